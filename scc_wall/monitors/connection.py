"""HTTP by `requests`, over a connection that was opened before: an adapter that can't choose where it connects.

A request is prepared and handed to the adapter; no `requests.Session` takes part. So there is no proxy of the
environment, no `.netrc`, no cookie kept, and no redirect followed or even read ahead (a session that is told not to
follow one still reads its whole body, without a limit, to work out where it leads).
"""

import http.client
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from scc_wall.base.told import Told
from scc_wall.domain.site import SiteCause
from scc_wall.monitors.fault import SiteFaultError
from scc_wall.monitors.target import Target
from scc_wall.monitors.wire import NO_HTTP, Wire

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

INTERIM_MOST: Final = 16
"""Answers of the kind 1xx before the real one."""
_LONGEST_LINE: Final = 64 * 1024

# Of a head that it can't parse urllib3 warns, with the whole head: that is the site's doing, and told as its cause.
logging.getLogger("urllib3.connection").setLevel(logging.ERROR)


class _Answer(http.client.HTTPResponse):
    """An answer; those of the kind 1xx before it are passed over (http.client does so for 100 alone, without end)."""

    def _read_status(self) -> tuple[str, int, str]:
        for _ in range(INTERIM_MOST):
            version, status, reason = super()._read_status()  # type: ignore[misc]  # not in typeshed
            if not 100 <= status < 200 or status == http.client.SWITCHING_PROTOCOLS:
                return version, status, reason
            while self.fp.readline(_LONGEST_LINE).strip():
                pass
        raise http.client.HTTPException("endless interim answers")


class _Connection(HTTPConnection):
    response_class = _Answer


class PinnedAdapter(HTTPAdapter):
    """Sends one request over one wire.

    Parameters
    ----------
    wire
        Open, and secured if the site's address begins with https.
    target
        Whose name the request bears.
    """

    def __init__(self, wire: Wire, target: Target) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1)
        self._wire = wire
        self._target = target

    def send(self, request: requests.PreparedRequest, *_args: Any, **_options: Any) -> requests.Response:
        """Return the answer, its body unread. What the caller says of timeouts, proxies and trust is settled already.

        Raises
        ------
        SiteFaultError
            If there is none.
        """
        assert request.method is not None
        connection = _Connection(self._target.host, self._target.port)
        connection.sock = self._wire
        try:
            connection.request(
                request.method,
                request.path_url,
                headers=dict(request.headers),
                preload_content=False,
                decode_content=False,
            )
            answer = connection.getresponse()
        except http.client.BadStatusLine as error:
            raise SiteFaultError(*NO_HTTP) from error
        except (http.client.HTTPException, HTTPError, ValueError) as error:
            raise SiteFaultError(SiteCause.CONTENT, _BAD_HEAD) from error
        self._wire.head_complete()
        return _response(request, answer)


_BAD_HEAD: Final = Told("kepala jawaban rusak atau terlalu besar", "head of the answer broken or too large")


def _response(request: requests.PreparedRequest, answer: "BaseHTTPResponse") -> requests.Response:
    """Return the answer as requests has it, without parsing its cookies."""
    response = requests.Response()
    response.status_code = answer.status
    response.headers = requests.structures.CaseInsensitiveDict(answer.headers)
    response.raw = answer
    response.url = request.url or ""
    response.request = request
    return response


def prepared(target: Target, headers: Mapping[str, str]) -> requests.PreparedRequest:
    """Return a request for a page; its path is quoted as it must be.

    Raises
    ------
    requests.RequestException
        If the address or a header can't be written.
    """
    headers = {**headers, "Host": target.host_header, "Connection": "close"}
    return requests.Request("GET", target.url, headers=dict(headers)).prepare()
