"""What the guardian tells a program that it starts, in one variable of its environment: no secret is in it."""

import json
from dataclasses import asdict, dataclass
from typing import Final

VARIABLE: Final = "SCC_WALL_GUARDED"
AGAIN: Final = 4
"""What a program in safe mode ends with that is to be started with video again, by a person's wish."""
AGAIN_BY_ITSELF: Final = 5
"""The same, when safe mode has lasted its time."""


@dataclass(frozen=True, slots=True)
class Before:
    """How the run before this one ended.

    Parameters
    ----------
    hung
        It was killed because it said nothing; else it ended by itself.
    how
        For the audit and the log: `signal 11`, `status 1`, `no word for 6 s`.
    crashes
        Within the last 10 minutes, this one among them.
    dump
        Name of the file in the folder of the logs that says where its threads were; empty for none.
    """

    hung: bool
    how: str
    crashes: int
    dump: str = ""


@dataclass(frozen=True, slots=True)
class Birth:
    """See above.

    Parameters
    ----------
    pipe
        Descriptor (on Windows: handle) of the end of the pipe that is beaten into.
    safe_s
        After so long safe mode ends by itself; None: it is not safe mode.
    before
        None at the first start, and after an end that somebody wished.
    resumes
        Whether a program that this guardian started before had kept what the wall shows: it is taken up again then,
        whatever the command line said for the first start.
    """

    pipe: int
    safe_s: float | None = None
    before: Before | None = None
    resumes: bool = False

    def text(self) -> str:
        """Return it for the environment."""
        return json.dumps(asdict(self))


def read(text: str) -> Birth | None:
    """Return what was told; None if nobody told it like this."""
    try:
        told = json.loads(text)
        before = told["before"]
        safe_s = told["safe_s"]
        return Birth(
            int(told["pipe"]),
            None if safe_s is None else float(safe_s),
            None
            if before is None
            else Before(bool(before["hung"]), str(before["how"]), int(before["crashes"]), str(before["dump"])),
            bool(told["resumes"]),
        )
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
