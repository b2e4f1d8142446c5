import socket
from contextlib import closing

from scc_wall.domain.network_state import NetworkState
from scc_wall.monitors.network_gate import NetworkGate, tcp_references

S = 1_000_000_000
OPEN, DOUBTED, CUT = NetworkState.OPEN, NetworkState.DOUBTED, NetworkState.CUT


def gate(sites: int = 8, has_references: bool = True) -> NetworkGate:
    made = NetworkGate(has_references)
    for site_id in range(sites):
        made.watch(site_id)
        made.hear(site_id, True, 0, 0)
    return made


def fail(gate: NetworkGate, count: int, at_s: int) -> None:
    for site_id in range(count):
        gate.hear(site_id, False, gate.epoch, at_s * S)


def cut() -> NetworkGate:
    made = gate()
    fail(made, 4, 1)
    assert made.should_ask(1 * S)
    made.references_said(False, 2 * S)
    assert made.state is CUT
    return made


def test_half_of_the_sites_and_the_reference_hosts_make_a_cut() -> None:
    made = cut()
    assert made.epoch == 1


def test_sites_alone_are_no_cut() -> None:
    made = gate()
    fail(made, 8, 1)
    assert made.state is OPEN
    assert made.should_ask(1 * S)
    made.references_said(True, 2 * S)
    assert made.state is OPEN
    assert not made.should_ask(60 * S)  # sites that stay down are no news


def test_silent_reference_hosts_alone_are_no_cut() -> None:
    made = gate()
    made.references_said(False, 1 * S)
    fail(made, 1, 2)
    assert made.state is OPEN


def test_an_old_answer_of_the_reference_hosts_does_not_count() -> None:
    made = gate()
    made.references_said(False, 1 * S)
    fail(made, 8, 60)
    assert made.state is OPEN


def test_a_quarter_and_silence_let_failures_wait_for_two_minutes() -> None:
    made = gate()
    fail(made, 2, 1)
    assert made.should_ask(1 * S)
    assert not made.should_ask(1 * S)
    made.references_said(False, 2 * S)
    assert made.state is DOUBTED
    assert not made.should_ask(3 * S)
    assert made.should_ask(7 * S)
    made.references_said(False, 8 * S)
    assert made.turn(121 * S) is DOUBTED
    assert made.turn(122 * S) is OPEN
    made.hear(2, False, 0, 124 * S)
    made.references_said(False, 125 * S)
    assert made.state is OPEN  # doubted in vain once
    fail(made, 4, 126)
    assert made.state is CUT


def test_doubt_ends_when_a_reference_host_or_the_sites_answer() -> None:
    for answer in (True, False):
        made = gate()
        fail(made, 2, 1)
        made.references_said(False, 2 * S)
        if answer:
            made.references_said(True, 3 * S)
        else:
            made.hear(0, True, 0, 3 * S)
        assert made.state is OPEN


def test_a_reference_host_ends_a_cut() -> None:
    made = cut()
    assert made.should_ask(12 * S)
    made.references_said(False, 13 * S)
    assert made.state is CUT
    made.references_said(True, 30 * S)
    assert (made.state, made.epoch) == (OPEN, 2)


def test_more_than_half_of_the_sites_end_a_cut_but_looks_from_before_it_do_not() -> None:
    made = cut()
    for site_id in range(8):
        made.hear(site_id, True, 0, 20 * S)
    assert made.state is CUT
    for site_id in range(5):
        assert made.state is CUT
        made.hear(site_id, True, 1, 21 * S)
    assert made.state is OPEN
    assert made.failing == 0


def test_without_reference_hosts_nothing_is_ever_cut() -> None:
    made = gate(has_references=False)
    fail(made, 8, 1)
    assert not made.should_ask(100 * S)
    assert made.state is OPEN


def test_sites_not_heard_of_and_sites_left_do_not_count_as_failing() -> None:
    made = NetworkGate()
    for site_id in range(8):
        made.watch(site_id)
    fail(made, 1, 1)
    assert made.failing == 1 / 8
    made.forget(0)
    assert made.failing == 0
    made.hear(0, False, 0, S)
    assert made.failing == 0


def test_a_reference_host_answers_if_it_accepts_or_refuses() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
        assert tcp_references([("127.0.0.1", port)])()
    assert tcp_references([("127.0.0.1", port)])()
    assert not tcp_references([("host..invalid", 80)])()
    assert not tcp_references([])()
