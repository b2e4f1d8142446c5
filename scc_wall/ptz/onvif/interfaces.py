"""The addresses (IPv4) of this computer's network interfaces: where cameras may be looked for."""

import ipaddress
import os
import socket
import struct
from collections.abc import Iterator
from typing import Final

_MOST: Final = 64
_ON_WINDOWS: Final = os.name == "nt"


def interface_addresses() -> tuple[str, ...]:
    """Return an address of each interface that is up, without loopback; perhaps none."""
    found = dict.fromkeys((*_named(), *_of_host_name(), *_of_route()))
    return tuple(address for address in found if _outward(address))[:_MOST]


def _outward(address: str) -> bool:
    there = ipaddress.ip_address(address)
    return there.version == 4 and not (there.is_loopback or there.is_unspecified)


def _of_host_name() -> list[str]:
    """Return what the computer's own name stands for; on Windows that is every interface."""
    if not _ON_WINDOWS:
        return []  # 127.0.1.1 mostly, after a look-up that may take seconds
    try:
        return [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        return []


def _of_route() -> Iterator[str]:
    """Yield where the system itself would send to the cameras' group from; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("239.255.255.250", 3702))
        except OSError:
            return
        yield asking.getsockname()[0]


def _named() -> Iterator[str]:
    """Yield what each interface of Linux has. Source: netdevice(7), SIOCGIFADDR."""
    if _ON_WINDOWS:
        return
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            request = struct.pack("256s", name.encode()[:15])
            try:
                answer = fcntl.ioctl(asking.fileno(), 0x8915, request)
            except OSError:
                continue  # no IPv4, or down
            yield socket.inet_ntoa(answer[20:24])
