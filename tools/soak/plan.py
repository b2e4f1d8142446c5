"""Which incidents come, one after the other: the same for the same seed."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from typing import Final


class Kind(StrEnum):
    """What happens; the value stands in the table."""

    CAMERAS = "cameras"
    ALL_LOSE = "all cameras lose packets"
    ALL_REBOOT = "all cameras reboot"
    ALL_CUT = "all cameras cut, then rest"
    KILL = "kill -9 decode process"
    STOP = "SIGSTOP decode process"
    STORE = "store locked"
    SITE = "site down"


WEIGHTS: Final[Mapping[Kind, int]] = {
    Kind.CAMERAS: 10,
    Kind.ALL_LOSE: 1,
    Kind.ALL_REBOOT: 1,
    Kind.KILL: 2,
    Kind.STOP: 1,
    Kind.STORE: 2,
    Kind.SITE: 2,
}
CAMERA_FAULTS: Final[Mapping[str, Mapping[str, float]]] = {
    "stall": {},
    "rst": {},
    "fin": {},
    "silent": {},
    "play-silent": {},
    "trickle": {},
    "reboot": {"for_s": 10.0},
    "bit-errors": {"rate": 2e-5},
    "packet-loss": {"rate": 0.05},
    "garbage": {},
    "503": {},
    "frozen": {},
    "slow-rate": {"per_s": 3.0},
    "syn-dropped": {},
}
"""Those of the simulator that pass without a person's doing (a wrong password does not)."""
ALL_FAULTS: Final[Mapping[Kind, tuple[str, Mapping[str, float]]]] = {
    Kind.ALL_LOSE: ("packet-loss", {"rate": 0.2}),
    Kind.ALL_REBOOT: ("reboot", CAMERA_FAULTS["reboot"]),
    Kind.ALL_CUT: ("rst", {}),
}
"""What hits all cameras at once."""
REST_EVERY: Final = 8
"""Each so many incidents all streams begin anew, and nothing happens for a while: memory is compared there."""
REST_S: Final = 75.0
"""Long enough for freed memory to be given back, which happens each minute (decision 0083)."""
MOST_CAMERAS: Final = 6
HOLD_S: Final = (5.0, 30.0)
PAUSE_S: Final = (5.0, 20.0)
LOCK_S: Final = (1.0, 8.0)
STOP_S: Final = (3.0, 20.0)


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident.

    Parameters
    ----------
    hold_s
        How long it lasts; 0 if it is over at once.
    pause_s
        How long nothing happens once all is well again.
    faults
        Camera → its fault.
    pick
        Which of those there are (decode process, site) is hit: a share of their number.
    """

    kind: Kind
    hold_s: float
    pause_s: float
    faults: Mapping[str, str] = field(default_factory=dict)
    pick: float = 0.0

    @property
    def rests(self) -> bool:
        """Whether the pause after it is a rest, all streams having just begun anew."""
        return self.kind is Kind.ALL_CUT

    @property
    def told(self) -> str:
        """What it is, in a line."""
        return ", ".join(f"{camera} {fault}" for camera, fault in self.faults.items()) or self.kind.value


def incidents(seed: int, cameras: Sequence[str]) -> Iterator[Incident]:
    """Yield incidents for ever; every kind comes once before chance has its way, and a rest every so often.

    A decoder that misses pictures keeps memory for up to three more for as long as it lives (1 MB for 640×360), which
    is no leak: memory is compared at rests, where no decoder has lived through anything yet (decision 0067).
    """
    chance = random.Random(seed)  # noqa: S311 - the same again for the same seed is what is wanted
    first = list(WEIGHTS)
    chance.shuffle(first)
    for number in count(1):
        if number % REST_EVERY == 0:
            kind = Kind.ALL_CUT
        else:
            kind = first.pop() if first else chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        yield _incident(kind, chance, cameras)


def _incident(kind: Kind, chance: random.Random, cameras: Sequence[str]) -> Incident:
    hold_s = {
        Kind.CAMERAS: HOLD_S,
        Kind.ALL_LOSE: (100.0, 100.0),
        Kind.ALL_REBOOT: (10.0, 10.0),
        Kind.ALL_CUT: (1.0, 1.0),
        Kind.KILL: (0.0, 0.0),
        Kind.STOP: STOP_S,
        Kind.STORE: LOCK_S,
        Kind.SITE: (25.0, 40.0),
    }[kind]
    faults: dict[str, str] = {}
    if kind is Kind.CAMERAS:
        hit = chance.sample(list(cameras), chance.randint(1, min(MOST_CAMERAS, len(cameras))))
        faults = {camera: chance.choice(list(CAMERA_FAULTS)) for camera in sorted(hit)}
    pause_s = (REST_S, REST_S) if kind is Kind.ALL_CUT else PAUSE_S
    return Incident(kind, chance.uniform(*hold_s), chance.uniform(*pause_s), faults, chance.random())
