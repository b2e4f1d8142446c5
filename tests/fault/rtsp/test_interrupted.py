"""Whatever a reader waits for, an interruption ends it at once, and the camera is told."""

import select
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import Transport
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp import client, session, tls, transport_tcp
from scc_wall.video.rtsp.client import RtspStream
from scc_wall.video.rtsp.interrupt import Interrupter
from tests.support.rtp_packets import framed
from tests.support.rtsp_reading import PACKETS, PATIENT, cause_of, encrypted, silent, stream
from tests.support.rtsp_script import PATIENCE_S, Peer, ScriptedCamera, deaf_port


@pytest.fixture(params=["shutdown", "pair"])
def no_tick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits end by the interruption alone, not by the next look at the clock; also where a shutdown wakes nobody."""
    if request.param == "pair":
        monkeypatch.setattr(transport_tcp, "SHUTDOWN_WAKES", False)
        monkeypatch.setattr(transport_tcp.Connection, "_shut_down", lambda _connection: None)
    elif sys.platform == "win32":
        pytest.skip("shutting a socket down wakes nobody on Windows")
    for module in (client, session, tls, transport_tcp):
        monkeypatch.setattr(module, "TICK_S", PATIENCE_S)


def interrupted(opened: RtspStream, blocked: Callable[[], bool]) -> Cause:
    """Open and read on a thread, interrupt it where it blocks, and return the cause that it met."""
    causes: list[Cause] = []

    def read_on() -> None:
        causes.append(cause_of(opened))

    thread = threading.Thread(target=read_on, name="reader")
    thread.start()
    pause = threading.Event()
    for _ in range(1000):
        if blocked():
            break
        pause.wait(0.005)
    began = SYSTEM_CLOCK.mono_ns()
    opened.interrupt()
    opened.interrupt()
    thread.join(PATIENCE_S / 2)
    assert not thread.is_alive()
    assert SYSTEM_CLOCK.mono_ns() - began < PATIENCE_S / 2 * 1e9
    return causes[0]


def waits(opened: RtspStream) -> bool:
    return bool(opened._interrupter._wakers)


@pytest.mark.usefixtures("no_tick")
def test_interrupted_while_connecting() -> None:
    with deaf_port() as port:
        opened = stream(f"rtsp://127.0.0.1:{port}/", PATIENT)
        assert interrupted(opened, lambda: waits(opened)) is Cause.CLOSED


@pytest.mark.usefixtures("no_tick")
def test_interrupted_while_resolving(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def hangs(*_: object, flags: int = 0, **__: object) -> None:
        if not flags & socket.AI_NUMERICHOST:
            release.wait(PATIENCE_S)
        raise socket.gaierror(socket.EAI_NONAME, "no")

    monkeypatch.setattr(socket, "getaddrinfo", hangs)
    opened = stream("rtsp://kamera.example/s", PATIENT)
    assert interrupted(opened, lambda: waits(opened)) is Cause.CLOSED
    release.set()


@pytest.mark.usefixtures("no_tick")
@pytest.mark.parametrize("scheme", ["rtsp:", "rtsps:"])
def test_interrupted_while_waiting_for_an_answer(scheme: str) -> None:
    with ScriptedCamera(silent) as camera:
        opened = stream(camera.url.replace("rtsp:", scheme), PATIENT)
        assert interrupted(opened, lambda: bool(camera.peers)) is Cause.CLOSED


@pytest.mark.usefixtures("no_tick")
@pytest.mark.parametrize("transport", list(Transport))
def test_interrupted_while_reading(transport: Transport) -> None:
    told = threading.Event()

    def script(peer: Peer) -> None:
        peer.set_up()
        peer.expect("PLAY")
        peer.answer()
        peer.expect("TEARDOWN")
        told.set()

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, PATIENT, transport=transport)
        assert interrupted(opened, lambda: opened._media is not None) is Cause.CLOSED
        assert told.wait(PATIENCE_S)  # the camera is, all the same


@pytest.mark.usefixtures("no_tick")
@pytest.mark.parametrize("more", [True, False])
def test_interrupted_between_pictures(*, more: bool) -> None:
    def script(peer: Peer) -> None:
        peer.play(PACKETS)
        while more:
            peer.send(framed(b"not ours", 4))
            threading.Event().wait(0.01)
        peer.wait_end()

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, PATIENT)
        assert interrupted(opened, lambda: opened.counters().pictures == 12) is Cause.CLOSED


def test_interrupted_though_bytes_never_cease(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport_tcp, "SHUTDOWN_WAKES", False)
    interrupter = Interrupter()
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()) as camera:
        connection = transport_tcp.Connection(listener.accept()[0], interrupter)
        connection.set_waiting(waiting=False)
        camera.sendall(bytes(100))
        select.select([connection.sock], [], [], PATIENCE_S)
        assert connection.receive_into(memoryview(bytearray(1)), 0.0) == 1
        interrupter.interrupt()
        with pytest.raises(StreamError):
            connection.receive_into(memoryview(bytearray(1)), 0.0)
        connection.close()


@pytest.mark.usefixtures("no_tick")
def test_interrupted_while_resting() -> None:
    played = threading.Event()

    def script(peer: Peer) -> None:
        peer.set_up()
        peer.expect("PLAY")
        peer.answer()
        played.set()
        peer.expect("TEARDOWN")

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, PATIENT)
        opened.rest(10 * PATIENCE_S)
        assert interrupted(opened, played.is_set) is Cause.CLOSED


@pytest.mark.usefixtures("no_tick")
def test_interrupted_while_reading_encrypted(certificate: tuple[Path, str]) -> None:
    played = threading.Event()

    def script(peer: Peer) -> None:
        peer.play()
        played.set()
        peer.wait_end()

    with ScriptedCamera(encrypted(script, certificate[0])) as camera:
        opened = stream(camera.url.replace("rtsp:", "rtsps:"), PATIENT)
        assert interrupted(opened, played.is_set) is Cause.CLOSED


def test_interrupted_before_open_and_read_without_open() -> None:
    opened = stream("rtsp://127.0.0.1:1/")
    with pytest.raises(StreamError):
        opened.read()
    opened.interrupt()
    assert cause_of(opened) is Cause.CLOSED
