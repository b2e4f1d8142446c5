"""A certificate authority of the simulator's own, made anew at each start: root, intermediate, one for each site.

The keys never leave the process, except into files of a private temporary folder that are deleted once `ssl` read them.
"""

import ipaddress
import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from scc_wall.simulator.sites.faults import SiteFault

_A_YEAR: Final = timedelta(days=365)
_SOON: Final = timedelta(days=5, hours=1)


class Authority:
    """Makes the certificates of the simulated sites.

    Parameters
    ----------
    now_utc
        From when the certificates count.
    """

    def __init__(self, now_utc: datetime | None = None) -> None:
        self._now_utc = now_utc or datetime.now(UTC)
        self._root_key = ec.generate_private_key(ec.SECP256R1())
        self._middle_key = ec.generate_private_key(ec.SECP256R1())
        self._key = ec.generate_private_key(ec.SECP256R1())  # one for all sites: it protects nothing
        self._root = self._issue("SCC Wall, CA simulasi", self._root_key, "SCC Wall, CA simulasi", self._root_key)
        self._middle = self._issue("SCC Wall, perantara", self._middle_key, "SCC Wall, CA simulasi", self._root_key)

    @property
    def root_pem(self) -> str:
        """The root certificate, which a client trusts to trust the sites."""
        return _pem(self._root).decode()

    def context(self, host: str, fault: SiteFault | None = None) -> ssl.SSLContext:
        """Return what a site answers TLS with, in good order or with a fault of its certificate."""
        ends_utc = self._now_utc + _A_YEAR
        chain = [self._middle]
        name, issuer, issuer_key = host, "SCC Wall, perantara", self._middle_key
        if fault is SiteFault.CERT_EXPIRED:
            ends_utc = self._now_utc - timedelta(days=3)
        elif fault is SiteFault.CERT_SOON:
            ends_utc = self._now_utc + _SOON
        elif fault is SiteFault.CERT_NAME:
            name = "situs-lain.simulasi"
        elif fault is SiteFault.CERT_CHAIN:
            chain = []
        elif fault is SiteFault.CERT_SELF_SIGNED:
            issuer, issuer_key, chain = host, self._key, []
        names = [name] if fault is SiteFault.CERT_NAME else [name, "localhost", "127.0.0.1"]
        own = self._issue(name, self._key, issuer, issuer_key, names=names, ends_utc=ends_utc)
        return _server_context([own, *chain], self._key)

    def _issue(
        self,
        subject: str,
        key: ec.EllipticCurvePrivateKey,
        issuer: str,
        issuer_key: ec.EllipticCurvePrivateKey,
        *,
        names: list[str] | None = None,
        ends_utc: datetime | None = None,
    ) -> x509.Certificate:
        """Return a certificate: of an authority without names, of a server with them."""
        public, issuer_public = key.public_key(), issuer_key.public_key()
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name(subject))
            .issuer_name(_name(issuer))
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(self._now_utc - timedelta(days=30))
            .not_valid_after(ends_utc or self._now_utc + 5 * _A_YEAR)
            .add_extension(x509.BasicConstraints(ca=names is None, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_public), critical=False)
        )
        if names is None:
            builder = builder.add_extension(_SIGNS_CERTIFICATES, critical=True)
        else:
            builder = builder.add_extension(
                x509.SubjectAlternativeName([_general_name(name) for name in names]), critical=False
            )
        return builder.sign(issuer_key, hashes.SHA256())


_SIGNS_CERTIFICATES: Final = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:64])])


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _server_context(chain: list[x509.Certificate], key: ec.EllipticCurvePrivateKey) -> ssl.SSLContext:
    """Return a context of that chain; `ssl` reads keys from files only."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with tempfile.TemporaryDirectory(prefix="scc-sites-") as folder:
        file = Path(folder) / "chain.pem"
        file.touch(mode=0o600)
        file.write_bytes(secret + b"".join(map(_pem, chain)))
        context.load_cert_chain(file)
    return context
