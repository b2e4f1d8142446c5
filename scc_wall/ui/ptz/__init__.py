"""Steering at the desk: the panel, what a tile shows of it, mouse and keys; made by `app`, on the UI thread."""
