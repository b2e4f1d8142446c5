"""Calls to one camera: finds out by itself how the camera wants the password proven, and remembers it.

::

    UsernameToken ──ok──► remembered
        │ refused
        ├─ challenged ─────────────────────► HTTP Digest or Basic ──refused by SOAP──► both together
        ├─ its clock is not what we thought ► UsernameToken anew
        └─ neither ─► without any ──challenged──► HTTP Digest or Basic

A wrong password is tried once in each way that the camera asks for, and no more: cameras lock accounts out.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

import requests

from scc_wall.base.clock import Clock
from scc_wall.base.told import Told
from scc_wall.domain.camera import Credentials
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.http_auth import Authenticator, Challenge, strongest
from scc_wall.domain.onvif import CameraClock
from scc_wall.ptz.onvif import clock_reading, soap
from scc_wall.ptz.onvif.addresses import origin_of
from scc_wall.ptz.onvif.exchange import Exchanges, Reply
from scc_wall.ptz.onvif.markup import Node
from scc_wall.ptz.onvif.wire import Deadline

DEVICE: Final = "http://www.onvif.org/ver10/device/wsdl"
CLOCK_MOVED_S: Final = 2.0
"""A clock that is off by more than this from what we thought is why a signature was refused."""
_UNREADABLE: Final = frozenset({CallCause.OFFLINE, CallCause.TIMEOUT, CallCause.CERTIFICATE})
_CLOCK_SHARE: Final = 0.5
"""Of the time of a call, how much of it at most the question for the clock takes: some cameras leave it unanswered."""
_ONCE: Final = frozenset({"RelativeMove", "SetPreset"})
"""Twice is not the same as once: it would go twice as far, or leave a second preset."""


@dataclass(frozen=True, slots=True)
class CallLimits:
    """What a call may take.

    Parameters
    ----------
    total_s
        In all: name, connection, TLS, every try to be let in, the last byte.
    answer_bytes, picture_bytes
        Of a body, unpacked. Source: a recorder of 64 channels tells its profiles in 400 KB.
    """

    total_s: float = 5.0
    answer_bytes: int = 2 * 1024 * 1024
    picture_bytes: int = 16 * 1024 * 1024


class Way(StrEnum):
    """How a request proves the password."""

    NONE = "none"
    TOKEN = "token"  # noqa: S105 - WS-UsernameToken
    HTTP = "http"
    BOTH = "both"


class _Ask(NamedTuple):
    """A request but for its proof; `body` is given the Security header, None for a GET."""

    url: str
    action: str
    body: Callable[[str], bytes] | None
    most_bytes: int
    refused: Callable[[Reply], bool]
    once: bool = False


class Caller:
    """Calls to one camera; usable from several threads, none waits for another.

    Parameters
    ----------
    device_url
        Of its device service.
    credentials
        None: nothing is proven.
    fingerprint_sha256
        Of the certificate that a person pinned.
    nonce
        Source of 16 random bytes; a test passes its own.
    """

    def __init__(
        self,
        device_url: str,
        credentials: Credentials | None,
        *,
        clock: Clock,
        fingerprint_sha256: str | None = None,
        limits: CallLimits | None = None,
        nonce: Callable[[], bytes] = lambda: os.urandom(16),
    ) -> None:
        self.device_url = device_url
        self._credentials = credentials
        self._clock = clock
        self._limits = limits or CallLimits()
        self._nonce = nonce
        self._exchanges = Exchanges(fingerprint_sha256)
        self._http = Authenticator(credentials) if credentials is not None else None
        self._way: Way | None = None
        self._camera_clock: CameraClock | None = None
        self._readings: tuple[CameraClock, ...] = ()
        self._reading = 0
        self._clock_asked = False
        self._clock_told = False

    def close(self) -> None:
        """Close the kept connections; idempotent."""
        self._exchanges.close()

    def abort(self) -> None:
        """End a call that waits, from any thread; no other can begin."""
        self._exchanges.abort()

    def call(
        self,
        service: soap.Service,
        operation: str,
        inner: str = "",
        *,
        may_be_empty: bool = False,
        within_s: float | None = None,
    ) -> Node:
        """Return the answer to an operation.

        Raises
        ------
        CameraCallError
            If there is none.
        """
        ask = self._asking(service, operation, inner)
        return soap.result(operation, self._let_in(ask, self._deadline(within_s)), may_be_empty=may_be_empty)

    def picture(self, url: str) -> bytes:
        """Return what a snapshot's address gives: a JPEG, nearly always.

        Raises
        ------
        CameraCallError
            If there is none.
        """
        ask = _Ask(url, "", None, self._limits.picture_bytes, lambda reply: reply.status == 401)
        reply = self._let_in(ask, self._deadline(None))
        if reply.status != 200:
            raise soap.of_status(reply)
        if reply.cut or not reply.content:
            raise CameraCallError(CallCause.BAD_ANSWER, soap.CUT)
        return reply.content

    def camera_clock(self) -> CameraClock | None:
        """Ask for the camera's time, without proof, and sign by it from now on; None if it doesn't tell.

        Raises
        ------
        CameraCallError
            If the camera is not there: OFFLINE, TIMEOUT, CERTIFICATE.
        """
        return self._learn_clock(self._deadline(None))

    def proven_camera_clock(self) -> CameraClock | None:
        """Return the camera's time; asked for with proof if it wasn't told without (call it once let in).

        Raises
        ------
        CameraCallError
            If the camera is not there: OFFLINE, TIMEOUT, CERTIFICATE.
        """
        if self._clock_told:
            return self._camera_clock
        if self._credentials is None:
            return self.camera_clock()
        before = self._clock.now_utc()
        return self._read_clock(self._let_in(self._asking_clock(), self._deadline(None)), before)

    # --- being let in

    def _deadline(self, within_s: float | None) -> Deadline:
        return Deadline(self._clock, within_s or self._limits.total_s)

    def _let_in(self, ask: _Ask, deadline: Deadline) -> Reply:
        if self._credentials is None:
            return self._sent(ask, Way.NONE, deadline)
        way = self._way or (Way.TOKEN if ask.body is not None else Way.NONE)
        if ask.body is None and way in (Way.TOKEN, Way.BOTH):
            way = Way.NONE if way is Way.TOKEN else Way.HTTP
        if way is Way.TOKEN and not self._clock_asked:
            self._try_clock(deadline)
        reply = self._sent(ask, way, deadline)
        if ask.refused(reply):
            way, reply = self._otherwise(ask, way, reply, deadline)
        if ask.body is not None:
            self._way = None if ask.refused(reply) or way is Way.NONE else way
        return reply

    def _otherwise(self, ask: _Ask, way: Way, refusal: Reply, deadline: Deadline) -> tuple[Way, Reply]:
        """Return the way that the camera asks for instead, and its answer; the refusal if there is none."""
        challenge = strongest(refusal.challenges)
        if challenge is None and way in (Way.TOKEN, Way.BOTH):
            if self._clock_moved(deadline):
                again = self._sent(ask, way, deadline)
                if not ask.refused(again):
                    return way, again
                refusal, challenge = again, strongest(again.challenges)
            if challenge is None:
                bare = self._sent(ask, Way.NONE, deadline)
                if not ask.refused(bare):
                    return Way.NONE, bare
                challenge = strongest(bare.challenges)
        if challenge is None:
            return way, refusal
        return self._answered(ask, challenge, deadline)

    def _answered(self, ask: _Ask, challenge: Challenge, deadline: Deadline) -> tuple[Way, Reply]:
        assert self._credentials is not None
        # One of its own: a call beside this one would count with the same nonce, and some cameras want each count to
        # come in order.
        http = Authenticator(self._credentials)
        http.take(challenge)
        reply = self._sent(ask, Way.HTTP, deadline, http)
        if reply.status != 401:
            self._http = http
        if not ask.refused(reply) or reply.status == 401 or ask.body is None:
            return Way.HTTP, reply
        if not self._clock_asked:
            self._try_clock(deadline)
        return Way.BOTH, self._sent(ask, Way.BOTH, deadline)

    def _clock_moved(self, deadline: Deadline) -> bool:
        before = self._offset()
        self._try_clock(deadline)
        if abs(self._offset() - before) > timedelta(seconds=CLOCK_MOVED_S):
            return True
        if len(self._readings) < 2:
            return False
        self._reading = 1 - self._reading  # it tells local time, and its zone was taken in the wrong sense
        self._camera_clock = self._readings[self._reading]
        return True

    def _offset(self) -> timedelta:
        return timedelta(seconds=self._camera_clock.offset_s if self._camera_clock is not None else 0.0)

    def _try_clock(self, deadline: Deadline) -> None:
        """Learn the camera's clock if it tells; if it is not answered, the call goes on with what is known."""
        try:
            self._learn_clock(deadline.part(_CLOCK_SHARE))
        except CameraCallError as error:
            if error.cause is CallCause.CERTIFICATE:
                raise

    def _learn_clock(self, deadline: Deadline) -> CameraClock | None:
        self._clock_asked = True
        before = self._clock.now_utc()
        return self._read_clock(self._sent(self._asking_clock(), Way.NONE, deadline), before)

    def _asking_clock(self) -> _Ask:
        return self._asking(soap.Service(self.device_url, DEVICE), "GetSystemDateAndTime", "")

    def _read_clock(self, reply: Reply, before: datetime) -> CameraClock | None:
        middle = before + (self._clock.now_utc() - before) / 2
        try:
            readings = clock_reading.read(soap.result("GetSystemDateAndTime", reply), middle)
        except CameraCallError as error:
            if error.cause in _UNREADABLE:
                raise
            readings = ()
        self._readings = readings
        self._clock_told = bool(readings)
        told = readings[min(self._reading, len(readings) - 1)] if readings else None
        self._camera_clock = told or clock_reading.of_http_date(reply.date, middle)
        return self._camera_clock

    # --- sending

    def _asking(self, service: soap.Service, operation: str, inner: str) -> _Ask:
        return _Ask(
            service.url,
            f"{service.namespace}/{operation}",
            lambda security: soap.envelope(service.namespace, operation, inner, security),
            self._limits.answer_bytes,
            lambda reply: _refuses(operation, reply),
            operation in _ONCE,
        )

    def _sent(self, ask: _Ask, way: Way, deadline: Deadline, http: Authenticator | None = None) -> Reply:
        http = http or self._http
        origin = origin_of(ask.url)
        return self._exchanges.exchange(
            lambda: self._prepared(ask, way, http), origin, deadline, ask.most_bytes, once=ask.once
        )

    def _prepared(self, ask: _Ask, way: Way, http: Authenticator | None) -> requests.PreparedRequest:
        headers = {"Host": origin_of(ask.url).netloc, "Accept-Encoding": "identity", "User-Agent": "scc-wall"}
        body = None
        if ask.body is not None:
            headers["Content-Type"] = f'application/soap+xml; charset=utf-8; action="{ask.action}"'
            body = ask.body(self._security() if way in (Way.TOKEN, Way.BOTH) else "")
        method = "GET" if body is None else "POST"
        try:
            request = requests.Request(method, ask.url, headers=headers, data=body).prepare()
        except (requests.RequestException, ValueError) as error:
            raise CameraCallError(CallCause.BAD_ANSWER, _BAD_URL) from error
        if way in (Way.HTTP, Way.BOTH):
            assert http is not None
            value = http.header(method, request.path_url) or ""
            request.headers["Authorization"] = _header_bytes(value)  # type: ignore[assignment]  # bytes are taken too
        return request

    def _security(self) -> str:
        assert self._credentials is not None
        return soap.security(self._credentials, self._clock.now_utc() + self._offset(), self._nonce())


_BAD_URL: Final = Told("alamat layanan kamera rusak", "the address of the camera's service is broken")


def _header_bytes(value: str) -> bytes:
    """Return a header in UTF-8; http.client itself would write Latin-1. A line's end in a name can't begin another."""
    return "".join(sign for sign in value if sign >= " ").encode("utf-8", "replace")


def _refuses(operation: str, reply: Reply) -> bool:
    if reply.status == 401:
        return True
    if reply.status // 100 == 2 and b"fault" not in reply.content.lower():
        return False  # the usual case: read once, by who asked
    try:
        soap.result(operation, reply)
    except CameraCallError as error:
        return error.cause is CallCause.WRONG_PASSWORD
    return False
