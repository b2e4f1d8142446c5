"""How long the letter still holds, and how urgently that is told: in words and by a sign, never by colour alone."""

from enum import Enum, auto
from typing import Final

from scc_wall.domain.access_session import WARN_AT_S
from scc_wall.ui.access.dates import left_words
from scc_wall.ui.words import tr

SOON_S: Final = max(WARN_AT_S)
NOW_S: Final = min(WARN_AT_S)


class Urgency(Enum):
    """How urgent."""

    CALM = auto()
    SOON = auto()
    NOW = auto()


def urgency_of(left_s: float) -> Urgency:
    """Return how urgent it is with that much left: soon from 15 minutes on, now from 5."""
    if left_s <= NOW_S:
        return Urgency.NOW
    return Urgency.SOON if left_s <= SOON_S else Urgency.CALM


def told_of(left_s: float) -> str:
    """Return what is left in words, with the sign of its urgency."""
    left = left_words(left_s)
    return {
        Urgency.CALM: left,
        Urgency.SOON: "△ " + tr("hampir habis: {left}").format(left=left),
        Urgency.NOW: "⚠ " + tr("HABIS {left} LAGI").format(left=left),
    }[urgency_of(left_s)]
