"""rtsps: the same connection, encrypted.

Cameras hold certificates that they signed themselves, so nothing is verified unless the camera's fingerprint is
pinned: the password and the pictures are hidden from whoever listens, but not from whoever poses as the camera.
"""

import contextlib
import hashlib
import hmac
import socket
import ssl

from scc_wall.base.clock import Clock
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.interrupt import Interrupter, Waiter
from scc_wall.video.rtsp.limits import TICK_S
from scc_wall.video.rtsp.transport_tcp import Connection


class TlsConnection(Connection):
    """An encrypted connection.

    The receive timeout is Python's own here: OpenSSL repeats a receive that the kernel's timeout ended.
    """

    def __init__(self, sock: ssl.SSLSocket, interrupter: Interrupter) -> None:
        super().__init__(sock, interrupter)
        self._tls = sock

    def has_pending(self) -> bool:
        """Return whether decrypted bytes wait."""
        return self._tls.pending() > 0

    def _set_timeout(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._tls.settimeout(min(max(timeout_s, 0.001), TICK_S))


def encrypt(
    sock: socket.socket,
    host: str,
    deadline_mono_ns: int,
    clock: Clock,
    interrupter: Interrupter,
    *,
    fingerprint_sha256: str | None = None,
) -> ssl.SSLSocket:
    """Shake hands over a connected socket, which is owned from now on, also if this raises.

    Parameters
    ----------
    fingerprint_sha256
        Of the camera's certificate (DER), in hexadecimal with or without colons; None verifies nothing.

    Raises
    ------
    StreamError
        TLS if it fails or the fingerprint is another one, ANSWER_TIMEOUT if the camera stays silent.
    """
    context = unverified_context()
    try:
        sock.settimeout(0.0)
        tls = context.wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
    except (OSError, ValueError) as error:
        sock.close()
        raise StreamError(Cause.TLS, type(error).__name__) from error
    try:
        _shake_hands(tls, deadline_mono_ns, clock, interrupter)
        _verify(tls, fingerprint_sha256)
    except BaseException:
        tls.close()
        raise
    return tls


def _shake_hands(tls: ssl.SSLSocket, deadline_mono_ns: int, clock: Clock, interrupter: Interrupter) -> None:
    # Without waiting inside OpenSSL: shutting the socket down wakes nobody there on Windows.
    while True:
        try:
            tls.do_handshake()
        except ssl.SSLWantReadError:
            waiter = Waiter(interrupter, reading=[tls])
        except ssl.SSLWantWriteError:
            waiter = Waiter(interrupter, writing=[tls])
        except OSError as error:
            raise StreamError(Cause.TLS, getattr(error, "reason", None) or type(error).__name__) from error
        else:
            return
        with contextlib.closing(waiter):
            _await(waiter, deadline_mono_ns, clock)


def _await(waiter: Waiter, deadline_mono_ns: int, clock: Clock) -> None:
    while True:
        left_s = (deadline_mono_ns - clock.mono_ns()) / 1e9
        if left_s <= 0:
            raise StreamError(Cause.ANSWER_TIMEOUT, "silent in the TLS handshake")
        if waiter.wait(min(TICK_S, left_s)):
            return


def unverified_context() -> ssl.SSLContext:
    """Return what encrypts without looking at the certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    # Cameras' own certificates have 1024-bit keys and SHA-1 signatures; refusing them would leave no encryption.
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    return context


def _verify(tls: ssl.SSLSocket, fingerprint_sha256: str | None) -> None:
    if fingerprint_sha256 is None:
        return
    shown = hashlib.sha256(tls.getpeercert(binary_form=True) or b"").hexdigest()
    if not hmac.compare_digest(shown, fingerprint_sha256.replace(":", "").strip().lower()):
        raise StreamError(Cause.TLS, "the certificate is not the pinned one")
