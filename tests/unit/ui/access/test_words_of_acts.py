"""What is done by right has a name wherever a person reads it: in the session panel, in a berita acara."""

import pytest

from scc_wall.domain.audit import FIRST_SEAL, AuditEntry, AuditRow
from scc_wall.domain.role import Action
from scc_wall.ui.access.minutes_words import action_words
from scc_wall.ui.desk.act_words import act_word
from tests.support.clock import START_UTC


@pytest.mark.parametrize("action", Action)
def test_every_action_has_a_name(action: Action) -> None:
    row = AuditRow(1, START_UTC, 0, AuditEntry(action.value), FIRST_SEAL)
    assert act_word(action.value) != action.value
    assert action_words(row) != action.value
