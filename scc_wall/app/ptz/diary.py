"""What the audit tells of steering: a row for each move, written as it ends; and what the store keeps of one meanwhile.

::

    leave given ─► mark in the store ─► move ─► row, mark gone
                                          └─ program dies ─► next start: row "cut off", mark gone

See decision 0047.
"""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Final, Protocol

from scc_wall.access.presence import Presence
from scc_wall.access.service import Access
from scc_wall.base.clock import Clock
from scc_wall.domain.audit import AuditEntry, AuditResult, Value
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.ptz import PtzVector
from scc_wall.domain.role import Action
from scc_wall.domain.setting import JsonValue, Setting
from scc_wall.domain.setting import Value as SettingValue
from scc_wall.domain.steering import MoveRecord

NOT_PROVED: Final = "not proved"
CUT_OFF: Final = "cut-off"
RUNAWAY: Final = "ptz.runaway"
RUNAWAY_OVER: Final = "ptz.runaway-over"
Job = Callable[[], object]


class Settings(Protocol):
    """Where the marks are kept."""

    def get(self, setting: Setting[SettingValue]) -> SettingValue:
        """Return a value."""
        ...

    def set(self, setting: Setting[SettingValue], value: SettingValue) -> None:
        """Store a value."""
        ...


class Diary:
    """Writes rows and marks.

    Parameters
    ----------
    access
        Returns access once it is open.
    note
        Has a row written that nobody waits for, and kept until it could be (`access.recorder`).
    key
        Of this station, whose marks these are: several may share a store.
    """

    def __init__(
        self,
        access: Callable[[], Access | None],
        note: Callable[[Job], object],
        settings: Settings,
        key: str,
        clock: Clock,
    ) -> None:
        self._access = access
        self._note = note
        self._settings = settings
        self._clock = clock
        self._setting: Setting[dict[str, JsonValue]] = Setting(f"ptz.moving.{key}", {})
        self._mutex = threading.Lock()
        self._marks: dict[str, JsonValue] = {}

    # --- a move

    def begin(self, camera: CameraConfig, by: Presence) -> None:
        """Mark in the store that a move begins; before its first command is sent.

        Raises
        ------
        SccError
            If it can't be written: then it may not begin.
        """
        mark: dict[str, JsonValue] = {
            "name": camera.name,
            "who": by.account.login,
            "letter": by.letter.letter.number,
            "session": by.session.session_id,
            "began": _moment(self._clock.now_utc()),
        }
        self._keep({str(camera.camera_id): mark})

    def moved(self, camera: CameraConfig, move: MoveRecord, by: Presence | None, *, over: bool) -> None:
        """Have the row of a move written; from any thread.

        Parameters
        ----------
        over
            Whether nothing moves now, so that the mark may go behind the row.
        """
        failed = over and not move.proved  # a part of a patrol that goes on has no end to be proved
        result = AuditResult.FAILED if failed else AuditResult.DONE
        entry = _entry(Action.PTZ_MOVE.value, camera, by, result, _details(camera, move, failed=failed))

        def write() -> None:
            self._record(entry)
            if over:
                self._keep({str(camera.camera_id): None})

        self._note(write)

    def alarm(self, camera: CameraConfig, by: Presence | None, *, over: bool, seconds: float = 0.0) -> None:
        """Have it written that a camera was told to stop and did not, or that it stands at last."""
        details: tuple[tuple[str, Value], ...] = (("camera", camera.name),)
        if over:
            details += (("seconds", round(seconds, 1)),)
        result = AuditResult.DONE if over else AuditResult.FAILED
        entry = _entry(RUNAWAY_OVER if over else RUNAWAY, camera, by, result, details)
        self._note(lambda: self._record(entry))

    def record(self, action: str, camera: CameraConfig, by: Presence, **details: Value) -> None:
        """Write a row now.

        Raises
        ------
        SccError
            If it can't be written: what it is about may not be done then.
        """
        rest = (("camera", camera.name), *details.items())
        self._record(_entry(action, camera, by, AuditResult.DONE, rest))

    # --- what a program left that died

    def take_up(self) -> None:
        """Write the rows of moves that were cut off as this program died; once, as access opens.

        Raises
        ------
        SccError
            If the store can't be read or written; it is tried again then.
        """
        left = self._settings.get(self._setting)
        for camera_id, mark in left.items():
            self._record(_cut_off(camera_id, mark))
        if left:
            self._settings.set(self._setting, {})

    def _record(self, entry: AuditEntry) -> None:
        access = self._access()
        if access is None:
            raise RuntimeError("nobody was in, so nothing was steered")
        access.audit.record(entry)

    def _keep(self, changes: dict[str, JsonValue]) -> None:
        with self._mutex:
            merged = {**self._marks, **changes}
            marks: dict[str, JsonValue] = {key: mark for key, mark in merged.items() if mark is not None}
            self._settings.set(self._setting, marks)
            self._marks = marks


def _entry(
    action: str,
    camera: CameraConfig,
    by: Presence | None,
    result: AuditResult,
    details: tuple[tuple[str, Value], ...],
) -> AuditEntry:
    subject = f"camera:{camera.camera_id}"
    if by is None:
        return AuditEntry(action, subject=subject, result=result, details=details)
    made = by.entry(action, subject=subject, result=result)
    return AuditEntry(
        action,
        made.who,
        made.letter_number,
        subject=subject,
        result=result,
        details=details,
        session_id=made.session_id,
    )


def _details(camera: CameraConfig, move: MoveRecord, *, failed: bool) -> tuple[tuple[str, Value], ...]:
    told: list[tuple[str, Value]] = [
        ("camera", camera.name),
        ("from", _position(move.from_position)),
        ("to", _position(move.to_position)),
        ("began", _moment(move.began_utc)),
        ("seconds", round(move.seconds, 1)),
        ("how", ",".join(move.how)),
        ("commands", move.commands),
    ]
    if failed:
        told.append(("why", NOT_PROVED))
    return tuple(told)


def _cut_off(camera_id: str, mark: JsonValue) -> AuditEntry:
    known = mark if isinstance(mark, dict) else {}
    session = known.get("session")
    return AuditEntry(
        Action.PTZ_MOVE.value,
        str(known.get("who", "")),
        str(known.get("letter", "")),
        subject=f"camera:{camera_id}",
        result=AuditResult.FAILED,
        details=(
            ("camera", str(known.get("name", ""))),
            ("began", str(known.get("began", ""))),
            ("why", CUT_OFF),
        ),
        session_id=session if isinstance(session, int) else None,
    )


def _position(position: PtzVector | None) -> str:
    """Return where it stood, in the camera's own numbers; a dash where it does not tell."""
    if position is None:
        return "—"
    parts = []
    if position.pan_tilt is not None:
        parts.append(f"{position.pan_tilt[0]:.3f} {position.pan_tilt[1]:.3f}")
    if position.zoom is not None:
        parts.append(f"zoom {position.zoom:.3f}")
    return " ".join(parts) or "—"


def _moment(at_utc: datetime) -> str:
    return at_utc.isoformat(timespec="milliseconds")
