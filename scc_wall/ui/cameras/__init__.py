"""The installer's dialogs for cameras: found, added, tested, changed; made by `app`, on the UI thread."""
