"""Asks an HTTP camera for its stream before OpenCV does, since OpenCV does not say why it can't open one.

So a wrong password counts as refused and is not tried again at once (cameras lock accounts), and a redirect to another
host is not followed unseen: FFmpeg's whitelist of protocols stops other schemes, not other hosts.
"""

import http.client
import socket
import ssl
from typing import Final
from urllib.parse import urljoin, urlsplit

from scc_wall.domain.camera import Credentials
from scc_wall.domain.cause import Cause
from scc_wall.domain.http_auth import Authenticator, strongest
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.address import plain
from scc_wall.video.rtsp.failures import of_connecting, of_status, quoted, unreadable
from scc_wall.video.rtsp.tls import unverified_context

MOST_REQUESTS: Final = 6
"""A challenge and a few redirects within the camera; more is a circle."""


def final_url(url: str, credentials: Credentials | None, timeout_s: float) -> str:
    """Return the address of the stream after the camera's own redirects, without credentials.

    Parameters
    ----------
    url
        http or https.
    timeout_s
        For connecting and for each read of an answer.

    Raises
    ------
    StreamError
        With the cause, if the camera does not answer 200: refused, not found, redirected to another host or scheme …
    """
    place, account = plain(url), None if credentials is None else Authenticator(credentials)
    status, reason = 0, ""
    for _ in range(MOST_REQUESTS):
        answer = _asked(place, account, timeout_s)
        status, reason = answer.status, answer.reason
        if status == http.client.OK:
            return place
        challenge = strongest(answer.headers.get_all("WWW-Authenticate") or [])
        location = answer.headers.get("Location")
        if status == http.client.UNAUTHORIZED and account and challenge and not account.challenged:
            account.take(challenge)
        elif 300 <= status < 400 and location:
            place = _redirected(place, location)
        else:
            break
    raise of_status("GET", status, reason)


def _asked(url: str, account: Authenticator | None, timeout_s: float) -> http.client.HTTPResponse:
    """Ask once; the answer is closed again, for the pictures themselves are OpenCV's."""
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    header = None if account is None else account.header("GET", path)
    connection = _connection(parts.scheme, parts.hostname or "", parts.port, timeout_s)
    try:
        connection.connect()
    except ssl.SSLError as error:
        raise StreamError(Cause.TLS, error.reason or "TLS") from error
    except socket.gaierror as error:
        raise StreamError(Cause.DNS, "host name not found") from error
    except TimeoutError as error:
        raise StreamError(Cause.CONNECT_TIMEOUT, "no connection") from error
    except OSError as error:
        raise of_connecting(error) from error
    try:
        connection.request("GET", path, headers={} if header is None else {"Authorization": header})
        with connection.getresponse() as response:
            return response
    except TimeoutError as error:
        raise StreamError(Cause.ANSWER_TIMEOUT, "no answer to GET") from error
    except http.client.RemoteDisconnected as error:
        raise StreamError(Cause.CLOSED, "no answer to GET") from error
    except http.client.HTTPException as error:
        raise unreadable(f"GET: {quoted(type(error).__name__)}") from error
    except OSError as error:
        raise StreamError(Cause.RESET, f"GET: {error.strerror or type(error).__name__}") from error
    finally:
        connection.close()


def _connection(scheme: str, host: str, port: int | None, timeout_s: float) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=timeout_s, context=unverified_context())
    return http.client.HTTPConnection(host, port, timeout=timeout_s)


def _redirected(url: str, location: str) -> str:
    """Return where a redirect leads: another path or port of this host.

    Raises
    ------
    StreamError
        REDIRECTED for any other host or scheme.
    """
    try:
        here, there = urlsplit(url), urlsplit(urljoin(url, location))
        same = (here.scheme, here.hostname) == (there.scheme, there.hostname) and there.port != 0
    except ValueError:
        same = False
    if not same:
        raise StreamError(Cause.REDIRECTED, "to another host or scheme")
    return plain(urljoin(url, location))
