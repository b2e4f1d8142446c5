import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.ptz_lock import (
    FREED_AFTER_S,
    LockHeldError,
    LockHolder,
    PtzLock,
    StoredLock,
    is_theirs,
    outranks,
    yields,
)
from scc_wall.domain.role import Role

OPERATOR, SUPERVISOR, ADMIN, AUDITOR = Role.OPERATOR, Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR
HOLDER = LockHolder("budi", "Budi", OPERATOR, "meja-1", 7)
LOCK = StoredLock(3, HOLDER, "m1")


@pytest.mark.parametrize(("asker", "holder"), [(SUPERVISOR, OPERATOR), (SUPERVISOR, ADMIN), (OPERATOR, AUDITOR)])
def test_who_outranks_whom(asker: Role, holder: Role) -> None:
    assert outranks(asker, holder)
    assert not outranks(holder, asker)


@given(st.sampled_from(Role))
def test_equals_never_outrank_each_other(role: Role) -> None:
    assert not outranks(role, role)


@pytest.mark.parametrize(
    ("asker", "theirs"),
    [
        (HOLDER, True),
        (LockHolder("budi", "Budi", SUPERVISOR, "meja-1", 7), True),  # their role was changed meanwhile
        (LockHolder("budi", "Budi", OPERATOR, "meja-2", 8), True),  # they came in elsewhere: the older session ends
        (LockHolder("budi", "Budi", OPERATOR, "meja-2", 6), False),  # an older session never takes from the newer
        (LockHolder("sari", "Sari", OPERATOR, "meja-1", 8), False),
        (LockHolder("sari", "Sari", OPERATOR, "meja-1", 7), False),
    ],
)
def test_a_lock_is_of_its_person_in_their_newest_session(asker: LockHolder, theirs: bool) -> None:
    assert is_theirs(HOLDER, asker) is theirs


@given(
    st.sampled_from([OPERATOR, SUPERVISOR]),
    st.sampled_from([OPERATOR, SUPERVISOR]),
    st.booleans(),
    st.booleans(),
    st.one_of(st.floats(0, 14.999), st.floats(FREED_AFTER_S, 1e6)),
)
def test_another_yields_by_time_or_by_a_supervisor_who_takes_over(
    asker: Role, holder: Role, reserved: bool, overrule: bool, stood_s: float
) -> None:
    lock = StoredLock(3, LockHolder("budi", "Budi", holder, "meja-1", 7), "m1", 4, reserved)
    wants = LockHolder("sari", "Sari", asker, "meja-2", 9)
    expected = stood_s >= 15 or (overrule and asker is SUPERVISOR and holder is OPERATOR)
    assert yields(lock, stood_s, wants, overrule=overrule) is expected


def test_who_is_refused_is_told_by_whom_and_what_to_do() -> None:
    lock = PtzLock(3, HOLDER, 9.0, mine=False)
    for may, todo in ((True, "Ambil alih"), (False, "Tunggu, atau")):
        error = LockHeldError(lock, may_take_over=may)
        assert "Budi di meja-1" in error.told()
        assert todo in error.told()
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
            assert (again.lock, again.may_take_over, again.told()) == (lock, may, error.told())
