"""Whose fault are certificates that ended: the sites', or this computer's clock."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scc_wall.domain.site import ProbeResult, SiteCause, SiteCertificate
from scc_wall.monitors.clock_gate import DOUBT_S, HOLDS_S, ClockGate, ClockState
from tests.support.clock import START_UTC
from tests.support.site_watching import bad, good

S = 1_000_000_000


def shown(name: str, *, ended: bool = False, issuer: str = "Otoritas") -> ProbeResult:
    """Return a look that saw a certificate."""
    trouble = SiteCause.TLS_EXPIRED if ended else None
    seen = SiteCertificate(
        name, issuer, (name,), START_UTC - timedelta(days=30), START_UTC + timedelta(days=60), 2, trouble
    )
    return replace(bad(cause=SiteCause.TLS_EXPIRED) if ended else good(), certificate=seen)


def heard(gate: ClockGate, *looks: ProbeResult, at_s: float = 1) -> ClockState:
    for look in looks:
        gate.hear(look, round(at_s * S))
    return gate.state


@pytest.mark.parametrize(
    ("good_ones", "ended_ones", "state"),
    [
        (1, 0, ClockState.SURE),
        (0, 2, ClockState.DOUBTED),
        (0, 4, ClockState.DOUBTED),
        (0, 5, ClockState.WRONG),
        (1, 1, ClockState.SURE),
        (2, 3, ClockState.DOUBTED),
        (2, 5, ClockState.WRONG),
        (3, 5, ClockState.DOUBTED),
        (60, 4, ClockState.SURE),
    ],
)
def test_certificates_are_counted(good_ones: int, ended_ones: int, state: ClockState) -> None:
    gate = ClockGate()
    looks = [shown(f"baik-{n}") for n in range(good_ones)]
    gate._seen = {("", str(n), 0.0): (False, 1) for n in range(ended_ones - 1)}
    looks += [shown("akhir", ended=True)] * (ended_ones > 0)
    assert heard(gate, *looks) is state


def test_one_certificate_of_forty_offices_that_ends_is_one() -> None:
    gate = ClockGate()
    looks = [shown("*.sumselprov.go.id", ended=True) for _ in range(40)]
    assert heard(gate, *looks, shown("lain")) is not ClockState.WRONG
    assert gate.counts(looks[0])


def test_while_the_clock_is_wrong_only_failures_by_dates_wait() -> None:
    gate = ClockGate()
    heard(gate, *(shown(f"{n}", ended=True) for n in range(5)))
    assert not gate.counts(shown("0", ended=True))
    assert gate.counts(good())
    assert gate.counts(bad(cause=SiteCause.TLS_NAME))


def test_it_is_right_again_when_certificates_hold_again() -> None:
    gate = ClockGate()
    heard(gate, *(shown(f"{n}", ended=True) for n in range(5)))
    assert heard(gate, *(shown(f"{n}") for n in range(2)), at_s=2) is ClockState.WRONG
    assert heard(gate, *(shown(f"{n}") for n in range(5)), at_s=3) is ClockState.SURE
    assert gate.confirmed


def test_a_doubt_that_nobody_can_settle_ends() -> None:
    gate = ClockGate()
    assert gate.turn(round((DOUBT_S - 1) * S)) is ClockState.DOUBTED
    assert gate.turn(round(DOUBT_S * S)) is ClockState.SURE
    assert not gate.confirmed


def test_after_a_jump_one_site_is_enough_if_no_other_speaks_against_it() -> None:
    gate = ClockGate()
    heard(gate, shown("satu"))
    gate.doubt(10 * S)
    assert heard(gate, shown("satu", ended=True), at_s=11) is ClockState.DOUBTED
    assert heard(gate, shown("satu", ended=True), at_s=10 + DOUBT_S) is ClockState.WRONG


def test_after_a_jump_three_are_enough_at_once() -> None:
    gate = ClockGate()
    gate.doubt(0)
    assert heard(gate, *(shown(f"{n}", ended=True) for n in range(3))) is ClockState.WRONG


def test_what_was_seen_long_ago_says_nothing() -> None:
    gate = ClockGate()
    heard(gate, *(shown(f"{n}", ended=True) for n in range(4)))
    assert heard(gate, shown("akhir", ended=True), at_s=2 + HOLDS_S) is not ClockState.WRONG
