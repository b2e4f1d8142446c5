"""Snapshots at this wall: J or Shift+J ─► picture taken ─► evidence strip ─► PNG, audit, file, store ─► gallery.

The reception lives on the UI thread, files and hashes on a worker of its own; only `app.wall` makes it.
"""
