"""No look reaches into the own network by a notation that somebody forgot."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.monitors.guard import Reach, allowed, reach_of, reachable


@pytest.mark.parametrize(
    ("address", "reach"),
    [
        ("103.28.12.1", Reach.PUBLIC),
        ("2001:4860:4860::8888", Reach.PUBLIC),
        ("64:ff9b::8.8.8.8", Reach.PUBLIC),
        ("127.0.0.1", Reach.LOOPBACK),
        ("127.255.255.254", Reach.LOOPBACK),
        ("::1", Reach.LOOPBACK),
        ("::ffff:127.0.0.1", Reach.LOOPBACK),
        ("::127.0.0.1", Reach.LOOPBACK),
        ("::ffff:0:127.0.0.1", Reach.LOOPBACK),
        ("64:ff9b::127.0.0.1", Reach.LOOPBACK),
        ("64:ff9b:1::7f00:1", Reach.LOOPBACK),
        ("2002:7f00:1::", Reach.LOOPBACK),
        ("2001:0:1:2:3:4:80ff:fffe", Reach.LOOPBACK),
        ("2400::5efe:7f00:1", Reach.LOOPBACK),
        ("2400::200:5efe:7f00:1", Reach.LOOPBACK),
        ("10.1.2.3", Reach.PRIVATE),
        ("172.31.255.255", Reach.PRIVATE),
        ("172.32.0.1", Reach.PUBLIC),
        ("192.168.1.1", Reach.PRIVATE),
        ("100.64.0.1", Reach.PRIVATE),
        ("fd12::1", Reach.PRIVATE),
        ("::ffff:10.0.0.1", Reach.PRIVATE),
        ("2002:c0a8:101::1", Reach.PRIVATE),
        ("169.254.169.254", Reach.FORBIDDEN),
        ("::ffff:169.254.169.254", Reach.FORBIDDEN),
        ("64:ff9b::a9fe:a9fe", Reach.FORBIDDEN),
        ("2002:a9fe:a9fe::1", Reach.FORBIDDEN),
        ("fd00:ec2::254", Reach.FORBIDDEN),
        ("100.100.100.200", Reach.FORBIDDEN),
        ("168.63.129.16", Reach.FORBIDDEN),
        ("0.0.0.0", Reach.FORBIDDEN),
        ("0.1.2.3", Reach.FORBIDDEN),
        ("::", Reach.FORBIDDEN),
        ("224.0.0.1", Reach.FORBIDDEN),
        ("255.255.255.255", Reach.FORBIDDEN),
        ("fe80::1%eth0", Reach.FORBIDDEN),
        ("febf::1", Reach.FORBIDDEN),
        ("ff02::1", Reach.FORBIDDEN),
        ("not an address", Reach.FORBIDDEN),
        ("0x7f.1", Reach.FORBIDDEN),
    ],
)
def test_how_far_an_address_is(address: str, reach: Reach) -> None:
    assert reach_of(address) is reach


@given(st.ip_addresses(v=4))
def test_an_address_hidden_in_ipv6_is_as_far_as_it_was(address: IPv4Address) -> None:
    number, mapped = int(address), reach_of(str(address))
    for hidden in (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert reach_of(str(IPv6Address(hidden))) is mapped


@given(st.ip_addresses())
def test_what_python_knows_as_the_own_network_is_never_public(address: IPv4Address | IPv6Address) -> None:
    if address.is_loopback or address.is_link_local or address.is_multicast or address.is_unspecified:
        assert reach_of(str(address)) is not Reach.PUBLIC
    if isinstance(address, IPv4Address) and address.is_private:
        assert reach_of(str(address)) is not Reach.PUBLIC


def test_a_site_reaches_as_far_as_an_admin_said() -> None:
    addresses = ["127.0.0.1", "10.0.0.1", "103.1.1.1", "169.254.169.254"]
    assert allowed(addresses, reachable(False, None)) == ["103.1.1.1"]
    assert allowed(addresses, reachable(True, None)) == addresses[:3]
    assert allowed(addresses, reachable(True, Reach.LOOPBACK)) == addresses[:3]
    assert allowed(addresses, reachable(True, Reach.PRIVATE)) == addresses[1:3], "a redirect to this machine"
