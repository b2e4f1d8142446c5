"""Chains are read as they come, also hostile ones."""

import ssl
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives import serialization
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.domain.site import SiteCause, SiteCertificate
from scc_wall.monitors.certificates import Chains, certificate_of, told_trouble, trouble_of
from tests.support.clock import START_UTC
from tests.support.web_pki import Authority

GOOD = SiteCertificate("a.go.id", "R3", ("a.go.id",), START_UTC, START_UTC + timedelta(days=9), 2)
DER = Authority("Nama\nAneh \u202e").certificate.public_bytes(serialization.Encoding.DER)


def failed(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code, error.verify_message = code, "reason of OpenSSL"
    return error


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (10, SiteCause.TLS_EXPIRED),
        (9, SiteCause.TLS_EXPIRED),
        (62, SiteCause.TLS_NAME),
        (64, SiteCause.TLS_NAME),
        (18, SiteCause.TLS_CHAIN),
        (19, SiteCause.TLS_CHAIN),
        (20, SiteCause.TLS_CHAIN),
        (21, SiteCause.TLS_CHAIN),
        (26, SiteCause.TLS_CHAIN),
    ],
)
def test_the_reason_of_openssl_is_one_of_three_causes(code: int, cause: SiteCause) -> None:
    assert trouble_of(failed(code), None, START_UTC) is cause
    assert trouble_of(failed(code), GOOD, START_UTC) is cause
    assert told_trouble(failed(code), None, START_UTC).id


def test_what_has_ended_is_told_so_first() -> None:
    later = GOOD.expires_utc + timedelta(seconds=1)
    assert trouble_of(failed(18), GOOD, later) is SiteCause.TLS_EXPIRED
    assert "2026-01-14" in told_trouble(failed(18), GOOD, later).id


def test_what_has_not_begun_is_told_so() -> None:
    early = replace(GOOD, starts_utc=START_UTC + timedelta(days=1))
    assert "2026-01-06" in told_trouble(failed(9), early, START_UTC).en


def test_the_end_is_that_of_the_path_where_there_is_one() -> None:
    """What a site sends beyond the path may have ended without harm."""
    root, old = Authority("Akar", days=300), Authority("Lama", days=3)
    one, two = (a.certificate.public_bytes(serialization.Encoding.DER) for a in (root, old))
    trusted, shown = certificate_of(Chains((one, two), (one,))), certificate_of(Chains((one, two)))
    assert trusted is not None
    assert shown is not None
    assert trusted.expires_utc == root.certificate.not_valid_after_utc
    assert shown.expires_utc == old.certificate.not_valid_after_utc
    assert (trusted.chain_length, shown.chain_length) == (2, 2)


def test_a_name_is_safe_to_be_shown() -> None:
    found = certificate_of(Chains((DER,)))
    assert found is not None
    assert found.subject == "Nama?Aneh ?"


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")  # what it still reads so far
@settings(max_examples=300)
@given(st.integers(0, len(DER) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_certificate_is_read_or_not_but_raises_nothing(at: int, damage: bytes) -> None:
    certificate_of(Chains((DER[:at] + damage + DER[at + len(damage) :],)))
    assert certificate_of(Chains((damage,))) is None
    assert certificate_of(Chains(())) is None
