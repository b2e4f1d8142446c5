"""The program as its guardian and its people know it: restarts told, safe mode, kiosk, the front. On the UI thread."""
