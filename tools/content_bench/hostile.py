"""Pages that are made to cost time and memory, and what they cost.

Each is 512 KiB of one thing, the cap of a body.
"""

import time
from collections.abc import Callable, Mapping

from scc_wall.domain.site import BODY_CAP_BYTES, Page, SiteConfig
from scc_wall.monitors.content.judge import SiteContentJudge

SITE = SiteConfig("Dinas", "https://dinkes.sumselprov.go.id", 1)


def _of(part: str, start: str = "") -> Callable[[], bytes]:
    return lambda: (start + part * (BODY_CAP_BYTES // len(part.encode()) + 1)).encode()[:BODY_CAP_BYTES]


def _numbered(form: str, start: str = "") -> Callable[[], bytes]:
    return lambda: (start + "".join(form.format(number) for number in range(60_000))).encode()[:BODY_CAP_BYTES]


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "nested div": _of("<div>"),
    "nested hidden div": _of("<div style='display:none'>x"),
    "open formatting in paragraphs": _numbered("<font a{0}><p>x"),
    "end tags": _of("</p>"),
    "only <": _of("<"),
    "tags without end": _of("<a "),
    "quotes without end": _of('<a b="'),
    "attributes": _numbered("a{0} ", "<a "),
    "comments": _of("<!-->"),
    "foreign content": _of("<svg><style><g>"),
    "tables": _of("<table><tr><td>"),
    "links to gamblers": _numbered("<a href=https://slot{0}.example>slot gacor {0}</a>"),
    "gambling": _of("slot gacor maxwin "),
    "different words": _numbered("a{0}b "),
    "different names": _numbered("slot{0} "),
    "one word": _of("a"),
    "single letters": _of("s l o t "),
    "letters that unfold": _of("\ufdfa"),
    "nested headings": lambda: (b"<h1><div>" * 200 + b"slot polisi " * 50_000)[:BODY_CAP_BYTES],
    "nested styles": lambda: (b"<div style='top:0'><p style='opacity:0'>" * 200 + b"slot " * 110_000)[:BODY_CAP_BYTES],
    "titles": _of("<title>slot</title>"),
    "headings": _of("<h1>slot gacor"),
    "style rules": _of(".a{display:none}", "<style>"),
    "redirects": _of("location=abc;", "<script>"),
    "scripts": _of('<script>location="//a.b"</script>'),
    "joined strings": _of('"a"+', "<script>"),
    "base64": _of('"QUFBQUFBQUFBQUFBQUFB",', "<script>"),
    "numbers": _of("11,22,", "<script>"),
    "packers": _of("}('", "<script>"),
    "escapes": _of("\\x41", "<script>"),
    "hosts in scripts": _of('"//a.bc/"', "<script>"),
    "zeros": lambda: bytes(BODY_CAP_BYTES),
    "no text": lambda: bytes(range(256)) * (BODY_CAP_BYTES // 256),
}


def cost_s(body: bytes) -> float:
    """Return the processor's seconds that judging a body takes."""
    judge = SiteContentJudge()
    started = time.process_time()
    judge.judge(SITE, Page(SITE.url, 200, "text/html", body))
    return time.process_time() - started
