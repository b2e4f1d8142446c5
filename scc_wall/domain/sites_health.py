"""How the website monitors themselves are, for whoever installed them: told as metrics."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SitesHealth:
    """See above.

    Parameters
    ----------
    looks
        Finished since the start, whatever they brought.
    under_way
        Looks being made now.
    history_waiting
        Looks, changes and verdicts that are yet to be written.
    history_written, history_dropped
        Since the start; what was dropped is lost.
    history_trouble
        The store can't be written at the moment.
    look_ups, look_ups_abandoned
        Questions to the DNS under way; those of them that nobody waits for any more.
    clock_trusted
        The history may be rolled up by this computer's clock.
    """

    looks: int = 0
    under_way: int = 0
    history_waiting: int = 0
    history_written: int = 0
    history_dropped: int = 0
    history_trouble: bool = False
    look_ups: int = 0
    look_ups_abandoned: int = 0
    clock_trusted: bool = False
