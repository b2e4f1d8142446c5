"""The facts of the session panel, from the presence and the rows of the audit."""

from pathlib import Path

import pytest

from scc_wall.app.desk.session_source import facts_of
from scc_wall.domain.audit import FIRST_SEAL, AuditEntry, AuditResult, AuditRow
from scc_wall.ui.desk.session_facts import Act
from tests.support.access_room import Room
from tests.support.clock import START_UTC


@pytest.mark.parametrize("result", AuditResult)
def test_an_act_is_told_as_it_went(tmp_path: Path, result: AuditResult) -> None:
    room = Room(tmp_path)
    entry = AuditEntry("ptz.move", subject="camera:12", result=result)
    rows = (AuditRow(1, START_UTC, 0, entry, FIRST_SEAL),)
    facts = facts_of(room.enter(), room.clock, ((), rows), dict)
    assert facts.acts == (Act(START_UTC, "ptz.move", "", result),)  # a move without a proof of its end was not refused
