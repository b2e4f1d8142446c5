import csv
import io

import pytest

from scc_wall.access.export import COLUMNS, Selection
from scc_wall.access.told_errors import AccessDenied
from scc_wall.base.errors import SccError
from scc_wall.domain import csv_text
from scc_wall.domain.audit import AuditEntry
from tests.support.access_room import Room


def cells(data: bytes) -> list[list[str]]:
    """Return the raw cells, as a spreadsheet sees them: the guard still on."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_an_auditor_exports_all_rows_with_the_row_of_the_export(room: Room) -> None:
    room.enter()
    rows = cells(room.access.exports.audit_csv(room.prove("auditor")))
    assert tuple(rows[0]) == COLUMNS
    assert [row[3] for row in rows[1:]] == ["session.opening", "session.open", "audit.export"]
    assert rows[2][10] == list(room.store.audit.rows())[1].seal.hex()


@pytest.mark.parametrize("who", ["operator", "supervisor", "admin"])
def test_others_do_not(room: Room, who: str) -> None:
    with pytest.raises(AccessDenied):
        room.access.exports.audit_csv(room.enter(who))
    with pytest.raises(AccessDenied):
        room.access.exports.audit_csv(None)


def test_one_session_is_exported_to_a_supervisor_who_is_in_and_to_auditors(room: Room) -> None:
    room.enter()
    room.access.sessions.log_out()
    room.enter("supervisor")
    exports = room.access.exports
    for by in (room.access.sessions.present(), room.prove("auditor")):
        rows = cells(exports.audit_csv(by, Selection(1)))
        assert [row[3] for row in rows[1:]] == ["session.open", "session.end"]
        assert {row[9] for row in rows[1:]} == {"1"}
    for refused in (None, room.prove("operator"), room.prove("supervisor")):
        with pytest.raises(AccessDenied):
            exports.audit_csv(refused, Selection(1))


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(room: Room, mark: str) -> None:
    hostile = f'{mark}HYPERLINK("http://127.0.0.1";"x")'
    room.access.audit.record(AuditEntry(hostile, hostile, hostile, hostile, details=((hostile, hostile),)))
    data = room.access.exports.audit_csv(room.prove("auditor"))
    for row in cells(data)[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    read = list(csv_text.records(data.decode("utf-8-sig"), ";"))
    assert read[1].cells[3] == hostile


def test_each_export_is_anchored_and_nothing_leaves_without(room: Room) -> None:
    before = len(room.anchors.read_text().splitlines())
    room.access.exports.audit_csv(room.prove("auditor"))
    assert len(room.anchors.read_text().splitlines()) == before + 1
    room.anchors.unlink()
    room.anchors.mkdir()
    with pytest.raises(SccError, match="jangkar"):
        room.access.exports.audit_csv(room.prove("auditor"))
    room.memory.audit.full = True
    with pytest.raises(AccessDenied):
        room.access.exports.audit_csv(room.prove("auditor"))
