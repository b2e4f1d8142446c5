"""Replay wired: rights, audit and setting behind it; on the UI thread, but for what a worker does. For `app` alone."""
