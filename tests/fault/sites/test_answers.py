"""Bad statuses, and answers that are slow or break off: each against its cause."""

import gzip

import pytest

from scc_wall.domain.site import SiteCause, SiteLimits
from tests.support.site_probing import HEAD, SHORT, Looker, cause_of
from tests.support.web_script import PAGE, Script, Visit, answer, says

# --- status


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        ("400 Bad Request", SiteCause.HTTP_4XX),
        ("404 Not Found", SiteCause.HTTP_4XX),
        ("401 Unauthorized", SiteCause.REFUSED),
        ("403 Forbidden", SiteCause.REFUSED),
        ("406 Not Acceptable", SiteCause.REFUSED),
        ("429 Too Many Requests", SiteCause.REFUSED),
        ("500 Internal Server Error", SiteCause.HTTP_5XX),
        ("503 Service Unavailable", SiteCause.HTTP_5XX),
        ("999 Denied", SiteCause.HTTP_5XX),
        ("302 Found", SiteCause.OFF_DOMAIN),
        ("304 Not Modified", SiteCause.CONTENT),
        ("101 Switching Protocols", SiteCause.CONTENT),
        ("204 No Content", None),
    ],
)
def test_a_status_has_its_cause(look: Looker, status: str, cause: SiteCause | None) -> None:
    seen = look(says(answer(PAGE, status)))
    assert cause_of(seen) is cause
    assert seen.result.status == int(status[:3])


def test_an_error_page_that_breaks_off_is_that_error(look: Looker) -> None:
    assert cause_of(look(says(b"HTTP/1.1 500 X\r\nContent-Length: 99\r\n\r\nab"))) is SiteCause.HTTP_5XX


def test_the_page_of_an_error_is_handed_on(look: Looker) -> None:
    page = look(says(answer(b"slot gacor", "404 Not Found"))).page
    assert page is not None
    assert (page.status, page.body) == (404, b"slot gacor")


def test_a_firewall_that_answers_with_200_is_a_refusal(look: Looker) -> None:
    blocked = b"<html>The requested URL was rejected. Your support ID is: 123</html>"
    seen = look(says(answer(blocked)))
    assert cause_of(seen) is SiteCause.REFUSED
    assert "F5" in str(seen.result.detail)


# --- slow


def test_no_first_byte_in_time(look: Looker) -> None:
    seen = look(Visit.hold, limits=SHORT)
    assert cause_of(seen) is SiteCause.SLOW
    assert seen.result.phases.first_byte_ms is not None
    assert seen.result.phases.transfer_ms is None


@pytest.mark.parametrize(
    "script",
    [
        lambda visit: visit.drip(answer(PAGE) * 9, 0.05),
        lambda visit: (visit.send(HEAD + b"Content-Length: 900\r\n\r\n"), visit.drip(b"x" * 900, 0.05)),
        lambda visit: (visit.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n"), visit.drip(b"1\r\nx\r\n" * 99, 0.05)),
        lambda visit: (visit.send(HEAD + b"Content-Length: 900\r\n\r\nab"), visit.hold()),
    ],
    ids=["headers", "body", "chunks", "stalled"],
)
def test_a_byte_now_and_then_does_not_hold_the_prober_up(look: Looker, script: Script) -> None:
    seen = look(script, limits=SHORT)
    assert cause_of(seen) is SiteCause.SLOW
    assert seen.result.phases.total_ms < 10_000


def test_a_body_may_take_longer_than_the_first_byte(look: Looker) -> None:
    def script(visit: Visit) -> None:
        visit.send(HEAD + b"Content-Length: 2\r\n\r\n")
        visit.stopping.wait(1.6)
        visit.send(b"ab")

    assert cause_of(look(script, limits=SiteLimits(10, 10, 10, 1.5, 30))) is None


def test_slow_hops_share_one_time(look: Looker) -> None:
    def script(visit: Visit) -> None:
        visit.stopping.wait(0.3)
        visit.send(f"HTTP/1.1 302 F\r\nLocation: {visit.path}x\r\n\r\n".encode())

    assert cause_of(look(script, limits=SiteLimits(9, 9, 9, 9, 0.7))) is SiteCause.SLOW


# --- cut off


@pytest.mark.parametrize(
    "said",
    [
        HEAD + b"Content-Length: 99\r\n\r\nab",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n9\r\nabc",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n0\r\n\r\n",
        answer(gzip.compress(PAGE)[:-12], "200 OK", "Content-Encoding: gzip"),
        HEAD + b"Content-Le",
        b"HTTP/1.1 2",
    ],
)
def test_an_answer_that_breaks_off(look: Looker, said: bytes) -> None:
    assert cause_of(look(says(said))) is SiteCause.TRUNCATED


def test_a_reset_within_the_body(look: Looker) -> None:
    def script(visit: Visit) -> None:
        visit.send(HEAD + b"Content-Length: 99\r\n\r\nab")
        visit.reset()

    assert cause_of(look(script)) in {SiteCause.TRUNCATED, SiteCause.CONNECT}  # a reset may overtake the head
