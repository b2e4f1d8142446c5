"""Every test here runs with both ways of reading, and leaves no socket behind."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scc_wall.video.rtsp.client import RtspStream
from tests.support import rtsp_reading


@pytest.fixture(autouse=True, params=[RtspStream, rtsp_reading.PolledStream], ids=["waiting", "polled"])
def reading(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test with both ways of reading."""
    monkeypatch.setattr(rtsp_reading, "Reading", request.param)


@pytest.fixture(autouse=True)
def _no_descriptor_left() -> Iterator[None]:
    folder = Path("/proc/self/fd")
    if sys.platform == "win32" or not folder.is_dir():  # wine shows its own there
        yield
        return
    before = len(list(folder.iterdir()))
    yield
    assert len(list(folder.iterdir())) <= before


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a camera's own certificate with its key, and its fingerprint."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "camera")])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=30))  # long over, as on many cameras
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "camera.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return path, made.fingerprint(hashes.SHA256()).hex(":")
