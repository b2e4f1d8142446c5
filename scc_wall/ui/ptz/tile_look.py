"""What a tile shows of a steered camera, as values: resolved purely, and painted again only when it differs."""

from dataclasses import dataclass, replace

from scc_wall.domain.fitting import Area, TileView
from scc_wall.domain.ptz_lock import PtzLock
from scc_wall.domain.steering import Drive, SteeringSnapshot
from scc_wall.domain.tile import WHOLE, Zoom
from scc_wall.domain.zoom import magnification
from scc_wall.ui import words
from scc_wall.ui.ptz import ptz_words
from scc_wall.ui.ptz.aim import ghost_area
from scc_wall.ui.ptz.desk import CameraAlarm
from scc_wall.ui.words import tr

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Gesture:
    """What the mouse draws on the tile while it is held; device pixels from the tile's upper left corner.

    Parameters
    ----------
    box
        From and to of a box that is being dragged.
    stick
        Where the stick was planted, and where it is pushed.
    aim
        Where a click asked for, until the camera's own target is known.
    """

    box: tuple[XY, XY] | None = None
    stick: tuple[XY, XY] | None = None
    aim: XY | None = None


@dataclass(frozen=True, slots=True)
class SteeredLook:
    """Everything over one tile's picture.

    Parameters
    ----------
    holder, optics, digital
        One line each, empty for none.
    foreign
        Whether somebody else holds it.
    proved
        False where the camera does not tell that it stands.
    alarm
        What asks for a person at once; empty for none.
    steering
        Whether mouse and keys steer this tile now.
    ghost
        Where the picture will be, in device pixels of the tile; `exact` False where that was reckoned.
    """

    holder: str = ""
    foreign: bool = False
    optics: str = ""
    drive: Drive | None = None
    proved: bool = True
    digital: str = ""
    alarm: str = ""
    steering: bool = False
    ghost: Area | None = None
    exact: bool = True
    gesture: Gesture = Gesture()

    def without_hand(self) -> "SteeredLook":
        """Return it without where the person steers: what is left is so of the camera."""
        return replace(self, steering=False, ghost=None, exact=True, gesture=Gesture())


def look_of(
    view: TileView,
    zoom: Zoom,
    lock: PtzLock | None,
    alarm: CameraAlarm | None,
    snapshot: SteeringSnapshot | None,
    *,
    steering: bool,
    gesture: Gesture,
    now_mono_ns: int,
) -> SteeredLook | None:
    """Return what stands over a tile, None for nothing.

    Parameters
    ----------
    snapshot
        Of the camera if this station has it before it now, else None.
    """
    mine = steering or (lock is not None and lock.mine)
    shown = snapshot if mine else None
    look = SteeredLook(
        holder="" if lock is None else ptz_words.lock_badge(lock),
        foreign=lock is not None and not lock.mine,
        optics="" if shown is None else _optics(shown, now_mono_ns),
        drive=None if shown is None else shown.drive,
        proved=shown is None or shown.tells_rest,
        digital=_digital(zoom, shown),
        alarm="" if alarm is None else _alarm(alarm),
        steering=steering,
        ghost=None if shown is None or shown.ghost is None else ghost_area(view, zoom, shown.ghost),
        exact=shown is None or shown.ghost is None or shown.ghost.exact,
        gesture=gesture if steering else Gesture(),
    )
    return None if look == SteeredLook() else look


def _optics(snapshot: SteeringSnapshot, now_mono_ns: int) -> str:
    if snapshot.drive in ptz_words.UNREACHED:  # where it stands now is not known
        return ptz_words.drive_word(snapshot.drive)
    told, age = _where(snapshot), ptz_words.age(snapshot, now_mono_ns)
    return f"{told} · {age}" if age else told


def _where(snapshot: SteeringSnapshot) -> str:
    zoom = tr("zum {zoom}").format(zoom=ptz_words.zoom(snapshot.zoom))
    if snapshot.drive not in {Drive.REST, Drive.MOVING}:
        return f"{ptz_words.drive_word(snapshot.drive)} · {zoom}"
    if snapshot.position is None:
        return zoom
    return f"{zoom} · {ptz_words.position(snapshot.position, snapshot.abilities)}"


def _digital(zoom: Zoom, snapshot: SteeringSnapshot | None) -> str:
    if snapshot is None or zoom == WHOLE:
        return ""
    return tr("zum digital {times}").format(times=ptz_words.times(magnification(zoom)))


def _alarm(alarm: CameraAlarm) -> str:
    return tr("MUNGKIN MASIH BERPUTAR {age} · STOP: Shift+Spasi").format(age=words.seconds(alarm.since_s))
