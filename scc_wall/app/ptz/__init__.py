"""Steering wired together: panel ─► desk ─► leave (policy, lock, audit) ─► controller ─► camera.

Threads: the desk answers on the UI thread; `ptz-leave` waits for the store; `ptz-watch` looks four times a second
whether session and lock still hold; each controller has its own. Only `app.wall` imports `reception`; the rest is
loaded by its worker, behind the first pictures.
"""
