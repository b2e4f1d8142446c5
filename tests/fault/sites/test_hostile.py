"""What hostile servers do to the prober: nothing."""

import gzip
import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scc_wall.domain.site import BODY_CAP_BYTES, SiteCause
from scc_wall.domain.site_probe import Prober
from tests.support.site_probing import GENEROUS, HEAD, HOST, Looker, cause_of, site_at
from tests.support.web_script import PAGE, Script, ScriptedSite, Visit, answer, says


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


@pytest.mark.parametrize("said", ["br", "zstd", "gzip, gzip", "BR, identity"])
def test_a_page_packed_unasked_answers_but_is_not_read(look: Looker, said: str) -> None:
    seen = look(says(answer(b"\x1b\0", "200 OK", f"Content-Encoding: {said}")))
    assert (cause_of(seen), seen.page) == (None, None)
    assert said.partition(",")[0].lower() in str(seen.result.detail)


@pytest.mark.parametrize("said", ["utf-8", "none", "identity, none", "x", "gzip, x"])
def test_an_encoding_that_is_none_is_passed_over_as_browsers_do(look: Looker, said: str) -> None:
    seen = look(says(answer(PAGE, "200 OK", f"Content-Encoding: {said}")))
    assert (cause_of(seen), seen.page and seen.page.body) == (None, PAGE)


def test_an_empty_page_is_told_as_that(look: Looker) -> None:
    seen = look(says(answer(b" \r\n")))
    assert cause_of(seen) is None
    assert "kosong" in str(seen.result.detail)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from([b"", HEAD, HEAD + b"Transfer-Encoding: chunked\r\n\r\n"]))
@example(b"Location: http://[::1/\r\n\r\n", b"HTTP/1.1 302 F\r\n")
@example(b"Set-Cookie: \xff=\xff; expires=\xff\r\nContent-Type: \xff\r\n\r\n", HEAD)
def test_no_answer_whatever_makes_the_prober_raise(prober: Prober, said: bytes, head: bytes) -> None:
    with ScriptedSite(says(head + said)) as server:
        seen = prober.probe(site_at(server.url(HOST)))
    assert seen.result.ok or seen.result.cause in set(SiteCause)
