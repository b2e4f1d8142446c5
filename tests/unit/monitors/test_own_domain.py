"""Whose host is whose."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scc_wall.monitors.own_domain import is_own, registrable

REGISTRIES = ("go.id", "desa.id", "sch.id", "ac.id", "or.id", "co.id", "web.id", "my.id", "mil.id", "ponpes.id")


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
        *(
            (f"{below}nama.{registry}", f"nama.{registry}")
            for registry in REGISTRIES
            for below in ("", "www.", "ppid.dinkes.")
        ),
        ("dinkes.palembang.go.id", "palembang.go.id"),
        ("www.palembangkota.go.id", "palembangkota.go.id"),
        ("setda.oganilirkab.go.id", "oganilirkab.go.id"),
        ("diskominfo.muaraenimkab.go.id", "muaraenimkab.go.id"),
        ("sumsel.kemenag.go.id", "kemenag.go.id"),
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


@pytest.mark.parametrize(
    ("site", "host", "own"),
    [
        ("dinkes.sumselprov.go.id", "bappeda.sumselprov.go.id", True),
        ("sumselprov.go.id", "cdn.dinkes.sumselprov.go.id", True),
        ("palembang.go.id", "palembangkota.go.id", False),
        ("dinkes.oganilirkab.go.id", "oganilirkab.go.id", True),
        ("oganilirkab.go.id", "ogankomeringilirkab.go.id", False),
        ("dinkes.sumselprov.go.id", "go.id", False),
        ("sukamaju.desa.id", "sukamundur.desa.id", False),
        ("sman1plg.sch.id", "sman2plg.sch.id", False),
        ("rsud.co.id", "slot.co.id", False),
    ],
)
def test_offices_of_one_domain_belong_together_and_those_of_one_registry_do_not(
    site: str, host: str, own: bool
) -> None:
    assert is_own(site, host) is own


_LABEL = st.text("abcz09-", min_size=1, max_size=6)


@given(st.lists(_LABEL | st.sampled_from(["go", "ac", "co", "web", "desa", "id", "uk", "com"]), min_size=1, max_size=6))
def test_what_is_registered_is_an_end_of_the_host_and_stays_the_same_below_it(labels: list[str]) -> None:
    host = ".".join(labels)
    assume(not labels[-1].isdecimal())  # the end of an address, which is its own end
    own = registrable(host)
    assert host == own or host.endswith(f".{own}")
    assert registrable(own) == own
    assert registrable(f"www.{host}") == own or len(labels) < 3
