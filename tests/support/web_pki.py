"""Certificates for scripted sites: a root and an intermediate authority, and what goes wrong with them."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


class Authority:
    """Somebody who signs certificates.

    Parameters
    ----------
    above
        Who signed its own; None: itself.
    days
        How long its own certificate lasts.
    """

    def __init__(self, name: str, above: "Authority | None" = None, days: int = 400) -> None:
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.key = ec.generate_private_key(ec.SECP256R1())
        signer = above or self
        self.certificate = (
            _begun(self.name, signer.name, self.key, -1, days)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(signer.key, hashes.SHA256())
        )

    @property
    def pem(self) -> bytes:
        """Return its certificate."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def server(
        self, folder: Path, *names: str, from_day: int = -1, days: int = 90, sent: bytes = b""
    ) -> ssl.SSLContext:
        """Return the context of a server with a certificate signed by this authority.

        Parameters
        ----------
        sent
            PEM of what it sends after its own: the intermediate authorities.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
        certificate = (
            _begun(subject, self.name, key, from_day, days)
            .add_extension(x509.SubjectAlternativeName(list(map(_general_name, names))), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        return _context(folder, key, certificate.public_bytes(serialization.Encoding.PEM) + sent)


def self_signed(folder: Path, name: str) -> ssl.SSLContext:
    """Return the context of a server that signed its certificate itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        _begun(subject, subject, key, -1, 90)
        .add_extension(x509.SubjectAlternativeName([_general_name(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return _context(folder, key, certificate.public_bytes(serialization.Encoding.PEM))


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, from_day: int, days: int
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + from_day * DAY)
        .not_valid_after(now + days * DAY)
    )


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _context(folder: Path, key: ec.EllipticCurvePrivateKey, chain_pem: bytes) -> ssl.SSLContext:
    file = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + chain_pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
