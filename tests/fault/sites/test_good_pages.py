"""A page that answers is read, whichever way it is sent, and asked for with nothing of this machine."""

import gzip
import re
import zlib
from pathlib import Path

import pytest

from scc_wall.monitors.prober import SiteProber
from tests.support.site_probing import HEAD, HOST, Looker, cause_of, site_at
from tests.support.web_pki import Authority
from tests.support.web_script import PAGE, ScriptedSite, Visit, answer, says


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
