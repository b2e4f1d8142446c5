import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.access.anchor_file import AnchorError, AnchorFile
from scc_wall.access.audit_check import check, verify
from scc_wall.access.audit_log import ANCHOR_EVERY_S, AuditLog
from scc_wall.base.errors import SccError
from scc_wall.domain.audit import Anchor, AuditEntry, AuditResult, AuditRow, sealed
from scc_wall.domain.audit import verify as verify_chain
from tests.support.access_memory import Disk, MemoryAudit
from tests.support.access_room import KEY, Room
from tests.support.clock import START_UTC, ManualClock


@pytest.fixture
def store() -> MemoryAudit:
    return MemoryAudit(Disk())


@pytest.fixture
def anchors(tmp_path: Path) -> AnchorFile:
    return AnchorFile(tmp_path / "outside" / "anchors.txt", KEY)


@pytest.fixture
def log(store: MemoryAudit, anchors: AnchorFile, clock: ManualClock) -> AuditLog:
    log = AuditLog(store, KEY, clock, anchors)
    log.start()
    return log


def filled(log: AuditLog, count: int = 5) -> None:
    for number in range(count):
        log.record(AuditEntry("layout.change", who="operator", subject=f"layout:{number}"))


def broken(store: MemoryAudit, anchors: AnchorFile) -> tuple[int, str] | None:
    finding = verify(store, KEY, anchors)
    if finding is None or finding.broken is None:
        return None
    assert str(finding.broken.number) in finding.told.id
    return finding.broken.number, finding.broken.why


def edit(rows: list[AuditRow]) -> None:
    rows[2] = replace(rows[2], entry=replace(rows[2].entry, who="somebody else"))


def edit_and_reseal_without_the_key(rows: list[AuditRow]) -> None:
    rows[2] = replace(rows[2], seal=sealed(b"guessed key", rows[1].seal, b"body"))


def delete(rows: list[AuditRow]) -> None:
    del rows[2]


def delete_and_renumber(rows: list[AuditRow]) -> None:
    del rows[2]
    rows[2:] = [replace(row, number=row.number - 1) for row in rows[2:]]


def swap(rows: list[AuditRow]) -> None:
    rows[2], rows[3] = replace(rows[3], number=3), replace(rows[2], number=4)


def insert_again(rows: list[AuditRow]) -> None:
    rows.insert(3, rows[1])


def copy_to_the_end(rows: list[AuditRow]) -> None:
    rows.append(replace(rows[1], number=len(rows) + 1))


def cut_tail(rows: list[AuditRow]) -> None:
    del rows[3:]


@pytest.mark.parametrize(
    ("attack", "found"),
    [
        (edit, (3, "seal")),
        (edit_and_reseal_without_the_key, (3, "seal")),
        (delete, (3, "gap")),
        (delete_and_renumber, (3, "seal")),
        (swap, (3, "seal")),
        (insert_again, (4, "gap")),
        (copy_to_the_end, (6, "seal")),
        (cut_tail, (4, "tail")),
        (list.clear, (1, "tail")),
    ],
)
def test_every_attack_is_found_at_its_row(
    store: MemoryAudit,
    anchors: AnchorFile,
    log: AuditLog,
    attack: Callable[[list[AuditRow]], None],
    found: tuple[int, str],
) -> None:
    filled(log)
    log.write_anchor()
    assert verify(store, KEY, anchors) is None
    attack(store.kept)
    assert broken(store, anchors) == found


def test_a_cut_tail_that_grew_again_is_found_by_its_anchor(
    store: MemoryAudit, anchors: AnchorFile, log: AuditLog
) -> None:
    filled(log)
    log.write_anchor()
    cut_tail(store.kept)
    filled(log, 4)
    assert broken(store, anchors) == (5, "anchor")


@given(st.lists(st.text(st.characters(), max_size=20), min_size=2, max_size=8), st.data())
def test_any_change_of_any_row_is_found(texts: list[str], data: st.DataObject) -> None:
    store, clock = MemoryAudit(Disk()), ManualClock()
    log = AuditLog(store, KEY, clock, AnchorFile(Path("/nowhere/anchors"), KEY))
    for text in texts:
        clock.advance(1)
        log.record(AuditEntry("snapshot", text, text, text, details=(("text", text), ("n", 1.5)), session_id=7))
    clean = list(store.kept)
    number = data.draw(st.integers(0, len(clean) - 1))
    row = clean[number]
    changed = data.draw(
        st.sampled_from(
            [
                replace(row, mono_ns=row.mono_ns + 1),
                replace(row, at_utc=row.at_utc + timedelta(microseconds=1)),
                replace(row, number=row.number + 1),
                replace(row, seal=bytes([row.seal[0] ^ 1]) + row.seal[1:]),
                replace(row, entry=replace(row.entry, action="export")),
                replace(row, entry=replace(row.entry, who=row.entry.who + "x")),
                replace(row, entry=replace(row.entry, subject=row.entry.subject + " ")),
                replace(row, entry=replace(row.entry, letter_number="1/2")),
                replace(row, entry=replace(row.entry, result=AuditResult.REFUSED)),
                replace(row, entry=replace(row.entry, session_id=None)),
                replace(row, entry=replace(row.entry, details=row.entry.details[:1])),
            ]
        )
    )
    assert verify_chain(KEY, clean) is None
    clean[number] = changed
    found = verify_chain(KEY, clean)
    assert found is not None
    assert found.number == number + 1


def test_another_key_verifies_nothing(store: MemoryAudit, anchors: AnchorFile, log: AuditLog) -> None:
    filled(log)
    finding = verify(store, bytes(32), anchors)
    assert finding is not None
    assert finding.broken is not None
    assert finding.broken.number == 1


def test_what_can_not_be_written_raises_and_marks_the_log(store: MemoryAudit, log: AuditLog) -> None:
    store.full = True
    with pytest.raises(SccError, match="audit penuh"):
        log.record(AuditEntry("snapshot"))
    assert log.failing
    with pytest.raises(SccError):
        log.ensure()
    store.full = False
    log.ensure()
    assert not log.failing
    assert [row.entry.action for row in store.kept] == ["audit.resumed"]


def test_what_fails_after_its_row_stands_as_failed(store: MemoryAudit, log: AuditLog) -> None:
    with pytest.raises(KeyError), log.recorded(AuditEntry("camera.edit", subject="camera:1")):
        raise KeyError("camera")
    assert [row.entry.result for row in store.kept] == [AuditResult.DONE, AuditResult.FAILED]
    assert store.kept[1].entry.details == (("error", "KeyError"),)


def test_no_credential_reaches_a_row(store: MemoryAudit, log: AuditLog) -> None:
    details = (("url", "rtsp://admin:s3cret@10.0.0.1/"), ("text", "password=s3cret"), ("n", 3))
    row = log.record(AuditEntry("camera.edit", "a\0b\ud800", subject="rtsp://u:s3cret@h/" + "x" * 999, details=details))
    assert "s3cret" not in repr(row)
    assert row.entry.who == "a␀b?"
    assert len(row.entry.subject) < 600


def test_anchors_are_written_at_the_start_hourly_and_on_request(
    anchors: AnchorFile, log: AuditLog, clock: ManualClock
) -> None:
    assert [anchor.number for anchor in anchors.read()] == [0]
    filled(log)
    clock.advance(ANCHOR_EVERY_S - 1)
    assert not log.anchor_if_due()
    clock.advance(1)
    assert log.anchor_if_due()
    assert not log.anchor_if_due()
    log.write_anchor()
    assert [anchor.number for anchor in anchors.read()] == [0, 5, 5]
    if sys.platform != "win32":  # there the folder's list of rights holds
        assert anchors.path.stat().st_mode & 0o077 == 0


def test_an_anchor_that_can_not_be_written_is_tried_again_after_a_minute(
    anchors: AnchorFile, log: AuditLog, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    clock.advance(ANCHOR_EVERY_S)
    anchors.path.unlink()
    anchors.path.mkdir()
    assert not log.anchor_if_due()
    assert "could not be anchored" in caplog.text
    with pytest.raises(AnchorError):
        log.write_anchor()
    anchors.path.rmdir()
    clock.advance(59)
    assert not log.anchor_if_due()
    clock.advance(1)
    assert log.anchor_if_due()


def test_a_changed_anchor_line_is_found(store: MemoryAudit, anchors: AnchorFile, log: AuditLog) -> None:
    filled(log)
    log.write_anchor()
    text = anchors.path.read_text()
    anchors.path.write_text(text.replace("\n5 ", "\n4 "), newline="\n")
    finding = verify(store, KEY, anchors)
    assert finding is not None
    assert "line 2" in finding.told.en
    with pytest.raises(AnchorError, match="baris 2"):
        anchors.read()


def test_anchors_of_another_key_are_not_ours(tmp_path: Path) -> None:
    AnchorFile(tmp_path / "a", bytes(32)).add(Anchor(1, bytes(32), START_UTC))
    with pytest.raises(AnchorError):
        AnchorFile(tmp_path / "a", KEY).read()


def test_anchors_that_are_gone_are_missed(store: MemoryAudit, anchors: AnchorFile, log: AuditLog) -> None:
    filled(log)
    anchors.path.unlink()
    finding = verify(store, KEY, anchors)
    assert finding is not None
    assert "gone" in finding.told.en


def test_half_a_line_of_a_power_cut_is_passed_over_and_not_continued(anchors: AnchorFile, log: AuditLog) -> None:
    with anchors.path.open("ab") as file:
        file.write(b"3 00ff")
    log.write_anchor()
    log.write_anchor()
    assert len(anchors.read()) == 3


def test_a_clock_that_is_set_is_recorded_once(store: MemoryAudit, log: AuditLog, clock: ManualClock) -> None:
    clock.advance(60)
    assert log.watch_clock() is None
    clock.set_wall_clock(clock.now_utc() + timedelta(seconds=2))
    assert log.watch_clock() is None
    clock.set_wall_clock(clock.now_utc() - timedelta(hours=3))
    assert log.watch_clock() == pytest.approx(-3 * 3600, abs=2.1)
    assert log.watch_clock() is None
    clock.advance(60)
    assert log.watch_clock() is None
    assert [row.entry.action for row in store.kept] == ["clock.jump"]


def test_small_steps_add_up_to_a_jump(log: AuditLog, clock: ManualClock) -> None:
    found = []
    for _ in range(10):
        clock.advance(1)
        clock.set_wall_clock(clock.now_utc() - timedelta(seconds=0.5))
        found.append(log.watch_clock())
    assert sum(1 for moved in found if moved) == 2


def test_a_clock_that_is_slewed_for_days_is_no_jump(store: MemoryAudit, log: AuditLog, clock: ManualClock) -> None:
    for _ in range(1000):
        clock.advance(60)
        clock.set_wall_clock(clock.now_utc() + timedelta(seconds=60 * 100e-6))
        assert log.watch_clock() is None
    assert store.kept == []


def test_a_jump_that_can_not_be_recorded_is_recorded_later(
    store: MemoryAudit, log: AuditLog, clock: ManualClock
) -> None:
    clock.set_wall_clock(clock.now_utc() + timedelta(days=1))
    store.full = True
    with pytest.raises(SccError):
        log.watch_clock()
    store.full = False
    assert log.watch_clock() == 86400
    assert log.watch_clock() is None


def test_a_clock_set_back_while_the_program_was_off_is_recorded_at_the_start(room: Room) -> None:
    room.clock.set_wall_clock(room.clock.now_utc() - timedelta(days=1))
    room.restarted()
    row = next(iter(room.store.audit.rows()))
    assert row.entry.action == "clock.jump"
    assert ("how", "since-last-anchor") in row.entry.details


def test_anchors_that_were_gone_at_a_start_stay_on_record(
    store: MemoryAudit, anchors: AnchorFile, log: AuditLog, clock: ManualClock
) -> None:
    filled(log)
    anchors.path.unlink()
    AuditLog(store, KEY, clock, anchors).start()
    filled(log)
    verdict = check(store, KEY, anchors)
    assert verdict.finding is None
    assert verdict.unwitnessed == (6,)
    assert (verdict.first, verdict.last, verdict.rows) == (1, 11, 11)
    assert (verdict.from_utc, verdict.until_utc) == (store.kept[0].at_utc, store.kept[-1].at_utc)


def test_a_first_start_misses_no_anchors(store: MemoryAudit, anchors: AnchorFile, log: AuditLog) -> None:
    verdict = check(store, KEY, anchors)
    assert (verdict.finding, verdict.unwitnessed, verdict.rows, verdict.from_utc) == (None, (), 0, None)
    assert store.kept == []
