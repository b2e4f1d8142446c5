"""What steering says: drive states, holders, position and zoom as far as they are known, patrols."""

from math import ceil
from typing import Final

from scc_wall.domain.ptz import PtzAbilities, PtzVector, SpaceUnit
from scc_wall.domain.ptz_lock import PtzLock
from scc_wall.domain.steering import Drive, PatrolState, SteeringSnapshot, ZoomShown
from scc_wall.ui import words
from scc_wall.ui.words import tr

OLD_AFTER_S: Final = 8.0
"""Where a camera at rest stood that long ago is told with its age: it is asked every 5 s (`ptz.steering.watch`)."""
OLD_MOVING_S: Final = 2.0
"""The same of one that may be moving: it is asked four times a second."""
UNREACHED: Final = frozenset({Drive.CONNECTING, Drive.LOST})
"""What was read of such a camera is of before, however lately that was."""


def drive_word(drive: Drive, *, tells_rest: bool = True) -> str:
    """Return what a state of the drives is called; rest that a camera does not tell is not called proved."""
    if drive is Drive.REST and not tells_rest:
        return tr("disuruh berhenti; kamera tidak melapor")
    return {
        Drive.CONNECTING: tr("menghubungi kamera…"),
        Drive.REST: tr("diam (terbukti)"),
        Drive.MOVING: tr("bergerak"),
        Drive.STOPPING: tr("berhenti… belum terbukti"),
        Drive.RUNAWAY: tr("MUNGKIN MASIH BERPUTAR"),
        Drive.LOST: tr("tidak menjawab"),
    }[drive]


def holder(lock: PtzLock) -> str:
    """Return who holds a camera, in a sentence."""
    if lock.mine:
        return tr("Anda memegang kamera ini.")
    return tr("Dipegang {name} di {station}.").format(name=lock.holder.name, station=lock.holder.station)


def lock_left(lock: PtzLock) -> str:
    """Return until when it is held, and what keeps it so."""
    if lock.reserved or lock.left_s is None:
        return tr("tetap milik Anda sampai “Lepas”") if lock.mine else tr("dipegang sampai dilepas")
    if lock.mine:
        return tr("lepas sendiri dalam {n} dtk tanpa perintah; “Pegang” agar tetap").format(n=lock_seconds(lock.left_s))
    return tr("bebas dalam {n} dtk bila ia tidak menggerakkannya lagi").format(n=lock_seconds(lock.left_s))


def lock_seconds(left_s: float) -> int:
    """Return the seconds of a countdown: whole ones, 0 only at its end."""
    return max(0, ceil(left_s))


def lock_badge(lock: PtzLock) -> str:
    """Return the same as short as a tile needs it."""
    who = tr("Anda") if lock.mine else lock.holder.name
    if lock.reserved or lock.left_s is None:
        return tr("{who} · dipegang").format(who=who)
    return tr("{who} · {n} dtk").format(who=who, n=lock_seconds(lock.left_s))


def zoom(shown: ZoomShown) -> str:
    """Return the optical zoom as far as anybody knows it."""
    if shown.times is not None:
        return f"{words.number(shown.times)}×"
    if shown.percent is not None:
        return f"{round(shown.percent)} %"
    return tr("tidak diketahui")


def times(value: float) -> str:
    """Return a magnification, e.g. `2,5×`."""
    return f"{words.number(value)}×"


def position(where: PtzVector | None, abilities: PtzAbilities | None) -> str:
    """Return where it looks: degrees if the camera counts in them, else percent of the way it can go."""
    if where is None or where.pan_tilt is None:
        return tr("tidak diketahui")
    pan, tilt = where.pan_tilt
    units = {space.unit for space in abilities.position} if abilities is not None else set()
    if units == {SpaceUnit.DEGREES}:
        return f"{_signed(pan, 1)}° / {_signed(tilt, 1)}°"
    if units and SpaceUnit.GENERIC not in units:
        return tr("{x} / {y} (hitungan kamera)").format(x=_signed(pan, 2), y=_signed(tilt, 2))
    return f"{_signed(pan * 100, 0)} % / {_signed(tilt * 100, 0)} %"


def _signed(value: float, decimals: int) -> str:
    sign = "−" if round(value, decimals) < 0 else "+" if round(value, decimals) > 0 else ""
    return sign + words.number(abs(value), decimals)


def age(snapshot: SteeringSnapshot, now_mono_ns: int) -> str:
    """Return when position and zoom were read, empty while they are of now or there are none."""
    if snapshot.position is None:
        return ""
    old_s = max(0.0, (now_mono_ns - snapshot.position_mono_ns) / 1e9)
    fresh_s = OLD_AFTER_S if snapshot.drive is Drive.REST else OLD_MOVING_S
    if snapshot.drive not in UNREACHED and old_s <= fresh_s:
        return ""
    return tr("dibaca {age} lalu").format(age=words.seconds(old_s))


def zoom_line(snapshot: SteeringSnapshot, age: str) -> str:
    """Return the zoom, and when it was read if that is not now: `age`."""
    shown = snapshot.zoom
    if age and (shown.times, shown.percent) != (None, None):
        return tr("Zum terakhir: {zoom} · {age}").format(zoom=zoom(shown), age=age)
    told = tr("Zum: {zoom}").format(zoom=zoom(shown))
    return told + tr(" · lensa paling dekat") if shown.nearest else told


def where_line(snapshot: SteeringSnapshot, age: str) -> str:
    """Return where it looks, and when that was read if that is not now: `age`."""
    where = position(snapshot.position, snapshot.abilities)
    if age and snapshot.position is not None and snapshot.position.pan_tilt is not None:
        return tr("Arah terakhir: {where} · {age}").format(where=where, age=age)
    return tr("Arah: {where}").format(where=where)


def patrol_word(state: PatrolState) -> str:
    """Return what a patrol does."""
    return {
        PatrolState.NONE: tr("tidak ada patroli"),
        PatrolState.GOING: tr("menuju"),
        PatrolState.STAYING: tr("berhenti di"),
        PatrolState.PAUSED: tr("dijeda, ada yang mengendalikan"),
    }[state]
