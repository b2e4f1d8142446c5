from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.domain.site import EvidenceLayer, Page, SiteConfig, VerdictLevel
from scc_wall.domain.site_probe import ContentJudge
from scc_wall.monitors.content.hiding import hides
from scc_wall.monitors.content.judge import SiteContentJudge
from scc_wall.monitors.content.similarity import MAX_SHINGLES, approved_from, shingles_of, similarity
from tests.support.labelled.frames import news_list, wordpress
from tools.content_bench.hostile import HOSTILE, cost_s

URL = "https://dinkes.sumselprov.go.id"
SITE = SiteConfig("Dinas Kesehatan", URL, 1)
HOME = wordpress("Beranda", news_list())
JUDGE: ContentJudge = SiteContentJudge()


def page(body: str | bytes, path: str = "/", kind: str = "text/html", status: int = 200) -> Page:
    return Page(URL + path, status, kind, body.encode() if isinstance(body, str) else body)


def test_one_strong_term_in_the_title_is_an_attack():
    verdict = JUDGE.judge(SITE, page(HOME.replace("<title>", "<title>Maxwin ")))
    assert verdict.level is VerdictLevel.HACKED
    assert verdict.evidence[0].layer is EvidenceLayer.LEXICON
    assert verdict.evidence[0].where == "title"
    assert "maxwin" in verdict.evidence[0].matched


def test_two_strong_terms_are_and_one_is_not():
    def hidden(text: str) -> VerdictLevel:
        return JUDGE.judge(SITE, page(HOME + f"<div style='display:none'>{text}</div>")).level

    assert hidden("gacor maxwin") is VerdictLevel.HACKED
    assert hidden("maxwin") is VerdictLevel.SUSPICIOUS
    assert hidden("menu layanan") is VerdictLevel.CLEAN


def test_the_fingerprint_is_of_the_finding_not_of_the_page():
    spam = "<div hidden>slot gacor maxwin</div>"
    first = JUDGE.judge(SITE, page(wordpress("Beranda", news_list(0)) + spam))
    later = JUDGE.judge(SITE, page(wordpress("Beranda", news_list(5)) + spam))
    other = JUDGE.judge(SITE, page(HOME + spam + "<div hidden>togel</div>"))
    assert first.fingerprint == later.fingerprint != other.fingerprint


def test_evidence_can_be_shown():
    body = f"<title>slot\x07 gacor \u202e{'maxwin ' * 500}</title>" + "".join(
        f"<a href='https://slot{number}.example'>slot gacor</a>" for number in range(100)
    )
    verdict = JUDGE.judge(SITE, page(body))
    assert len(verdict.evidence) <= 24
    for one in verdict.evidence:
        assert len(one.matched) <= 200
        assert one.matched.isprintable()
        assert one.where.isprintable()


def test_what_only_the_crawler_sees_is_cloaking():
    crawled = page(wordpress("Slot Gacor Maxwin", news_list()))
    verdict = JUDGE.judge(SITE, page(HOME), crawled)
    assert verdict.level is VerdictLevel.HACKED
    assert {one.layer for one in verdict.evidence} == {EvidenceLayer.CLOAKING}


def test_a_refused_crawler_says_nothing():
    refused = page("<title>Slot Gacor</title>", status=403)
    assert JUDGE.judge(SITE, page(HOME), refused).level is VerdictLevel.CLEAN


def test_a_path_with_its_name_is_enough_if_it_is_there():
    assert JUDGE.judge(SITE, page(HOME), paths=[page("x", "/assets/slot-gacor/")]).level is VerdictLevel.HACKED
    assert (
        JUDGE.judge(SITE, page(HOME), paths=[page("x", "/assets/slot-gacor/", status=404)]).level is VerdictLevel.CLEAN
    )


def test_allowed_hosts_may_be_redirected_to():
    body = "<meta http-equiv=refresh content='0;url=https://rsud.example/'>"
    allowed = SiteConfig("RSUD", URL, 1, allowed_hosts=("rsud.example",))
    assert JUDGE.judge(SITE, page(body)).level is VerdictLevel.HACKED
    assert JUDGE.judge(allowed, page(body)).level is VerdictLevel.CLEAN


def test_below_half_of_the_approved_text_is_suspicious():
    approved = approved_from(1, page(HOME), "admin", datetime(2026, 11, 22, tzinfo=UTC))
    same = JUDGE.judge(
        SITE, page(HOME.replace("</main>", "<p>Satu berita baru hari ini.</p></main>")), approved=approved
    )
    other = JUDGE.judge(
        SITE,
        page("<title>Dinas</title>" + "<p>Teks yang sama sekali lain. Tidak ada yang tersisa.</p>" * 3),
        approved=approved,
    )
    assert same.level is VerdictLevel.CLEAN
    assert other.level is VerdictLevel.SUSPICIOUS
    assert other.evidence[0].layer is EvidenceLayer.SIMILARITY


@given(st.lists(st.integers(0, 3000), min_size=30, max_size=6000), st.integers(0, 6000))
@settings(max_examples=30)
def test_similarity_is_a_share_and_what_is_added_takes_nothing(numbers, more):
    text = " ".join(f"kata{number}" for number in numbers)
    kept = shingles_of(text)
    assert len(kept) <= MAX_SHINGLES
    assert similarity(kept, kept) == 1
    longer = shingles_of(text + " " + " ".join(f"baru{number}" for number in range(more)))
    assert similarity(kept, longer) == 1
    assert similarity(kept, shingles_of("lain sekali " * 20)) == 0


@pytest.mark.parametrize(
    "script",
    [
        r'var data={"logo":"https:\u002F\u002Fvendor.example\u002Fa.png","src":"script"}',
        "var hosts=['https://a.example/x.js','https://b.example/y.js']; var s=['a','b'].join('');",
        "var t=decodeURIComponent('https%3A%2F%2Fvendor.example%2Fhref');",
        "var icon=atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf');",
    ],
)
def test_escapes_of_honest_data_are_no_attack(script):
    assert JUDGE.judge(SITE, page(HOME + f"<script>{script}</script>")).level is VerdictLevel.CLEAN


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : NONE",
        "visibility:hidden",
        "opacity:0",
        "opacity: 0.0;",
        "font-size:0",
        "font-size:1px",
        "left:-9999px",
        "text-indent:-999em",
        "height:0;overflow:hidden",
        "width:1px",
        "color:#fff;background:#ffffff",
        "clip:rect(0 0 0 0)",
        "transform:scale(0)",
        "color:transparent",
        "max-height:0px",
        "z-index:-1",
    ],
)
def test_ways_to_hide(style):
    assert hides(style)


@pytest.mark.parametrize(
    "style",
    [
        "display:block",
        "opacity:0.5",
        "font-size:14px",
        "height:10px",
        "color:#fff;background:#000",
        "left:-9px",
        "width:100px",
    ],
)
def test_ways_to_show(style):
    assert not hides(style)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize(
    "said", ["", "; charset=utf-8", "; charset=latin-1", "; charset=nonsense", "; charset=rot13", "; charset=idna"]
)
def test_a_wrong_charset_hides_nothing(codec, said):
    body = "<title>Slot Gacor Maxwin</title><p>selamat datang".encode(codec)
    assert JUDGE.judge(SITE, page(body, kind=f"text/html{said}")).level is VerdictLevel.HACKED


def test_utf7_and_zeros_hide_nothing():
    assert (
        JUDGE.judge(SITE, page("<title>Slot Gacor</title>".encode("utf-7"), kind="text/html; charset=utf-7")).level
        is VerdictLevel.HACKED
    )
    assert JUDGE.judge(SITE, page(b"<ti\0tle>Sl\0ot Ga\0cor</title>")).level is VerdictLevel.HACKED


PIECES = (
    b"<",
    b">",
    b"<div style='display:none'>",
    b"slot gacor",
    b"</title>",
    b"<title>",
    b"<script>",
    b"location='//a.b'",
    b"</script>",
    b"\0",
    b"\xff\xfe",
    b"<!--",
    b"-->",
    b"<meta charset=utf-16>",
    b"<a href='",
    b"'",
    b'"',
    b"<base href=//x>",
    b"<meta http-equiv=refresh content='0;",
    b"https://[",
    b"<iframe srcdoc='",
    b"<style>.a{display:none}",
    b"atob('QUFB')",
    b"\xed\xa0\x80",
    b"<frameset>",
    b"<template>",
    b"\\u{110000}",
)


@given(
    st.one_of(st.binary(max_size=400), st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join)),
    st.text(max_size=30),
)
@settings(max_examples=150)
def test_any_bytes_are_judged(body, kind):
    one = page(body, kind=kind)
    verdict = JUDGE.judge(SITE, one, one, [page(body, "/sitemap.xml", kind), page(body, f"/{kind}", kind)])
    assert verdict.level in VerdictLevel


@pytest.mark.parametrize(
    "name",
    [
        "nested div",
        "attributes",
        "open formatting in paragraphs",
        "different words",
        "redirects",
        "links to gamblers",
        "zeros",
    ],
)
def test_hostile_pages_cost_little(name):
    assert cost_s(HOSTILE[name]()) < 5  # 0.02 to 0.4 s on a free machine
