"""No test speaks to anything beyond this machine: the attempt fails, and so does the test, naming the line."""

import errno
import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.origin import origin

_attempts: list[str] = []
_OWN_NAME = socket.gethostname()
"""Windows has no other way to tell the addresses of the own interfaces."""


@pytest.fixture(scope="session", autouse=True)
def _loopback_only() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for method in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, method, _guarded(method))
        patch.setattr(socket, "getaddrinfo", _guarded_getaddrinfo(socket.getaddrinfo))
        yield


@pytest.fixture(autouse=True)
def _nothing_beyond_loopback(_loopback_only: None) -> Iterator[None]:
    _attempts.clear()
    yield
    if _attempts:
        pytest.fail("tests speak to 127.0.0.0/8 and ::1 alone, but:\n" + "\n".join(_attempts), pytrace=False)


def is_loopback(host: object) -> bool:
    """Return whether a host, as sockets take it, is this machine; a listening wildcard counts."""
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in {"", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(str(name).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _guarded(method: str) -> Any:
    original = getattr(socket.socket, method)

    def guarded(self: socket.socket, *args: Any) -> Any:
        address = args[-1]
        if self.family in {socket.AF_INET, socket.AF_INET6} and not is_loopback(address[0]):
            _attempts.append(f"{method} to {address!r} at {origin()}")
            if method == "connect_ex":
                return errno.ENETUNREACH
            raise OSError(errno.ENETUNREACH, f"tests may not {method} to {address!r}")
        return original(self, *args)

    return guarded


def _guarded_getaddrinfo(original: Any) -> Any:
    def guarded(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if is_loopback(name) or _is_address(name) or name == _OWN_NAME:
            return original(host, *args, **kwargs)
        # RFC 6761, section 6.4: names under .invalid never exist; a test of "no such host" may use one, unasked.
        if not str(name).endswith(".invalid"):
            _attempts.append(f"name look-up of {name!r} at {origin()}")
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    return guarded


def _is_address(name: object) -> bool:
    try:
        ipaddress.ip_address(str(name).partition("%")[0])
    except ValueError:
        return False
    return True
