"""The soak: a whole wall over 36 simulated cameras for hours, with faults by chance, and what came of it as a table.

`plan` draws incidents from a seed → `soak` makes and cures them in the `world` (simulators, wall, store), reading
metrics and /proc all the while → `figures` makes slopes, recoveries and verdicts of it → `table`. Decision 0067.
"""
