import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.monitors.content.hosts import AllowList, Owner, domain_of, gambling_name, host_of

PAGE = "https://dinkes.sumselprov.go.id/berita/"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("//a.example/b", "a.example"),
        ("https:a.example", "a.example"),
        ("\\\\a.example", "a.example"),
        ("/\n/a.example", "a.example"),
        ("https://u:p@A.Example.:8443/x", "a.example"),
        ("https://[::1]/", "::1"),
        ("/path", "dinkes.sumselprov.go.id"),
        ("?u=https://a.example", "dinkes.sumselprov.go.id"),
        ("#x", "dinkes.sumselprov.go.id"),
        ("mailto:a@b.example", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("tel:0711", ""),
    ],
)
def test_a_link_is_read_as_browsers_read_it(url, host):
    assert host_of(url, PAGE) == host


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("dinkes.sumselprov.go.id", "sumselprov.go.id"),
        ("www.a.co.id", "a.co.id"),
        ("a.b.example", "b.example"),
        ("sumselprov.go.id", "sumselprov.go.id"),
        ("10.0.0.1", "10.0.0.1"),
        ("localhost", "localhost"),
        ("x.id", "x.id"),
    ],
)
def test_the_registrable_domain(host, domain):
    assert domain_of(host) == domain


def test_whose_host_it_is():
    allow = AllowList("https://dinkes.sumselprov.go.id", ("rsud.example", "*.peta.example"))
    assert allow.owner("ppid.sumselprov.go.id") is Owner.OWN
    assert allow.owner("") is Owner.OWN
    assert allow.owner("kemkes.go.id") is Owner.OFFICIAL
    assert allow.owner("www.rsud.example") is Owner.OFFICIAL
    assert allow.owner("peta.example") is Owner.OFFICIAL
    assert allow.owner("notrsud.example") is Owner.FOREIGN
    assert allow.owner("fonts.googleapis.com") is Owner.KNOWN
    assert allow.owner("slot-gacor.vercel.app") is Owner.FOREIGN
    assert allow.owner("sumselprov.go.id.evil.example") is Owner.FOREIGN


@pytest.mark.parametrize(
    "host",
    [
        "rajaslot88.com",
        "slot-gacor.xyz",
        "sl0tg4cor.com",
        "togelhk.net",
        "dewapoker77.vip",
        "sbobet.example",
        "kingbet188.com",
    ],
)
def test_names_of_gambling_sites(host):
    assert gambling_name(host) >= 1


@pytest.mark.parametrize(
    "host", ["toto.com", "judicial.example", "timeslot.example", "kompas.com", "slot.go.id", "bandarlampung.example"]
)
def test_names_of_others(host):
    assert gambling_name(host) < 1


@given(st.text(max_size=80), st.sampled_from(["", PAGE, "https://[", "x"]))
def test_any_link_has_a_host_or_none(url, base):
    host = host_of(url, base)
    gambling_name(host)
    AllowList(base, (url,), base).owner(host)
