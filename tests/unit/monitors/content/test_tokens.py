import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scc_wall.monitors.content import tokens
from scc_wall.monitors.content.tokens import attributes_of, tame


def _tags(html: str) -> int:
    return len(re.findall(r"<[a-zA-Z/]", html))


def _depth(html: str) -> int:
    node, depth = LexborHTMLParser(html).body, 0
    while node is not None:
        node, depth = node.child, depth + 1
    return depth


@pytest.mark.parametrize("part", ["<div>", "<x-y>", "<div><span>", "<b><div>", "<font size={}>", "<svg><g>"])
def test_nesting_stays_bounded_and_text_below_it_stands(part):
    tamed = tame(part * 20_000 + "slot gacor").html
    assert _depth(tamed) <= tokens.MAX_DEPTH + 10
    assert "slot gacor" in (LexborHTMLParser(tamed).text() or "")


def test_tags_stay_bounded_and_late_links_stand():
    tamed = tame("<p>x</p>" * 30_000 + "<a href=https://x.example>slot</a>").html
    assert _tags(tamed) <= tokens.MAX_TAGS + 2 * tokens.MAX_LATE_LINKS
    links = LexborHTMLParser(tamed).css("a")
    assert [link.attributes["href"] for link in links] == ["https://x.example"]


def test_attributes_stay_bounded():
    tamed = tame("<a " + " ".join(f"a{number}=1" for number in range(30_000)) + ">x").html
    (link,) = LexborHTMLParser(tamed).css("a")
    assert 0 < len(link.attributes) <= tokens.MAX_ATTRIBUTES


def test_formatting_is_not_opened_anew_in_every_paragraph():
    tamed = tame("".join(f"<font a{number}>" for number in range(300)) + "<p>x" * 3_000).html
    assert len(LexborHTMLParser(tamed).css("*")) < 4_000


def test_a_long_value_is_cut_and_a_short_tag_stays_as_it_is():
    tamed = tame(f'<img src="data:{"A" * 5_000}" alt="x"><a href=/b?c=d>e</a>').html
    image, link = LexborHTMLParser(tamed).css("img,a")
    assert len(image.attributes["src"] or "") <= tokens.MAX_VALUE_CHARS
    assert image.attributes["alt"] == "x"
    assert link.attributes["href"] == "/b?c=d"


@pytest.mark.parametrize(
    "page",
    [
        "<script>if (a<b) { '</div><p>' }</script><p>x",
        '<div title="</div><p>">x</div>',
        "<div title='a>b'>x</div>",
        "<!-- <p>a</p> --><p>x",
        "<textarea><p>a</textarea><p>x",
        "<title>a</p><b></title><p>x",
        "<style>a{content:'<p>'}</style>x",
        "<svg><style><p>a</style></svg>x",
        '<a ="b>c">x</a>',
        "<a b=\"c\"d='e'>x</a>",
        "<p<b>x",
        "</ p>x",
        "<?php echo '<p>' ?>x",
        "<!doctype html><p>x",
        "a < b && c > d <3",
    ],
)
def test_the_tame_page_is_read_by_the_tree_as_it_was_written(page):
    once = tame(page)
    twice = tame(once.html)
    assert twice.html.replace(" ", "") == once.html.replace(" ", "")
    assert not twice.scripts + twice.styles + twice.comments + twice.titles  # type: ignore[operator]
    assert "x" in (LexborHTMLParser(once.html).text() or "") or "3" in page


def test_what_is_no_markup_is_handed_out():
    tamed = tame("<title>A &amp; B</title><script src='/x.js'>y</script><style>z{}</style><!--c--><noembed>n</noembed>")
    assert tamed.titles == ["A & B"]
    assert [(attributes_of(written), content) for written, content in tamed.scripts] == [({"src": "/x.js"}, "y")]
    assert tamed.styles == ["z{}"]
    assert tamed.comments == ["c"]
    assert tamed.unread == ["n"]


@given(st.lists(st.sampled_from([*"<>/!-=\"' abp?&;\n", "<script", "</", "<!--", "<title>", "<a href"]), max_size=200))
def test_any_text_becomes_tame(parts):
    text = "".join(parts)
    tamed = tame(text)
    assert _tags(tamed.html) <= _tags(text) * 2
    assert LexborHTMLParser(tamed.html).css("script,style,title,textarea") == []
