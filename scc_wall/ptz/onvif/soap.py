"""SOAP 1.2 as cameras take it: a body, and a Security header that proves the password without sending it.

Read without looking at namespaces: makers mix versions and invent prefixes, the local names are what stays.
"""

import base64
import hashlib
import re
from datetime import datetime
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from scc_wall.base.redact import redact
from scc_wall.base.told import Told
from scc_wall.domain.camera import Credentials
from scc_wall.domain.camera_error import CallCause, CallFault, CameraCallError
from scc_wall.ptz.onvif.exchange import Reply
from scc_wall.ptz.onvif.markup import MarkupError, Node, parse

_WSS: Final = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
_REASON_MOST: Final = 160
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Service(NamedTuple):
    """One of a camera's services: where it is, and the namespace of its operations."""

    url: str
    namespace: str


def text(value: str) -> str:
    """Return a value as it stands in XML; what XML can't hold is left out."""
    return escape(_NOT_XML.sub("", value), {'"': "&quot;"})


def envelope(namespace: str, operation: str, inner: str, security: str = "") -> bytes:
    """Return a request; `inner` is XML of ours, its prefixes `s` (of the service) and `tt` (ONVIF's types)."""
    header = f"<e:Header>{security}</e:Header>" if security else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" '
        f'xmlns:tt="http://www.onvif.org/ver10/schema" xmlns:s="{text(namespace)}">'
        f"{header}<e:Body><s:{operation}>{inner}</s:{operation}></e:Body></e:Envelope>"
    ).encode()


def security(credentials: Credentials, created_utc: datetime, nonce: bytes) -> str:
    """Return the header that proves the password.

    Source: OASIS Web Services Security UsernameToken Profile 1.0, section 3.1: Base64(SHA-1(nonce + created +
    password)), the password in UTF-8.
    """
    created = f"{created_utc:%Y-%m-%dT%H:%M:%S}.{created_utc.microsecond // 1000:03d}Z"
    # SHA-1 is the standard's choice; no other is understood.
    digest = hashlib.sha1(nonce + created.encode() + credentials.password.encode(), usedforsecurity=False).digest()
    return (
        f'<w:Security xmlns:w="{_WSS}wssecurity-secext-1.0.xsd" xmlns:u="{_WSS}wssecurity-utility-1.0.xsd">'
        f"<w:UsernameToken><w:Username>{text(credentials.username)}</w:Username>"
        f'<w:Password Type="{_WSS}username-token-profile-1.0#PasswordDigest">{_base64(digest)}</w:Password>'
        f'<w:Nonce EncodingType="{_WSS}soap-message-security-1.0#Base64Binary">{_base64(nonce)}</w:Nonce>'
        f"<u:Created>{created}</u:Created></w:UsernameToken></w:Security>"
    )


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


# --- answers


def result(operation: str, reply: Reply, *, may_be_empty: bool = False) -> Node:
    """Return the element that answers an operation.

    Parameters
    ----------
    may_be_empty
        Whether the operation gives nothing back; some cameras then answer with nothing at all.

    Raises
    ------
    CameraCallError
        For a fault whatever its HTTP status, and what can't be read.
    """
    body = _body(reply)
    if body is not None:
        for node in body.children:
            if node.name.lower() == "fault":
                raise of_fault(read_fault(node), reply.status)
        for node in body.children:
            if node.name.lower() == f"{operation}Response".lower():
                return node
    if reply.status // 100 != 2:
        raise of_status(reply)
    if may_be_empty and (not reply.content.strip() or (body is not None and not body.children)):
        return Node(f"{operation}Response", {})
    raise CameraCallError(CallCause.BAD_ANSWER, CUT if reply.cut else _OTHER)


CUT: Final = Told("jawaban terpotong", "the answer is cut off")
_OTHER: Final = Told("bukan jawaban ONVIF untuk perintah ini", "not ONVIF's answer to this operation")


def _body(reply: Reply) -> Node | None:
    """Return the body of the envelope, None if there is none that can be read."""
    try:
        root = parse(reply.content)
    except MarkupError:
        return None
    return root.child("Body") if root.name.lower() == "envelope" else None


def read_fault(node: Node) -> CallFault:
    """Return what a fault of SOAP 1.2 or 1.1 says."""
    codes: list[str] = []
    code = node.child("Code")
    while code is not None and len(codes) < 8:
        codes.append(code.text_at("Value"))
        code = code.child("Subcode")
    codes = codes or [node.text_at("faultcode")]
    reason = node.at("Reason", "Text") or node.child("faultstring") or node.child("Reason")
    return CallFault(
        tuple(shown(one.rpartition(":")[2].strip()) for one in codes if one.strip()),
        shown(reason.text) if reason is not None else "",
    )


def shown(words: str) -> str:
    """Return what a camera wrote, fit to be shown: one short printable line without an account."""
    line = "".join(sign if sign.isprintable() else " " for sign in words[: 4 * _REASON_MOST])
    return redact(" ".join(line.split()))[:_REASON_MOST]


# Source: ONVIF Core Specification, section 5.8.2.2, and the WS-Security faults; compared in lower case.
_PASSWORD_CODES: Final = frozenset(
    {
        *("notauthorized", "notauthorised", "sendernotauthorized", "unauthorized", "failedauthentication"),
        *("failedcheck", "invalidsecurity", "invalidsecuritytoken", "securitytokenunavailable", "messageexpired"),
    }
)
_UNSUPPORTED_CODES: Final = frozenset(
    {
        *("actionnotsupported", "optionalactionnotimplemented", "notimplemented", "nosuchservice", "unknownaction"),
        *("mustunderstand", "dataencodingunknown", "versionmismatch", "notsupported", "ptznotsupported"),
        *("spacenotsupported", "homenotsupported"),
    }
)
_GENERAL_CODES: Final = frozenset({"", "sender", "receiver", "client", "server", "invalidargs", "invalidargval"})
_PASSWORD_WORDS: Final = re.compile(
    r"(?i)not\s+authori[sz]|unauthori[sz]|authori[sz]ation|authentica|authority fail"
    r"|wrong password|invalid (?:user|pass)"
    r"|user ?name or password|password (?:is )?(?:wrong|error|incorrect|invalid)"
)
_UNSUPPORTED_WORDS: Final = re.compile(
    r"(?i)not (?:implemented|supported|recogni[sz]ed)|unknown (?:action|method)|no such op"
)


def of_fault(fault: CallFault, status: int) -> CameraCallError:
    """Return the error for a fault: by its codes, and where they say nothing by its words."""
    codes = {code.lower() for code in fault.codes}
    general = fault.code.lower() in _GENERAL_CODES
    if codes & _PASSWORD_CODES or (general and _PASSWORD_WORDS.search(fault.reason)) or status == 401:
        cause = CallCause.WRONG_PASSWORD
    elif "operationprohibited" in codes or status == 403:
        cause = CallCause.FORBIDDEN
    elif codes & _UNSUPPORTED_CODES or (general and _UNSUPPORTED_WORDS.search(fault.reason)):
        cause = CallCause.UNSUPPORTED
    else:
        cause = CallCause.FAULT
    return CameraCallError(cause, Told(*[str(fault) or f"HTTP {status}"] * 2), fault)


def of_status(reply: Reply) -> CameraCallError:
    """Return the error for a status that is none of 200, where the answer says nothing better."""
    told = Told(*[f"HTTP {reply.status}"] * 2)
    if reply.status == 401:
        return CameraCallError(CallCause.WRONG_PASSWORD, told)
    if reply.status == 403:
        return CameraCallError(CallCause.FORBIDDEN, told)
    if reply.status in (301, 302, 303, 307, 308):
        return CameraCallError(CallCause.REDIRECTED, Told(*[f"HTTP {reply.status}: {shown(reply.location)}"] * 2))
    if reply.status in (404, 405, 410, 415, 501):
        return CameraCallError(CallCause.UNSUPPORTED, told)
    if reply.status // 100 == 5:
        return CameraCallError(CallCause.FAULT, told, CallFault((), f"HTTP {reply.status}"))
    return CameraCallError(CallCause.BAD_ANSWER, told)
