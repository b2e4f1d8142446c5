"""A shift is handed over by one person and taken by another; every step stands in the audit, with the sheet's hash."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from scc_wall.access.told_errors import AccessDenied
from scc_wall.app.shift.desk import RoomShift
from scc_wall.app.shift.sheet import Seen, sheet_of_now
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.event import Event, EventNote, EventPriority, EventSource
from scc_wall.domain.handover import Handover, HandoverError, Party
from scc_wall.domain.shift_sheet import Sheet
from scc_wall.domain.site import SiteConfig, SiteState
from scc_wall.domain.site_status import SiteStatus
from scc_wall.domain.tile import CameraStatus, TileStatus
from scc_wall.domain.tile_state import TileState
from tests.support.access_room import Room
from tests.support.clock import START_UTC
from tests.support.shift_events import MemoryEvents


class MemoryHandovers:
    def __init__(self) -> None:
        self.kept: list[Handover] = []

    def add(self, handover: Handover) -> Handover:
        self.kept.append(replace(handover, handover_id=len(self.kept) + 1))
        return self.kept[-1]

    def take(self, handover_id: int, by: Party, at_utc: datetime, remark: str) -> bool:
        return self._settle(handover_id, taken_by=by, taken_utc=at_utc, taken_remark=remark)

    def withdraw(self, handover_id: int, at_utc: datetime) -> bool:
        return self._settle(handover_id, withdrawn_utc=at_utc)

    def waiting(self) -> Handover | None:
        return next((one for one in reversed(self.kept) if one.state == "waiting"), None)

    def withdraw_before(self, handover_id: int, at_utc: datetime) -> int:
        return sum(self.withdraw(one.handover_id, at_utc) for one in self.kept[: handover_id - 1])

    def newest(self, count: int) -> list[Handover]:
        return self.kept[::-1][:count]

    def _settle(self, handover_id: int, **values: object) -> bool:
        one = self.kept[handover_id - 1]
        if one.state != "waiting":
            return False
        self.kept[handover_id - 1] = replace(one, **values)  # type: ignore[arg-type]
        return True


def camera(number: int) -> CameraConfig:
    return CameraConfig(number, f"Kamera {number}", StreamConfig(f"rtsp://127.0.0.1/{number}"), region_code="16.71")


def status(number: int, state: TileState, *, age_s: float | None = 0.1, frozen_s: float = 0.0) -> CameraStatus:
    return CameraStatus(number, TileStatus(state, age_s=age_s, frozen_s=frozen_s), visible=True)


LOST = Event(
    EventSource.CAMERA,
    "camera.lost",
    EventPriority.MEDIUM,
    START_UTC - timedelta(minutes=30),
    Told("Kamera 2 hilang", "Camera 2 lost"),
    event_id=1,
    lasts=True,
    camera_ids=(2,),
)
OVER = replace(
    LOST, event_id=2, camera_ids=(1,), ended_utc=START_UTC, notes=(EventNote("operator", START_UTC, "sudah dicek"),)
)
SEEN = Seen(
    START_UTC,
    tuple(camera(n) for n in range(1, 6)),
    {
        1: status(1, TileState.LIVE),
        2: status(2, TileState.LOST, age_s=5.0),
        3: status(3, TileState.LIVE, frozen_s=20.0),
        4: status(4, TileState.REFUSED, age_s=None),
    },
    (SiteConfig("Diskominfo", "https://a.example/", site_id=1), SiteConfig("Dinkes", "https://b.example/", site_id=2)),
    {1: SiteStatus(1, SiteState.UP, START_UTC), 2: SiteStatus(2, SiteState.DOWN, START_UTC)},
)


class Shift:
    def __init__(self, room: Room) -> None:
        self.room = room
        self.handovers = MemoryHandovers()
        self.desk = RoomShift(lambda: room.access, self.handovers, MemoryEvents(LOST, OVER), lambda: SEEN, room.clock)

    def sheet(self) -> Sheet:
        return self.desk.look().sheet


@pytest.fixture
def shift(tmp_path) -> Shift:
    return Shift(Room(tmp_path))


def test_the_sheet_tells_what_is_out_of_order_since_when_and_what_is_not_known() -> None:
    sheet = sheet_of_now(SEEN, START_UTC - timedelta(hours=8), [LOST], [LOST, OVER])
    told = [(one.name, one.state, one.since_utc) for one in sheet.disturbed]
    assert told == [
        ("Kamera 2", "lost", LOST.at_utc),  # the event knows it better than the age of the picture
        ("Kamera 3", "frozen", START_UTC - timedelta(seconds=20)),
        ("Kamera 4", "refused", None),
        ("Dinkes", "TURUN", START_UTC),
    ]
    assert sheet.disturbed[0].region == "Kota Palembang"
    assert (sheet.watched, sheet.cameras, sheet.sites_known, sheet.sites) == (4, 5, 2, 2)
    assert [event.event_id for event in sheet.events] == [1]
    assert [event.event_id for event in sheet.noted] == [2]


def test_one_gives_and_another_takes(shift: Shift) -> None:
    shift.room.enter("operator")
    given = shift.desk.give(replace(shift.sheet(), remark="kunci di laci"))
    assert shift.desk.look().own
    with pytest.raises(HandoverError, match="Anda sendiri"):
        shift.desk.take(given.handover_id, "")
    shift.room.access.sessions.log_out()
    assert shift.desk.waits_for("supervisor")
    assert not shift.desk.waits_for("operator")
    shift.room.enter("supervisor")
    with pytest.raises(HandoverError, match="menunggu Anda"):
        shift.desk.give(shift.sheet())
    shift.desk.take(given.handover_id, " baik ")
    taken = shift.desk.past()[0]
    assert taken.taken_by is not None
    assert (taken.taken_by.login, taken.taken_remark, taken.sheet.remark) == ("supervisor", "baik", "kunci di laci")
    rows = [row.entry for row in shift.room.store.audit.rows() if row.entry.action == "handover"]
    steps = [(entry.who, dict(entry.details).get("step"), entry.result.value) for entry in rows]
    assert [step for step in steps if step[1]] == [("operator", "given", "done"), ("supervisor", "taken", "done")]
    hashes = {dict(entry.details)["sheet_sha256"] for entry in rows if dict(entry.details).get("step")}
    assert hashes == {given.sheet_sha256}
    assert sum(entry.result.value == "refused" for entry in rows) == 2


def test_an_own_one_is_replaced_or_taken_back(shift: Shift) -> None:
    shift.room.enter("operator")
    first = shift.desk.give(shift.sheet())
    second = shift.desk.give(replace(shift.sheet(), remark="lengkap"))
    assert [one.state.value for one in shift.handovers.kept] == ["withdrawn", "waiting"]
    with pytest.raises(HandoverError):
        shift.desk.withdraw(first.handover_id)
    shift.desk.withdraw(second.handover_id)
    assert shift.desk.look().waiting is None


@pytest.mark.parametrize("login", [None, "admin", "auditor"])
def test_who_may_not_is_refused_and_it_is_recorded(shift: Shift, login: str | None) -> None:
    if login is not None:
        shift.room.enter(login)
    with pytest.raises(AccessDenied):
        shift.desk.look()
    assert shift.room.actions().count("!handover") == 1
    if login == "auditor":
        assert list(shift.desk.past()) == []
    else:
        with pytest.raises(AccessDenied):
            shift.desk.past()


def test_nothing_is_taken_that_was_changed_in_the_store(shift: Shift) -> None:
    shift.room.enter("operator")
    given = shift.desk.give(shift.sheet())
    shift.handovers.kept[0] = replace(given, sheet=replace(given.sheet, disturbed=()))
    shift.room.access.sessions.log_out()
    shift.room.enter("supervisor")
    with pytest.raises(HandoverError, match="berubah"):
        shift.desk.take(given.handover_id, "")


def test_a_store_that_fails_leaves_a_row_that_says_so(shift: Shift, monkeypatch: pytest.MonkeyPatch) -> None:
    shift.room.enter("operator")

    def fails(_handover: Handover) -> Handover:
        raise HandoverError(Told("penuh", "full"))

    monkeypatch.setattr(shift.handovers, "add", fails)
    with pytest.raises(HandoverError, match="penuh"):
        shift.desk.give(shift.sheet())
    results = [row.entry.result.value for row in shift.room.store.audit.rows() if row.entry.action == "handover"]
    assert results == ["done", "failed"]


def test_a_sheet_that_was_changed_in_the_database_stops_no_shift(shift: Shift) -> None:
    shift.room.enter("operator")
    given = shift.desk.give(shift.sheet())
    shift.handovers.kept[0] = replace(given, sheet=replace(given.sheet, remark="lain"))
    shift.room.access.sessions.log_out()
    shift.room.enter("supervisor")
    now = shift.desk.look()
    assert (now.waiting, now.changed, shift.desk.waits_for("supervisor")) == (None, True, True)
    with pytest.raises(HandoverError, match="berubah"):
        shift.desk.take(given.handover_id, "")
    after = shift.desk.give(shift.sheet())
    assert shift.handovers.waiting() == after
    assert [one.state.value for one in shift.handovers.kept] == ["withdrawn", "waiting"]
    rows = shift.room.store.audit.with_action("handover")
    assert dict(rows[-1].entry.details).get("replaces_changed") is True
