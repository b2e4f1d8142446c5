from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.site import (
    CertificateAlarm,
    ProbeResult,
    SiteCause,
    SiteCertificate,
    SiteState,
)
from scc_wall.domain.site_fold import (
    DOWN_AFTER,
    LEGAL_BY_LOOK,
    RECENT,
    UP_AFTER,
    FoldContext,
    change,
    first,
    fold,
    recorded,
    settle,
    unsettled,
)
from scc_wall.domain.site_status import SiteStatus
from scc_wall.domain.site_store import STATES_UP
from tests.support.clock import START_UTC
from tests.support.site_watching import CLEAN, HACKED, SUSPICIOUS, bad, good

CONTEXT = FoldContext(START_UTC)
FIRST = first(1, START_UTC)


def after(*looks: ProbeResult, status: SiteStatus = FIRST, context: FoldContext = CONTEXT) -> SiteStatus:
    for look in looks:
        status = fold(status, look, context)
    return status


UP = after(good(), good())
DOWN = after(bad(), bad(), bad())


def test_nothing_is_known_before_two_good_looks() -> None:
    assert FIRST.state is SiteState.UNKNOWN
    assert after(good()).state is SiteState.UNKNOWN
    assert UP.state is SiteState.UP


def test_three_failures_in_a_row_make_it_down_and_two_good_looks_up_again() -> None:
    assert after(bad(), bad(), status=UP).state is SiteState.UP
    assert after(bad(), bad(), good(), bad(), bad(), status=UP).state is SiteState.UP
    down = after(bad(), bad(), bad(cause=SiteCause.DNS), status=UP)
    assert (down.state, down.cause, down.failures) == (SiteState.DOWN, SiteCause.DNS, 3)
    half = after(good(), status=down)
    assert (half.state, half.cause) == (SiteState.DOWN, SiteCause.DNS)
    assert after(good(), good(), status=down).state is SiteState.UP


def test_the_next_look_comes_soon_only_while_a_change_is_half_way() -> None:
    assert not unsettled(FIRST)
    assert unsettled(after(good()))
    assert not unsettled(UP)
    assert unsettled(after(bad(), bad(), status=UP))
    assert not unsettled(DOWN)
    assert unsettled(after(good(), status=DOWN))


def test_a_change_carries_the_moment_of_the_look_that_made_it() -> None:
    later = START_UTC + timedelta(minutes=3)
    down = after(bad(), bad(), bad(at_utc=later), status=UP)
    step = change(UP, down, START_UTC + timedelta(hours=1))
    assert step is not None
    assert (step.at_utc, step.state, step.cause) == (later, SiteState.DOWN, SiteCause.HTTP_5XX)
    assert down.since_utc == later


def test_slow_is_judged_by_each_good_look() -> None:
    slow = after(good(first_byte_ms=3001), status=UP)
    assert (slow.state, slow.cause) == (SiteState.SLOW, SiteCause.SLOW)
    assert after(good(first_byte_ms=3000), status=UP).state is SiteState.UP
    assert after(bad(), status=slow).state is SiteState.SLOW
    assert after(good(), status=slow).state is SiteState.UP
    tight = replace(CONTEXT, slow_after_ms=100)
    assert after(good(first_byte_ms=101), status=UP, context=tight).state is SiteState.SLOW


def test_a_verdict_counts_until_the_next_one_and_not_once_marked_false() -> None:
    hacked = fold(UP, good(), CONTEXT, HACKED)
    assert (hacked.state, hacked.cause) == (SiteState.HACKED, SiteCause.CONTENT)
    assert after(good(), good(first_byte_ms=9000), status=hacked).state is SiteState.HACKED
    assert settle(replace(hacked, dismissed="slot"), CONTEXT).state is SiteState.UP
    assert fold(replace(hacked, dismissed="slot"), good(), CONTEXT, SUSPICIOUS).state is SiteState.SUSPICIOUS
    assert fold(hacked, good(), CONTEXT, CLEAN).state is SiteState.UP
    down = after(bad(), bad(), bad(), status=hacked)
    assert down.state is SiteState.DOWN
    assert after(good(), good(), status=down).state is SiteState.HACKED


def test_planned_work_hides_an_outage_but_not_a_hack_and_looks_go_on() -> None:
    window = replace(CONTEXT, maintenance=True)
    working = settle(UP, window)
    assert working.state is SiteState.MAINTENANCE
    silent = after(bad(), bad(), bad(), status=working, context=window)
    assert silent.state is SiteState.MAINTENANCE
    assert settle(silent, CONTEXT).state is SiteState.DOWN
    assert settle(after(bad(), status=working, context=window), CONTEXT).state is SiteState.UP
    assert fold(working, good(), window, HACKED).state is SiteState.HACKED
    assert fold(working, good(), window, SUSPICIOUS).state is SiteState.MAINTENANCE


def test_a_site_without_an_address_or_switched_off_is_unknown() -> None:
    off = settle(replace(DOWN, dismissed="x"), replace(CONTEXT, watched=False))
    assert off == replace(first(1, START_UTC), dismissed="x")
    assert fold(off, bad(), replace(CONTEXT, watched=False)) == off


def test_cut_off_from_the_network_nothing_is_learnt_and_history_knows_nothing() -> None:
    cut = replace(CONTEXT, frozen=True)
    frozen = settle(after(bad(), bad(), status=UP), cut)
    assert (frozen.state, frozen.frozen, frozen.failures, frozen.successes) == (SiteState.UP, True, 0, 2)
    assert frozen.recent == (True, True)
    assert after(bad(), bad(), bad(), bad(), status=frozen, context=cut) == frozen
    assert recorded(frozen) is SiteState.UNKNOWN
    assert after(bad(), bad(), status=frozen).state is SiteState.UP
    back = settle(frozen, CONTEXT)
    later = START_UTC + timedelta(hours=1)
    step = change(frozen, back, later)
    assert step is not None
    assert (step.at_utc, step.state) == (later, SiteState.UP)
    assert settle(DOWN, cut).failures == DOWN.failures


def test_a_site_that_was_not_looked_at_for_long_is_unknown_until_two_good_looks() -> None:
    overdue = settle(UP, replace(CONTEXT, overdue=True))
    assert (overdue.state, overdue.checked_utc) == (SiteState.UNKNOWN, UP.checked_utc)
    assert after(good(), status=overdue).state is SiteState.UNKNOWN
    assert after(good(), good(), status=overdue).state is SiteState.UP
    assert settle(DOWN, replace(CONTEXT, overdue=True)).state is SiteState.UNKNOWN


def test_it_flaps_from_30_percent_of_changes_until_they_are_below_15() -> None:
    status = after(*[good()] * RECENT)
    for _ in range(3):
        status = after(bad(), status=status)
        assert not status.flapping
        status = after(good(), status=status)
    assert status.flapping  # 6 changes of 20
    while sum(a is not b for a, b in pairwise(status.recent)) >= 3:
        assert status.flapping
        status = after(good(), status=status)
    assert not status.flapping


def test_the_certificate_seen_last_stays_and_its_alarm_grows_with_time() -> None:
    ends = START_UTC + timedelta(days=31)
    certificate = SiteCertificate("opd", "ca", ("opd.test",), START_UTC, ends, 2)
    status = after(replace(good(), certificate=certificate), good())
    assert status.certificate == certificate
    for days_left, alarm in ((30.1, 0), (30, 30), (14.1, 30), (14, 14), (7, 7), (3.1, 7), (3, 3), (-1, 3)):
        status = settle(status, FoldContext(ends - timedelta(days=days_left)))
        assert status.certificate_alarm is CertificateAlarm(alarm)


LOOKS = st.lists(
    st.tuples(
        st.sampled_from([None, None, *SiteCause]),
        st.sampled_from([10.0, 2999.0, 3001.0, None]),
        st.sampled_from([None, None, CLEAN, SUSPICIOUS, HACKED]),
        st.sampled_from([0, 0, 0, 1, 2, 4]),  # plain, window, cut, not watched
    ),
    max_size=60,
)


@given(LOOKS, st.sampled_from(["", "slot", "odd"]))
def test_no_state_is_skipped_whatever_comes(
    looks: list[tuple[SiteCause | None, float | None, object, int]], dismissed: str
) -> None:
    status = replace(FIRST, dismissed=dismissed)
    fails = goods = 0
    for number, (cause, first_byte_ms, verdict, mode) in enumerate(looks):
        at = START_UTC + timedelta(minutes=number)
        context = FoldContext(at, watched=mode != 4, maintenance=mode == 1, frozen=mode == 2)
        look = bad(at_utc=at, cause=cause) if cause else good(at_utc=at, first_byte_ms=first_byte_ms or 1.0)
        settled = settle(status, context)
        status, before = fold(status, look, context, verdict), status  # type: ignore[arg-type]
        assert status == fold(before, look, context, verdict)  # type: ignore[arg-type]
        assert status == fold(settled, look, context, verdict)  # type: ignore[arg-type]
        if status.state is not settled.state:
            assert status.state in LEGAL_BY_LOOK[settled.state]
        if status.state is before.state:
            assert status.since_utc == before.since_utc
        else:
            assert status.since_utc == at
        if mode in (2, 4):
            assert status.last == settled.last
            fails, goods = status.failures, status.successes
        else:
            fails, goods = (fails + 1, 0) if cause else (0, goods + 1)
        assert (status.failures, status.successes) == (fails, goods)
        assert fails == 0 or goods == 0
        streak = status.recent[-(fails or goods) :] if fails or goods else ()
        assert all(ok is not bool(fails) for ok in streak)
        if status.state is SiteState.DOWN and settled.state in STATES_UP:
            assert fails >= DOWN_AFTER
        if status.state in STATES_UP and settled.state in (SiteState.DOWN, SiteState.UNKNOWN):
            assert goods >= UP_AFTER


@pytest.mark.parametrize("state", list(SiteState))
def test_a_look_never_makes_a_state_unknown(state: SiteState) -> None:
    assert SiteState.UNKNOWN not in LEGAL_BY_LOOK[state]
