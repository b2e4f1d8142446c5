"""What a replayed tile shows over its picture, as values: resolved purely, and painted again only when it differs."""

from dataclasses import dataclass
from typing import Final

from scc_wall.domain.replay import TOLD, ReplayPhase, ReplayState, ReplayWish
from scc_wall.domain.tile import TileStatus
from scc_wall.domain.tile_state import TileState
from scc_wall.ui import theme, words
from scc_wall.ui.words import tr

_LABEL: Final = 2.1
"""Height of the tile's label over that of its capitals (`ui.overlay`)."""


@dataclass(frozen=True, slots=True)
class ReplayLook:
    """Everything over the picture but its time, which is that of the picture itself.

    Parameters
    ----------
    notes
        What else there is to say: paused, speed, its end, what the camera is now.
    second
        Changes once a second, so that the age of a paused picture is painted anew.
    """

    from_mono_ns: int
    until_mono_ns: int
    notes: tuple[str, ...] = ()
    ended: bool = False
    second: int = 0


def look_of(state: ReplayState, wish: ReplayWish, live: TileStatus | None, second: int) -> ReplayLook:
    """Return the look of a replayed tile.

    Parameters
    ----------
    live
        How the camera is now, for what happens behind the picture of the past.
    """
    ended = state.phase in {ReplayPhase.ENDED, ReplayPhase.FAILED}
    notes = [_doing(state, wish), *(() if live is None else (_now(live),))]
    return ReplayLook(state.from_mono_ns, state.until_mono_ns, tuple(filter(None, notes)), ended, second)


def _doing(state: ReplayState, wish: ReplayWish) -> str:
    if state.failure is not None:
        return str(TOLD[state.failure])
    if state.phase is ReplayPhase.ENDED:
        return tr("akhir ulangan")
    speed = "" if wish.speed == 1 else f"{words.number(wish.speed, 0 if wish.speed > 1 else 1)}×"
    return tr("jeda") if not wish.playing else speed


def _now(live: TileStatus) -> str:
    if live.state is TileState.LIVE:
        return ""
    return tr("kamera kini: {state}").format(state=words.state_word(live.state))


def headlines(age_s: float, time: str) -> tuple[str, ...]:
    """Return what a replayed tile says first of all, the longest first: the one that fits is painted."""
    age = "−" + (words.seconds(age_s) if age_s >= 10 else tr("{n} dtk").format(n=round(age_s)))
    return (
        tr("ULANGAN {age} · {time}").format(age=age, time=time),
        tr("ULANGAN {age}").format(age=age),
        tr("ULANGAN"),
    )


def hints() -> tuple[str, ...]:
    """Return what the keys do, the longest first."""
    return (
        tr("Spasi jeda · ← → 1 dtk · Shift+← → 5 dtk · − + laju · Home awal · Esc langsung"),
        tr("Spasi jeda · ← → geser · − + laju · Esc langsung"),
        tr("Esc langsung"),
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """Where the position bar lies on a tile, in device pixels from its upper left corner."""

    left: float
    right: float
    top: float
    height: float

    def share(self, x: float) -> float:
        """Return how far along a place is, 0 to 1."""
        return min(1.0, max(0.0, (x - self.left) / max(1.0, self.right - self.left)))

    def hit(self, x: float, y: float) -> bool:
        """Return whether a hand on that place means the bar."""
        near = self.height * 1.5
        return self.left - near <= x <= self.right + near and self.top - near <= y <= self.top + self.height + near


def lines_px(cap_px: int, frame_px: int = theme.SELECTION_PX) -> int:
    """Return how deep the two lines around the selected tile are, which a replayed one always is: its name is above.

    Parameters
    ----------
    frame_px
        Of `TilePainter`: twice as wide on a screen at 200 %.
    """
    return 2 * max(frame_px, cap_px // 6)


def bar_of(width_px: int, height_px: int, cap_px: int, frame_px: int = theme.SELECTION_PX) -> Bar:
    """Return where the bar lies on a tile of that size, within the lines around it."""
    lines = lines_px(cap_px, frame_px)
    inset = max(lines + cap_px * 0.6, cap_px * 1.2)
    high = max(4.0, cap_px * 0.6)
    top = height_px - lines - round(cap_px * _LABEL) - high - cap_px * 0.7
    return Bar(inset, width_px - inset, top, high)
