import pytest

from scc_wall.domain.role import ALLOWED, Action, Role, allows


def test_every_role_has_its_row_and_nothing_is_missing_from_all() -> None:
    assert set(ALLOWED) == set(Role)
    assert set().union(*ALLOWED.values()) == set(Action)


def test_the_table_can_not_be_changed() -> None:
    with pytest.raises(TypeError):
        ALLOWED[Role.OPERATOR] = frozenset(Action)  # type: ignore[index]


def test_what_is_not_in_the_table_is_denied() -> None:
    assert not allows("guest", Action.SNAPSHOT)  # type: ignore[arg-type]
    assert not allows(Role.ADMIN, "everything")  # type: ignore[arg-type]


def test_an_auditor_only_reads() -> None:
    assert ALLOWED[Role.AUDITOR] == {Action.AUDIT_READ, Action.AUDIT_EXPORT, Action.LETTER_READ}
