"""Pages shown in turn, each for its dwell time.

::

    paused ──start──► running ──dwell over──► next page, running
      ▲                  │
      └──────pause───────┘        next, previous: another page with its whole dwell, running or paused as before
"""

from collections.abc import Sequence

from scc_wall.base.clock import seconds_between


class PageSequence:
    """Which page of a sequence is shown, and when it turns; paused at first.

    Parameters
    ----------
    dwell_s
        Seconds on each page, all above 0; at least one page.

    Raises
    ------
    ValueError
        If there is no page, or a dwell time isn't above 0.
    """

    def __init__(self, dwell_s: Sequence[float]) -> None:
        if not dwell_s:
            raise ValueError("a sequence has at least one page")
        if not all(dwell > 0 for dwell in dwell_s):
            raise ValueError(f"dwell times must be above 0 s: {list(dwell_s)}")
        self._dwell_s = tuple(dwell_s)
        self._page = 0
        self._since_mono_ns: int | None = None
        self._left_s = self._dwell_s[0]
        """Seconds left on this page at `_since_mono_ns`, or while paused."""

    @property
    def page(self) -> int:
        """The index of the page shown."""
        return self._page

    @property
    def running(self) -> bool:
        """Whether pages turn by themselves."""
        return self._since_mono_ns is not None

    def remaining_s(self, now_mono_ns: int) -> float:
        """Return the seconds left on this page; they don't pass while paused."""
        passed_s = 0.0 if self._since_mono_ns is None else seconds_between(self._since_mono_ns, now_mono_ns)
        return max(0.0, self._left_s - passed_s)

    def start(self, now_mono_ns: int) -> None:
        """Let pages turn, after what is left of this page's dwell time; nothing new if they do already."""
        if self._since_mono_ns is None:
            self._since_mono_ns = now_mono_ns

    def pause(self, now_mono_ns: int) -> None:
        """Stay on this page and keep what is left of its dwell time."""
        self._left_s = self.remaining_s(now_mono_ns)
        self._since_mono_ns = None

    def next(self, now_mono_ns: int) -> None:
        """Turn to the next page by hand; the first follows the last."""
        self.go_to(self._page + 1, now_mono_ns)

    def previous(self, now_mono_ns: int) -> None:
        """Turn to the page before by hand; the last goes before the first."""
        self.go_to(self._page - 1, now_mono_ns)

    def go_to(self, page: int, now_mono_ns: int) -> None:
        """Turn to a page by hand, counted around; its whole dwell time begins."""
        self._page = page % len(self._dwell_s)
        self._left_s = self._dwell_s[self._page]
        if self.running:
            self._since_mono_ns = now_mono_ns

    def with_dwell(self, dwell_s: Sequence[float], now_mono_ns: int) -> "PageSequence":
        """Return the sequence over pages that were edited: on the same page or the last one, and running as before.

        Its page begins anew; where no dwell time is another, it is this very sequence.

        Raises
        ------
        ValueError
            As for a new one.
        """
        if tuple(dwell_s) == self._dwell_s:
            return self
        other = PageSequence(dwell_s)
        other.go_to(min(self._page, len(dwell_s) - 1), now_mono_ns)
        if self.running:
            other.start(now_mono_ns)
        return other

    def advance(self, now_mono_ns: int) -> bool:
        """Turn the page if its time is over; return whether it turned.

        One page at most, however late: after the machine slept nobody wants the pages that were missed.
        """
        if not self.running or len(self._dwell_s) == 1 or self.remaining_s(now_mono_ns) > 0:
            return False
        self.next(now_mono_ns)
        return True
