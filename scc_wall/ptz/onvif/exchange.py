"""One HTTP request to a camera, by `requests` over a wire of ours, and its whole answer, bounded in time and size.

A request is prepared and handed to an adapter; no `requests.Session` takes part, so there is no proxy of the
environment, no `.netrc`, no cookie, and no redirect followed (decision 0034 says the same of websites). One connection
is kept for each origin: a camera's handshake of TLS takes a tenth of a second, and eight moves a second may be sent.
"""

import http.client
import logging
import re
import threading
import zlib
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from scc_wall.base.told import Told
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.ptz.onvif.wire import NO_ANSWER, TOO_LONG, Deadline, Origin, StaleError, Wire, connect

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

AGAIN_WITHIN_S: Final = 0.5
"""A request over a kept connection that broke is sent again if that took no longer."""
HEAD_BYTES: Final = 64 * 1024
_BLOCK_BYTES: Final = 16 * 1024
_GZIP: Final = frozenset({"gzip", "x-gzip"})
_ENVELOPE: Final = re.compile(rb"(?i)<(?:[\w.-]{1,40}:)?envelope[\s>]")
_ENVELOPE_END: Final = re.compile(rb"(?i)</(?:[\w.-]{1,40}:)?envelope\s{0,9}>[\s\0]{0,9}\Z")

# Of a head that it can't parse, or that gives two lengths, urllib3 warns at every answer, with the whole head: that is
# the camera's doing, and told as its cause.
for _name in ("urllib3.connection", "urllib3.response"):
    logging.getLogger(_name).setLevel(logging.ERROR)


class Reply(NamedTuple):
    """A whole answer.

    Parameters
    ----------
    challenges
        All `WWW-Authenticate`.
    cut
        Its end is missing; some cameras count the length of their own answers wrongly.
    """

    status: int
    content: bytes
    challenges: tuple[str, ...] = ()
    location: str = ""
    date: str = ""
    cut: bool = False


class _Adapter(HTTPAdapter):
    """Sends one request over one wire."""

    def __init__(self, wire: Wire, origin: Origin) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1)
        self._wire = wire
        self._origin = origin

    def send(self, request: requests.PreparedRequest, *_args: Any, **_options: Any) -> requests.Response:
        """Return the answer, its body unread. What the caller says of timeouts, proxies and trust is settled already.

        Raises
        ------
        CameraCallError
            If there is none.
        """
        assert request.method is not None
        connection = HTTPConnection(self._origin.host, self._origin.port)
        connection.sock = self._wire
        try:
            connection.request(
                request.method,
                request.path_url,
                body=request.body,
                headers=dict(request.headers),
                preload_content=False,
                decode_content=False,
            )
            answer = connection.getresponse()
        except http.client.BadStatusLine as error:
            raise CameraCallError(CallCause.BAD_ANSWER, _NO_HTTP) from error
        except (http.client.HTTPException, HTTPError, ValueError, OSError) as error:
            raise CameraCallError(CallCause.BAD_ANSWER, _BAD_HEAD) from error
        return _response(request, answer)


_ABORTED: Final = Told("dihentikan", "stopped")
_NO_HTTP: Final = Told("layanan di porta ini tidak berbicara HTTP", "what is on this port speaks no HTTP")
_BAD_HEAD: Final = Told("kepala jawaban rusak", "the head of the answer is broken")
_BAD_PACKED: Final = Told("isi termampat rusak", "the compressed answer is broken")


def _response(request: requests.PreparedRequest, answer: "BaseHTTPResponse") -> requests.Response:
    """Return the answer as requests has it, without parsing its cookies."""
    response = requests.Response()
    response.status_code = answer.status
    response.headers = requests.structures.CaseInsensitiveDict(answer.headers)
    response.raw = answer
    response.request = request
    return response


class Exchanges:
    """HTTP to one camera; usable from several threads, each over a connection of its own.

    Parameters
    ----------
    fingerprint_sha256
        Of its certificate, if a person pinned one.
    """

    def __init__(self, fingerprint_sha256: str | None) -> None:
        self._fingerprint = fingerprint_sha256
        self._kept: dict[Origin, Wire] = {}
        self._under_way: Counter[Origin] = Counter()
        self._busy: set[Wire] = set()
        self._lock = threading.Lock()
        self._aborted = False

    def exchange(
        self,
        prepare: Callable[[], requests.PreparedRequest],
        origin: Origin,
        deadline: Deadline,
        most_bytes: int,
        *,
        once: bool = False,
    ) -> Reply:
        """Return the answer to a request.

        Parameters
        ----------
        prepare
            Returns the request, at each call with a proof of its own: a camera that took it the first time without
            answering refuses the same proof a second time, which would pass for a wrong password.
        once
            It must not reach the camera twice, so it goes over a new connection: where a kept one breaks, nobody can
            say whether the request was taken, and it is sent again.

        Raises
        ------
        CameraCallError
            If there is none that can be read, in time.
        """
        request = prepare()
        with self._lock:
            kept = self._kept.pop(origin, None)
            self._under_way[origin] += 1
        try:
            if kept is not None and (once or not kept.quiet()):
                kept.end()
                kept = None
            if kept is not None:
                try:
                    return self._over(kept, request, origin, deadline, most_bytes, used=True)
                except StaleError as error:
                    # It closed while the request was on its way, unread. Later than that, a move may have been stopped
                    # by another call meanwhile, and must not follow it.
                    if kept.gone_s() > AGAIN_WITHIN_S:
                        raise CameraCallError(CallCause.OFFLINE, NO_ANSWER) from error
                    request = prepare()
            wire = connect(origin, deadline, self._fingerprint)
            return self._over(wire, request, origin, deadline, most_bytes, used=False)
        finally:
            with self._lock:
                self._under_way[origin] -= 1

    def close(self) -> None:
        """Close the kept connections; idempotent."""
        with self._lock:
            kept, self._kept = list(self._kept.values()), {}
        for wire in kept:
            wire.end()

    def abort(self) -> None:
        """End what waits for an answer, at once, and let no call begin any more; from any thread. Idempotent."""
        with self._lock:
            self._aborted = True
            busy = list(self._busy)
        for wire in busy:
            wire.cut()
        self.close()

    def _begin(self, wire: Wire) -> None:
        with self._lock:
            self._busy.add(wire)
            aborted = self._aborted
        if aborted:
            raise CameraCallError(CallCause.TIMEOUT, _ABORTED)

    def _over(
        self,
        wire: Wire,
        request: requests.PreparedRequest,
        origin: Origin,
        deadline: Deadline,
        most_bytes: int,
        *,
        used: bool,
    ) -> Reply:
        whole = False
        try:
            self._begin(wire)
            wire.begin(deadline, HEAD_BYTES + most_bytes + most_bytes // 4, kept=used)
            response = _Adapter(wire, origin).send(request)
            reply = _read(response, most_bytes)
            whole = not reply.cut and _may_go_on(response) and _ended(reply)
            return reply
        finally:
            with self._lock:
                self._busy.discard(wire)
                whole = whole and not self._aborted
            if whole:
                self._keep(origin, wire)
            else:
                wire.end()

    def _keep(self, origin: Origin, wire: Wire) -> None:
        """Keep a connection, unless another is in use beside it.

        A camera that serves one connection at a time would serve that other only after the end of this one.
        """
        with self._lock:
            alone = self._under_way[origin] <= 1
            unwanted = self._kept.pop(origin, None) if alone else wire
            if alone:
                self._kept[origin] = wire
        if unwanted is not None:
            unwanted.end()


def _may_go_on(response: requests.Response) -> bool:
    framed = "Content-Length" in response.headers or "Transfer-Encoding" in response.headers
    return framed and response.raw.version == 11 and "close" not in response.headers.get("Connection", "").lower()


def _ended(reply: Reply) -> bool:
    """Return whether nothing of an answer is still to come, as far as its content tells.

    Of one whose length is told too small, the rest would be taken for the answer to the next command.
    """
    begun = _ENVELOPE.search(reply.content, 0, 2000) is not None
    return not begun or _ENVELOPE_END.search(reply.content, max(0, len(reply.content) - 100)) is not None


def _read(response: requests.Response, most_bytes: int) -> Reply:
    content = bytearray()
    unpack = _unpacker(response.headers.get("Content-Encoding", ""))
    cut = False
    try:
        while block := response.raw.read1(_BLOCK_BYTES, decode_content=False):
            content += unpack.decompress(block, most_bytes + 1 - len(content)) if unpack is not None else block
            if len(content) > most_bytes:
                raise CameraCallError(CallCause.BAD_ANSWER, TOO_LONG)
            if _ENVELOPE_END.search(content, max(0, len(content) - 100)) and not _ends_here(response):
                cut = True
                break
    except zlib.error as error:
        raise CameraCallError(CallCause.BAD_ANSWER, _BAD_PACKED) from error
    except (HTTPError, http.client.HTTPException, OSError, ValueError):  # IncompleteRead, a bad chunk, a reset
        cut = True
    headers = response.raw.headers
    return Reply(
        response.status_code,
        bytes(content),
        tuple(headers.getlist("WWW-Authenticate")),
        headers.get("Location", ""),
        headers.get("Date", ""),
        cut,
    )


def _ends_here(response: requests.Response) -> bool:
    """Return whether the head says that an answer which looks complete is so, or that its end will be seen.

    Some cameras give no length, or one that is too large, and keep the connection open: waiting for more is in vain.
    """
    return response.raw.chunked or response.raw.length_remaining == 0


def _unpacker(packed: str) -> "_Unpacker | None":
    kind = packed.strip().lower()
    if kind in _GZIP:
        return _Unpacker(16 + zlib.MAX_WBITS)
    return _Unpacker(zlib.MAX_WBITS) if kind == "deflate" else None


class _Unpacker:
    """Unpacks gzip and deflate, never more at once than is asked for; plain bytes under that label stay as they are."""

    def __init__(self, window: int) -> None:
        self._one = zlib.decompressobj(window)
        self._begun = False
        self._plain = False

    def decompress(self, block: bytes, most_bytes: int) -> bytes:
        """Return at most `most_bytes` of what a block unpacks to.

        Raises
        ------
        zlib.error
            If it is broken.
        """
        if not self._begun and block:
            self._begun = True
            self._plain = block.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<")
        return block if self._plain else self._one.decompress(block, max(most_bytes, 1))
