"""What steering says: drive states, holders, position and zoom as far as they are known, patrols."""

from math import ceil
from typing import Final

from scc_wall.domain.ptz import PtzAbilities, PtzVector, SpaceUnit
from scc_wall.domain.ptz_lock import PtzLock
from scc_wall.domain.steering import Drive, PatrolState, SteeringSnapshot, ZoomShown
from scc_wall.ui import words
from scc_wall.ui.words import tr

OLD_AFTER_S: Final = 5.0
"""Where a camera stood that long ago is told with its age."""


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
    """Return until when it is held."""
    if lock.reserved or lock.left_s is None:
        return tr("dipegang sampai dilepas")
    return tr("bebas dalam {n} dtk").format(n=max(0, ceil(lock.left_s)))


def lock_badge(lock: PtzLock) -> str:
    """Return the same as short as a tile needs it."""
    who = tr("Anda") if lock.mine else lock.holder.name
    if lock.reserved or lock.left_s is None:
        return tr("{who} · dipegang").format(who=who)
    return tr("{who} · {n} dtk").format(who=who, n=max(0, ceil(lock.left_s)))


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
    """Return how old the position is, empty while it is fresh or there is none."""
    if snapshot.position is None:
        return ""
    old_s = (now_mono_ns - snapshot.position_mono_ns) / 1e9
    return tr("{age} lalu").format(age=words.seconds(old_s)) if old_s > OLD_AFTER_S else ""


def patrol_word(state: PatrolState) -> str:
    """Return what a patrol does."""
    return {
        PatrolState.NONE: tr("tidak ada patroli"),
        PatrolState.GOING: tr("menuju"),
        PatrolState.STAYING: tr("berhenti di"),
        PatrolState.PAUSED: tr("dijeda, ada yang mengendalikan"),
    }[state]
