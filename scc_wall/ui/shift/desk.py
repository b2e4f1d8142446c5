"""What the dialogs of the handover need of the program; `app` gives them store, policy and audit behind it.

Every call may take its time and be refused (SccError); they are made through a `Work` (ui/access/busy.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from scc_wall.domain.handover import Handover
from scc_wall.domain.shift_sheet import Sheet


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the desk as the dialog opens.

    Parameters
    ----------
    sheet
        Of now, without a remark: what would be handed over.
    waiting
        What was given and nobody took yet; None: nothing.
    own
        Whether the person who is in gave `waiting`.
    changed
        What waited was changed in the database: nobody can take it, the next one replaces it.
    """

    sheet: Sheet
    waiting: Handover | None = None
    own: bool = False
    changed: bool = False


class ShiftDesk(Protocol):
    """What the dialogs ask for."""

    def look(self) -> Desk:
        """Return what lies there now."""
        ...

    def give(self, sheet: Sheet) -> Handover:
        """Hand over what the person saw, with their remark in it; one of theirs that still waits is replaced."""
        ...

    def take(self, handover_id: int, remark: str) -> None:
        """Take it over, in the name of who is in."""
        ...

    def withdraw(self, handover_id: int) -> None:
        """Take an own one back."""
        ...

    def past(self) -> Sequence[Handover]:
        """Return the latest handovers, newest first."""
        ...
