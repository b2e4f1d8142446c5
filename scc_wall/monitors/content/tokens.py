"""A hostile page made harmless before the tree is built: text ─► tame text, scripts, styles, comments, titles.

Lexbor's tree costs the square of the nesting depth (20,000 nested `div`: 1 s), of the attributes of one tag (30,000:
1.6 s), and of open formatting elements, which it opens anew in every block. So the page is read once by the tokeniser
of the HTML standard (as one regex without backtracking) and written again with all of this bounded. What stands inside
of scripts, comments and the like is handed out beside it, so that tokeniser and tree can't disagree where a tag is.
"""

import html
import re
from dataclasses import dataclass, field
from typing import Final

MAX_TAGS: Final = 12_000
"""Tags that become part of the tree; of later ones only links do. A portal's home page has about 5,000."""
MAX_LATE_LINKS: Final = 2_000
MAX_DEPTH: Final = 400
"""Open elements; browsers stop at 512. Deeper tags are left out, their text stays."""
LONG_TAG_CHARS: Final = 1_000
"""Above this a tag is written anew with at most `MAX_ATTRIBUTES` of at most `MAX_VALUE_CHARS`."""
MAX_ATTRIBUTES: Final = 40
MAX_VALUE_CHARS: Final = 2_000
MAX_KEPT: Final = 400
"""Scripts, styles and comments that are handed out, of each."""

_NAME = r"(?:=[^\t\n\f\r />=]*+|[^\t\n\f\r />=]++)"
_VALUE = r"(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >]*+)"
_ATTRIBUTE = rf"{_NAME}(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+{_VALUE})?+"
_TOKEN = re.compile(
    rf"<(?:(?P<close>/?)(?P<name>[a-zA-Z][^\t\n\f\r />]*+)(?P<attributes>(?:[\t\n\f\r /]++|{_ATTRIBUTE})*+)(?:>|\Z)"
    r"|!--(?P<comment>(?!-?>).*?(?=--!?>|\Z))?(?:-{0,2}!?>|\Z)"
    r"|[!?/][^>]*+(?:>|\Z))",
    re.DOTALL,
)
_PAIR = re.compile(rf"({_NAME})(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+({_VALUE}))?+")
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\t\n\f\r />]|\Z)[^>]*+(?:>|\Z)", re.IGNORECASE) for name in _RAW}
_RENAMED = dict.fromkeys(
    ("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"), "span"
)
_DROPPED = frozenset({"plaintext", "frameset", "html"})
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_SELF_CLOSING = frozenset(("p", "li", "td", "th", "tr", "tbody", "thead", "option", "dt", "dd", "body", "head"))


@dataclass(slots=True)
class Tame:
    """A page that is safe to build a tree of, and what was taken out of it.

    Parameters
    ----------
    scripts, styles
        Attributes (as written) and content of each.
    unread
        Texts that a browser shows to nobody: of `xmp`, `noembed`, `noframes`.
    tags
        How many there were.
    """

    html: str = ""
    titles: list[str] = field(default_factory=list)
    scripts: list[tuple[str, str]] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    tags: int = 0


def tame(text: str) -> Tame:
    """Return a page with its size as a tree bounded; takes time linear in its length."""
    return _Tamer(text).run()


def attributes_of(written: str) -> dict[str, str]:
    """Return the first attributes of a tag as it was written, the first of each name, unescaped."""
    found: dict[str, str] = {}
    for count, match in enumerate(_PAIR.finditer(written)):
        if count >= MAX_ATTRIBUTES:
            break
        value = (match[2] or "")[: MAX_VALUE_CHARS + 1]
        if value[:1] in {'"', "'"}:
            value = value[1:].removesuffix(value[0])
        found.setdefault(match[1].lower().lstrip("/"), html.unescape(value))
    return found


class _Tamer:
    """Walks once over a page."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tame = Tame()
        self._out: list[str] = []
        self._depth = 0
        self._late_links = 0

    def run(self) -> Tame:
        place, text, out = 0, self._text, self._out
        while (match := _TOKEN.search(text, place)) is not None:
            if match.start() > place:
                out.append(text[place : match.start()].replace("<", "&lt;"))
            place = match.end()
            name = match["name"]
            if name is None:
                _keep(self._tame.comments, match["comment"])
                continue
            name = name.lower()
            if name in _RAW and not match["close"]:
                place = self._raw(name, match["attributes"], place)
            else:
                self._tag(name, match["close"], match["attributes"])
        out.append(text[place:].replace("<", "&lt;"))
        self._tame.html = "".join(out)
        return self._tame

    def _tag(self, name: str, close: str, attributes: str) -> None:
        tame = self._tame
        tame.tags += 1
        name = _RENAMED.get(name, name)
        if name in _DROPPED or not self._fits(name, close):
            self._out.append(" ")
            return
        if close:
            self._out.append(f"</{name}>")
        elif name == "template":
            self._out.append("<div hidden>")
        elif name == "frame":
            self._out.append(f"<iframe x-frame{_tidy(attributes)}></iframe>")
        else:
            self._out.append(f"<{name[:60]}{_tidy(attributes)}>")

    def _fits(self, name: str, close: str) -> bool:
        """Count a tag; return whether it may become part of the tree."""
        if self._tame.tags > MAX_TAGS:
            self._late_links += name == "a"
            return name == "a" and self._late_links <= MAX_LATE_LINKS
        if name in _VOID or name in _SELF_CLOSING:
            return True
        if close:
            self._depth -= self._depth > 0
            return self._depth < MAX_DEPTH
        self._depth += 1
        return self._depth <= MAX_DEPTH

    def _raw(self, name: str, attributes: str, place: int) -> int:
        """Take the content of an element that holds no markup; return where it ends."""
        end = _RAW_ENDS[name].search(self._text, place)
        start, after = (end.start(), end.end()) if end else (len(self._text), len(self._text))
        content = self._text[place:start]
        self._tame.tags += 1
        if name == "script":
            if len(self._tame.scripts) < MAX_KEPT:
                self._tame.scripts.append((attributes, content))
        elif name == "style":
            _keep(self._tame.styles, content)
        elif name == "title":
            _keep(self._tame.titles, html.unescape(content[:2_000]))
        elif name == "iframe":
            if self._tame.tags <= MAX_TAGS:
                self._out.append(f"<iframe{_tidy(attributes)}></iframe>")
        elif name == "textarea":
            self._out.append(f" {content.replace('<', '&lt;')} ")
        else:
            _keep(self._tame.unread, content)
        return after


def _keep(kept: list[str], text: str | None) -> None:
    if text and len(kept) < MAX_KEPT:
        kept.append(text)


def _tidy(written: str) -> str:
    """Return the attributes of a tag, written anew where they are many or long."""
    if len(written) <= LONG_TAG_CHARS:
        return f" {written.removesuffix('/')} " if written else ""
    pairs = (
        f'{name}="{html.escape(value[:MAX_VALUE_CHARS])}"'
        for name, value in attributes_of(written).items()
        if len(name) <= 60 and not set(name) & set("\"'<=>")
    )
    return " " + " ".join(pairs)
