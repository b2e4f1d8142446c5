"""SOAP in and out: requests read without trust, answers and faults written (SOAP 1.2, ONVIF Core 5)."""

import xml.parsers.expat
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

LONGEST_BYTES: Final = 256 * 1024
DEEPEST: Final = 40
MOST_ELEMENTS: Final = 2000
_SEPARATOR: Final = "\x1f"
_NAMESPACES: Final = {
    "env": "http://www.w3.org/2003/05/soap-envelope",
    "ter": "http://www.onvif.org/ver10/error",
    "tt": "http://www.onvif.org/ver10/schema",
    "tds": "http://www.onvif.org/ver10/device/wsdl",
    "trt": "http://www.onvif.org/ver10/media/wsdl",
    "tr2": "http://www.onvif.org/ver20/media/wsdl",
    "tptz": "http://www.onvif.org/ver20/ptz/wsdl",
}
_DECLARED: Final = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
DEVICE, MEDIA, MEDIA2, PTZ = (_NAMESPACES[prefix] for prefix in ("tds", "trt", "tr2", "tptz"))


class NotSoapError(Exception):
    """What came is no envelope that may be read."""


@dataclass(slots=True)
class Element:
    """One element of a request: its name without namespace, attributes likewise."""

    name: str
    namespace: str
    attributes: dict[str, str]
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def find(self, *path: str) -> "Element | None":
        """Return the first element along a path of names, None if there is none."""
        here: Element | None = self
        for name in path:
            here = next((child for child in here.children if child.name == name), None) if here is not None else None
        return here

    def word(self, *path: str) -> str | None:
        """Return the text at a path, None if there is no such element."""
        found = self.find(*path)
        return None if found is None else found.text.strip()

    def walk(self) -> Iterator["Element"]:
        """Yield the element and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


class _Reader:
    """Builds the tree; refuses document types, so that no entity can grow or reach anywhere."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._count = 0
        self.parser = xml.parsers.expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data

    @staticmethod
    def _doctype(*_: object) -> None:
        raise NotSoapError("a document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) >= DEEPEST:
            raise NotSoapError("too many elements")
        namespace, _, local = name.rpartition(_SEPARATOR)
        plain = {key.rpartition(_SEPARATOR)[2]: value for key, value in attributes.items()}
        element = Element(local, namespace, plain)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _data(self, data: str) -> None:
        if self._open:
            self._open[-1].text += data


@dataclass(frozen=True, slots=True)
class Envelope:
    """A request: its call, and of the header Security, if there is one, and the message's identity."""

    call: Element
    security: Element | None
    message_id: str = ""


def read_envelope(data: bytes) -> Envelope:
    """Return the envelope in `data`.

    Raises
    ------
    NotSoapError
        If it is too large or deep, has a document type, or is no envelope with one call.
    """
    if len(data) > LONGEST_BYTES:
        raise NotSoapError("too long")
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - the last piece; expat knows no keywords
    except (xml.parsers.expat.ExpatError, ValueError, LookupError) as error:
        raise NotSoapError(str(error)) from error
    root = reader.root
    body = None if root is None or root.name != "Envelope" else root.find("Body")
    if root is None or body is None or not body.children:
        raise NotSoapError("no call")
    return Envelope(body.children[0], root.find("Header", "Security"), root.word("Header", "MessageID") or "")


def envelope(body: str) -> bytes:
    """Return an answer whose body is that XML."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><env:Envelope {_DECLARED}><env:Body>{body}</env:Body></env:Envelope>'
    ).encode()


class SoapFault(Exception):  # noqa: N818 - that is what SOAP calls it
    """An answer that is a fault.

    Parameters
    ----------
    codes
        From the outer to the inner: `Sender` or `Receiver`, then ONVIF's subcodes without prefix.
    """

    def __init__(self, reason: str, *codes: str, status: int | None = None) -> None:
        super().__init__(reason)
        self.reason, self.codes = reason, codes
        self.status = status or (400 if codes[0] == "Sender" else 500)

    def body(self) -> bytes:
        """Return the envelope."""
        inner = ""
        for code in reversed(self.codes[1:]):
            inner = f"<env:Subcode><env:Value>ter:{code}</env:Value>{inner}</env:Subcode>"
        code = f"<env:Code><env:Value>env:{self.codes[0]}</env:Value>{inner}</env:Code>"
        reason = f'<env:Reason><env:Text xml:lang="en">{escape(self.reason)}</env:Text></env:Reason>'
        return envelope(f"<env:Fault>{code}{reason}</env:Fault>")


def unsupported(call: str) -> SoapFault:
    """Return the fault of a call that the camera does not know."""
    return SoapFault(f"{call} is not supported", "Receiver", "ActionNotSupported")


def not_authorized(status: int = 400) -> SoapFault:
    """Return the fault of a wrong or missing password."""
    return SoapFault("Sender not authorized", "Sender", "NotAuthorized", status=status)
