"""Ctrl+C and SIGTERM from the program's first moment to its last: it ends in order, with status 0.

::

    begin ─► unwind: what was begun is taken apart ─► (windows) the event loop ends ─► deaf: nothing interrupts the end

Before there is an event loop a signal leaves where it meets the program, by `SystemExit`. No code of Qt's may be left
so: while a question is open before the windows are, `kept` notes the signal instead.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class _Wish:
    """What is known of it in this process."""

    asked = False
    then: Callable[[], object] | None = None


def begin() -> None:
    """Take the signals from now on; on the main thread."""
    for one in SIGNALS:
        signal.signal(one, _on_signal)


def asked() -> bool:
    """Return whether one came already: whatever swallowed the `SystemExit` must not have swallowed the wish."""
    return _Wish.asked


def deaf() -> None:
    """Let no signal interrupt what takes the program apart, Python's own end included."""
    for one in SIGNALS:
        signal.signal(one, signal.SIG_IGN)


@contextmanager
def kept(then: Callable[[], object]) -> Iterator[None]:
    """Have a signal call this instead of leaving, for as long as the block lasts; leave behind it.

    Raises
    ------
    SystemExit
        If one came.
    """
    _Wish.then = then
    try:
        yield
    finally:
        _Wish.then = None
    if _Wish.asked:
        raise SystemExit(0)


def _on_signal(_signal: int, _frame: FrameType | None) -> None:
    _Wish.asked = True
    if _Wish.then is not None:
        _Wish.then()
        return
    deaf()
    raise SystemExit(0)
