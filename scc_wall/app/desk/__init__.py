"""What the desk shows of session, store and network, and how each person left it.

    session, store, sites ─► session panel, status line     person in ─► their arrangement, out ─► the station's

Owns one thread (`desk`), for the store. Only `app` imports it.
"""
