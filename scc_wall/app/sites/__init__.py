"""The website monitors at this wall: opened behind its pictures, joined to store, access and panel.

::

    store is there ─► Monitors (prober, judge, history, watch) ─snapshots─► Desk ─► ui.sites
                                     ▲                                       │
                                     └──── what a person does, let through by access ───┘
"""
