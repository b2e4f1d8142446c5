"""A page taken apart: tame tokens ─► Lexbor's tree ─► what stands in which place. All numbers are bounded."""

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scc_wall.domain.site import Page
from scc_wall.monitors.content.charset import decode
from scc_wall.monitors.content.hiding import hidden_nodes
from scc_wall.monitors.content.tokens import attributes_of, tame

MAX_LINKS: Final = 2_000
MAX_SMALL: Final = 500
"""Headings, pictures, metas, frames, forms, of each."""
MAX_HIDDEN_CHARS: Final = 200_000
MAX_TAKEN_CHARS: Final = 1_000_000
MAX_TEXT_CHARS: Final = 400
"""Of one link or heading."""
MAX_VISIBLE_CHARS: Final = 500_000
_WHOLE = re.compile(r"position\s?:\s?(?:fixed|absolute)[^\"]{0,200}(?:100(?:%|v[hw])|inset\s?:\s?0)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")
_TEXT = re.compile(r"text|html|xml|json", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


class Link(NamedTuple):
    """A link, with the text that it is clicked on."""

    href: str
    text: str
    hidden: bool


class Script(NamedTuple):
    """A script: where it is loaded from (empty: it stands in the page), its type, its content."""

    src: str
    kind: str
    content: str


@dataclass(slots=True)
class Reading:
    """A page's texts by place, and all that it points to.

    Parameters
    ----------
    metas
        Name (or property, or http-equiv) in small letters, content.
    hidden
        How it is hidden (`style`, `noscript`, …), text.
    relations
        `rel` and address of `link` elements.
    frames
        Address, and how: `hidden`, `whole` (it covers the page), `embedded` (no frame but an object) or empty.
    media
        How many `audio`, `video`, `embed`, `object`, `marquee` there are.
    """

    url: str
    titles: list[str] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    visible: str = ""
    scripts: list[Script] = field(default_factory=list)
    frames: list[tuple[str, str]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    base: str = ""
    handlers: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    media: int = 0


def read(page: Page) -> Reading:
    """Take a page apart; what is no text (a PDF, a picture) has nothing in it."""
    is_text = not page.content_type or _TEXT.search(page.content_type[:200]) is not None
    binary = page.body.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8"))
    tamed = tame(decode(page.body, page.content_type) if is_text and not binary else "")
    tree = LexborHTMLParser(tamed.html)
    reading = Reading(page.url)
    reading.titles = [flat(title) for title in tamed.titles[:20]]
    reading.comments = [*tamed.comments, *tamed.unread]
    for written, content in tamed.scripts:
        attributes = attributes_of(written)
        reading.scripts.append(Script(attributes.get("src", ""), attributes.get("type", "").lower(), content))
    reading.styles = tamed.styles
    _read_head(tree, reading)
    hidden_links, hidden_frames = _read_hidden(tree, tamed.styles, reading)
    _read_links(tree, reading, hidden_links)
    _read_things(tree, reading, hidden_frames)
    for node in _some(tree, "[onload],[onpageshow],[onerror]", 50):
        given = node.attributes
        reading.handlers += [code for name in ("onload", "onpageshow", "onerror") if (code := given.get(name))]
    body = tree.body
    if body is not None:
        reading.visible = flat(body.text(separator=" ")[:MAX_VISIBLE_CHARS])
        ground = f"background:{body.attributes.get('bgcolor') or ''}"
        reading.styles = [*reading.styles, body.attributes.get("style") or "", ground]
    return reading


def flat(text: str | None) -> str:
    """Return a text on one line."""
    return _SPACE.sub(" ", text or "").strip()


class _Texts:
    """Takes the texts of nodes; where nodes stand inside of each other, so that all were taken many times, it ends."""

    def __init__(self) -> None:
        self._left = MAX_TAKEN_CHARS

    def of(self, node: LexborNode) -> str:
        if self._left <= 0:
            return ""
        text = node.text(separator=" ")
        self._left -= len(text)
        return text[:MAX_TEXT_CHARS]


def _given(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def _some(tree: LexborHTMLParser, query: str, count: int = MAX_SMALL) -> Iterator[LexborNode]:
    yield from tree.css(query)[:count]


def _read_head(tree: LexborHTMLParser, reading: Reading) -> None:
    for node in _some(tree, "meta"):
        given = node.attributes
        name = given.get("name") or given.get("property") or given.get("http-equiv") or given.get("itemprop") or ""
        reading.metas.append((name.strip().lower(), given.get("content") or ""))
    for node in _some(tree, "link[href]"):
        reading.relations.append((_given(node, "rel").lower(), _given(node, "href")))
    for node in _some(tree, "base[href]", 1):
        reading.base = _given(node, "href")


def _read_hidden(tree: LexborHTMLParser, styles: list[str], reading: Reading) -> tuple[set[int], set[int]]:
    """Read what is hidden; return the ids of links and of frames in it."""
    links: set[int] = set()
    frames: set[int] = set()
    chars = 0
    for how, node in hidden_nodes(tree, styles):
        links.update(link.mem_id for link in node.css("a"))
        frames.update(frame.mem_id for frame in node.css("iframe"))
        text = flat(node.text(separator=" ")[: MAX_HIDDEN_CHARS - chars])
        chars += len(text) + 1
        if text:
            reading.hidden.append((how, text))
        if chars >= MAX_HIDDEN_CHARS:
            break
    return links, frames


def _read_links(tree: LexborHTMLParser, reading: Reading, hidden: set[int]) -> None:
    texts = _Texts()
    for node in _some(tree, "a[href],area[href]", MAX_LINKS):
        given = node.attributes
        text = flat(f"{texts.of(node)} {given.get('title') or ''}")
        reading.links.append(Link(given.get("href") or "", text, node.mem_id in hidden))


def _of_data(address: str) -> str:
    """Return the page in a `data:` address, empty for none."""
    kind, _, content = address.partition(",")
    if not kind.lower().startswith("data:text/html"):
        return ""
    if not kind.endswith("base64"):
        return unquote(content, errors="replace")
    try:
        return b64decode(content + "=" * (-len(content) % 4)).decode("utf-8", "replace")
    except ValueError:
        return ""


def _read_things(tree: LexborHTMLParser, reading: Reading, hidden_frames: set[int]) -> None:
    texts = _Texts()
    reading.headings = [flat(texts.of(node)) for node in _some(tree, "h1,h2,h3,h4,marquee,blink")]
    for node in _some(tree, "img"):
        given = node.attributes
        reading.images.append(given.get("src") or given.get("data-src") or "")
        reading.alts.append(f"{given.get('alt') or ''} {given.get('title') or ''}".strip())
    for node in _some(tree, "iframe"):
        given = node.attributes
        tiny = any((given.get(side) or "").strip("px ") in {"0", "1"} for side in ("width", "height"))
        hidden = tiny or node.mem_id in hidden_frames
        whole = _WHOLE.search(given.get("style") or "") is not None or "x-frame" in given
        how = "hidden" if hidden else "whole" if whole else ""
        reading.frames.append((given.get("src") or given.get("data-src") or "", how))
        if written := given.get("srcdoc") or _of_data(given.get("src") or ""):
            reading.hidden.append(("srcdoc", flat(_TAG.sub(" ", written))))
    for node in _some(tree, "object[data],embed[src]"):
        reading.frames.append((_given(node, "data") or _given(node, "src"), "embedded"))
    reading.forms = [_given(node, "action") for node in _some(tree, "form[action]")]
    reading.images += [_given(node, "background") for node in _some(tree, "body[background]", 1)]
    reading.media = len(tree.css("audio,video,embed,object,marquee,bgsound"))
