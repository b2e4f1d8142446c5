"""What cameras, networks and attackers do to a call: each is told as what it is, in bounded time and memory."""

import copy
import gzip
import logging
import pickle
import socket
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Self

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import Credentials
from scc_wall.domain.camera_error import CallCause, CallFault, CameraCallError
from scc_wall.domain.onvif import MediaProfile
from scc_wall.ptz.onvif.addresses import device_url
from scc_wall.ptz.onvif.caller import DEVICE, Caller, CallLimits
from scc_wall.ptz.onvif.camera import OnvifCamera
from scc_wall.ptz.onvif.soap import Service
from tests.support.clock import ManualClock
from tests.support.onvif_script import NO_ACTION, PASSWORD, USER, Answer, Asked, ScriptedCamera, fault, http, soap
from tests.support.web_script import ScriptedSite, Visit, says

INFORMATION = soap(
    "<tds:GetDeviceInformationResponse><tds:Manufacturer>H</tds:Manufacturer></tds:GetDeviceInformationResponse>"
)
DATA = INFORMATION.encode()
SHORT = CallLimits(total_s=0.5, answer_bytes=100_000)
LONG = CallLimits(total_s=20.0, answer_bytes=100_000)


def ask(address: str, limits: CallLimits = LONG, credentials: Credentials | None = None) -> str:
    caller = Caller(device_url(address), credentials, clock=SYSTEM_CLOCK, limits=limits)
    try:
        return caller.call(Service(caller.device_url, DEVICE), "GetDeviceInformation").text_at("Manufacturer")
    finally:
        caller.close()


def cause(address: str, limits: CallLimits = LONG) -> CallCause:
    with pytest.raises(CameraCallError) as told:
        ask(address, limits)
    return told.value.cause


def drip(data: bytes) -> object:
    return lambda visit: visit.drip(data, 0.02)


def endless(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\n\r\n<a>")
    while not visit.stopping.is_set():
        visit.send(b"x" * 65536)


def interim(visit: Visit) -> None:
    while not visit.stopping.is_set():
        visit.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


def heads(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\n")
    while not visit.stopping.is_set():
        visit.send(b"X-A: " + b"b" * 60_000 + b"\r\n")


TIMEOUTS = {
    "silent": lambda visit: visit.hold(),
    "a slow head": drip(b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 10_000),
    "a slow body": drip(http(b"<a>" + b" " * 10_000)),
}


@pytest.mark.parametrize("kind", TIMEOUTS)
def test_a_camera_that_hangs_or_drips_costs_its_own_time_only(kind: str) -> None:
    with ScriptedSite(TIMEOUTS[kind]) as camera:  # type: ignore[arg-type]
        start = time.monotonic()
        assert cause(camera.url(), SHORT) is CallCause.TIMEOUT
        assert time.monotonic() - start < 10


def test_a_call_that_waits_is_ended_from_another_thread_and_none_begins_after_it() -> None:
    reached, told = threading.Event(), []

    def hold(visit: Visit) -> None:
        reached.set()
        visit.hold()

    with ScriptedSite(hold) as camera:
        caller = Caller(device_url(camera.url()), None, clock=SYSTEM_CLOCK, limits=LONG)
        service = Service(caller.device_url, DEVICE)

        def call() -> None:
            try:
                caller.call(service, "GetDeviceInformation")
            except CameraCallError as error:
                told.append(error)

        thread = threading.Thread(target=call)
        thread.start()
        assert reached.wait(10)
        start = time.monotonic()
        caller.abort()
        thread.join(10)
        assert not thread.is_alive()
        assert time.monotonic() - start < 10  # it had 20 s
        assert len(told) == 1
        with pytest.raises(CameraCallError, match="dihentikan"):
            caller.call(service, "GetDeviceInformation")


GARBAGE = {
    "endless": endless,
    "50 MB": says(b"HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n" + b"<a>" * 200_000),
    "interim answers without end": interim,
    "heads without end": heads,
    "no HTTP": says(b"SSH-2.0-dropbear\r\n"),
    "a page": says(http("<html><body>login</body></html>", "200 OK", "Content-Type: text/html")),
    "cut off": says(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + DATA[:300]),
    "another operation": says(http(soap("<tds:GetScopesResponse/>"))),
    "no body": says(http("")),
    "a gzip bomb": says(http(gzip.compress(bytes(30_000_000)), "200 OK", "Content-Encoding: gzip")),
    "broken gzip": says(http(b"\x1f\x8b\x08" + b"\xff" * 100, "200 OK", "Content-Encoding: gzip")),
    "a broken chunk": says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<a>"),
    "a document type": says(http('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
}


@pytest.mark.parametrize("kind", GARBAGE)
def test_what_can_not_be_read_is_told_as_such(kind: str) -> None:
    with ScriptedSite(GARBAGE[kind]) as camera:  # type: ignore[arg-type]
        assert cause(camera.url()) is CallCause.BAD_ANSWER


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (http(NO_ACTION, "500 Internal Server Error"), CallCause.UNSUPPORTED),
        (NO_ACTION, CallCause.UNSUPPORTED),
        (
            fault("s:Client", reason="Method 'tds:X' not implemented: method name or namespace not recognized"),
            CallCause.UNSUPPORTED,
        ),
        (http("", "404 Not Found"), CallCause.UNSUPPORTED),
        (http("", "500 Internal Server Error"), CallCause.FAULT),
        (http("", "503 Busy"), CallCause.FAULT),
        (http(fault("s:Receiver", "ter:Action", "ter:MovingPTZ"), "400 Bad Request"), CallCause.FAULT),
        (http("", "403 Forbidden"), CallCause.FORBIDDEN),
        (fault("s:Sender", "ter:OperationProhibited"), CallCause.FORBIDDEN),
        (http("", "302 Found", "Location: https://u:geheim@10.0.0.5/onvif"), CallCause.REDIRECTED),
        (http("", "400 Bad Request"), CallCause.BAD_ANSWER),
        (None, CallCause.OFFLINE),
    ],
)
def test_refusals_are_told_apart(answer: Answer | None, wanted: CallCause) -> None:
    with ScriptedCamera(lambda _: answer) as camera, pytest.raises(CameraCallError) as told:
        ask(camera.address)
    assert told.value.cause is wanted
    assert "geheim" not in told.value.told()


READABLE = {
    "gzip": says(http(gzip.compress(DATA), "200 OK", "Content-Encoding: gzip")),
    "deflate": says(http(zlib.compress(DATA), "200 OK", "Content-Encoding: deflate")),
    "plain under the label of gzip": says(http(DATA, "200 OK", "Content-Encoding: gzip")),
    "a wrong type": says(http(DATA, "200 OK", "Content-Type: image/jpeg")),
    "no length, closed": says(b"HTTP/1.0 200 OK\r\n\r\n" + DATA),
    "too small a head": says(b"HTTP/1.1 200\r\nContent-Length: %d\r\n\r\n%s" % (len(DATA), DATA)),
    "too large a length, closed": says(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + DATA),
}


@pytest.mark.parametrize("kind", READABLE)
def test_what_can_be_meant_is_read(kind: str) -> None:
    with ScriptedSite(READABLE[kind]) as camera:
        assert ask(camera.url()) == "H"


@pytest.mark.parametrize("head", ["HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n"])
def test_a_whole_answer_is_not_waited_for_any_longer(head: str) -> None:
    def script(visit: Visit) -> None:
        visit.send(head.encode() + b"\r\n" + DATA)
        visit.hold()

    with ScriptedSite(script) as camera:
        assert ask(camera.url()) == "H"


def test_offline_in_its_forms() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert cause(f"127.0.0.1:{port}") is CallCause.OFFLINE
    assert cause("camera.invalid") is CallCause.OFFLINE
    with ScriptedSite(lambda visit: visit.reset()) as camera:
        assert cause(camera.url()) is CallCause.OFFLINE


def test_a_hanging_call_delays_no_other_of_the_same_camera() -> None:
    hang = threading.Event()
    entered = threading.Event()

    def script(asked: object) -> Answer:
        if not entered.is_set():
            entered.set()
            hang.wait(20)
        return INFORMATION

    with ScriptedCamera(script) as camera:
        caller = Caller(device_url(camera.address), None, clock=SYSTEM_CLOCK, limits=LONG)
        service = Service(caller.device_url, DEVICE)
        first = threading.Thread(target=caller.call, args=(service, "GetDeviceInformation"))
        first.start()
        assert entered.wait(10)
        assert caller.call(service, "GetDeviceInformation").text_at("Manufacturer") == "H"
        assert first.is_alive()
        hang.set()
        first.join(10)
        caller.close()


def test_a_camera_that_hangs_delays_no_other_camera() -> None:
    """Its list of services is asked for once and kept; what keeps it must not be shared."""
    hang = threading.Event()
    entered = threading.Event()

    def script(asked: object) -> Answer:
        entered.set()
        hang.wait(20)
        return INFORMATION

    with ScriptedCamera(script) as hanging, ScriptedCamera(lambda asked: INFORMATION) as working:
        one, two = (OnvifCamera(camera.address, None, clock=SYSTEM_CLOCK, limits=LONG) for camera in (hanging, working))
        first = threading.Thread(target=one.ptz, args=(MediaProfile("a"),))
        first.start()
        assert entered.wait(10)
        two.ptz(MediaProfile("b"))
        assert first.is_alive()
        hang.set()
        first.join(10)
        one.close()
        two.close()


def test_no_secret_in_a_log_or_an_error(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    def script(asked: object) -> Answer:
        return http(fault("s:Sender", reason=f"bad password={PASSWORD.split()[0]} for x"), "400 Bad Request")

    account = Credentials(USER, PASSWORD)
    with ScriptedCamera(script) as camera, pytest.raises(CameraCallError) as told:
        ask(camera.address, LONG, account)
    assert PASSWORD.split()[0] not in caplog.text + told.value.told() + repr(told.value)


def test_errors_can_be_copied_and_sent_to_another_process() -> None:
    error = CameraCallError(CallCause.FAULT, None, CallFault(("Sender", "NoToken"), "gone"), "ab")
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert (twin.cause, twin.fault, twin.told()) == (error.cause, error.fault, error.told())


def test_the_clock_that_is_not_told_never_hides_a_dead_camera() -> None:
    with ScriptedCamera(lambda _: None) as camera, pytest.raises(CameraCallError) as told:
        ask(camera.address, LONG, Credentials(USER, PASSWORD))
    assert told.value.cause is CallCause.OFFLINE


@pytest.mark.parametrize("dropped", [None, b"HTTP/1.1 200 OK\r\n\r\n<a>" + b"x" * 200_000, b"\xff\x00\r\n\r\n"])
def test_a_dropped_question_for_the_clock_does_not_keep_us_out(dropped: Answer | None) -> None:
    answers = {"GetSystemDateAndTime": dropped, "GetDeviceInformation": INFORMATION}
    with ScriptedCamera(answers) as camera:
        assert ask(camera.address, LONG, Credentials(USER, PASSWORD)) == "H"


def test_a_hanging_question_for_the_clock_leaves_time_for_the_call() -> None:
    def script(asked: Asked) -> Answer | None:
        if asked.operation == "GetSystemDateAndTime":
            camera.stopping.wait(10)
            return None
        return INFORMATION

    camera = ScriptedCamera(script)
    with camera:
        assert ask(camera.address, CallLimits(total_s=2.0), Credentials(USER, PASSWORD)) == "H"


def test_what_was_dropped_late_is_not_sent_again_behind_what_came_meanwhile() -> None:
    clock = ManualClock()

    def script(asked: Asked) -> Answer | None:
        if len(camera.asked) == 1:
            return INFORMATION
        clock.advance(1.0)
        return None

    camera = ScriptedCamera(script)
    with camera:
        caller = Caller(device_url(camera.address), None, clock=clock, limits=LONG)
        service = Service(caller.device_url, DEVICE)
        caller.call(service, "GetDeviceInformation")
        with pytest.raises(CameraCallError) as told:
            caller.call(service, "ContinuousMove")
        caller.close()
    assert told.value.cause is CallCause.OFFLINE
    assert camera.operations == ["GetDeviceInformation", "ContinuousMove"]


def test_a_camera_that_serves_one_connection_at_a_time_takes_what_must_not_be_sent_twice() -> None:
    with OneByOne() as server, closing(server.caller()) as caller:
        for operation in ("GetDeviceInformation", "RelativeMove", "GetDeviceInformation"):
            caller.call(Service(caller.device_url, DEVICE), operation)


def test_a_camera_that_serves_one_connection_at_a_time_comes_to_those_that_wait() -> None:
    with OneByOne() as server, closing(server.caller()) as caller, ThreadPoolExecutor(2) as pool:
        service = Service(caller.device_url, DEVICE)
        server.hold.clear()
        calls = [pool.submit(caller.call, service, "GetDeviceInformation") for _ in range(2)]
        wait(calls, 0.2)  # both are on their way: one is held, one waits for its connection
        server.hold.set()
        for call in calls:
            call.result(10)


class OneByOne(HTTPServer):
    """A server with a single thread, which keeps each connection as long as its client does."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Kept)
        self.hold = threading.Event()
        self.hold.set()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), name="one-by-one")

    def caller(self) -> Caller:
        return Caller(
            device_url(f"http://127.0.0.1:{self.server_port}"), None, clock=SYSTEM_CLOCK, limits=CallLimits(total_s=8.0)
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join(10)
        self.server_close()


class _Kept(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        assert isinstance(self.server, OneByOne)
        self.server.hold.wait(10)
        operation = "RelativeMove" if b"RelativeMove" in asked else "GetDeviceInformation"
        answer = soap(f"<tds:{operation}Response/>").encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        pass


def test_an_answer_that_goes_on_after_its_told_end_is_never_taken_for_the_next() -> None:
    more = threading.Event()

    def two(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (len(DATA) - 9) + DATA[:-9])
        more.wait(10)
        visit.send(DATA[-9:])

    with ScriptedSite(lambda visit: two(visit) if not more.is_set() else visit.send(http(INFORMATION))) as site:
        caller = Caller(device_url(f"http://127.0.0.1:{site.port}"), None, clock=SYSTEM_CLOCK, limits=LONG)
        service = Service(caller.device_url, DEVICE)
        with pytest.raises(CameraCallError) as told:
            caller.call(service, "GetDeviceInformation")
        more.set()
        assert caller.call(service, "GetDeviceInformation").text_at("Manufacturer") == "H"
        caller.close()
    assert told.value.cause is CallCause.BAD_ANSWER
