"""The dialogs by which a shift is handed over and taken over."""
