"""A connection to a camera, plain or TLS: every step within one deadline, and nothing said to whom is not trusted.

The time is looked at before each read, since a timeout of a socket alone begins anew with every byte of a slow camera.
"""

import contextlib
import hashlib
import hmac
import io
import ipaddress
import queue
import socket
import ssl
import sys
import threading
from functools import cache
from typing import Any, Final, NamedTuple, NoReturn

from requests import utils  # not `from requests.utils`: test_architecture says why

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.told import Told, told_seconds
from scc_wall.domain.camera_error import CallCause, CameraCallError

ADDRESSES_MOST: Final = 4
"""Of one name that are tried."""
_LEGACY_SERVER_CONNECT: Final = 0x4
"""`ssl.OP_LEGACY_SERVER_CONNECT`, which Python names since 3.12: old firmwares never learnt RFC 5746."""


class Origin(NamedTuple):
    """Where a connection goes."""

    scheme: str
    host: str
    port: int

    @property
    def netloc(self) -> str:
        """Host and port as a URL has them, the scheme's own port left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        own = {"http": 80, "https": 443}.get(self.scheme)
        return host if self.port == own else f"{host}:{self.port}"


class Deadline:
    """The end of the time that one call has in all."""

    def __init__(self, clock: Clock, within_s: float) -> None:
        self._clock = clock
        self._within_s = within_s
        self._start_ns = clock.mono_ns()

    def left_s(self) -> float:
        """Return the seconds left, more than 0.

        Raises
        ------
        CameraCallError
            TIMEOUT if there are none.
        """
        left = self._within_s - seconds_between(self._start_ns, self._clock.mono_ns())
        if left <= 0:
            raise self.late()
        return left

    def part(self, share: float) -> "Deadline":
        """Return the end of a share of the time that is left.

        Raises
        ------
        CameraCallError
            TIMEOUT if there is none.
        """
        return Deadline(self._clock, self.left_s() * share)

    def late(self) -> CameraCallError:
        """Return the error of having run into it."""
        told = Told("belum selesai dalam {time}", "not done within {time}")
        return CameraCallError(CallCause.TIMEOUT, told.format(time=told_seconds(self._within_s)))


class StaleError(Exception):
    """A kept connection turned out to be closed before anything was answered: the call may go over a new one."""


class Wire:
    """An open connection, in place of a socket below http.client; used by one thread at a time.

    It belongs to who opened it. http.client may "close" it as often as it likes.
    """

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._connection = connection
        self._deadline = deadline
        self._budget = 0
        self._received = 0
        self._kept = False
        self._began_left_s = 0.0

    def begin(self, deadline: Deadline, budget: int, *, kept: bool) -> None:
        """Begin an exchange of at most `budget` bytes to be read; `kept`: over a connection used before."""
        self._deadline = deadline
        self._budget = budget
        self._received = 0
        self._kept = kept
        self._began_left_s = deadline.left_s()

    def gone_s(self) -> float:
        """Return for how long the exchange has been going on.

        Raises
        ------
        CameraCallError
            TIMEOUT if its time is over.
        """
        return self._began_left_s - self._deadline.left_s()

    def sendall(self, data: bytes) -> None:
        """Send.

        Raises
        ------
        CameraCallError
            If it is not taken, or not in time.
        StaleError
            If a kept connection was closed.
        """
        self._connection.settimeout(self._deadline.left_s())
        try:
            self._connection.sendall(data)
        except TimeoutError:
            raise self._deadline.late() from None
        except OSError as error:
            self._lost(error)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return what comes, as http.client reads it."""
        return io.BufferedReader(_Incoming(self), 16 * 1024)

    def settimeout(self, timeout_s: Any) -> None:
        """Do nothing: the deadline sets the time of each read."""

    def close(self) -> None:
        """Do nothing: http.client closes its socket before the body is read."""

    def end(self) -> None:
        """Close the connection; idempotent."""
        with contextlib.suppress(OSError):
            self._connection.close()

    def cut(self) -> None:
        """Let whoever waits on it, on another thread, go on at once, to find it closed."""
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self._connection, socket.SHUT_RDWR)  # below TLS too: nothing is said any more

    def quiet(self) -> bool:
        """Return whether nothing has come, not even the end: only then may it be used again."""
        self._connection.settimeout(0.0)
        try:
            socket.socket.recv(self._connection, 1, socket.MSG_PEEK)  # below TLS too: its rests end the connection
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def receive_into(self, buffer: memoryview) -> int:
        """Read what is there, at least a byte, or 0 at the end.

        Raises
        ------
        CameraCallError
            If time or budget are over, or the connection broke before an answer.
        StaleError
            If a kept connection was closed.
        OSError
            If it breaks within an answer.
        """
        self._connection.settimeout(self._deadline.left_s())
        try:
            count = self._connection.recv_into(buffer)
        except TimeoutError:
            raise self._deadline.late() from None
        except OSError as error:
            if not self._received:
                self._lost(error)
            raise
        if not count and not self._received:
            self._lost(ConnectionResetError())
        self._received += count
        if self._received > self._budget:
            raise CameraCallError(CallCause.BAD_ANSWER, TOO_LONG)
        return count

    def _lost(self, error: OSError) -> NoReturn:
        if self._kept:
            raise StaleError from error
        raise CameraCallError(CallCause.OFFLINE, NO_ANSWER) from error


class _Incoming(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._wire.receive_into(buffer)


TOO_LONG: Final = Told("jawaban terlalu panjang", "the answer is too long")
NO_ANSWER: Final = Told("kamera memutus sambungan tanpa menjawab", "the camera closed the connection without an answer")


# --- opening


def connect(origin: Origin, deadline: Deadline, fingerprint_sha256: str | None) -> Wire:
    """Return a connection; over https only to a camera whose certificate is trusted, or is the pinned one.

    Parameters
    ----------
    fingerprint_sha256
        Of the certificate (DER) that a person pinned, in hexadecimal with or without colons.

    Raises
    ------
    CameraCallError
        OFFLINE, TIMEOUT, CERTIFICATE, or BAD_ANSWER where no TLS is spoken.
    """
    connection = _plain(origin, deadline)
    if origin.scheme == "https":
        if fingerprint_sha256 is not None:
            return Wire(_pinned(connection, origin.host, deadline, fingerprint_sha256), deadline)
        try:
            connection = _secured(connection, _verifying(), origin.host, deadline)
        except ssl.SSLCertVerificationError as error:
            why = Told("{why}", "{why}").format(why=error.verify_message or "?")
            with _secured(_plain(origin, deadline), _unverified(), origin.host, deadline) as looked_at:
                raise CameraCallError(CallCause.CERTIFICATE, why, None, _fingerprint(looked_at)) from error
    return Wire(connection, deadline)


def _plain(origin: Origin, deadline: Deadline) -> socket.socket:
    addresses = _resolved(origin.host, deadline)
    for number, address in enumerate(addresses):
        last = number == len(addresses) - 1
        connection = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
        try:
            connection.settimeout(deadline.left_s() / (len(addresses) - number))
            connection.connect((address, origin.port))
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except TimeoutError:
            connection.close()
            if last:
                raise deadline.late() from None
        except OSError as error:
            connection.close()
            if last:
                raise CameraCallError(CallCause.OFFLINE, _told(error)) from error
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise AssertionError("a name has at least one address")


def _told(error: OSError) -> Told:
    if isinstance(error, ConnectionRefusedError):
        return Told("sambungan ditolak: tidak ada layanan di porta ini", "connection refused: nothing on this port")
    return Told(*[error.strerror or type(error).__name__] * 2)


def _resolved(host: str, deadline: Deadline) -> list[str]:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return _looked_up(host, deadline)
    return [host]


def _looked_up(host: str, deadline: Deadline) -> list[str]:
    """Return a name's addresses; by a thread of its own, since the system's look-up knows no time limit."""
    found: queue.SimpleQueue[list[str]] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            found.put([str(info[4][0]) for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)])
        except (OSError, UnicodeError):
            found.put([])

    threading.Thread(target=look_up, name=f"resolve:{host[:60]}", daemon=True).start()
    try:
        addresses = found.get(timeout=deadline.left_s())
    except queue.Empty:
        raise deadline.late() from None
    if not addresses:
        raise CameraCallError(CallCause.OFFLINE, Told("nama host tidak ditemukan", "host name not found"))
    return list(dict.fromkeys(addresses))[:ADDRESSES_MOST]


# --- TLS


def _pinned(connection: socket.socket, host: str, deadline: Deadline, fingerprint_sha256: str) -> ssl.SSLSocket:
    secured = _secured(connection, _unverified(), host, deadline)
    shown = _fingerprint(secured)
    if not hmac.compare_digest(shown, plain_fingerprint(fingerprint_sha256)):
        secured.close()
        raise CameraCallError(CallCause.CERTIFICATE, _CHANGED, None, shown)
    return secured


_CHANGED: Final = Told("sertifikat bukan yang disematkan", "the certificate is not the pinned one")


def plain_fingerprint(text: str) -> str:
    """Return a fingerprint as it is compared; ASCII, so that comparing can't fail."""
    return text.replace(":", "").replace(" ", "").strip().lower().encode("ascii", "replace").decode()


def _fingerprint(secured: ssl.SSLSocket) -> str:
    return hashlib.sha256(secured.getpeercert(binary_form=True) or b"").hexdigest()


def _secured(connection: socket.socket, context: ssl.SSLContext, host: str, deadline: Deadline) -> ssl.SSLSocket:
    """Return the connection with TLS; on an error it is closed."""
    try:
        connection.settimeout(deadline.left_s())
        secured = context.wrap_socket(connection, server_hostname=host.partition("%")[0], do_handshake_on_connect=False)
    except BaseException as error:
        connection.close()
        if isinstance(error, OSError | ValueError):
            raise CameraCallError(CallCause.OFFLINE, _NO_TLS) from error
        raise
    try:
        secured.do_handshake()
    except ssl.SSLCertVerificationError:
        secured.close()
        raise
    except TimeoutError:
        secured.close()
        raise deadline.late() from None
    except OSError as error:
        secured.close()
        reason = (getattr(error, "reason", None) or type(error).__name__).replace("_", " ").lower()
        told = Told("TLS gagal: {reason}", "TLS failed: {reason}").format(reason=reason)
        raise CameraCallError(CallCause.BAD_ANSWER, told) from error
    except BaseException:
        secured.close()
        raise
    return secured


_NO_TLS: Final = Told("sambungan putus sebelum TLS", "the connection ended before TLS")


@cache
def _verifying() -> ssl.SSLContext:
    """Return what trusts the system's authorities; loading them takes 20 to 40 ms, so once."""
    context = ssl.create_default_context()
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # Python 3.13 refuses certificates that browsers take
    context.options |= _LEGACY_SERVER_CONNECT
    if sys.platform == "win32" or not context.cert_store_stats()["x509_ca"]:
        context.load_verify_locations(utils.DEFAULT_CA_BUNDLE_PATH)
    return context


@cache
def _unverified() -> ssl.SSLContext:
    """Return what encrypts to anybody: for a pinned certificate, and to see one that a person may pin."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    # Cameras' own certificates have 1024-bit keys and SHA-1 signatures: the pin is what is trusted.
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.options |= _LEGACY_SERVER_CONNECT
    return context
