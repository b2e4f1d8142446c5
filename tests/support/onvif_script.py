"""ONVIF cameras on loopback that answer each operation as a test scripts it, and let in as real ones do."""

import base64
import hashlib
import re
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self

USER: Final = "operator"
PASSWORD: Final = "Ráhasia & <kunci>"
SOAP_TYPE: Final = "Content-Type: application/soap+xml; charset=utf-8"

Answer = bytes | str
"""A body (str, with status 200), or whole bytes of HTTP."""


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    head: bytes
    body: bytes
    port: int

    @property
    def operation(self) -> str:
        """Return the local name of the operation, or the path of a GET."""
        match = re.search(rb"<(?:\w+:)?Body[^>]*>\s*<(?:\w+:)?(\w+)", self.body)
        return match[1].decode() if match else self.path

    @property
    def path(self) -> str:
        """Return the path asked for."""
        return self.head.split(b" ")[1].decode()

    @property
    def authorization(self) -> str:
        """Return the header of that name, empty without."""
        match = re.search(rb"(?im)^authorization: (.*?)\r?$", self.head)
        return match[1].decode() if match else ""

    def token_ok(self, password: str = PASSWORD, now_utc: datetime | None = None) -> bool:
        """Return whether a UsernameToken stands in it, signed with that password, within 5 s of that time."""
        found = [re.search(rb"<\w+:%s[^>]*>([^<]*)<" % name, self.body) for name in (b"Password", b"Nonce", b"Created")]
        if None in found:
            return False
        given, nonce, created = (match[1] for match in found if match)
        digest = hashlib.sha1(base64.b64decode(nonce) + created + password.encode()).digest()
        moment = datetime.fromisoformat(created.decode())
        on_time = abs((moment - (now_utc or datetime.now(UTC))).total_seconds()) < 5
        return base64.b64decode(given) == digest and on_time

    def digest_ok(self, nonce: str, password: str = PASSWORD) -> bool:
        """Return whether HTTP Digest answers that nonce of the realm `cam`, with qop."""
        if not self.authorization.startswith("Digest "):
            return False
        given = dict(re.findall(r'(\w+)="?([^",]*)"?', self.authorization))
        method = self.head.split(b" ")[0].decode()
        secret, asked = _md5(f"{USER}:cam:{password}"), _md5(f"{method}:{self.path}")
        wanted = _md5(f"{secret}:{nonce}:{given.get('nc')}:{given.get('cnonce')}:auth:{asked}")
        return (given.get("response"), given.get("uri"), given.get("nonce")) == (wanted, self.path, nonce)

    def basic_ok(self, password: str = PASSWORD) -> bool:
        """Return whether HTTP Basic stands in it, in UTF-8."""
        return self.authorization == "Basic " + base64.b64encode(f"{USER}:{password}".encode()).decode()


def _md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


def http(body: Answer, status: str = "200 OK", *headers: str) -> bytes:
    """Return a whole answer with its length."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(content)}", *(headers or (SOAP_TYPE,))]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


def challenged(*challenges: str, body: str = "") -> bytes:
    """Return a 401 with these challenges."""
    return http(body, "401 Unauthorized", *(f"WWW-Authenticate: {one}" for one in challenges))


def soap(body: str) -> str:
    """Return an envelope as gSOAP writes it."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope" '
        'xmlns:tt="http://www.onvif.org/ver10/schema" xmlns:tds="http://www.onvif.org/ver10/device/wsdl" '
        'xmlns:trt="http://www.onvif.org/ver10/media/wsdl" xmlns:tr2="http://www.onvif.org/ver20/media/wsdl" '
        'xmlns:tptz="http://www.onvif.org/ver20/ptz/wsdl" xmlns:ter="http://www.onvif.org/ver10/error">'
        f"<SOAP-ENV:Body>{body}</SOAP-ENV:Body></SOAP-ENV:Envelope>"
    )


def fault(*codes: str, reason: str = "") -> str:
    """Return a fault of SOAP 1.2 with its codes, the most general first."""
    inner = ""
    for code in reversed(codes[1:]):
        inner = f"<SOAP-ENV:Subcode><SOAP-ENV:Value>{code}</SOAP-ENV:Value>{inner}</SOAP-ENV:Subcode>"
    return soap(
        f"<SOAP-ENV:Fault><SOAP-ENV:Code><SOAP-ENV:Value>{codes[0]}</SOAP-ENV:Value>{inner}</SOAP-ENV:Code>"
        f'<SOAP-ENV:Reason><SOAP-ENV:Text xml:lang="en">{reason}</SOAP-ENV:Text></SOAP-ENV:Reason></SOAP-ENV:Fault>'
    )


NOT_AUTHORIZED: Final = fault("SOAP-ENV:Sender", "ter:NotAuthorized", reason="Sender not Authorized")
NO_ACTION: Final = fault("SOAP-ENV:Receiver", "ter:ActionNotSupported", reason="Optional Action Not Implemented")


def system_time(moment: datetime) -> str:
    """Return what GetSystemDateAndTime answers."""
    return soap(
        "<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:DateTimeType>NTP</tt:DateTimeType>"
        f"<tt:UTCDateTime><tt:Time><tt:Hour>{moment.hour}</tt:Hour><tt:Minute>{moment.minute}</tt:Minute>"
        f"<tt:Second>{moment.second}</tt:Second></tt:Time><tt:Date><tt:Year>{moment.year}</tt:Year>"
        f"<tt:Month>{moment.month}</tt:Month><tt:Day>{moment.day}</tt:Day></tt:Date></tt:UTCDateTime>"
        "</tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>"
    )


Script = Callable[[Asked], Answer | None]
"""What to answer; None: close without an answer."""


@dataclass
class ScriptedCamera:
    """Serves one script; several connections at once, each kept open as HTTP/1.1 does.

    Parameters
    ----------
    script
        A function, or answers by operation.
    tls
        None: plain HTTP.
    keep
        False: each connection is closed after an answer, without a word.
    """

    script: Script | Mapping[str, Answer | None]
    tls: ssl.SSLContext | None = None
    keep: bool = True
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self) -> None:
        self.stopping = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._listen, name="scripted-camera")]
        self._open: list[socket.socket] = []

    @property
    def address(self) -> str:
        """Return what a person types."""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def operations(self) -> list[str]:
        """Return what was asked, in order."""
        return [asked.operation for asked in self.asked]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stopping.set()
        with socket.create_connection(self._listener.getsockname(), 5):
            self._threads[0].join(10)
        self._listener.close()
        for thread in self._threads[1:]:
            thread.join(10)

    def _listen(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self.stopping.is_set():
                connection.close()
                return
            self.connections += 1
            self._threads.append(threading.Thread(target=self._serve, args=(connection,), name="scripted-camera"))
            self._threads[-1].start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(0.05)  # looks that often whether the test is over
        try:
            if self.tls is not None:
                connection.settimeout(10)
                connection = self.tls.wrap_socket(connection, server_side=True)
                connection.settimeout(0.05)
            while (asked := self._read(connection)) is not None:
                self.asked.append(asked)
                answer = self._answer(asked)
                if answer is None:
                    break
                connection.settimeout(10)
                connection.sendall(answer if isinstance(answer, bytes) else http(answer))
                connection.settimeout(0.05)
                if not self.keep or answer[:8] == b"HTTP/1.0":
                    break
        except OSError:
            pass  # the client went, or TLS failed: what the tests are about
        finally:
            connection.close()

    def _answer(self, asked: Asked) -> Answer | None:
        if callable(self.script):
            return self.script(asked)
        return self.script.get(asked.operation, http(NO_ACTION, "500 Internal Server Error"))

    def _read(self, connection: socket.socket) -> Asked | None:
        data = b""
        while not self.stopping.is_set():
            head, parted, body = data.partition(b"\r\n\r\n")
            length = re.search(rb"(?im)^content-length: (\d+)", head)
            if parted and len(body) >= (int(length[1]) if length else 0):
                return Asked(head, body, self.port)
            try:
                received = connection.recv(65536)
            except TimeoutError:
                continue
            if not received:
                return None
            data += received
        return None
