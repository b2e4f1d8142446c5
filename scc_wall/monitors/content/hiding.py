"""Which nodes a reader of a page does not see, by the ways that spammers use to hide them.

Much of what is found is honest (menus, dialogs): being hidden is no sign of an attack, only words there weigh more.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_NODES: Final = 1_500
MAX_SELECTORS: Final = 60

_HIDES = re.compile(
    r"display\s?:\s?none|visibility\s?:\s?(?:hidden|collapse)|opacity\s?:\s?0?\.?0*(?:[;!\s}]|$)|color\s?:\s?transparent|"
    r"font-size\s?:\s?0?\.?[01]?(?:px|em|rem|pt|%|vw)?\s?(?:[;!}]|$)|text-indent\s?:\s?-\s?\d{3}|line-height\s?:\s?0\s?(?:[;!}]|$)|"
    r"(?:left|top|right|bottom|margin-left|margin-top|margin)\s?:\s?-\s?\d{3}|translate[xy]?\(\s?-\d{3}|clip\s?:\s?rect\(\s?[01]|"
    r"clip-path\s?:\s?inset\(\s?(?:50|100)%|scale\(\s?0|z-index\s?:\s?-\d|(?:^|[;{\s])(?:max-)?(?:width|height)\s?:\s?[01](?:px)?\s?(?:[;!}]|$)|"
    r"content-visibility\s?:\s?hidden",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"(?<![\w-])color\s?:\s?([#\w(),. ]{3,40})")
_GROUND = re.compile(r"background(?:-color)?\s?:\s?([#\w(),. ]{3,40})")
_SELECTOR = re.compile(r"[.#][A-Za-z_][\w-]{0,80}")
_WHITES = {"#fff": "white", "#ffffff": "white", "#000": "black", "#000000": "black"}


def hides(style: str) -> bool:
    """Return whether the declarations of a style hide what they apply to."""
    style = " ".join(style[:2_000].lower().split())
    if _HIDES.search(style):
        return True
    colour, ground = _COLOUR.search(style), _GROUND.search(style)
    return colour is not None and ground is not None and _plain(colour[1]) == _plain(ground[1])


def _plain(colour: str) -> str:
    colour = colour.replace("!important", "").strip(" ;")
    return _WHITES.get(colour, colour)


def hidden_selectors(styles: Sequence[str]) -> list[str]:
    """Return the plain class and id selectors that style sheets in the page hide."""
    found: list[str] = []
    for style in styles:
        for rule in style[:200_000].split("}"):
            selectors, _, declarations = rule.rpartition("{")
            if declarations and hides(declarations):
                last = selectors[-400:].rpartition("{")[2]
                found += [one for part in last.split(",") if _SELECTOR.fullmatch(one := part.strip())]
            if len(found) >= MAX_SELECTORS:
                return found[:MAX_SELECTORS]
    return found


def hidden_nodes(tree: LexborHTMLParser, styles: Sequence[str]) -> Iterator[tuple[str, LexborNode]]:
    """Yield how each hidden node is hidden and the node, outermost first, none that stands inside of one."""
    selectors = ",".join(hidden_selectors(styles))
    queries = (*_QUERIES, ("class", selectors)) if selectors else _QUERIES
    everything = ",".join(query for _, query in queries)
    covered: set[int] = set()
    for how, query in queries:
        for node in tree.css(query)[: MAX_NODES * 4]:
            if node.mem_id in covered or not _is_hidden(how, node):
                continue
            covered.update(inner.mem_id for inner in node.css(everything))
            yield how, node
            if len(covered) >= MAX_NODES:
                return


_QUERIES = (
    ("style", "[style]"),
    ("noscript", "noscript"),
    ("hidden", "[hidden],[width='0'],[height='0'],[aria-hidden='true']"),
    ("font", "span[color],span[size='0'],span[size='1']"),
)


def _is_hidden(how: str, node: LexborNode) -> bool:
    given = node.attributes
    if how == "style":
        return node.tag not in {"img", "body", "input", "html"} and hides(given.get("style") or "")
    if how == "font":
        return bool(given.get("size")) or (given.get("color") or "").lower() in _PALE
    return True


_PALE = frozenset(("#fff", "#ffffff", "white", "transparent"))
