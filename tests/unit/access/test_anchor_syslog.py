"""Anchors to the system's log: one line each, to this machine alone, and never in the way."""

import ipaddress
import logging
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.access.anchor_file import AnchorFile
from scc_wall.access.anchor_syslog import (
    ANCHOR_SYSLOG,
    AnchorSyslog,
    SyslogAddress,
    SyslogError,
    line_of,
    read_address,
)
from scc_wall.access.audit_check import verify
from scc_wall.access.passwords import Passwords
from scc_wall.access.service import build
from scc_wall.base.told import Told
from scc_wall.domain.audit import Anchor
from tests.support.access_memory import MemoryStore
from tests.support.access_room import KEY, CountingHasher
from tests.support.clock import ManualClock

ANCHOR = Anchor(41, bytes(range(32)), datetime(2026, 1, 5, 1, tzinfo=UTC))
LINE = b"<85>scc-wall: audit-anchor 41 " + bytes(range(32)).hex().encode() + b" 2026-01-05T01:00:00+00:00"
local_sockets = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no local sockets")


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        made.bind(("127.0.0.1", 0))
        made.settimeout(5)
        yield made


def address_of(listener: socket.socket) -> str:
    return f"127.0.0.1:{listener.getsockname()[1]}"


def test_it_is_off_unless_somebody_asks_for_it() -> None:
    assert read_address(ANCHOR_SYSLOG.default) is None
    off = AnchorSyslog.of("")
    off(ANCHOR)
    assert off.trouble is None


def test_a_line_holds_the_anchor_and_nothing_else(listener: socket.socket) -> None:
    syslog = AnchorSyslog.of(address_of(listener))
    syslog(ANCHOR)
    assert listener.recv(4096) == LINE == line_of(ANCHOR)
    assert syslog.trouble is None


@local_sockets
def test_it_goes_to_a_local_socket_too(tmp_path: Path) -> None:
    place = tmp_path / "log"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as made:
        made.bind(os.fspath(place))
        made.settimeout(5)
        AnchorSyslog.of(os.fspath(place))(ANCHOR)
        assert made.recv(4096) == LINE


def test_every_anchor_of_the_audit_is_copied_and_the_chain_holds(
    listener: socket.socket, clock: ManualClock, tmp_path: Path
) -> None:
    store, copy = MemoryStore(), AnchorSyslog.of(address_of(listener))
    access = build(store, KEY, clock, tmp_path / "anchors", Passwords(CountingHasher()), anchor_copy=copy)
    access.audit.start()
    clock.advance(3601)
    assert access.audit.anchor_if_due()
    kept = AnchorFile(tmp_path / "anchors", KEY).read()
    assert [listener.recv(4096) for _ in kept] == [line_of(anchor) for anchor in kept]
    assert len(kept) == 2
    assert verify(store.audit, KEY, AnchorFile(tmp_path / "anchors", KEY)) is None


@pytest.mark.parametrize("kind", ["port", pytest.param("path", marks=local_sockets)])
def test_a_place_where_nobody_listens_is_told_and_stops_nothing(
    listener: socket.socket, clock: ManualClock, tmp_path: Path, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    place = address_of(listener) if kind == "port" else str(tmp_path / "nobody")
    listener.close()
    copy = AnchorSyslog.of(place)
    access = build(MemoryStore(), KEY, clock, tmp_path / "anchors", Passwords(CountingHasher()), anchor_copy=copy)
    with caplog.at_level(logging.WARNING):
        access.audit.start()
    assert copy.trouble is not None
    assert place in copy.trouble.id
    assert place in caplog.text
    assert KEY.hex() not in caplog.text
    assert len(AnchorFile(tmp_path / "anchors", KEY).read()) == 1
    caplog.clear()


@pytest.mark.parametrize("place", ["/" + "x" * 300, "/\ud800"], ids=["too long", "no name"])
def test_a_path_that_is_none_is_told(place: str, caplog: pytest.LogCaptureFixture) -> None:
    syslog = AnchorSyslog.of(place)
    with caplog.at_level(logging.WARNING):
        syslog(ANCHOR)
    assert syslog.trouble is not None
    caplog.clear()


def test_what_was_told_is_over_when_it_is_reached_again(listener: socket.socket) -> None:
    syslog = AnchorSyslog.of(address_of(listener))
    syslog.trouble = Told("tidak sampai", "not reached")
    syslog(ANCHOR)
    assert syslog.trouble is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("/dev/log", SyslogAddress("/dev/log")),
        (" 127.0.0.1:514 ", SyslogAddress("127.0.0.1", 514)),
        ("127.0.0.1", SyslogAddress("127.0.0.1", 514)),
        ("[::1]:1514", SyslogAddress("::1", 1514)),
        ("::1", SyslogAddress("::1", 514)),
    ],
)
def test_addresses_of_this_machine(text: str, address: SyslogAddress) -> None:
    assert read_address(text) == address
    assert read_address(str(address)) == address


@pytest.mark.parametrize(
    "text", ["10.0.0.5:514", "syslog.example:514", "localhost", "127.0.0.1:0", "127.0.0.1:70000", "log", "127.0.0.1:x"]
)
def test_anchors_leave_the_machine_by_nobody_s_mistake(text: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(SyslogError):
        read_address(text)
    with caplog.at_level(logging.WARNING):
        syslog = AnchorSyslog.of(text)
    assert syslog.address is None
    assert syslog.trouble is not None
    caplog.clear()


@given(st.text() | st.ip_addresses().map(str) | st.ip_addresses().map(lambda one: f"{one}:514"))
def test_whatever_stands_in_the_setting_only_this_machine_is_spoken_to(text: str) -> None:
    try:
        address = read_address(text)
    except SyslogError:
        return
    assert address is None or address.host.startswith("/") or ipaddress.ip_address(address.host).is_loopback
