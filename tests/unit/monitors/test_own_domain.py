"""Whose host is whose."""

import pytest

from scc_wall.monitors.own_domain import is_own, registrable


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("sumselprov.go.id", "sumselprov.go.id"),
        ("ppid.dinkes.sumselprov.go.id", "sumselprov.go.id"),
        ("www.dishutsumsel.go.id", "dishutsumsel.go.id"),
        ("go.id", "go.id"),
        ("www.sman1.sch.id", "sman1.sch.id"),
        ("www.desa.id", "www.desa.id"),
        ("a.b.example.com", "example.com"),
        ("a.example.co.uk", "example.co.uk"),
        ("a.example.id", "example.id"),
        ("x.judi.blogspot.com", "judi.blogspot.com"),
        ("a.x.sites.google.com", "x.sites.google.com"),
        ("127.0.0.1", "127.0.0.1"),
        ("intranet", "intranet"),
        ("::1", "::1"),
    ],
)
def test_the_part_that_one_owner_registered(host: str, domain: str) -> None:
    assert registrable(host) == domain


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("sumselprov.go.id", True),
        ("dinkes.sumselprov.go.id", True),
        ("palembang.go.id", False),
        ("xsumselprov.go.id", False),
        ("sumselprov.go.id.judi.example", False),
        ("mitra.example", True),
        ("www.mitra.example", True),
        ("xmitra.example", False),
        ("example", False),
    ],
)
def test_a_host_belongs_to_a_site(host: str, own: bool) -> None:
    assert is_own("dinas.sumselprov.go.id", host, ("Mitra.Example.", "")) is own
