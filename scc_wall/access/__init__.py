"""Who may touch the wall: password ─→ letter ─→ session ─→ policy, each step sealed into the audit first.

Owns no thread: its callers' timers call `Sessions.tick`, `AuditLog.anchor_if_due` and `AuditLog.watch_clock`; it may be
called from any thread. Knows stores by the protocols of `domain` alone. Imported by `ui`, `app` and `cli`.
"""
