"""Puts what is measured before the machine's other work, for figures from a machine that others use too.

Linux schedules sessions against each other before it looks at the niceness of a process (autogroups), and every
contestant leads a session of its own, so plain `nice` changes nothing here.
"""

from pathlib import Path
from typing import Final

FIRST: Final = -10
"""Weighs about nine times as much as other sessions; root alone may set it."""


NORMAL: Final = 0


def put_first(pid: int, weight: int = FIRST) -> None:
    """Let the session of `pid` go first, or back (`NORMAL`); without autogroups or the right to, nothing changes.

    Source: man 7 sched, "The autogroup feature".
    """
    try:
        Path(f"/proc/{pid}/autogroup").write_text(str(weight), "ascii")
    except (FileNotFoundError, PermissionError, ProcessLookupError, BlockingIOError):
        return
