"""What stands under a snapshot: who took it, of what, when, and how true the picture was. In Indonesian, always.

The strip is part of the evidence, and is read by people who were not there: it does not follow the language of whoever
happened to sit at the desk. Times are told in WIB and UTC, to the second.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from scc_wall.base.clock import WIB
from scc_wall.domain.camera import StreamKey
from scc_wall.domain.tile import Rotation
from scc_wall.domain.tile_state import FROZEN_AFTER_S, TileState

DOT: Final = " · "
_CLOCK_DIFFERS_S: Final = 1.0
"""A camera's clock that is off by less is not worth a word."""


_NOT_SHOWN: Final = re.compile("[\0-\x08\x0e-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of what stands behind them: a name must not reorder a line."""
_NO_LETTER: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """How true a picture was.

    Parameters
    ----------
    size_px
        (width, height) of the picture, without the strip.
    arrived_utc
        When it arrived, not when the key was pressed.
    age_s
        Its age when it was taken, by its arrival.
    whole
        Whether it is the camera's whole picture at its own size, else what the tile showed.
    rotation
        How the tile was turned; the camera's whole picture is not.
    frozen_s
        For how long nothing had moved; 0.0 if something did.
    camera_clock_offset_s
        Camera's own time minus ours; None if it tells none.
    """

    key: StreamKey
    size_px: tuple[int, int]
    arrived_utc: datetime
    age_s: float
    state: TileState
    whole: bool = True
    codec: str = ""
    rotation: Rotation = Rotation.NONE
    frozen_s: float = 0.0
    camera_clock_offset_s: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is told of a snapshot.

    Parameters
    ----------
    title
        Number and name of the camera, or what the wall shows.
    where
        Region and place; empty if nobody said.
    picture
        None for the whole wall: each tile tells its own state.
    """

    snapshot_id: str
    taken_utc: datetime
    title: str
    where: str
    person: str
    login: str
    letter_number: str
    station: str
    picture: PictureFacts | None = None


def plain(text: str) -> str:
    """Return a text that somebody typed in one line, so that it can't pass for a line of the strip of its own."""
    return _NO_LETTER.sub("\ufffd", _NOT_SHOWN.sub("", " ".join(text.split())))


def moment(utc: datetime) -> str:
    """Return a moment in WIB and UTC, each with its day."""
    return f"{utc.astimezone(WIB):%Y-%m-%d %H:%M:%S} WIB ({utc:%Y-%m-%d %H:%M:%S} UTC)"


def file_stem(taken_utc: datetime, mark: str) -> str:
    """Return the name that a snapshot has for good: its moment in WIB and a mark that no other has."""
    return f"{taken_utc.astimezone(WIB):%Y%m%d-%H%M%S}-{mark}"


def folder_of(taken_utc: datetime) -> str:
    """Return the folder of a day, by the calendar of the room."""
    return f"{taken_utc.astimezone(WIB):%Y-%m-%d}"


def lines(evidence: Evidence) -> tuple[str, ...]:
    """Return what stands in the strip, line by line; a line may have to be wrapped."""
    one = evidence
    told = [DOT.join(part for part in map(plain, (one.title, one.where)) if part)]
    if one.picture is not None:
        came = f"Gambar tiba {moment(one.picture.arrived_utc)}"
        told.append(DOT.join((came, _state(one.picture), _format(one.picture))))
    told.append(f"Diambil {moment(one.taken_utc)}{DOT}oleh {plain(one.person)} ({plain(one.login)})")
    letter, station = plain(one.letter_number) or "—", plain(one.station)
    told.append(f"Surat {letter}{DOT}stasiun {station}{DOT}cuplikan {one.snapshot_id}")
    return tuple(told)


def _state(picture: PictureFacts) -> str:
    """Return the state of the picture in words: capitals where it was not live."""
    age = f"umur {picture.age_s:.1f} dtk".replace(".", ",")
    if picture.state is TileState.LIVE and picture.frozen_s >= FROZEN_AFTER_S:
        since_utc = picture.arrived_utc - timedelta(seconds=picture.frozen_s)
        return f"BEKU? sama sejak {since_utc.astimezone(WIB):%H:%M:%S} WIB"
    return {
        TileState.LIVE: f"langsung, {age}",
        TileState.STALE: f"TERTINGGAL, {age}",
        TileState.CONNECTING: f"MENYAMBUNG LAGI, {age}",
        TileState.LOST: f"TERPUTUS, gambar terakhir, {age}",
        TileState.REFUSED: f"DITOLAK KAMERA, gambar terakhir, {age}",
    }[picture.state]


def _format(picture: PictureFacts) -> str:
    width, height = picture.size_px
    if not picture.whole:
        parts = [f"gambar petak {width}×{height} dari aliran {picture.key.role}, diskalakan: aliran tidak lagi ada"]
        if picture.rotation is not Rotation.NONE:
            parts.append(f"diputar {picture.rotation}°")
        return DOT.join(parts)
    parts = [f"aliran {picture.key.role} {width}×{height} {picture.codec}".rstrip()]
    if picture.rotation is not Rotation.NONE:
        parts.append(f"petak diputar {picture.rotation}°, gambar ini tidak")
    offset_s = picture.camera_clock_offset_s
    if offset_s is not None and abs(offset_s) >= _CLOCK_DIFFERS_S:
        parts.append(f"jam kamera {offset_s:+.0f} dtk")
    return DOT.join(parts)


def metadata(evidence: Evidence) -> dict[str, str | int | float | bool | None]:
    """Return the same facts for programs; they stand inside the file."""
    one, picture = evidence, evidence.picture
    facts: dict[str, str | int | float | bool | None] = {
        "snapshot": one.snapshot_id,
        "taken_utc": one.taken_utc.isoformat(timespec="milliseconds"),
        "title": one.title,
        "where": one.where,
        "person": one.person,
        "login": one.login,
        "letter": one.letter_number,
        "station": one.station,
    }
    if picture is not None:
        facts |= {
            "stream": str(picture.key.role),
            "camera_id": picture.key.camera_id,
            "width_px": picture.size_px[0],
            "height_px": picture.size_px[1],
            "codec": picture.codec,
            "arrived_utc": picture.arrived_utc.isoformat(timespec="milliseconds"),
            "age_s": round(picture.age_s, 3),
            "state": str(picture.state),
            "frozen_s": round(picture.frozen_s, 1),
            "whole": picture.whole,
            "tile_rotation_deg": int(picture.rotation),
            "camera_clock_offset_s": picture.camera_clock_offset_s,
        }
    return facts
