"""The anchors to the system's log as well, when an installation wants it: a third place that a thief has to reach.

::

    <85>scc-wall: audit-anchor <number> <seal, hex> <moment, UTC>

One datagram an anchor, to the local socket or to a loopback address, where the system's own logger takes it further.
The anchor's seal is no secret: it is made so that it can be shown. Source: specs/access.md, "The audit"; RFC 3164.
"""

import errno
import ipaddress
import logging
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from scc_wall.access.policy import Asker, Policy
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.audit import Anchor
from scc_wall.domain.role import Action
from scc_wall.domain.setting import Setting

ANCHOR_SYSLOG: Final = Setting("audit.anchor_syslog", "")
"""Where anchors are copied to: empty for nowhere, `/dev/log`, or a loopback address as `127.0.0.1:514`, `[::1]:514`."""
PORT: Final = 514
"""Source: RFC 3164, 2."""
_PRIORITY: Final = 10 * 8 + 5
"""Facility authpriv (10): kept from ordinary users by the usual loggers; severity notice (5)."""
_PATIENCE_S: Final = 0.5
"""A local socket answers at once; a logger that hangs must not hold up the audit."""

log = logging.getLogger(__name__)


class SyslogError(SccError):
    """A place for anchors that is none, or that can't be reached."""


@dataclass(frozen=True, slots=True)
class SyslogAddress:
    """Where the system's log listens.

    Parameters
    ----------
    host
        A socket's path, or a loopback address.
    port
        0 for a socket's path.
    """

    host: str
    port: int = 0

    def __str__(self) -> str:
        if not self.port:
            return self.host
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def choose(policy: Policy, by: Asker | None, text: str, keep: Callable[[str], object]) -> None:
    """Have anchors copied there from the next start on; empty: nowhere.

    Parameters
    ----------
    keep
        Stores it, as `ANCHOR_SYSLOG`.

    Raises
    ------
    AccessDenied
        If `by` may not.
    SyslogError
        If it is no place for them.
    SccError
        If it can't be written.
    """
    policy.check(by, Action.SETTING_CHANGE, subject=ANCHOR_SYSLOG.key)
    assert by is not None  # else it was denied
    read_address(text)
    details = (("address", text),)
    with policy.recorded(by, Action.SETTING_CHANGE, subject=ANCHOR_SYSLOG.key, details=details):
        keep(text)


def read_address(text: str) -> SyslogAddress | None:
    """Return where the setting points to, None if it is off.

    Raises
    ------
    SyslogError
        If it is neither a socket's whole path nor a loopback address: only the system's logger takes anchors further.
    """
    text = text.strip()
    if not text:
        return None
    if text.startswith("/") and "\0" not in text:
        return SyslogAddress(text)
    host, port = _parted(text)
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback or not 0 < port < 65536:
        raise SyslogError(
            Told(
                "Alamat syslog untuk jangkar audit tidak dapat dipakai.", "The anchors' syslog address can't be used."
            ),
            Told("Hanya soket setempat atau alamat loopback.", "Only a local socket or a loopback address."),
            Told("Tulis /dev/log atau 127.0.0.1:514.", "Type /dev/log or 127.0.0.1:514."),
        )
    return SyslogAddress(host, port)


class AnchorSyslog:
    """Copies anchors to the system's log; never raises: the anchor's own file is what counts.

    Parameters
    ----------
    address
        None: nothing is copied.
    """

    def __init__(self, address: SyslogAddress | None) -> None:
        self.address = address
        self.trouble: Told | None = None
        """Why the last anchor did not reach it; None if it did, or none was sent."""

    @classmethod
    def of(cls, setting: str) -> "AnchorSyslog":
        """Return the one that a setting asks for; a setting that can't be used is told and copies nothing."""
        try:
            return cls(read_address(setting))
        except SyslogError as error:
            made = cls(None)
            made.trouble = error.what
            log.warning("%s", error)
            return made

    def __call__(self, anchor: Anchor) -> None:
        """Copy an anchor, or say why not."""
        if self.address is None:
            return
        try:
            _send(self.address, line_of(anchor))
        except (OSError, ValueError) as error:  # ValueError: a path that no file system can have
            self._tell(getattr(error, "strerror", None) or type(error).__name__)
        else:
            self.trouble = None

    def _tell(self, why: str) -> None:
        self.trouble = Told(
            "Jangkar audit tidak sampai ke syslog {place}: {why}.",
            "The audit's anchor did not reach syslog {place}: {why}.",
        ).format(place=self.address, why=why)
        log.warning("the audit's anchor did not reach syslog %r: %s", str(self.address), why)


def line_of(anchor: Anchor) -> bytes:
    """Return the datagram of an anchor: number, seal and moment, nothing else."""
    text = f"<{_PRIORITY}>scc-wall: audit-anchor {anchor.number} {anchor.seal.hex()} {anchor.at_utc.isoformat()}"
    return text.encode("ascii")


def _parted(text: str) -> tuple[str, int]:
    host, port = text, str(PORT)
    if text.startswith("["):
        host, _, behind = text[1:].partition("]")
        port = behind.removeprefix(":") or port
    elif text.count(":") == 1:
        host, _, port = text.partition(":")
    return host, int(port) if port.isascii() and port.isdecimal() and len(port) <= 5 else 0


def _send(address: SyslogAddress, line: bytes) -> None:
    family, where = _where(address)
    with socket.socket(family, socket.SOCK_DGRAM) as sender:
        sender.settimeout(_PATIENCE_S)
        sender.connect(where)
        sender.send(line)
        # Where nobody listens, loopback answers at once; it is only told to who asks, or sends again.
        if refused := sender.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(refused, os.strerror(refused))


def _where(address: SyslogAddress) -> tuple[int, str | tuple[str, int]]:
    if address.port:
        return (socket.AF_INET6 if ":" in address.host else socket.AF_INET), (address.host, address.port)
    local = getattr(socket, "AF_UNIX", None)
    if local is None:
        raise OSError(errno.EAFNOSUPPORT, "no local sockets on this system")
    return int(local), address.host
