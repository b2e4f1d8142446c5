"""Access wired into the running wall: the dialogs' desks over the service layer, the lock of the commands, the timers.

Loaded when the first pictures are there, except for `lock`, which keeps the controls closed until then. Its one worker
thread belongs to `work`. Imported by the other modules of `app` and by `cli`.
"""
