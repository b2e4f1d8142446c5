"""`scc-wall simulate sites`: simulated websites for training and tests, and switches for their faults."""

import argparse
import json
import os
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.cli.simulator_serving import Answer, serve, stop_on_signals, tell
from scc_wall.simulator.sites.faults import site_fault_help

if TYPE_CHECKING:
    from scc_wall.simulator.sites.server import SiteSimulator

MOST_SITES: Final = 300
_ABOUT: Final = Told(
    "Menjalankan situs web simulasi di komputer ini saja (127.0.0.1).\n\n"
    "Selagi berjalan, gangguan dinyalakan dengan mengetik:\n"
    "  SITUS GANGGUAN     misalnya: dinkes hacked-title\n"
    "  SITUS ok           situs normal lagi (* = semua situs)\n"
    "  list               semua situs, alamat dan gangguannya\n"
    "atau dari terminal lain: scc-wall simulate sites --control-port PORT --tell dinkes 500\n\ngangguan:\n",
    "Runs simulated websites on this computer only (127.0.0.1).\n\n"
    "While it runs, faults are switched on by typing:\n"
    "  SITE FAULT         for example: dinkes hacked-title\n"
    "  SITE ok            the site works again (* = all sites)\n"
    "  list               all sites, their addresses and faults\n"
    "or from another terminal: scc-wall simulate sites --control-port PORT --tell dinkes 500\n\nfaults:\n",
)
_HELP: Final = {
    "sites": Told("banyaknya situs (1-300)", "how many sites (1-300)"),
    "demo": Told("tujuh situs terganggu sejak awal", "seven sites are in trouble from the start"),
    "ca": Told("tulis sertifikat CA simulasi ke berkas", "write the simulated CA's certificate to a file"),
    "control_port": Told("port untuk perintah (0 = dipilih sistem)", "port for commands (0 = chosen by the system)"),
    "json": Told("satu baris JSON saat siap, untuk program lain", "one line of JSON when ready, for other programs"),
    "stdin": Told("berhenti bila masukan standar ditutup", "stop when standard input is closed"),
    "tell": Told("perintah ke simulator yang sedang berjalan", "a command to the simulator that runs already"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = f"{_ABOUT}{site_fault_help()}"
    told = {name: str(text) for name, text in _HELP.items()}
    parser.add_argument("--sites", type=_site_count, default=62, metavar="N", help=told["sites"])
    parser.add_argument("--demo", action="store_true", help=told["demo"])
    parser.add_argument("--ca-file", type=Path, metavar="FILE", help=told["ca"])
    parser.add_argument("--json", action="store_true", help=told["json"])
    parser.add_argument("--until-stdin-closes", action="store_true", help=told["stdin"])
    parser.add_argument("--control-port", type=int, metavar="N", help=told["control_port"])
    parser.add_argument("--tell", nargs="+", metavar="WORD", help=told["tell"])


def run(arguments: argparse.Namespace) -> int:
    """Serve until asked to end, or hand one command to simulated sites that run already."""
    if arguments.tell:
        return _tell(arguments.control_port, arguments.tell)
    return _serve(arguments)


def _site_count(text: str) -> int:
    count = int(text)
    if not 1 <= count <= MOST_SITES:
        raise argparse.ArgumentTypeError(f"1-{MOST_SITES}")
    return count


def _tell(port: int | None, words: list[str]) -> int:
    from scc_wall.simulator.sites.control import words_to_request

    return tell(port, words_to_request(words), _lines)


def _serve(arguments: argparse.Namespace) -> int:
    from scc_wall.simulator.control import ControlServer
    from scc_wall.simulator.sites.control import obey
    from scc_wall.simulator.sites.demo import FAULTS, demo_sites
    from scc_wall.simulator.sites.server import SiteSimulator

    stop = stop_on_signals()
    with ExitStack() as stack:
        try:
            simulator = SiteSimulator(demo_sites(arguments.sites))
            stack.callback(simulator.stop)
            control = ControlServer(partial(obey, simulator), arguments.control_port or 0)
            stack.callback(control.stop)
            if arguments.ca_file is not None:
                arguments.ca_file.write_text(simulator.authority.root_pem, encoding="ascii")
        except OSError as error:
            raise SccError(
                Told("simulator tidak dapat dijalankan", "the simulator can't start"),
                Told(str(error), str(error)),
                Told("periksa port dan berkas yang diberikan", "check the port and file that were given"),
            ) from error
        for name, fault in FAULTS.items() if arguments.demo else ():
            simulator.set_fault(name, fault)
        _announce(simulator, control.port, as_json=arguments.json)
        serve(stop, partial(_obeyed, simulator), _lines, until_stdin_closes=arguments.until_stdin_closes)
    return 0


def _announce(simulator: "SiteSimulator", control_port: int, *, as_json: bool) -> None:
    sites = simulator.listing()
    if as_json:
        ca_pem = simulator.authority.root_pem
        print(
            json.dumps({"control_port": control_port, "pid": os.getpid(), "ca_pem": ca_pem, "sites": sites}), flush=True
        )
        return
    for site in sites:
        print(_line_of(site))
    told = Told("siap; port perintah: {port}; Ctrl+C mengakhiri", "ready; control port: {port}; Ctrl+C ends")
    print(told.format(port=control_port), flush=True)


def _obeyed(simulator: "SiteSimulator", words: Sequence[str]) -> dict[str, Any]:
    from scc_wall.simulator.sites.control import obey, words_to_request

    return obey(simulator, words_to_request(words))


def _lines(answer: Answer) -> list[str]:
    return [_line_of(site) for site in answer.get("sites", ())]


def _line_of(site: dict[str, Any]) -> str:
    return f"{site['name']}  {site['url']}  {site['title']}" + (f"  [{site['fault']}]" if site["fault"] else "")
