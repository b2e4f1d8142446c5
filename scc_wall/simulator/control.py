"""Commands to a running simulator: JSON lines over a loopback port, and the same as words at a prompt.

Of cameras here, of websites in `simulator.sites.control`; both are served by the same port.

One request a line, one answer a line::

    {"camera": "cam-03", "fault": "stall", "parameters": {"for_s": 5}}   camera "*": all at once
    {"camera": "cam-03", "fault": null}                                  works again
    {"list": true}                                                       cameras, URLs, faults
    {"sent": "cam-03", "role": "sub"}                                    what was sent, and when

Answers hold ``"ok": true`` and what was asked for, or ``"ok": false`` and the error as told to a person.
"""

import json
import socket
import socketserver
import threading
from collections.abc import Callable, Sequence
from typing import Any, Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.faults import Parameter, UnknownFaultError, fault_named
from scc_wall.simulator.simulator import Simulator

EVERY: Final = "*"
CURED: Final = "ok"
"""What the prompt calls a camera without fault."""
_ANSWER_TIMEOUT_S: Final = 10.0


def obey(simulator: Simulator, request: dict[str, Any]) -> dict[str, Any]:
    """Do what a request asks and return the answer; raises SccError for what a person got wrong."""
    if request.get("list"):
        return {"ok": True, "cameras": listing(simulator)}
    if "sent" in request:
        sent = simulator.sent(str(request["sent"]), StreamRole(request.get("role", StreamRole.SUB)))
        return {"ok": True, "pictures": sent.pictures, "dropped": sent.dropped, "recent": [*map(list, sent.recent)]}
    if "camera" not in request:
        raise UnknownFaultError(Told("perintah tanpa 'camera'", "a command without 'camera'"))
    name, fault = str(request["camera"]), request.get("fault")
    if fault is None:
        for each in simulator.names if name == EVERY else (name,):
            simulator.clear_fault(each)
        return {"ok": True}
    parameters: dict[str, Parameter] = request.get("parameters") or {}
    if name == EVERY:
        simulator.set_fault_everywhere(fault_named(str(fault)), **parameters)
    else:
        simulator.set_fault(name, fault_named(str(fault)), **parameters)
    return {"ok": True}


def listing(simulator: Simulator) -> list[dict[str, Any]]:
    """Return every camera with its URLs, title and fault."""
    faults = simulator.faults()
    return [
        {
            "name": camera.name,
            "title": camera.title,
            "main": simulator.url(camera.name, StreamRole.MAIN),
            "sub": simulator.url(camera.name, StreamRole.SUB),
            "fault": faults[camera.name].fault if camera.name in faults else None,
        }
        for camera in simulator.cameras
    ]


def words_to_request(words: Sequence[str]) -> dict[str, Any]:
    """Return the request of `CAMERA FAULT [name=value …]`, `CAMERA ok` or `list`; raises UnknownFaultError."""
    if list(words) == ["list"]:
        return {"list": True}
    if len(words) < 2:
        raise UnknownFaultError(
            Told("perintah tidak dikenal", "unknown command"),
            todo=Told(
                "tulis: KAMERA GANGGUAN [nama=nilai], KAMERA ok, atau list",
                "type: CAMERA FAULT [name=value], CAMERA ok, or list",
            ),
        )
    camera, fault, *rest = words
    if fault == CURED:
        return {"camera": camera, "fault": None}
    fault_named(fault)
    for word in rest:
        if "=" not in word:
            raise UnknownFaultError(
                Told("{word}: tulis nama=nilai", "{word}: write name=value").format(word=repr(word)),
            )
    return {"camera": camera, "fault": fault, "parameters": dict(word.split("=", 1) for word in rest)}


Obey = Callable[[dict[str, Any]], dict[str, Any]]
"""Does what a request asks and returns the answer; raises SccError for what a person got wrong."""


class _Handler(socketserver.StreamRequestHandler):
    server: "_Server"

    def handle(self) -> None:
        for line in self.rfile:
            self.wfile.write(json.dumps(self._answer(line)).encode() + b"\n")

    def _answer(self, line: bytes) -> dict[str, Any]:
        try:
            request = json.loads(line)
            if not isinstance(request, dict):
                return {"ok": False, "error": "not an object"}
            return self.server.obey(request)
        except SccError as error:
            return {"ok": False, "error": error.told()}
        except (ValueError, TypeError) as error:
            return {"ok": False, "error": str(error)}


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = False
    daemon_threads = True
    obey: Obey


class ControlServer:
    """The control port of a simulator, on loopback; a thread of its own and one for each client.

    Raises
    ------
    OSError
        If the port is taken.
    """

    def __init__(self, obey: Obey, port: int = 0) -> None:
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.obey = obey
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, name="simulator:control", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread and free the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def ask(port: int, request: dict[str, Any]) -> dict[str, Any]:
    """Send one request to a running simulator's control port and return its answer.

    Raises
    ------
    SccError
        If no simulator answers there.
    """
    try:
        with socket.create_connection(("127.0.0.1", port), _ANSWER_TIMEOUT_S) as sock, sock.makefile("rwb") as file:
            file.write(json.dumps(request).encode() + b"\n")
            file.flush()
            answer = json.loads(file.readline())
    except (OSError, ValueError) as error:
        raise SccError(
            Told("simulator tidak menjawab di port {port}", "no simulator answers on port {port}").format(port=port),
            Told(str(error), str(error)),
            Told(
                "jalankan 'scc-wall simulate --control-port PORT' dulu",
                "start 'scc-wall simulate --control-port PORT' first",
            ),
        ) from error
    return dict(answer)
