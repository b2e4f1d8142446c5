"""Every fault of a certificate and of a handshake."""

from pathlib import Path

import pytest

from scc_wall.domain.site import SiteCause
from scc_wall.monitors.prober import SiteProber
from tests.support.site_probing import HOST, SHORT, Looker, cause_of, site_at
from tests.support.web_pki import Authority, self_signed
from tests.support.web_script import Script, ScriptedSite, Visit, answer, says


def test_a_certificate_that_has_ended(look: Looker, root: Authority, tmp_path: Path) -> None:
    seen = look(says(answer()), tls=root.server(tmp_path, HOST, from_day=-30, days=-2))
    assert cause_of(seen) is SiteCause.TLS_EXPIRED
    assert seen.result.certificate is not None
    assert seen.result.certificate.trouble is SiteCause.TLS_EXPIRED
    assert "habis" in str(seen.result.detail)


def test_a_certificate_that_ended_is_told_so_even_from_a_stranger(look: Looker, tmp_path: Path) -> None:
    stranger = Authority("Orang Asing").server(tmp_path, HOST, from_day=-30, days=-2)
    assert cause_of(look(says(answer()), tls=stranger)) is SiteCause.TLS_EXPIRED


def test_a_certificate_for_another_name(look: Looker, root: Authority, tmp_path: Path) -> None:
    seen = look(says(answer()), tls=root.server(tmp_path, "lain.example", "www.lain.example"))
    assert cause_of(seen) is SiteCause.TLS_NAME
    assert seen.result.certificate is not None
    assert seen.result.certificate.names == ("lain.example", "www.lain.example")
    assert "lain.example" in str(seen.result.detail)


def test_a_certificate_signed_by_itself_and_nothing_is_asked_of_such_a_site(prober: SiteProber, tmp_path: Path) -> None:
    with ScriptedSite(says(answer()), self_signed(tmp_path, HOST)) as server:
        seen = prober.probe(site_at(server.url(HOST)))
    assert cause_of(seen) is SiteCause.TLS_CHAIN
    assert "sendiri" in str(seen.result.detail)
    assert seen.result.certificate is not None
    assert (seen.result.certificate.chain_length, seen.result.certificate.issuer) == (1, HOST)
    assert server.requests == []


def test_a_missing_intermediate_certificate(look: Looker, root: Authority, tmp_path: Path) -> None:
    middle = Authority("Perantara Uji", root, days=10)
    good = look(says(answer()), tls=middle.server(tmp_path, HOST, sent=middle.pem))
    assert cause_of(good) is None
    certificate = good.result.certificate
    assert certificate is not None
    assert certificate.chain_length == 2
    assert (certificate.expires_utc - good.result.at_utc).days in {9, 10}, "the earliest end of the chain"
    bad = look(says(answer()), tls=middle.server(tmp_path, HOST))
    assert cause_of(bad) is SiteCause.TLS_CHAIN
    assert "Perantara Uji" in str(bad.result.detail)


@pytest.mark.parametrize("said", [b"SSH-2.0-OpenSSH_9\r\n", b"HTTP/1.1 400 Bad\r\n\r\n", b""])
def test_a_port_that_speaks_no_tls(prober: SiteProber, said: bytes) -> None:
    with ScriptedSite(says(said), read_request=False) as server:
        seen = prober.probe(site_at(server.url(HOST).replace("http:", "https:")))
    assert cause_of(seen) is SiteCause.CONNECT


@pytest.mark.parametrize(
    "script",
    [Visit.hold, lambda visit: visit.drip(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc" + bytes(900), 0.05)],
    ids=["silent", "byte by byte"],
)
def test_tls_that_is_never_agreed_ends_in_time(prober: SiteProber, script: Script) -> None:
    with ScriptedSite(script, read_request=False) as server:
        seen = prober.probe(site_at(server.url(HOST).replace("http:", "https:"), limits=SHORT))
    assert cause_of(seen) is SiteCause.CONNECT
    assert "TLS" in str(seen.result.detail)
