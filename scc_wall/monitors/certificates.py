"""Reads the certificates that a site showed, trusted or not."""

import logging
import ssl
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.x509.oid import ExtensionOID, NameOID

from scc_wall.base.told import Told
from scc_wall.domain.site import SiteCause, SiteCertificate
from scc_wall.monitors.fault import printable, same

log = logging.getLogger(__name__)

NAMES_MOST: Final = 100

# OpenSSL's X509_V_ERR_…; Source: openssl/x509_vfy.h
_TIME: Final = frozenset({9, 10})
_NAME: Final = frozenset({62, 64})
_SELF_SIGNED: Final = frozenset({18, 19})
_NO_ISSUER: Final = frozenset({2, 20, 21})


class Chains(NamedTuple):
    """The certificates of one handshake, DER.

    Parameters
    ----------
    shown
        As the site sent them, its own first.
    verified
        The path from its own to a trusted root; empty if there is none.
    """

    shown: tuple[bytes, ...]
    verified: tuple[bytes, ...] = ()


def chains_of(connection: ssl.SSLSocket) -> Chains:
    """Return the certificates of a connection whose handshake is done."""
    trusted = connection.context.verify_mode == ssl.CERT_REQUIRED
    return Chains(_chain(connection, "get_unverified_chain"), _chain(connection, "get_verified_chain") * trusted)


def _chain(connection: ssl.SSLSocket, name: str) -> tuple[bytes, ...]:
    """Return a chain: public since Python 3.13, before that of the object below, as objects."""
    source: Any = connection if hasattr(connection, name) else connection._sslobj  # type: ignore[attr-defined]  # noqa: SLF001
    chain = getattr(source, name)() or ()
    return tuple(one if isinstance(one, bytes) else ssl.PEM_cert_to_DER_cert(one.public_bytes()) for one in chain)


_UNREADABLE: Final = (
    ValueError, TypeError, IndexError, OverflowError, UnsupportedAlgorithm,
    x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType,
)  # fmt: skip
"""What a hostile certificate makes `cryptography` raise."""


@lru_cache(maxsize=512)
def certificate_of(chains: Chains) -> SiteCertificate | None:
    """Return what a person wants to know of a chain, None for one that can't be read.

    The earliest end is that of the path to the root where there is one: what a site sends beyond it may have ended
    without harm.
    """
    try:
        shown = [x509.load_der_x509_certificate(der) for der in chains.shown]
        path = [x509.load_der_x509_certificate(der) for der in chains.verified] or shown
        return _summary(shown, path)
    except _UNREADABLE as error:
        log.info("a certificate can't be read: %s", error)
        return None


def _summary(shown: Sequence[x509.Certificate], path: Sequence[x509.Certificate]) -> SiteCertificate:
    own = shown[0]
    return SiteCertificate(
        subject=_name(own.subject),
        issuer=_name(own.issuer),
        names=_names(own),
        starts_utc=own.not_valid_before_utc,
        expires_utc=min(one.not_valid_after_utc for one in path),
        chain_length=len(shown),
    )


def trouble_of(error: ssl.SSLCertVerificationError, seen: SiteCertificate | None, now_utc: datetime) -> SiteCause:
    """Return why a certificate is not trusted.

    OpenSSL names one reason, the first it meets. A certificate that has ended is told as that even if its chain is
    broken too: it needs no trust to be seen, and who renews it mends both.
    """
    if error.verify_code in _TIME or (seen is not None and seen.expires_utc <= now_utc):
        return SiteCause.TLS_EXPIRED
    return SiteCause.TLS_NAME if error.verify_code in _NAME else SiteCause.TLS_CHAIN


def told_trouble(error: ssl.SSLCertVerificationError, seen: SiteCertificate | None, now_utc: datetime) -> Told:
    """Return why a certificate is not trusted, for a person."""
    if seen is not None and seen.expires_utc <= now_utc:
        return Told("sertifikat habis {day}", "certificate ended {day}").format(day=_day(seen.expires_utc))
    if seen is not None and seen.starts_utc > now_utc:
        return Told("sertifikat baru berlaku {day}", "certificate valid only from {day}").format(
            day=_day(seen.starts_utc)
        )
    if error.verify_code in _NAME:
        names = ", ".join(seen.names[:3]) if seen else "?"
        return Told("sertifikat untuk nama lain: {names}", "certificate for other names: {names}").format(names=names)
    return _told_chain(error, seen)


def _told_chain(error: ssl.SSLCertVerificationError, seen: SiteCertificate | None) -> Told:
    if error.verify_code in _SELF_SIGNED:
        return Told(
            "ditandatangani sendiri, bukan oleh otoritas tepercaya", "signed by itself, by no trusted authority"
        )
    if error.verify_code in _NO_ISSUER:
        return Told(
            "penerbit {issuer} tidak tepercaya, atau sertifikat perantara tidak dikirim",
            "issuer {issuer} is not trusted, or the intermediate certificate is not sent",
        ).format(issuer=seen.issuer if seen else "?")
    return same(error.verify_message)


def untrusted(seen: SiteCertificate | None, trouble: SiteCause) -> SiteCertificate | None:
    """Return the certificate with the reason why it is not trusted."""
    return None if seen is None else replace(seen, trouble=trouble)


def _day(moment_utc: datetime) -> str:
    return moment_utc.astimezone(UTC).date().isoformat()


def _name(name: x509.Name) -> str:
    for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        if found := name.get_attributes_for_oid(oid):
            return printable(str(found[0].value))
    return printable(name.rfc4514_string())


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    try:
        names = certificate.extensions.get_extension_for_oid(ExtensionOID.SUBJECT_ALTERNATIVE_NAME).value
    except x509.ExtensionNotFound:
        return ()
    assert isinstance(names, x509.SubjectAlternativeName)
    kinds = (x509.DNSName, x509.IPAddress)
    return tuple(printable(str(name.value)) for name in names if isinstance(name, kinds))[:NAMES_MOST]
