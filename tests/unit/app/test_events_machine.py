"""Disk, clock, store, decoders, steering and log-ins as causes and events."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace

from scc_wall.app.events.cameras import CameraCauses
from scc_wall.app.events.machine import Machine, RunMark, free_bytes
from scc_wall.app.events.ptz import ptz_causes
from scc_wall.app.events.sessions import REFUSED_OVER, Refusals
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.cause import Cause
from scc_wall.domain.event import EventPriority, EventSource
from scc_wall.domain.tile import CameraStatus, TileStatus
from scc_wall.domain.tile_state import Link, LinkPhase, TileState
from tests.support.clock import START_UTC

CAMERA = CameraConfig(7, "Ampera", StreamConfig("rtsp://127.0.0.1/7"), number=7, region_code="16.71")


def status(state: TileState, cause: Cause | None = None, frozen_s: float = 0.0) -> CameraStatus:
    link = Link(LinkPhase.STREAMING, cause)
    return CameraStatus(7, TileStatus(state, link=link, frozen_s=frozen_s), visible=True)


def test_the_disk_is_told_in_three_steps_and_in_the_words_of_the_first_time() -> None:
    machine = Machine()
    assert machine.causes(None) == {}
    machine.free_bytes = 1_900_000_000
    (low,) = machine.causes(None).values()
    assert (low.kind, low.priority, str(low.told)) == ("disk.low", EventPriority.MEDIUM, "Ruang disk tinggal 1900 MB")
    machine.free_bytes = 1_700_000_000
    assert machine.causes(None) == {"disk.low": low}
    machine.free_bytes = 400_000_000
    (full,) = machine.causes(None).values()
    assert (full.kind, full.priority) == ("disk.full", EventPriority.HIGH)
    machine.free_bytes = 4_000_000
    (none,) = machine.causes(None).values()
    assert (none.kind, none.priority) == ("disk.none", EventPriority.HIGH)
    assert "tinggal 4 MB: tidak ada yang dapat masuk" in str(none.told)
    machine.free_bytes = 3_000_000_000
    assert machine.causes(None) == {}


def test_two_days_without_a_backup_are_told_in_the_words_of_the_first_time() -> None:
    machine = Machine()
    (first,) = machine.causes(None, Told("Belum ada.", "None.")).values()
    assert (first.kind, first.source, first.todo is not None) == ("store.backup", EventSource.STORE, True)
    assert machine.causes(None, Told("Belum juga.", "Still none.")) == {"backup": first}
    assert machine.causes(None) == {}


def test_the_room_of_a_disk_that_is_gone_is_not_known(tmp_path) -> None:
    assert (free_bytes(tmp_path) or 0) > 0
    assert free_bytes(tmp_path / "gone") is None


def test_a_clock_that_jumps_is_told_one_that_drifts_is_not() -> None:
    machine = Machine()
    assert machine.happened(0.0, START_UTC, {}) == ()
    assert machine.happened(10.0, START_UTC + timedelta(seconds=14.9), {}) == ()
    (event,) = machine.happened(20.0, START_UTC + timedelta(seconds=-60), {})
    assert (event.kind, event.waiting, event.lasting) == ("clock.jumped", True, False)
    assert "-85 detik" in str(event.told)


def test_two_programs_that_set_the_clock_against_each_other_ask_for_a_person_once_in_ten_minutes() -> None:
    machine, found = Machine(), []
    for second in range(3600):
        found += machine.happened(float(second), START_UTC + timedelta(seconds=second + 6 * (second % 2)), {})
    assert 5 <= len(found) <= 6


def test_a_store_that_refuses_is_a_cause() -> None:
    (cause,) = Machine().causes(Told("Terkunci.", "Locked.")).values()
    assert (cause.key, cause.priority) == ("store", EventPriority.HIGH)
    assert cause.wait_s >= 3.0  # a store that another program holds for a moment is no event


def test_decoders_that_die_together_are_one_event() -> None:
    machine = Machine()
    dead, well = {7: status(TileState.LOST, Cause.DECODER_CRASHED)}, {7: status(TileState.LIVE)}
    (event,) = machine.happened(0.0, START_UTC, dead)
    assert (event.kind, event.todo) == ("program.decoder", None)
    assert machine.happened(1.0, START_UTC + timedelta(seconds=1), dead) == ()
    assert machine.happened(2.0, START_UTC + timedelta(seconds=2), well) == ()
    assert machine.happened(3.0, START_UTC + timedelta(seconds=3), dead) == ()
    machine.happened(70.0, START_UTC + timedelta(seconds=70), well)
    assert len(machine.happened(71.0, START_UTC + timedelta(seconds=71), dead)) == 1


def test_a_run_that_ends_in_order_leaves_no_mark(tmp_path) -> None:
    mark = RunMark(tmp_path / "wall-open")
    assert not mark.set()
    assert mark.set()  # the one before did not end in order
    mark.clear()
    mark.clear()
    assert not mark.set()
    assert not RunMark(tmp_path / "no such folder" / "mark").set()


def test_a_camera_is_lost_refused_frozen_unknown_or_well() -> None:
    causes = CameraCauses()
    for state, frozen_s, kind in (
        (TileState.LOST, 0.0, "camera.lost"),
        (TileState.REFUSED, 0.0, "camera.refused"),
        (TileState.LIVE, 11.0, "camera.frozen"),
        (TileState.LIVE, 0.0, None),
    ):
        causes.look({7: CAMERA}, {7: status(state, Cause.STALLED, frozen_s)})
        assert [cause.kind for cause in causes.causes.values()] == ([] if kind is None else [kind])
        assert not causes.unknown
        assert causes.watched == {"camera:7": "16.71"}
    for state in (TileState.CONNECTING, TileState.STALE):
        causes.look({7: CAMERA}, {7: status(state)})
        assert (causes.causes, causes.unknown) == ({}, frozenset({"camera:7"}))
    causes.look({7: CAMERA}, {})
    assert (causes.unknown, causes.watched) == (frozenset({"camera:7"}), {})
    causes.look({}, {})
    assert causes.unknown == frozenset()  # it was taken out: nothing of it lasts


def test_a_lost_camera_is_said_in_the_same_words_while_its_causes_change() -> None:
    causes = CameraCauses()
    causes.look({7: CAMERA}, {7: status(TileState.LOST, Cause.RESET)})
    (first,) = causes.causes.values()
    causes.look({7: CAMERA}, {7: status(TileState.LOST, Cause.CONNECT_TIMEOUT)})
    assert list(causes.causes.values()) == [first]
    assert str(first.told) == "07 Ampera hilang: sambungan terputus"


def test_a_steered_camera_that_is_lost_is_told_once_but_one_that_moves_on_always() -> None:
    fault = {7: Told("Kamera tidak menjawab.", "It does not answer.")}
    assert list(ptz_causes([], fault, {7: CAMERA}, {})) == ["ptz.fault:7"]
    assert ptz_causes([], fault, {7: CAMERA}, {"camera:7": object()}) == {}
    (moving,) = ptz_causes([7], fault, {7: CAMERA}, {"camera:7": object()}).values()
    assert (moving.kind, moving.priority, moving.apart) == ("ptz.moving", EventPriority.HIGH, True)
    assert str(moving.told).startswith("07 Ampera ")  # the number is what is typed to find it
    assert ptz_causes([8], {8: fault[7]}, {7: CAMERA}, {}) == {}


class Rows:
    """An audit."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, datetime]] = []

    def newest(self) -> tuple[int, bytes]:
        return len(self.kept), b""

    def rows(self, after: int = 0) -> Iterator:
        for number, (action, at_utc) in enumerate(self.kept, 1):
            if number > after:
                yield SimpleNamespace(number=number, at_utc=at_utc, entry=SimpleNamespace(action=action))


def test_log_ins_that_are_refused_in_number_are_one_cause_until_it_calms_down() -> None:
    rows, refusals = Rows(), Refusals()
    rows.kept = [("login.refused", START_UTC)] * 20  # before this program
    refusals.look(rows, START_UTC)
    assert refusals.cause is None
    rows.kept += [("login.refused", START_UTC), ("session.open", START_UTC)] * REFUSED_OVER
    refusals.look(rows, START_UTC)
    assert refusals.cause is None
    rows.kept.append(("login.refused", START_UTC + timedelta(minutes=2)))
    refusals.look(rows, START_UTC + timedelta(minutes=2))
    first = refusals.cause
    assert first is not None
    assert "5 kali" in str(first.told)
    rows.kept.append(("login.refused", START_UTC + timedelta(minutes=3)))
    refusals.look(rows, START_UTC + timedelta(minutes=3))
    assert refusals.cause is first
    refusals.look(rows, START_UTC + timedelta(minutes=15))
    assert refusals.cause is None
