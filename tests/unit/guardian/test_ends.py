"""What follows the program's end: only what nobody wished is started again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.one_program import RUNS_ALREADY
from scc_wall.guardian.birth import AGAIN, AGAIN_BY_ITSELF, Before, Birth, read
from scc_wall.guardian.ends import TOLD, End, Next, next_after


@pytest.mark.parametrize(
    ("end", "desk", "kiosk"),
    [
        (End(0), Next.END, Next.REOPEN),
        (End(0, may_end=True), Next.END, Next.END),
        (End(-9), Next.RESTART, Next.RESTART),
        (End(-11), Next.RESTART, Next.RESTART),
        (End(1), Next.RESTART, Next.RESTART),
        (End(0xC0000005), Next.RESTART, Next.RESTART),
        (End(-9, hung=True), Next.RESTART, Next.RESTART),
        (End(-9, hung=True, closing=True), Next.END, Next.REOPEN),
        (End(-9, hung=True, closing=True, may_end=True), Next.END, Next.END),
        (End(AGAIN), Next.START, Next.START),
        (End(AGAIN_BY_ITSELF), Next.START, Next.START),
        (End(-9, hung=True, closing=True, again=True), Next.START, Next.START),
        (End(RUNS_ALREADY), Next.END, Next.STAND_BY),
    ],
)
def test_what_follows(end: End, desk: Next, kiosk: Next) -> None:
    assert next_after(end, wished=False, kiosk=False, stays=True) is desk
    assert next_after(end, wished=False, kiosk=True, stays=True) is kiosk


def test_what_can_not_run_tells_a_person_once_and_is_tried_again_where_nobody_reads_it() -> None:
    assert next_after(End(TOLD), wished=False, kiosk=False, stays=False) is Next.END
    assert next_after(End(TOLD), wished=False, kiosk=False, stays=True) is Next.TRY
    assert next_after(End(TOLD), wished=False, kiosk=True, stays=False) is Next.TRY
    assert next_after(End(TOLD, hung=True), wished=False, kiosk=False, stays=False) is Next.RESTART


@given(st.integers(-64, 300), st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_asked_to_end_it_always_ends(status: int, hung: bool, closing: bool, may_end: bool, kiosk: bool) -> None:
    end = End(status, hung, closing, may_end)
    assert next_after(end, wished=True, kiosk=kiosk, stays=True) is Next.END
    assert end.how


@given(st.integers(0, 2**40), st.none() | st.floats(0, 1e6), st.booleans(), st.text(), st.integers(0, 999), st.text())
def test_what_is_told_at_birth_is_read_again(
    pipe: int, safe_s: float | None, hung: bool, how: str, crashes: int, dump: str
) -> None:
    for before in (None, Before(hung, how, crashes, dump)):
        birth = Birth(pipe, safe_s, before, resumes=hung)
        assert read(birth.text()) == birth


@given(st.text())
def test_what_nobody_told_is_no_birth(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text", ["{}", "[]", "7", '{"pipe": "x", "safe_s": null, "before": null, "resumes": false}', "null", '"' * 9]
)
def test_what_somebody_else_told_is_no_birth(text: str) -> None:
    assert read(text) is None
