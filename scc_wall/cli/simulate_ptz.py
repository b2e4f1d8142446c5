"""`scc-wall simulate ptz`: PTZ cameras over ONVIF for training and tests, and switches for their quirks."""

import argparse
import json
import os
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.cli.simulator_serving import Answer, serve, stop_on_signals, tell
from scc_wall.simulator.onvif.quirks import quirk_help

if TYPE_CHECKING:
    from scc_wall.simulator.onvif.simulator import PtzSimulator

_ABOUT: Final = Told(
    "Menjalankan dua kamera PTZ simulasi (ONVIF) di komputer ini saja (127.0.0.1).\n"
    "Akunnya: operator, kata sandi: simulasi.\n\n"
    "Selagi berjalan, gangguan dinyalakan dengan mengetik:\n"
    "  KAMERA GANGGUAN [nama=nilai]   misalnya: ptz-01 stop-refused\n"
    "  KAMERA GANGGUAN off            gangguan itu dimatikan\n"
    "  KAMERA ok                      semua gangguannya dimatikan (* = semua kamera)\n"
    "  list                           kamera, alamat dan gangguannya\n"
    "atau dari terminal lain: scc-wall simulate ptz --control-port PORT --tell ptz-01 500\n"
    "Gangguan aliran gambar (stall, 401, ...) juga berlaku: lihat 'scc-wall simulate --help'.\n\ngangguan:\n",
    "Runs two simulated PTZ cameras (ONVIF) on this computer only (127.0.0.1).\n"
    "Their account: operator, password: simulasi.\n\n"
    "While it runs, quirks are switched on by typing:\n"
    "  CAMERA QUIRK [name=value]   for example: ptz-01 stop-refused\n"
    "  CAMERA QUIRK off            that quirk is off again\n"
    "  CAMERA ok                   all of its quirks are off (* = all cameras)\n"
    "  list                        cameras, their addresses and quirks\n"
    "or from another terminal: scc-wall simulate ptz --control-port PORT --tell ptz-01 500\n"
    "Faults of streams (stall, 401, ...) work too: see 'scc-wall simulate --help'.\n\nquirks:\n",
)
_HELP: Final = {
    "port": Told("port RTSP bersama (0 = dipilih sistem)", "shared RTSP port (0 = chosen by the system)"),
    "control_port": Told("port untuk perintah (0 = dipilih sistem)", "port for commands (0 = chosen by the system)"),
    "json": Told("satu baris JSON saat siap, untuk program lain", "one line of JSON when ready, for other programs"),
    "stdin": Told("berhenti bila masukan standar ditutup", "stop when standard input is closed"),
    "tell": Told("perintah ke simulator yang sedang berjalan", "a command to the simulator that runs already"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = f"{_ABOUT}{quirk_help()}"
    told = {name: str(text) for name, text in _HELP.items()}
    parser.add_argument("--port", type=int, default=0, metavar="N", help=told["port"])
    parser.add_argument("--json", action="store_true", help=told["json"])
    parser.add_argument("--until-stdin-closes", action="store_true", help=told["stdin"])
    parser.add_argument("--control-port", type=int, metavar="N", help=told["control_port"])
    parser.add_argument("--tell", nargs="+", metavar="WORD", help=told["tell"])


def run(arguments: argparse.Namespace) -> int:
    """Serve until asked to end, or hand one command to PTZ cameras that run already."""
    if arguments.tell:
        return _tell(arguments.control_port, arguments.tell)
    return _serve(arguments)


def _tell(port: int | None, words: list[str]) -> int:
    from scc_wall.simulator.onvif.control import words_to_request

    return tell(port, words_to_request(words), _lines)


def _serve(arguments: argparse.Namespace) -> int:
    # Before numpy is loaded: its threads wait by spinning, which costs a core and gains nothing at this size.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import cv2

    from scc_wall.simulator.control import ControlServer
    from scc_wall.simulator.onvif.control import obey
    from scc_wall.simulator.onvif.demo import demo_ptz_cameras
    from scc_wall.simulator.onvif.simulator import PtzSimulator

    cv2.setNumThreads(1)
    stop = stop_on_signals()
    with ExitStack() as stack:
        try:
            simulator = stack.enter_context(PtzSimulator(demo_ptz_cameras(), arguments.port))
            control = ControlServer(partial(obey, simulator), arguments.control_port or 0)
            stack.callback(control.stop)
        except OSError as error:
            raise SccError(
                Told("simulator tidak dapat dijalankan", "the simulator can't start"),
                Told(str(error), str(error)),
                Told("pilih port lain dengan --port", "choose another port with --port"),
            ) from error
        _announce(simulator, control.port, as_json=arguments.json)
        serve(stop, partial(_obeyed, simulator), _lines, until_stdin_closes=arguments.until_stdin_closes)
    return 0


def _announce(simulator: "PtzSimulator", control_port: int, *, as_json: bool) -> None:
    cameras = simulator.listing()
    if as_json:
        ready = {
            "control_port": control_port,
            "discovery_port": simulator.discovery_port,
            "pid": os.getpid(),
            "cameras": cameras,
        }
        print(json.dumps(ready), flush=True)
        return
    for camera in cameras:
        print(_line_of(camera))
    told = Told("siap; port perintah: {port}; Ctrl+C mengakhiri", "ready; control port: {port}; Ctrl+C ends")
    print(told.format(port=control_port), flush=True)


def _obeyed(simulator: "PtzSimulator", words: Sequence[str]) -> dict[str, Any]:
    from scc_wall.simulator.onvif.control import obey, words_to_request

    return obey(simulator, words_to_request(words))


def _lines(answer: Answer) -> list[str]:
    return [_line_of(camera) for camera in answer.get("cameras", ())]


def _line_of(camera: dict[str, Any]) -> str:
    wrong = [*camera["quirks"], *([camera["fault"]] if camera["fault"] else [])]
    return f"{camera['name']}  {camera['onvif']}  {camera['sub']}  {camera['title']}" + (
        f"  [{', '.join(wrong)}]" if wrong else ""
    )
