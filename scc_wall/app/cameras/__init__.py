"""The cameras at this wall: found, asked, tried, stored, and followed by the running wall.

Dialogs ask `desk`, on workers; what takes long is a job with threads of its own (`job`); rights and audit stand before
all of it; what was stored reaches the wall through `follower`, on the UI thread. Imported by `app` alone.
"""
