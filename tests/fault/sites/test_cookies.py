"""Cookies live for one look, at the site that set them."""

import pytest

from scc_wall.domain.site import SiteCause
from scc_wall.monitors.prober import SiteProber
from tests.support.site_probing import GENEROUS, HOST, Looker, cause_of, site_at
from tests.support.web_script import PAGE, Script, ScriptedSite, Visit, answer


def _challenges(cookie: bytes) -> Script:
    """Send round to the same page until the cookie comes back, as firewalls, PHP sessions and language choices do."""

    def script(visit: Visit) -> None:
        if b"cookie: " + cookie.partition(b";")[0].lower() in visit.request.lower():
            visit.send(answer(PAGE))
        else:
            visit.send(b"HTTP/1.1 302 F\r\nLocation: /\r\nSet-Cookie: " + cookie + b"\r\nContent-Length: 0\r\n\r\n")

    return script


@pytest.mark.parametrize(
    "cookie", [b"uji=abc; Path=/; HttpOnly", b"PHPSESSID=1", b"bahasa=id; Domain=.sumselprov.go.id; Path=/"]
)
def test_a_page_that_sends_round_until_it_sees_its_cookie_is_read(look: Looker, cookie: bytes) -> None:
    seen = look(_challenges(cookie))
    assert (cause_of(seen), seen.page and seen.page.body) == (None, PAGE)


def test_each_look_begins_without_cookies(prober: SiteProber) -> None:
    with ScriptedSite(_challenges(b"uji=abc")) as server:
        for _ in range(2):
            assert prober.probe(site_at(server.url(HOST))).result.ok
    assert [b"cookie" in request.lower() for request in server.requests] == [False, True, False, True]


@pytest.mark.parametrize(
    "cookie",
    [
        b"uji=abc; Domain=go.id",
        b"uji=abc; Domain=judi.example",
        b"uji=" + b"x" * 5000,
        b"uji=a\r\n\tX-Jahat: 1",
        b"uji=a\x01b",
        b"uji=abc; Path=/lain",
    ],
    ids=["suffix", "foreign", "huge", "folded", "control", "path"],
)
def test_a_cookie_that_may_not_be_kept_leaves_the_circle_a_circle(look: Looker, cookie: bytes) -> None:
    seen = look(_challenges(cookie))
    assert cause_of(seen) is SiteCause.OFF_DOMAIN
    assert "berputar" in str(seen.result.detail)


def test_a_new_cookie_with_every_redirect_ends_at_their_limit_and_is_told_nowhere(
    prober: SiteProber, caplog: pytest.LogCaptureFixture
) -> None:
    def script(visit: Visit) -> None:
        token = b"rahasia%d" % len(visit.request)
        visit.send(
            b"HTTP/1.1 302 F\r\nLocation: /\r\n"
            + b"".join(b"Set-Cookie: n%d%s=%s\r\n" % (n, token, token) for n in range(90))
            + b"\r\n"
        )

    with caplog.at_level(0), ScriptedSite(script) as server:
        seen = prober.probe(site_at(server.url(HOST)))
    assert cause_of(seen) is SiteCause.OFF_DOMAIN
    assert len(server.requests) <= GENEROUS.redirects + 1
    assert max(map(len, server.requests)) < 10_000
    assert "rahasia" not in repr(seen) + caplog.text


def test_a_cookie_does_not_follow_to_an_allowed_stranger(prober: SiteProber) -> None:
    def script(visit: Visit) -> None:
        if b"Host: mitra.example" in visit.request:
            visit.send(answer(PAGE))
        else:
            visit.send(
                b"HTTP/1.1 302 F\r\nLocation: http://mitra.example:%d/\r\nSet-Cookie: sesi=1; Path=/\r\n\r\n"
                % server.port
            )

    with ScriptedSite(script) as server:
        assert prober.probe(site_at(server.url(HOST), allowed_hosts=("mitra.example",))).result.ok
    assert b"sesi" not in server.requests[1]
