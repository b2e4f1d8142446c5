"""Reads what cameras call XML into a small tree of local names: leniently, and bounded whatever is sent.

Over expat itself (in the standard library), which defusedxml and ElementTree stand on too, because it lets us do what
they can't: bound depth and count while reading, and take prefixes that were never declared, as some cameras send them.
A document type is refused before its first entity, so nothing can expand or reach for a file (decision 0016).
"""

import codecs
import re
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

DEPTH_MOST: Final = 64
"""Real answers go to 15."""
NODES_MOST: Final = 50_000
"""A recorder of 64 channels sends some 10,000."""

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED: Final = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_\-]{1,20})[\"']")
_CODECS: Final = frozenset({"utf-8", "ascii", "iso8859-1", "cp1252", "gb2312", "gbk", "gb18030", "big5", "euc_kr"})
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STRAY_AMPERSAND: Final = re.compile(r"&(?!(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)")


class MarkupError(ValueError):
    """No XML that we read: broken, too deep, too long, or with a document type."""


class Node:
    """An element; its name and those of its attributes without prefix, the latter in lower case.

    Parameters
    ----------
    text
        Its own text in all, without white space around it.
    """

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node] = []
        self.text = ""

    def child(self, name: str) -> "Node | None":
        """Return the first child of that name, in any case of its letters."""
        wanted = name.lower()
        return next((child for child in self.children if child.name.lower() == wanted), None)

    def all(self, name: str) -> "list[Node]":
        """Return all children of that name, in any case of their letters."""
        wanted = name.lower()
        return [child for child in self.children if child.name.lower() == wanted]

    def at(self, *path: str) -> "Node | None":
        """Return what stands at a path of names, None if a step is missing."""
        node: Node | None = self
        for name in path:
            node = node.child(name) if node is not None else None
        return node

    def text_at(self, *path: str) -> str:
        """Return the text at a path, empty if it is missing."""
        node = self.at(*path)
        return node.text if node is not None else ""

    def walk(self) -> "Iterator[Node]":
        """Yield this and all below, in the order of the document."""
        left = [self]
        while left:
            node = left.pop()
            yield node
            left += reversed(node.children)


def parse(content: bytes) -> Node:
    """Return the root.

    Raises
    ------
    MarkupError
        If it can't be read.
    """
    text = _NOT_XML.sub("\ufffd", _decoded(content)).lstrip("\ufeff \t\r\n")
    text = _DECLARATION.sub("", text).lstrip()
    try:
        return _Reading().read(text)
    except expat.ExpatError as error:
        mended = _STRAY_AMPERSAND.sub("&amp;", text)
        if mended == text:
            raise MarkupError(expat.ErrorString(error.code)) from None
    try:
        return _Reading().read(mended)
    except expat.ExpatError as error:
        raise MarkupError(expat.ErrorString(error.code)) from None


def _decoded(content: bytes) -> str:
    """Return the text; bytes that don't fit what was declared become replacement characters, never an error."""
    for bom, codec in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(codec if codec == "utf-8" else _wide(bom), "replace")
    declared = _DECLARED.match(content)
    codec = "utf-8"
    if declared is not None:
        try:
            codec = codecs.lookup(declared[1].decode("ascii")).name
        except LookupError:
            codec = "utf-8"
    try:
        return content.decode("utf-8")  # first whatever is declared: firmwares declare gb2312 and send UTF-8
    except UnicodeDecodeError:
        return content.decode(codec if codec in _CODECS else "utf-8", "replace")


def _wide(bom: bytes) -> str:
    return "utf-16-le" if bom == codecs.BOM_UTF16_LE else "utf-16-be"


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Reading:
    """One document being read."""

    def __init__(self) -> None:
        self._open: list[tuple[Node, list[str]]] = []
        self._root: Node | None = None
        self._closed = False
        self._count = 0

    def read(self, text: str) -> Node:
        """Return the root; what follows its end is not looked at (firmwares leave rests of buffers there)."""
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.EntityDeclHandler = _refuse_doctype
        parser.ExternalEntityRefHandler = _refuse_doctype
        try:
            parser.Parse(text.encode("utf-8"), True)  # noqa: FBT003 - C takes it by position only: this is all
        except expat.ExpatError:
            if not self._closed:
                raise
        if self._root is None:
            raise MarkupError("no element")
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._closed:
            return
        self._count += 1
        if len(self._open) >= DEPTH_MOST:
            raise MarkupError("nested too deep")
        if self._count > NODES_MOST:
            raise MarkupError("too many elements")
        node = Node(_local(name), {_local(key).lower(): value for key, value in attributes.items()})
        if self._open:
            self._open[-1][0].children.append(node)
        else:
            self._root = node
        self._open.append((node, []))

    def _end(self, _name: str) -> None:
        if self._closed:
            return
        node, texts = self._open.pop()
        node.text = "".join(texts).strip()
        self._closed = not self._open

    def _characters(self, text: str) -> None:
        if self._open:
            self._open[-1][1].append(text)


def _refuse_doctype(*_args: object) -> int:
    raise MarkupError("a document type")
