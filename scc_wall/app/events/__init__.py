"""Events of every source: sources and book on the UI thread's second, the store behind them on one worker.

feed, sites, PTZ, sessions, disk, clock ─► `Seen` ─► event book (domain) ─► `Desk` ─► panel and strip (ui/events)
                                                                              └─► store, by the worker
"""
