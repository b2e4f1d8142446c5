"""The guardian's process and the link to it: gives it the way to stop a camera, and the controllers their `StopGuard`.

The threads of the link belong to `link`, one to wait for the process and one to write to it. Imported by the other
modules of `app` and by `cli`; imports no Qt, since the guardian's process must stay small.
"""
