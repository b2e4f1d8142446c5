"""What a camera answers to each RTSP request (RFC 2326, 10), and how its faults change the answers."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from scc_wall.simulator import sdp
from scc_wall.simulator.camera import Join
from scc_wall.simulator.connection import Connection
from scc_wall.simulator.device import Device
from scc_wall.simulator.faults import Fault
from scc_wall.simulator.messages import Request, Response
from scc_wall.simulator.outlet import UdpOutlet
from scc_wall.simulator.session import Session

_STATUS: Final = {Fault.FORBIDDEN: 403, Fault.NOT_FOUND: 404, Fault.FULL: 503}
_ANSWERED_S: Final = 0.02
"""How often to look whether a slow answer is through."""
_INTERLEAVED = re.compile(r"interleaved=(\d+)-(\d+)")
_CLIENT_PORT = re.compile(r"client_port=(\d+)(?:-(\d+))?")


class Dialogue:
    """Answers requests for all cameras.

    Parameters
    ----------
    devices
        Camera's name → camera.
    join
        For cameras that don't say themselves.
    timeout_s
        Told to clients; a session that is silent for longer is ended.
    """

    def __init__(self, devices: Mapping[str, Device], join: Join, timeout_s: float) -> None:
        self._devices, self._join, self._timeout_s = devices, join, timeout_s
        self._methods: dict[str, Callable[[Connection, Device, Request], Response]] = {
            "DESCRIBE": self._describe,
            "SETUP": self._setup,
            "PLAY": self._play,
            "PAUSE": self._pause,
            "GET_PARAMETER": self._get_parameter,
            "SET_PARAMETER": self._get_parameter,
            "TEARDOWN": self._teardown,
        }

    def answer(self, connection: Connection, request: Request) -> Response | None:
        """Return the answer, None to leave the request unanswered."""
        device = self._devices.get(request.camera_name)
        if connection.device is None and device is not None:
            connection.device = device
            device.connections.add(connection)
        if device is None or device is not connection.device:
            # Players ask for OPTIONS of "*" or of the bare address first; a camera knows nothing of its neighbours.
            return self._options() if request.method == "OPTIONS" else Response(404)
        if device.off or device.shows(Fault.SYN_DROPPED):
            connection.close(reset=True)  # on the shared port: the nearest to refusing
            return None
        if device.shows(Fault.SILENT):
            return None
        return self._refusal(device, request) or self._dispatch(connection, device, request)

    def _refusal(self, device: Device, request: Request) -> Response | None:
        fault = device.fault
        if fault is not None and fault.fault in _STATUS and request.method != "OPTIONS":
            return Response(_STATUS[fault.fault])
        if fault is not None and fault.fault is Fault.REDIRECT and request.method != "OPTIONS":
            return Response(302, (("Location", fault.text("location")),))
        if request.method == "OPTIONS":
            return None
        admitted = device.gate.admits(request.method, request.headers.get("authorization"))
        if not admitted or device.shows(Fault.UNAUTHORIZED):
            return Response(401, tuple(("WWW-Authenticate", challenge) for challenge in device.gate.challenges))
        return None

    def _dispatch(self, connection: Connection, device: Device, request: Request) -> Response:
        if request.method == "OPTIONS":
            return self._options()
        handler = self._methods.get(request.method)
        return Response(501) if handler is None else handler(connection, device, request)

    def _options(self) -> Response:
        return Response(200, (("Public", ", ".join(("OPTIONS", *self._methods))),))

    @staticmethod
    def _describe(_connection: Connection, device: Device, request: Request) -> Response:
        if request.role is None:
            return Response(404)
        stream = device.streams[request.role]
        body = sdp.describe(stream.footage.clip, device.camera.title, stream.frames_per_s)
        if device.fault is not None and device.fault.fault is Fault.WRONG_SDP:
            body = sdp.wrong(device.fault.text("kind"), body)
        base = request.url.rstrip("/") + "/"
        return Response(200, (("Content-Type", "application/sdp"), ("Content-Base", base)), body)

    def _setup(self, connection: Connection, device: Device, request: Request) -> Response:
        if request.role is None:
            return Response(404)
        wanted = request.headers.get("transport", "")
        stream = device.streams[request.role]
        if "multicast" in wanted:
            return Response(461)
        if "RTP/AVP/TCP" in wanted.upper():
            found = _INTERLEAVED.search(wanted)
            channel, report_channel = (int(found[1]), int(found[2])) if found else (0, 1)
            session = connection.add_session(stream, connection.open_tcp(channel, report_channel))
            chosen = f"RTP/AVP/TCP;unicast;interleaved={channel}-{report_channel}"
        elif ports := _CLIENT_PORT.search(wanted):
            rtp_port = int(ports[1])
            try:
                outlet = connection.open_udp(rtp_port, int(ports[2] or rtp_port + 1))
            except OSError:  # no ports are free, or the client is gone already
                return Response(500)
            session = connection.add_session(stream, outlet)
            chosen = f"RTP/AVP;unicast;client_port={rtp_port}-{int(ports[2] or rtp_port + 1)}" + _server_ports(outlet)
        else:
            return Response(461)
        chosen += f";ssrc={session.ssrc:08X}"
        return Response(
            200, (("Transport", chosen), ("Session", f"{session.session_id};timeout={self._timeout_s:.0f}"))
        )

    def _play(self, connection: Connection, device: Device, request: Request) -> Response:
        session = _session(connection, request)
        if session is None:
            return Response(454)
        stream = connection.sessions[session]
        if session not in connection.playing:
            connection.playing.add(session)
            # After the answer, which is queued when this returns: a client may not expect packets before it.
            connection.after(0.0, lambda: _join(connection, session, device.camera.join or self._join))
        if device.fault is not None and device.fault.fault in (Fault.FIN, Fault.RST):
            reset = device.fault.fault is Fault.RST
            connection.after(device.fault.number("after_s"), lambda: connection.close(reset=reset))
        info = f"url={request.url.rstrip('/')}/{sdp.TRACK};seq={session.sequence};rtptime={stream.timestamp}"
        if request.url.rstrip("/").endswith(sdp.TRACK):
            info = info.replace(f"/{sdp.TRACK}/{sdp.TRACK}", f"/{sdp.TRACK}")
        return Response(200, (("Session", session.session_id), ("Range", "npt=0.000-"), ("RTP-Info", info)))

    @staticmethod
    def _pause(connection: Connection, _device: Device, request: Request) -> Response:
        session = _session(connection, request)
        if session is None:
            return Response(454)
        connection.playing.discard(session)
        connection.sessions[session].leave(session)
        return Response(200, (("Session", session.session_id),))

    @staticmethod
    def _get_parameter(connection: Connection, _device: Device, request: Request) -> Response:
        if "session" in request.headers and _session(connection, request) is None:
            return Response(454)
        return Response(200)

    @staticmethod
    def _teardown(connection: Connection, _device: Device, request: Request) -> Response:
        session = _session(connection, request)
        if session is None:
            return Response(454)
        connection.end_session(session)
        return Response(200)


def _server_ports(outlet: UdpOutlet) -> str:
    rtp_port, rtcp_port = outlet.server_ports
    return f";server_port={rtp_port}-{rtcp_port}"


def _session(connection: Connection, request: Request) -> Session | None:
    """Return the session that a request names."""
    name = request.headers.get("session", "").partition(";")[0].strip()
    return next((session for session in connection.sessions if session.session_id == name), None)


def _join(connection: Connection, session: Session, join: Join) -> None:
    if connection.answering:
        connection.after(_ANSWERED_S, lambda: _join(connection, session, join))
    elif session in connection.playing:
        connection.sessions[session].join(session, join)
