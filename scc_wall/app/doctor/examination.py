"""All looks, one after the other; what fails in one keeps none of the others from being made."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Final

from scc_wall.app.doctor import cameras, children, clock, key, logbook, machine, memory_dumps, ports, running, stored
from scc_wall.app.doctor.finding import Finding, Level, of_bug, of_error, of_system, told
from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig
from scc_wall.storage.survey import cameras_of, looking
from scc_wall.vault.key_vault import KeyVault

CAMERAS: Final = Told("Kamera", "Cameras")
JUMP: Final = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be looked at.

    Parameters
    ----------
    cameras
        Whether the cameras are asked.
    numbers
        Only those; empty: all.
    """

    cameras: bool = True
    numbers: tuple[int, ...] = ()
    metrics_port: int | None = None


@dataclass(slots=True)
class Patient:
    """What is looked at.

    Parameters
    ----------
    configured
        The cameras that the store holds, once it was looked at; their secrets are in them.
    configured_known
        Whether they could be read.
    locked
        Those of them whose secrets could not.
    """

    home: Home
    vault: KeyVault
    clock: Clock
    configured: tuple[CameraConfig, ...] = ()
    configured_known: bool = False
    locked: set[int] = field(default_factory=set)

    @property
    def may_have_store(self) -> bool:
        """Whether there is a store, or a folder that may not be looked into."""
        try:
            return self.home.has_store
        except OSError:
            return True


def examine(patient: Patient, wishes: Wishes, stop: threading.Event) -> Iterator[Finding]:
    """Yield findings as they come."""
    begun = patient.clock.mono_ns(), patient.clock.now_utc()
    here = patient.home
    with ThreadPoolExecutor(2, thread_name_prefix="doctor:child") as pool:
        of_qt, of_cv = pool.submit(children.ask_child, "screens"), pool.submit(children.ask_child, "decoder")
        yield from _each(
            ("program", machine.program),
            ("machine", machine.machine),
            ("disk", partial(machine.disk, here.root)),
            ("wall", partial(running.running, here.running, here.guarding)),
            ("clock", partial(clock.clock, patient.clock, here.root)),
            ("screens", lambda: children.screens(of_qt.result())),
            ("graphics", lambda: children.graphics(of_qt.result())),
            ("decoder", lambda: children.decoder(of_cv.result())),
            ("key", partial(key.key, patient.vault)),
            ("store", partial(stored.store, here)),
            ("backup", partial(stored.backup, here, patient.clock)),
            ("logs", partial(logbook.logbook, here.logs, patient.clock.now_utc())),
            ("ports", partial(ports.ports, wishes.metrics_port)),
        )
    yield from stored.incidents(here)
    yield from memory_dumps.left_behind(here)
    yield from _cameras(patient, wishes, stop)
    moved = clock.jumped(begun, (patient.clock.mono_ns(), patient.clock.now_utc()))
    if abs(moved) > JUMP:
        what = told(
            "melompat {s:+.0f} detik selama pemeriksaan", "jumped by {s:+.0f} s during this", s=moved.total_seconds()
        )
        todo = Told("Periksa server waktu dan baterai jam.", "Look at the time server and the clock's battery.")
        yield Finding("clock-jump", Level.CARE, clock.TITLE, what, None, todo, {"jump_s": moved.total_seconds()})


def _each(*looks: tuple[str, Callable[[], Finding]]) -> Iterator[Finding]:
    for check, look in looks:
        title = Told(check, check)
        try:
            yield look()
        except SccError as error:
            yield of_error(check, title, error)
        except OSError as error:
            yield of_system(check, title, error)
        except Exception as error:  # noqa: BLE001 - a bug in one look must not hide the others
            yield of_bug(check, title, error)


def read_cameras(patient: Patient) -> bool:
    """Read the cameras with their secrets, as far as they can be had; return whether the store could be read."""
    here = patient.home

    def unreadable(camera: CameraConfig, _error: SccError) -> None:
        patient.locked.add(camera.camera_id)

    try:
        if not here.has_store:
            return True
        with looking(here) as look:
            patient.configured = cameras_of(look, patient.vault, unreadable)
    except (SccError, OSError, sqlite3.Error, LookupError, ValueError, TypeError):
        return False
    return True


def _cameras(patient: Patient, wishes: Wishes, stop: threading.Event) -> Iterator[Finding]:
    patient.configured_known = read_cameras(patient)
    if not patient.configured_known:
        what = Told("tidak dapat dibaca dari penyimpanan", "can't be read from the store")
        why = Told("Lihat baris penyimpanan di atas.", "See the line of the store above.")
        yield Finding("cameras", Level.CARE, CAMERAS, what, why)
        return
    chosen = [one for one in patient.configured if not wishes.numbers or one.number in wishes.numbers]
    facts = {"count": len(patient.configured), "locked": len(patient.locked)}
    if unknown := set(wishes.numbers) - {one.number for one in patient.configured}:
        what = told("nomor {n} tidak ada", "there is no number {n}", n=", ".join(map(str, sorted(unknown))))
        yield Finding(
            "cameras",
            Level.BAD,
            CAMERAS,
            what,
            None,
            Told("Lihat: scc-wall cameras list", "See: scc-wall cameras list"),
        )
    count = told("{n} tersimpan", "{n} stored", n=len(patient.configured))
    if not wishes.cameras or not chosen:
        yield Finding("cameras", Level.GOOD, CAMERAS, count, facts=facts)
        return
    found = cameras.ask_cameras(chosen, patient.locked, patient.clock, stop, cameras.WITHIN_S)
    good = sum(one.level is Level.GOOD for one in found)
    what = told(
        "{n}, {good} dari {asked} menjawab", "{n}, {good} of {asked} answer", n=count, good=good, asked=len(found)
    )
    level = Level.GOOD if good == len(found) else Level.CARE
    yield Finding("cameras", level, CAMERAS, what, facts=facts | {"good": good, "asked": len(found)})
    yield from found
