"""How tables were left: how wide each column is, and by which one the rows are sorted. No Qt.

::

    dragged, clicked ─► `tables` ◄──► desk memory (`ui.desk.memory`): kept for each person, put back when they come in
                           ▲
                           └── asked by each table whenever it is filled or given another size

One for the process, as one person at a time sits at a station: who opens a dialog finds it as they left it, whoever
made the dialog.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from scc_wall.base.clock import MONTHS_EN
from scc_wall.domain.setting import JsonValue

NARROWEST_PX: Final = 40
"""No column is dragged narrower than this: it could not be found again."""
WHOLE: Final = 10_000
"""The shares of all columns of a table together, about."""
MOST_TABLES: Final = 50
MOST_COLUMNS: Final = 20
_DAY: Final = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_DAY_EN: Final = re.compile(rf"(\d\d?) ({'|'.join(MONTHS_EN).casefold()}) (\d{{4}})")
_DIGITS: Final = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class TableLook:
    """How one table was left.

    Parameters
    ----------
    shares
        Of each column in the width of the table; empty: the table shares its room by itself.
    column
        By which the rows are sorted; None: as the program lists them.
    descending
        Whether the last one comes first.
    """

    shares: tuple[int, ...] = ()
    column: int | None = None
    descending: bool = False


class TableMemory:
    """The tables that somebody arranged, by name."""

    def __init__(self) -> None:
        self._looks: dict[str, TableLook] = {}

    def of(self, name: str) -> TableLook:
        """Return how a table was left."""
        return self._looks.get(name, TableLook())

    def keep(self, name: str, look: TableLook) -> None:
        """Remember how it was left."""
        self._looks[name] = look

    def forget(self) -> None:
        """Have all tables as they were at first."""
        self._looks = {}

    def collect(self) -> dict[str, JsonValue]:
        """Return all that is remembered, for the store."""
        return {
            name: {"shares": list(look.shares), "column": look.column, "descending": look.descending}
            for name, look in self._looks.items()
            if look != TableLook()
        }

    def apply(self, kept: Mapping[str, Any]) -> None:
        """Take what `collect` returned in place of what is remembered; what is odd counts as not arranged."""
        read = {str(name): _look_of(value) for name, value in list(kept.items())[:MOST_TABLES]}
        self._looks = {name: look for name, look in read.items() if look is not None}


tables: Final = TableMemory()
"""Of whoever sits here."""


def _look_of(value: object) -> TableLook | None:
    if not isinstance(value, Mapping):
        return None
    shares, column = value.get("shares"), value.get("column")
    if not isinstance(shares, list) or len(shares) > MOST_COLUMNS:
        return None
    if not all(type(one) is int and 0 < one <= WHOLE for one in shares):
        return None
    if column is not None and (type(column) is not int or not 0 <= column < MOST_COLUMNS):
        return None
    return TableLook(tuple(shares), column, value.get("descending") is True)


def shares_of(widths_px: Sequence[int]) -> tuple[int, ...]:
    """Return the shares of columns that are so wide."""
    whole = max(1, sum(widths_px))
    return tuple(max(1, width * WHOLE // whole) for width in widths_px)


def spread(shares: Sequence[int], room_px: int) -> list[int]:
    """Return the widths of columns with these shares; they fill the room."""
    whole = sum(shares)
    edges = [room_px * sum(shares[:n]) // whole for n in range(len(shares) + 1)]
    return [after - before for before, after in pairwise(edges)]


def with_edge_moved(widths_px: Sequence[int], column: int, wanted_px: int) -> list[int]:
    """Return the widths once a column's right edge was dragged: the column behind it gives the room, or takes it.

    The right edge of the last column is the table's, and stays.
    """
    widths = list(widths_px)
    if not 0 <= column < len(widths) - 1:
        return widths
    both = widths[column] + widths[column + 1]
    if both < 2 * NARROWEST_PX:
        return widths
    widths[column] = min(max(wanted_px, NARROWEST_PX), both - NARROWEST_PX)
    widths[column + 1] = both - widths[column]
    return widths


def _turned(day: re.Match[str]) -> str:
    """Return an English day with its year first, as the others."""
    return f"{day[3]}/{MONTHS_EN.index(day[2].capitalize()) + 1:02d}/{int(day[1]):02d}"


def sort_key(text: str) -> tuple[Any, ...]:
    """Return what texts are sorted by as people read them: days by the calendar, numbers by their value, no case.

    Texts and numbers take turns in it, so that any two can be compared.
    """
    turned = _DAY_EN.sub(_turned, _DAY.sub(r"\3/\2/\1", text.casefold()))
    return tuple(int(part) if place % 2 else part for place, part in enumerate(_DIGITS.split(turned)))
