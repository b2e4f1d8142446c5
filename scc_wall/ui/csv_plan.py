"""What importing a CSV file would change, for the dialogs that ask first: cameras and websites alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scc_wall.base.told import Told
from scc_wall.ui.words import tr


@dataclass(frozen=True, slots=True)
class CsvFault:
    """Why a line of a file can't be imported; `line` is 1 for the first, 0 for the file as a whole."""

    line: int
    told: Told


@dataclass(frozen=True, slots=True)
class CsvPlan:
    """What importing a file would change; with faults nothing can be imported."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    faults: Sequence[CsvFault] = ()


def fault_lines(faults: Iterable[CsvFault]) -> str:
    """Return the faults, a line each."""
    return "\n".join(map(_fault_line, faults))


def _fault_line(fault: CsvFault) -> str:
    return tr("baris {n}: {why}").format(n=fault.line, why=fault.told) if fault.line else str(fault.told)
