"""Every fault of a website against its cause, on loopback, and what hostile servers do to the prober: nothing."""

import gzip
import re
import socket
import threading
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scc_wall.domain.site import BODY_CAP_BYTES, SiteCause, SiteConfig, SiteLimits
from scc_wall.domain.site_probe import Prober, Seen
from scc_wall.monitors.prober import SiteProber
from scc_wall.monitors.resolver import SystemResolver
from tests.support.scripted_resolver import ScriptedResolver
from tests.support.web_pki import Authority, self_signed
from tests.support.web_script import PAGE, Script, ScriptedSite, Visit, answer, says

HOST = "dinas.sumselprov.go.id"
GENEROUS = SiteLimits(10, 10, 10, 10, 30)
"""Of what must not depend on time: a busy machine is no reason to fail."""
SHORT = SiteLimits(0.3, 0.3, 0.3, 0.3, 0.6)
HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture(scope="module")
def root() -> Authority:
    return Authority("Akar Uji")


@pytest.fixture(scope="module")
def prober(root: Authority, tmp_path_factory: pytest.TempPathFactory) -> SiteProber:
    file = tmp_path_factory.mktemp("ca") / "ca.pem"
    file.write_bytes(root.pem)
    return SiteProber(_resolver(), extra_ca=file)


def _resolver() -> ScriptedResolver:
    resolver = ScriptedResolver()
    names = ("dinas", "www.dinas", "lain", "w.lain")
    resolver.known = {f"{name}.sumselprov.go.id": ("127.0.0.1",) for name in names}
    resolver.known |= {
        "judi.example": ("127.0.0.1",),
        "mitra.example": ("127.0.0.1",),
        "metadata.sumselprov.go.id": ("169.254.169.254",),
        "mati.sumselprov.go.id": socket.gaierror(socket.EAI_AGAIN, "Temporary failure"),
        "macet.sumselprov.go.id": TimeoutError(),
    }
    return resolver


def site_at(url: str, **changes: object) -> SiteConfig:
    return replace(SiteConfig("Dinas", url, site_id=7, internal=True, limits=GENEROUS), **changes)


Looker = Callable[..., Seen]


@pytest.fixture
def look(prober: SiteProber) -> Iterator[Looker]:
    """Return what runs a script on a site and looks at it once."""

    def look(script: Script, *, tls=None, read_request: bool = True, options=None, **changes: object) -> Seen:
        with ScriptedSite(script, tls, read_request=read_request) as server:
            return prober.probe(site_at(server.url(HOST), **changes), **(options or {}))

    return look


def cause_of(seen: Seen) -> SiteCause | None:
    return seen.result.cause


# --- what goes well


def test_a_good_page_is_read_with_every_phase_timed(look: Looker, root: Authority, tmp_path: Path) -> None:
    seen = look(says(answer(PAGE)), tls=root.server(tmp_path, HOST))
    result = seen.result
    assert (result.cause, result.status, result.address, result.hops) == (None, 200, "127.0.0.1", ())
    phases = result.phases
    taken = (phases.resolve_ms, phases.connect_ms, phases.tls_ms, phases.first_byte_ms, phases.transfer_ms)
    assert all(ms is not None and ms >= 0 for ms in taken)
    assert phases.redirects_ms is None
    assert seen.page is not None
    assert (seen.page.body, seen.page.cut, seen.page.content_type) == (PAGE, False, "text/html")
    assert result.certificate is not None
    assert (result.certificate.subject, result.certificate.names) == (HOST, (HOST,))
    assert (result.certificate.issuer, result.certificate.trouble) == ("Akar Uji", None)


@pytest.mark.parametrize(
    "body",
    [
        answer(PAGE),
        b"HTTP/1.0 200 OK\r\n\r\n" + PAGE,
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE),
        answer(gzip.compress(PAGE), "200 OK", "Content-Encoding: gzip"),
        answer(gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]) + b"\0\0", "200 OK", "Content-Encoding: x-gzip"),
        answer(zlib.compress(PAGE), "200 OK", "Content-Encoding: deflate"),
        answer(zlib.compress(PAGE)[2:-4], "200 OK", "Content-Encoding: deflate"),
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer(PAGE),
    ],
    ids=["length", "closed", "chunked", "gzip", "members", "zlib", "raw-deflate", "interim"],
)
def test_every_way_of_sending_a_page_is_read(look: Looker, body: bytes) -> None:
    seen = look(says(body))
    assert cause_of(seen) is None
    assert seen.page is not None
    assert seen.page.body == PAGE


def test_the_request_bears_the_name_of_the_site_and_nothing_of_this_machine(
    prober: SiteProber, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text(f"machine {HOST} login admin password rahasia")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with ScriptedSite(says(answer(PAGE, "200 OK", "Set-Cookie: a=1"))) as server:
        site = site_at(server.url(HOST, "/a b/é?q=1#x".replace(" ", "%20")))
        assert prober.probe(site).result.ok
        assert prober.probe(site, as_crawler=True, path="/robots.txt").result.ok
    plain, crawler = (request.decode().lower() for request in server.requests)
    assert plain.startswith("get /a%20b/%c3%a9?q=1 http/1.1\r\n")
    assert f"host: {HOST}:{server.port}\r\n" in plain
    assert "user-agent: scc-wall/" in plain
    assert "referer" not in plain
    assert crawler.startswith("get /robots.txt http/1.1\r\n")
    assert "googlebot/2.1" in crawler
    assert "referer: https://www.google.com/" in crawler
    assert not re.search("cookie|authorization", plain + crawler)


def test_a_page_that_has_not_changed_is_not_sent_again(prober: SiteProber) -> None:
    def script(visit: Visit) -> None:
        known = b'if-none-match: "v1"' in visit.request.lower() and b"if-modified-since: mon" in visit.request.lower()
        fresh = answer(PAGE, "200 OK", 'ETag: "v1"', "Last-Modified: Mon, 05 Jan 2026 01:00:00 GMT")
        visit.send(b"HTTP/1.1 304 Not Modified\r\n\r\n" if known else fresh)

    with ScriptedSite(script) as server:
        site = site_at(server.url(HOST))
        first, again, full = prober.probe(site, full=False), prober.probe(site, full=False), prober.probe(site)
        crawler = prober.probe(site, full=False, as_crawler=True)
    assert first.page is not None
    assert (again.result.ok, again.result.unchanged, again.result.status, again.page) == (True, True, 304, None)
    assert full.page is not None
    assert crawler.page is not None, "what a crawler is shown is another page"


def test_a_validator_that_would_write_headers_is_not_sent_back(prober: SiteProber) -> None:
    with ScriptedSite(says(answer(PAGE, "200 OK", "ETag: \x01\xe9\r\n X-Folded: 1"))) as server:
        site = site_at(server.url(HOST))
        assert [prober.probe(site, full=False).result.cause for _ in range(2)] == [None, None]
    assert b"if-none" not in server.requests[1].lower()


@pytest.mark.parametrize("bad", [answer(b"", "500 X"), HEAD + b"Content-Length: 9\r\n\r\nx"], ids=["500", "cut"])
def test_after_a_bad_answer_the_whole_page_is_asked_for(prober: SiteProber, bad: bytes) -> None:
    answers = iter([answer(PAGE, "200 OK", 'ETag: "v1"'), bad, answer(PAGE)])
    with ScriptedSite(lambda visit: visit.send(next(answers))) as server:
        site = site_at(server.url(HOST))
        assert [prober.probe(site, full=False).result.ok for _ in range(3)] == [True, False, True]
    assert [b"if-none-match" in request.lower() for request in server.requests] == [False, True, False]


# --- DNS and connection


@pytest.mark.parametrize("name", ["tiada", "mati", "macet"])
def test_a_name_without_an_answer_is_dns(prober: SiteProber, name: str) -> None:
    seen = prober.probe(site_at(f"http://{name}.sumselprov.go.id/"))
    assert cause_of(seen) is SiteCause.DNS
    assert seen.result.phases.resolve_ms is not None
    assert seen.result.phases.connect_ms is None


def test_a_look_up_that_hangs_fails_its_own_site_alone() -> None:
    let_go = threading.Event()

    def look_up(host: str) -> list[str]:
        if host == HOST:
            assert let_go.wait(20)
        return ["127.0.0.1"]

    resolver = SystemResolver(look_up)
    prober = SiteProber(resolver)
    try:
        with ScriptedSite(says(answer(PAGE))) as server:
            hung = [prober.probe(site_at(server.url(HOST), limits=SHORT)) for _ in range(2)]
            good = prober.probe(site_at(server.url("lain.go.id")))
        assert [cause_of(seen) for seen in (*hung, good)] == [SiteCause.DNS, SiteCause.DNS, None]
        assert (resolver.running, resolver.abandoned) == (1, 1)
    finally:
        let_go.set()


def test_nobody_listening_is_a_connection_refused(prober: SiteProber) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    seen = prober.probe(site_at(f"http://{HOST}:{port}/"))
    assert cause_of(seen) is SiteCause.CONNECT
    assert "ditolak" in str(seen.result.detail)


def test_a_second_address_is_tried(prober: SiteProber) -> None:
    resolver = ScriptedResolver(host=("127.0.0.2", "127.0.0.1"))
    with ScriptedSite(says(answer(PAGE))) as server:
        seen = SiteProber(resolver).probe(site_at(server.url("host")))
    assert (cause_of(seen), seen.result.address) == (None, "127.0.0.1")


def test_a_connection_that_is_never_accepted_ends_in_time(prober: SiteProber) -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        try:
            for one in waiting:  # fill the backlog: a further SYN is dropped
                one.setblocking(False)
                one.connect_ex(full.getsockname())
            seen = prober.probe(site_at(f"http://{HOST}:{full.getsockname()[1]}/", limits=SHORT))
        finally:
            for one in waiting:
                one.close()
    # Where the backlog is larger than asked for (it may be), the site is only silent.
    assert cause_of(seen) in {SiteCause.CONNECT, SiteCause.SLOW}


@pytest.mark.parametrize("script", [Visit.reset, lambda visit: None], ids=["reset", "closed"])
def test_a_connection_that_breaks_before_an_answer(look: Looker, script: Script) -> None:
    assert cause_of(look(script)) is SiteCause.CONNECT


# --- TLS


def test_a_certificate_that_has_ended(look: Looker, root: Authority, tmp_path: Path) -> None:
    seen = look(says(answer()), tls=root.server(tmp_path, HOST, from_day=-30, days=-2))
    assert cause_of(seen) is SiteCause.TLS_EXPIRED
    assert seen.result.certificate is not None
    assert seen.result.certificate.trouble is SiteCause.TLS_EXPIRED
    assert "habis" in str(seen.result.detail)


def test_a_certificate_that_ended_is_told_so_even_from_a_stranger(look: Looker, tmp_path: Path) -> None:
    stranger = Authority("Orang Asing").server(tmp_path, HOST, from_day=-30, days=-2)
    assert cause_of(look(says(answer()), tls=stranger)) is SiteCause.TLS_EXPIRED


def test_a_certificate_for_another_name(look: Looker, root: Authority, tmp_path: Path) -> None:
    seen = look(says(answer()), tls=root.server(tmp_path, "lain.example", "www.lain.example"))
    assert cause_of(seen) is SiteCause.TLS_NAME
    assert seen.result.certificate is not None
    assert seen.result.certificate.names == ("lain.example", "www.lain.example")
    assert "lain.example" in str(seen.result.detail)


def test_a_certificate_signed_by_itself_and_nothing_is_asked_of_such_a_site(prober: SiteProber, tmp_path: Path) -> None:
    with ScriptedSite(says(answer()), self_signed(tmp_path, HOST)) as server:
        seen = prober.probe(site_at(server.url(HOST)))
    assert cause_of(seen) is SiteCause.TLS_CHAIN
    assert "sendiri" in str(seen.result.detail)
    assert seen.result.certificate is not None
    assert (seen.result.certificate.chain_length, seen.result.certificate.issuer) == (1, HOST)
    assert server.requests == []


def test_a_missing_intermediate_certificate(look: Looker, root: Authority, tmp_path: Path) -> None:
    middle = Authority("Perantara Uji", root, days=10)
    good = look(says(answer()), tls=middle.server(tmp_path, HOST, sent=middle.pem))
    assert cause_of(good) is None
    certificate = good.result.certificate
    assert certificate is not None
    assert certificate.chain_length == 2
    assert (certificate.expires_utc - good.result.at_utc).days in {9, 10}, "the earliest end of the chain"
    bad = look(says(answer()), tls=middle.server(tmp_path, HOST))
    assert cause_of(bad) is SiteCause.TLS_CHAIN
    assert "Perantara Uji" in str(bad.result.detail)


@pytest.mark.parametrize("said", [b"SSH-2.0-OpenSSH_9\r\n", b"HTTP/1.1 400 Bad\r\n\r\n", b""])
def test_a_port_that_speaks_no_tls(prober: SiteProber, said: bytes) -> None:
    with ScriptedSite(says(said), read_request=False) as server:
        seen = prober.probe(site_at(server.url(HOST).replace("http:", "https:")))
    assert cause_of(seen) is SiteCause.CONNECT


@pytest.mark.parametrize(
    "script",
    [Visit.hold, lambda visit: visit.drip(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc" + bytes(900), 0.05)],
    ids=["silent", "byte by byte"],
)
def test_tls_that_is_never_agreed_ends_in_time(prober: SiteProber, script: Script) -> None:
    with ScriptedSite(script, read_request=False) as server:
        seen = prober.probe(site_at(server.url(HOST).replace("http:", "https:"), limits=SHORT))
    assert cause_of(seen) is SiteCause.CONNECT
    assert "TLS" in str(seen.result.detail)


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


# --- redirects


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


# --- the address of the site itself


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        f"http://{HOST}:{{port}}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://0x7f.1:{port}/",
        "http://user:rahasia@dinas.sumselprov.go.id:{port}/",
        "ftp://dinas.sumselprov.go.id:{port}/",
        "",
    ],
)
def test_a_site_with_a_forbidden_address_is_not_connected_to(prober: SiteProber, url: str) -> None:
    with ScriptedSite(says(answer())) as server:
        seen = prober.probe(site_at(url.format(port=server.port), internal=False))
    assert cause_of(seen) is SiteCause.CONNECT
    assert str(seen.result.detail)
    assert "rahasia" not in repr(seen.result)
    assert server.connections == 0


def test_a_site_with_an_account_in_its_address_is_not_asked(prober: SiteProber) -> None:
    with ScriptedSite(says(answer())) as server:
        seen = prober.probe(site_at(f"http://user:rahasia@{HOST}:{server.port}/"))
    assert cause_of(seen) is SiteCause.CONNECT
    assert "akun" in str(seen.result.detail)
    assert server.connections == 0


@pytest.mark.parametrize("host", ["169.254.169.254", "0.0.0.0", "224.0.0.1", "100.100.100.200", "[fe80::1]"])
def test_some_addresses_are_forbidden_to_internal_sites_too(prober: SiteProber, host: str) -> None:
    seen = prober.probe(site_at(f"http://{host}/"))
    assert cause_of(seen) is SiteCause.CONNECT
    assert "tidak diizinkan" in str(seen.result.detail)


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


# --- hostile


@pytest.mark.parametrize(
    "said",
    [
        b"hello, this is HTTP/0.9\n",
        b"\0" * 4000,
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 20000 OK\r\n\r\n",
    ],
    ids=["0.9", "nulls", "ssh", "status", "large"],
)
def test_what_is_no_http_is_told_as_no_connection(look: Looker, said: bytes) -> None:
    seen = look(says(said))
    assert cause_of(seen) is SiteCause.CONNECT
    assert "HTTP" in str(seen.result.detail)


@pytest.mark.parametrize(
    "said",
    [
        HEAD + b"".join(b"X-%d: 1\r\n" % number for number in range(500)) + b"\r\n",
        HEAD + b"X: " + b"a" * 100_000 + b"\r\n\r\n",
        HEAD + b"Content-Length: 3, 4\r\n\r\nabc",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 50,
        answer(b"no gzip at all", "200 OK", "Content-Encoding: gzip"),
    ],
    ids=["flood", "line", "lengths", "interim", "not-gzip"],
)
def test_a_broken_answer_is_told_as_content(look: Looker, said: bytes) -> None:
    assert cause_of(look(says(said))) is SiteCause.CONTENT


def endless(head: bytes, block: bytes) -> Script:
    """Return a script that sends a block for ever (64 MiB: no test reads so much)."""

    def script(visit: Visit) -> None:
        visit.send(head)
        for _ in range(64 * 1024 * 1024 // len(block)):
            visit.send(block)

    return script


@pytest.mark.parametrize(
    ("head", "block", "cause"),
    [
        (HEAD + b"\r\n", b"x" * 65536, None),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"8000\r\n" + b"x" * 32768 + b"\r\n", None),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 4096, SiteCause.CONTENT),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: %s\r\n" % (b"1" * 200) * 500, SiteCause.CONTENT),
        (HEAD + b"X: ", b"a" * 65536, SiteCause.CONTENT),
        (HEAD, b"X: 1\r\n" * 4096, SiteCause.CONTENT),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1024, SiteCause.CONTENT),
        (b"", b"HTTP/1.1 103 E\r\nX: 1\r\n" + b"Y: 1\r\n" * 4096, SiteCause.CONTENT),
        (HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"") * 1024, SiteCause.CONTENT),
    ],
    ids=["body", "chunks", "tiny-chunks", "trailers", "line", "headers", "interim", "interim-head", "empty-members"],
)
def test_what_never_ends_is_left_after_little(look: Looker, head: bytes, block: bytes, cause: SiteCause | None) -> None:
    tracemalloc.start()
    try:
        seen = look(endless(head, block), limits=replace(GENEROUS, body_bytes=64 * 1024))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert cause_of(seen) is cause, seen.result.detail
    if cause is None:
        assert seen.page is not None
        assert (len(seen.page.body), seen.page.cut) == (64 * 1024, True)
    assert peak < 4 * 1024 * 1024


def test_a_bomb_never_exists_unpacked(look: Looker) -> None:
    bomb = gzip.compress(bytes(16 * 1024 * 1024)) * 64  # 1 GiB in 1 MiB
    tracemalloc.start()
    try:
        seen = look(says(answer(bomb, "200 OK", "Content-Encoding: gzip")))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert cause_of(seen) is SiteCause.CONTENT
    assert "bom" in str(seen.result.detail)
    assert peak < 8 * 1024 * 1024


def test_a_long_page_that_is_no_bomb_is_cut_without_blame(look: Looker) -> None:
    rows = b"".join(b"<tr><td>%d</td><td>Pegawai %d</td></tr>" % (n * 7919, n * n) for n in range(40_000))
    seen = look(says(answer(gzip.compress(rows), "200 OK", "Content-Encoding: gzip")))
    assert cause_of(seen) is None
    assert seen.page is not None
    assert seen.page.cut
    assert seen.page.body == rows[:BODY_CAP_BYTES]


def test_a_page_packed_in_an_unknown_way_answers_but_is_not_read(look: Looker) -> None:
    seen = look(says(answer(b"\x1b\0", "200 OK", "Content-Encoding: br")))
    assert (cause_of(seen), seen.page) == (None, None)
    assert "br" in str(seen.result.detail)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from([b"", HEAD, HEAD + b"Transfer-Encoding: chunked\r\n\r\n"]))
@example(b"Location: http://[::1/\r\n\r\n", b"HTTP/1.1 302 F\r\n")
@example(b"Set-Cookie: \xff=\xff; expires=\xff\r\nContent-Type: \xff\r\n\r\n", HEAD)
def test_no_answer_whatever_makes_the_prober_raise(prober: Prober, said: bytes, head: bytes) -> None:
    with ScriptedSite(says(head + said)) as server:
        seen = prober.probe(site_at(server.url(HOST)))
    assert seen.result.ok or seen.result.cause in set(SiteCause)
