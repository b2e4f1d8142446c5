"""A redirect leads through the own domain alone, a few times, and never to this machine."""

import socket

import pytest

from scc_wall.domain.site import SiteCause
from scc_wall.monitors.prober import SiteProber
from tests.support.scripted_resolver import ScriptedResolver
from tests.support.site_probing import HOST, Looker, cause_of, site_at
from tests.support.web_script import PAGE, Script, ScriptedSite, Visit, answer, says


def redirects(**places: str) -> Script:
    """Return a script that redirects from path to place; `{port}` is its own port; others are pages."""

    def script(visit: Visit) -> None:
        to = places.get(visit.path.strip("/") or "start")
        port = visit.connection.getsockname()[1]
        if to is None:
            visit.send(answer(PAGE))
        else:
            visit.send(b"HTTP/1.1 302 Found\r\nLocation: " + to.format(port=port).encode() + b"\r\n\r\n")

    return script


@pytest.mark.parametrize(
    "to",
    [
        "/b",
        "b?token=rahasia#c",
        "//www.dinas.sumselprov.go.id:{port}/b",
        "http://lain.sumselprov.go.id:{port}/b?token=rahasia",
        "http://admin:rahasia@www.dinas.sumselprov.go.id:{port}/b",
        "http://mitra.example:{port}/b",
        "http://WWW.dinas.SUMSELPROV.go.id.:{port}/b",
    ],
)
def test_a_redirect_within_the_own_domain_is_followed(prober: SiteProber, to: str) -> None:
    with ScriptedSite(redirects(start=to)) as server:
        seen = prober.probe(site_at(server.url(HOST), allowed_hosts=("mitra.example",)))
    assert cause_of(seen) is None, seen.result.detail
    assert len(seen.result.hops) == 1
    assert seen.result.hops[0].endswith("/b"), "without its query"
    assert "rahasia" not in repr(seen.result)
    assert b"authorization" not in server.requests[1].lower()
    assert seen.result.phases.redirects_ms is not None


@pytest.mark.parametrize(
    "to",
    [
        "http://judi.example:{port}/",
        "//judi.example:{port}/",
        "http:\\\\judi.example:{port}/",
        f"http://{HOST}@judi.example:{{port}}/",
        f"http://{HOST}.judi.example:{{port}}/",
        "http://sumselprov.go.id.judi.example:{port}/",
        "http://xsumselprov.go.id:{port}/",
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://2130706433:{port}/",
        "http://0x7f000001:{port}/",
        "http://0177.0.0.1:{port}/",
        "http://127.1:{port}/",
        "http://\uff11\uff12\uff17.0.0.1:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://[fe80::1%25lo]:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://metadata.sumselprov.go.id/latest/meta-data/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "gopher://dinas.sumselprov.go.id/",
    ],
)
def test_a_redirect_elsewhere_is_not_followed(prober: SiteProber, to: str) -> None:
    with ScriptedSite(redirects(start=to)) as server:
        seen = prober.probe(site_at(server.url(HOST)))
    assert cause_of(seen) is SiteCause.OFF_DOMAIN, seen.result.detail
    assert len(server.requests) == 1
    assert seen.result.hops == ()


@pytest.mark.parametrize(
    "location",
    [
        b"http://",
        b"http:///x",
        b"http://[",
        b"http://a..b/",
        b"http://x:99999/",
        b"http://a\x00b/",
        b"/\x00",
        b"http://:80/",
    ],
)
def test_a_redirect_that_leads_nowhere(look: Looker, location: bytes) -> None:
    seen = look(says(b"HTTP/1.1 301 M\r\nLocation: " + location + b"\r\n\r\n"))
    assert cause_of(seen) is SiteCause.OFF_DOMAIN


def test_letters_beyond_ascii_in_a_redirect_are_encoded(prober: SiteProber) -> None:
    with ScriptedSite(redirects(start="/berita-é \u202e")) as server:
        assert prober.probe(site_at(server.url(HOST))).result.hops[0].endswith("/berita-%C3%A9%20%E2%80%AE")
    assert server.requests[1].startswith(b"GET /berita-%C3%A9%20%E2%80%AE HTTP/1.1")


def test_redirects_in_a_circle_end(look: Looker) -> None:
    seen = look(redirects(start="/b", b="/c", c="/b"))
    assert cause_of(seen) is SiteCause.OFF_DOMAIN
    assert "berputar" in str(seen.result.detail)


@pytest.mark.parametrize(("count", "cause"), [(5, None), (6, SiteCause.OFF_DOMAIN)])
def test_five_redirects_are_followed_and_no_more(look: Looker, count: int, cause: SiteCause | None) -> None:
    steps = {f"h{number}": f"/h{number + 1}" for number in range(1, count)}
    assert cause_of(look(redirects(start="/h1", **steps))) is cause


def test_a_redirect_does_not_reach_this_machine_from_a_site_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop is made to look like one at 10.0.0.9; its redirect resolves to loopback."""
    from scc_wall.monitors import wire

    resolver = ScriptedResolver()
    resolver.known = {"a.opd.go.id": ("10.0.0.9",), "b.opd.go.id": ("127.0.0.1",)}
    asked: list[str] = []

    def connected(address: str, port: int, timeout_s: float) -> socket.socket:
        asked.append(address)
        return socket.create_connection(("127.0.0.1", port), timeout_s)

    monkeypatch.setattr(wire, "_connected", connected)
    with ScriptedSite(redirects(start="http://b.opd.go.id:{port}/admin")) as server:
        seen = SiteProber(resolver).probe(site_at(server.url("a.opd.go.id")))
    assert cause_of(seen) is SiteCause.OFF_DOMAIN
    assert asked == ["10.0.0.9"]
