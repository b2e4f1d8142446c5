"""`scc-wall simulate`: simulated cameras for training and tests, and switches for their faults."""

import argparse
import json
import os
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.cli import simulate_sites
from scc_wall.cli.simulator_serving import Answer, serve, stop_on_signals, tell
from scc_wall.simulator.auth import Auth
from scc_wall.simulator.faults import fault_help

if TYPE_CHECKING:
    from scc_wall.simulator.camera import SimulatedCamera
    from scc_wall.simulator.simulator import Simulator

MOST_CAMERAS: Final = 200
_DEMO_CAMERAS: Final = 36
_ABOUT: Final = Told(
    "Menjalankan kamera RTSP simulasi di komputer ini saja (127.0.0.1).\n\n"
    "Selagi berjalan, gangguan dinyalakan dengan mengetik:\n"
    "  KAMERA GANGGUAN [nama=nilai ...]  misalnya: cam-03 stall for_s=15\n"
    "  KAMERA ok                         kamera normal lagi (* = semua kamera)\n"
    "  list                              semua kamera, alamat dan gangguannya\n"
    "atau dari terminal lain: scc-wall simulate do --control-port PORT cam-03 stall\n\ngangguan:\n",
    "Runs simulated RTSP cameras on this computer only (127.0.0.1).\n\n"
    "While it runs, faults are switched on by typing:\n"
    "  CAMERA FAULT [name=value ...]     for example: cam-03 stall for_s=15\n"
    "  CAMERA ok                         the camera works again (* = all cameras)\n"
    "  list                              all cameras, their addresses and faults\n"
    "or from another terminal: scc-wall simulate do --control-port PORT cam-03 stall\n\nfaults:\n",
)
_HELP: Final = {
    "cameras": Told("banyaknya kamera (1-200)", "how many cameras (1-200)"),
    "port": Told("port bersama; 0 = dipilih sistem", "shared port; 0 = chosen by the system"),
    "one_port": Told("tanpa port sendiri per kamera", "no port of its own for each camera"),
    "join": Told("penonton baru masuk di mana", "where a new client enters the stream"),
    "account": Told("akun semua kamera, NAMA:SANDI", "account of all cameras, NAME:PASSWORD"),
    "auth": Told("cara kamera meminta akun", "how cameras ask for the account"),
    "demo": Told("36 kamera demo, dua di antaranya terganggu", "the 36 cameras of the demo, two of them faulty"),
    "control_port": Told("port untuk perintah (0 = dipilih sistem)", "port for commands (0 = chosen by the system)"),
    "json": Told("satu baris JSON saat siap, untuk program lain", "one line of JSON when ready, for other programs"),
    "stdin": Told("berhenti bila masukan standar ditutup", "stop when standard input is closed"),
    "timeout": Told("detik sampai penonton yang diam dilepas", "seconds until a silent client is dropped"),
    "websites": Told("situs web simulasi", "simulated websites"),
    "do": Told("perintah ke simulator yang sedang berjalan", "a command to the simulator that runs already"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = f"{_ABOUT}{fault_help()}"
    told = {name: str(text) for name, text in _HELP.items()}
    parser.add_argument("--cameras", type=_camera_count, default=_DEMO_CAMERAS, metavar="N", help=told["cameras"])
    parser.add_argument("--port", type=int, default=0, metavar="N", help=told["port"])
    parser.add_argument("--one-port", action="store_true", help=told["one_port"])
    parser.add_argument("--join", choices=("mid-gop", "keyframe"), default="mid-gop", help=told["join"])
    parser.add_argument("--account", metavar="NAME:PASSWORD", help=told["account"])
    parser.add_argument("--auth", choices=[*Auth], default=Auth.DIGEST_MD5.value, help=told["auth"])
    parser.add_argument("--demo", action="store_true", help=told["demo"])
    parser.add_argument("--session-timeout", type=float, default=60.0, metavar="S", help=told["timeout"])
    parser.add_argument("--json", action="store_true", help=told["json"])
    parser.add_argument("--until-stdin-closes", action="store_true", help=told["stdin"])
    parser.add_argument("--control-port", type=int, metavar="N", help=told["control_port"])
    actions = parser.add_subparsers(dest="action", metavar="do | sites")
    do = actions.add_parser("do", help=told["do"])
    do.add_argument("--control-port", type=int, required=True, metavar="N", help=told["control_port"])
    do.add_argument("words", nargs="+", metavar="WORD", help="CAMERA FAULT [name=value ...] | CAMERA ok | list")
    simulate_sites.add_arguments(actions.add_parser("sites", help=told["websites"]))


def run(arguments: argparse.Namespace) -> int:
    """Serve until asked to end, or hand one command to a simulator that runs already."""
    if arguments.action == "sites":
        return simulate_sites.run(arguments)
    if arguments.action == "do":
        return _do(arguments.control_port, arguments.words)
    return _serve(arguments)


def _camera_count(text: str) -> int:
    count = int(text)
    if not 1 <= count <= MOST_CAMERAS:
        raise argparse.ArgumentTypeError(f"1-{MOST_CAMERAS}")
    return count


def _do(port: int, words: list[str]) -> int:
    from scc_wall.simulator.control import words_to_request

    return tell(port, words_to_request(words), _lines)


def _serve(arguments: argparse.Namespace) -> int:
    from scc_wall.simulator.control import ControlServer, obey

    stop = stop_on_signals()
    with ExitStack() as stack:
        try:
            simulator = _simulator(arguments)
            stack.callback(simulator.stop)
            control_port: int | None = arguments.control_port
            if control_port is None and arguments.json:
                control_port = 0
            if control_port is not None:
                control = ControlServer(partial(obey, simulator), control_port)
                stack.callback(control.stop)
                control_port = control.port
        except OSError as error:
            raise SccError(
                Told("simulator tidak dapat dijalankan", "the simulator can't start"),
                Told(str(error), str(error)),
                Told("pilih port lain dengan --port", "choose another port with --port"),
            ) from error
        _announce(simulator, control_port, as_json=arguments.json)
        obeying = partial(_obeyed, simulator)
        serve(stop, obeying, _lines, until_stdin_closes=arguments.until_stdin_closes)
    return 0


def _simulator(arguments: argparse.Namespace) -> "Simulator":
    from scc_wall.simulator.camera import Join
    from scc_wall.simulator.demo import demo_cameras, simulated_cameras
    from scc_wall.simulator.simulator import Simulator

    demo = demo_cameras() if arguments.demo else []
    cameras = [camera.simulated for camera in demo] or simulated_cameras(arguments.cameras)
    simulator = Simulator(
        _with_account(cameras, arguments),
        arguments.port,
        own_ports=not arguments.one_port,
        join=Join(arguments.join),
        timeout_s=arguments.session_timeout,
    )
    simulator.start()
    for camera in demo:
        if camera.fault is not None:
            simulator.set_fault(camera.simulated.name, camera.fault, **camera.fault_parameters)
    return simulator


def _with_account(cameras: "list[SimulatedCamera]", arguments: argparse.Namespace) -> "list[SimulatedCamera]":
    from dataclasses import replace

    from scc_wall.domain.camera import Credentials

    if arguments.account is None:
        return cameras
    name, _, password = arguments.account.partition(":")
    account = Credentials(name, password)
    return [replace(camera, credentials=account, auth=Auth(arguments.auth)) for camera in cameras]


def _announce(simulator: "Simulator", control_port: int | None, *, as_json: bool) -> None:
    from scc_wall.simulator.control import listing

    cameras = listing(simulator)
    if as_json:
        ready = {"port": simulator.port, "control_port": control_port, "pid": os.getpid(), "cameras": cameras}
        print(json.dumps(ready), flush=True)
        return
    for camera in cameras:
        print(_line_of(camera))
    port = f"rtsp://127.0.0.1:{simulator.port}/"
    print(Told("siap di {port}; Ctrl+C mengakhiri", "ready at {port}; Ctrl+C ends").format(port=port), flush=True)
    if control_port is not None:
        print(Told("port perintah: {port}", "control port: {port}").format(port=control_port), flush=True)


def _obeyed(simulator: "Simulator", words: Sequence[str]) -> dict[str, Any]:
    from scc_wall.simulator.control import obey, words_to_request

    return obey(simulator, words_to_request(words))


def _lines(answer: Answer) -> list[str]:
    return [_line_of(camera) for camera in answer.get("cameras", ())]


def _line_of(camera: dict[str, Any]) -> str:
    return f"{camera['name']}  {camera['sub']}  {camera['title']}" + (
        f"  [{camera['fault']}]" if camera["fault"] else ""
    )
