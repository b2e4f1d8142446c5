"""One RTSP conversation: requests and their answers, the account, keep-alive, the camera's own requests."""

import re
from collections.abc import Mapping
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.domain.camera import Credentials
from scc_wall.domain.cause import Cause
from scc_wall.domain.http_auth import Authenticator, strongest
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.failures import of_status
from scc_wall.video.rtsp.interleaved import Incoming
from scc_wall.video.rtsp.limits import TICK_S, Limits
from scc_wall.video.rtsp.messages import Request, Response, parameters, request_bytes, response_bytes
from scc_wall.video.rtsp.transport_tcp import Connection

_DEFAULT_TIMEOUT_S: Final = 60.0
"""Source: RFC 2326 section 12.37."""
_LONGEST_KEEP_ALIVE_S: Final = 30.0
"""Cameras are known to promise more than they hold."""
_SHORTEST_KEEP_ALIVE_S: Final = 0.5
_MOST_TRIES: Final = 3
"""Of one request with new challenges: more wrong answers would lock the account."""
_FAREWELL_S: Final = 0.15
_FAREWELL_RECEIVES: Final = 64
_SERVED: Final = frozenset({"OPTIONS", "GET_PARAMETER", "SET_PARAMETER", "ANNOUNCE"})


class Redirect(StreamError):  # noqa: N818 - an answer to follow, rather than an error
    """The camera wants to be asked elsewhere.

    Parameters
    ----------
    location
        As sent.
    """

    def __init__(self, location: str) -> None:
        super().__init__(Cause.REDIRECTED, "redirected")
        self.location = location


class Session:
    """Speaks with one camera over one connection, on the stream's thread.

    Parameters
    ----------
    credentials
        None if the camera should ask for none.
    """

    def __init__(
        self,
        connection: Connection,
        incoming: Incoming,
        credentials: Credentials | None,
        clock: Clock,
        limits: Limits,
    ) -> None:
        self._connection = connection
        self._incoming = incoming
        self._clock = clock
        self._limits = limits
        self._auth = Authenticator(credentials) if credentials is not None else None
        self._trusted = False  # the account was accepted before: a new challenge means a new nonce
        self._cseq = 0
        self._session_id: str | None = None
        self._keep_alive_method = "GET_PARAMETER"
        self._keep_alive_tries = 0  # in a row that were answered with a new challenge
        self.keep_alive_s = _DEFAULT_TIMEOUT_S / 2

    def ask(self, method: str, url: str, headers: Mapping[str, str] | None = None) -> Response:
        """Send a request and return its answer of success.

        Raises
        ------
        StreamError
            By the answer's status, ANSWER_TIMEOUT, or as the connection failed; `Redirect` for 3xx.
        """
        response = self.exchange(method, url, headers)
        if not 200 <= response.status < 300:
            raise of_status(method, response.status, response.reason)
        return response

    def exchange(self, method: str, url: str, headers: Mapping[str, str] | None = None) -> Response:
        """Send a request and return its answer of any status but 401 and 3xx.

        Raises
        ------
        StreamError
            UNAUTHORIZED, ANSWER_TIMEOUT, or as the connection failed; `Redirect` for 3xx.
        """
        for attempt in range(_MOST_TRIES):
            proven = self._auth is not None and self._auth.challenged
            self._send(method, url, headers or {})
            response = self._await_answer(method)
            if 300 <= response.status < 400:
                raise Redirect(response.headers.get("location") or "")
            if response.status != 401:
                self._trusted = self._trusted or (proven and response.status < 300)
                return response
            if not self._take_challenge(response, proven, may_be_old=self._trusted and attempt == 0):
                break
        raise of_status(method, 401, "")

    def begin(self, setup: Response) -> None:
        """Take the session's name and timeout from the answer to SETUP."""
        name, _, rest = (setup.headers.get("session") or "").partition(";")
        self._session_id = name.strip() or None
        found = re.match(r"\d{1,5}", parameters(rest).get("timeout", ""), re.ASCII)
        timeout_s = float(found[0]) if found else _DEFAULT_TIMEOUT_S
        self.keep_alive_s = min(max(timeout_s / 2, _SHORTEST_KEEP_ALIVE_S), _LONGEST_KEEP_ALIVE_S)

    def knows(self, public: str | None) -> None:
        """Take note of the methods that the camera says it has."""
        if public and "GET_PARAMETER" not in public.upper():
            self._keep_alive_method = "OPTIONS"

    def keep_alive(self, url: str) -> None:
        """Send a sign of life; its answer arrives some time later in `serve`."""
        self._send(self._keep_alive_method, url, {})

    def serve(self) -> bool:
        """Deal with the messages that arrived while playing; return True if the sign of life should be sent again.

        Raises
        ------
        StreamError
            CLOSED if the camera forgot the session or ends it.
        """
        again = False
        messages = self._incoming.messages
        while messages:
            message = messages.popleft()
            if isinstance(message, Request):
                self._answer(message)
            else:
                again = self._take_sign_of_life(message) or again
        return again

    def tear_down(self, url: str) -> None:
        """End the session in about 0.15 s at most, whether the camera answers or not."""
        self._incoming.messages.clear()
        self._connection.forget_interruption()
        try:
            self._send("TEARDOWN", url, {})
            # Closing at once while pictures keep arriving resets the connection, maybe before TEARDOWN was read.
            deadline = self._clock.mono_ns() + int(_FAREWELL_S * 1e9)
            for _ in range(_FAREWELL_RECEIVES):
                received = self._incoming.bytes_received
                left_s = (deadline - self._clock.mono_ns()) / 1e9
                if left_s <= 0 or self._incoming.messages:
                    return
                self._incoming.receive(min(left_s, _FAREWELL_S))
                self._incoming.walk_for_message()
                if self._incoming.bytes_received == received:
                    return
        except StreamError:
            return  # it is gone already

    def _send(self, method: str, url: str, headers: Mapping[str, str]) -> None:
        self._cseq += 1
        fields = dict(headers)
        if self._session_id is not None and method not in ("DESCRIBE", "SETUP"):
            fields["Session"] = self._session_id
        if self._auth is not None and (authorization := self._auth.header(method, url)):
            fields["Authorization"] = authorization
        self._connection.send(request_bytes(method, url, self._cseq, fields))

    def _await_answer(self, method: str) -> Response:
        """Return the next answer: only one request is under way at a time, so a wrong CSeq is forgiven."""
        deadline = self._clock.mono_ns() + int(self._limits.answer_s * 1e9)
        incoming = self._incoming
        while True:
            incoming.walk_for_message()
            while incoming.messages:
                message = incoming.messages.popleft()
                if isinstance(message, Request):
                    self._answer(message)
                elif message.status >= 200:
                    return message
            left_s = (deadline - self._clock.mono_ns()) / 1e9
            if left_s <= 0:
                raise StreamError(Cause.ANSWER_TIMEOUT, f"no answer to {method}")
            if not incoming.messages:
                incoming.receive(min(left_s, TICK_S))

    def _take_challenge(self, response: Response, proven: bool, *, may_be_old: bool) -> bool:
        """Return whether it is worth to answer the challenge of a 401."""
        challenge = strongest(response.headers.all("www-authenticate"))
        if self._auth is None or challenge is None:
            return False
        if proven and not challenge.stale and not may_be_old:
            return False
        self._auth.take(challenge)
        return True

    def _take_sign_of_life(self, response: Response) -> bool:
        if response.status == 454:
            raise of_status(self._keep_alive_method, 454, response.reason)
        if response.status == 401:
            self._keep_alive_tries += 1
            if self._keep_alive_tries >= _MOST_TRIES:
                return False  # pictures may go on all the same
            return self._take_challenge(response, proven=True, may_be_old=True)
        self._keep_alive_tries = 0
        if response.status >= 400 and self._keep_alive_method == "GET_PARAMETER":
            self._keep_alive_method = "OPTIONS"
            return True
        return False

    def _answer(self, request: Request) -> None:
        if request.method in _SERVED:
            public = {"Public": ", ".join(sorted(_SERVED))} if request.method == "OPTIONS" else None
            self._connection.send(response_bytes(200, "OK", request, public))
        else:
            self._connection.send(response_bytes(501, "Not Implemented", request))
        if request.method in ("TEARDOWN", "REDIRECT"):
            raise StreamError(Cause.CLOSED, f"the camera asked for {request.method}")
