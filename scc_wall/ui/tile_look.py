"""What a tile looks like, as values: resolved purely from its status, so that it is drawn again only when it differs.

`look_of` is the table of specs/video.md ("A tile tells the truth") in code; `overlay` draws what it returns.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.cause import TOLD
from scc_wall.domain.tile import StreamReason, TileStatus
from scc_wall.domain.tile_state import LinkPhase, TileState
from scc_wall.ui import words
from scc_wall.ui.words import tr


class Mark(StrEnum):
    """The small sign of a state: a shape of its own for each, never colour alone."""

    LIVE = "live"
    FROZEN = "frozen"
    CONNECTING = "connecting"
    STALE = "stale"
    LOST = "lost"
    REFUSED = "refused"
    REPLAY = "replay"
    """No state of a camera: the tile shows the past."""
    HIDDEN = "hidden"
    """No state of a camera: guests must not see it."""


class PictureStyle(StrEnum):
    """How the newest picture is painted."""

    LIVE = "live"
    GREY = "grey"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TileLook:
    """Everything drawn on a tile but the picture itself.

    Parameters
    ----------
    mark, title, region
        The label that is always there: `07 Ampera Hilir` and `Kota Palembang`.
    badge
        Word and age of any state but LIVE; empty for none.
    brief
        The same where a tile has no room for all of it: what must not be lost.
    lines
        Text in the middle of a tile without a picture: first what, then why, since when, next try.
    details
        Stream, rate, age, codec; empty while not asked for.
    """

    mark: Mark
    picture: PictureStyle
    title: str
    region: str = ""
    badge: str = ""
    brief: str = ""
    lines: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    pinned: bool = False

    def spoken(self) -> str:
        """Return the look as one sentence for screen readers and tests."""
        return ", ".join(part for part in (self.title, self.region, self.badge, *self.lines) if part)


def look_of(
    camera: CameraConfig,
    status: TileStatus | None,
    now_utc: datetime,
    *,
    region: str = "",
    details: bool = False,
    pinned: bool = False,
) -> TileLook:
    """Return the look of a tile.

    A status that speaks of another camera's stream (the tile was just given this one) counts as CONNECTING without
    a picture: a picture never stands under another camera's name.
    """
    title = camera.title
    if status is None or (status.stream is not None and status.stream.camera_id != camera.camera_id):
        waiting = tr("menyambung…")
        return TileLook(Mark.CONNECTING, PictureStyle.NONE, title, region, lines=(waiting,), pinned=pinned)
    facts = _details(status) if details else ()
    (badge, brief), lines, mark, picture = _STATES[status.state](status, now_utc)
    if picture is PictureStyle.NONE:
        facts = facts[:1]  # the middle says the rest, and needs the room
    return TileLook(mark, picture, title, region, badge, brief, lines, facts, pinned)


def hidden_look(camera: CameraConfig, *, pinned: bool = False) -> TileLook:
    """Return the look of a tile whose camera guests must not see: its number, by which operators know it, no more."""
    number = "" if camera.number is None else f"{camera.number:02d}"
    return TileLook(Mark.HIDDEN, PictureStyle.NONE, number, lines=(tr("disembunyikan"),), pinned=pinned)


def chosen_note() -> str:
    """Return what stands on a tile whose camera will be hidden once guests come."""
    return tr("tersembunyi dari tamu")


_NO_WORD: Final = ("", "")
_Parts = tuple[tuple[str, str], tuple[str, ...], Mark, PictureStyle]


def _live(status: TileStatus, _now_utc: datetime) -> _Parts:
    if status.frozen:
        since = words.seconds(status.frozen_s)
        told = tr("beku? sama selama {age}").format(age=since), tr("beku? {age}").format(age=since)
        return told, (), Mark.FROZEN, PictureStyle.LIVE
    return _NO_WORD, (), Mark.LIVE, PictureStyle.LIVE


def _stale(status: TileStatus, _now_utc: datetime) -> _Parts:
    age = words.seconds(status.age_s or 0.0)
    return (tr("tertinggal {age}").format(age=age), age), (), Mark.STALE, PictureStyle.GREY


def _connecting(status: TileStatus, now_utc: datetime) -> _Parts:
    if status.age_s is None:
        return _NO_WORD, (tr("menyambung…"),), Mark.CONNECTING, PictureStyle.NONE
    dated = words.past_time(now_utc - timedelta(seconds=status.age_s), now_utc)
    told = tr("menyambung… gambar {time}").format(time=dated), tr("menyambung…")
    return told, (), Mark.CONNECTING, PictureStyle.GREY


def _lost(status: TileStatus, now_utc: datetime) -> _Parts:
    return _NO_WORD, _no_picture(status, now_utc, tr("terputus")), Mark.LOST, PictureStyle.NONE


def _refused(status: TileStatus, now_utc: datetime) -> _Parts:
    return _NO_WORD, _no_picture(status, now_utc, tr("ditolak")), Mark.REFUSED, PictureStyle.NONE


_STATES = {
    TileState.CONNECTING: _connecting,
    TileState.LIVE: _live,
    TileState.STALE: _stale,
    TileState.LOST: _lost,
    TileState.REFUSED: _refused,
}


def _no_picture(status: TileStatus, now_utc: datetime, word: str) -> tuple[str, ...]:
    lines = [word]
    if status.cause is not None:
        lines.append(str(TOLD[status.cause]))
    if status.age_s is not None:
        dated = words.past_time(now_utc - timedelta(seconds=status.age_s), now_utc)
        lines.append(tr("gambar terakhir {time}").format(time=dated))
    if status.next_try_s is not None:
        lines.append(tr("coba lagi {n} dtk").format(n=max(0, round(status.next_try_s))))
    elif status.link.phase is LinkPhase.OPENING and status.link.failures:
        lines.append(tr("mencoba lagi…"))
    return tuple(lines)


def _details(status: TileStatus) -> tuple[str, ...]:
    facts = status.facts
    lines = []
    if status.role is not None:
        lines.append(words.stream_word(status.role, status.reason))
    size = "" if facts.size_px is None else f"{facts.size_px[0]}×{facts.size_px[1]}"
    codec = "" if facts.codec is None else facts.codec.upper().replace("H26", "H.26")
    if size or codec:
        lines.append(" ".join(part for part in (codec, size) if part))
    rate = tr("{n} gbr/dtk").format(n=words.number(facts.frames_per_s))
    lines.append(f"{rate}  {words.bits(facts.bits_per_s)}" if facts.bits_per_s else rate)
    if status.age_s is not None:
        lines.append(tr("umur {age}").format(age=words.seconds(status.age_s)))
    how = [tr("perangkat keras") if facts.hardware else tr("perangkat lunak")]
    if facts.fallback:
        how.append(tr("cara cadangan"))
    lines.append(", ".join(how))
    if facts.kept_bytes:
        kept = tr("simpanan ulangan {n} dtk, {mb} MB")
        lines.append(kept.format(n=round(facts.kept_s), mb=words.number(facts.kept_bytes / 1e6)))
    if status.reason is StreamReason.LOAD:
        lines.append(tr("diturunkan karena beban"))
    return tuple(lines)
