"""`scc-wall doctor`: looks at this installation and says what is well, what is not, and what to do."""

import argparse
import logging
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told

if TYPE_CHECKING:
    from scc_wall.app.doctor.bundle.scrubber import Scrubber
    from scc_wall.app.doctor.examination import Patient
    from scc_wall.app.doctor.finding import Finding

_ABOUT: Final = Told(
    "Memeriksa program, layar, penyimpanan, kunci, jam, disk, kamera dan port, lalu menjelaskan apa yang salah dan apa "
    "yang perlu dilakukan. Tidak mengubah apa pun, dan tidak menampilkan kata sandi. Status akhir 1 bila ada masalah.",
    "Looks at program, screens, store, key, clock, disk, cameras and ports, then says what is wrong and what to do. "
    "Changes nothing, and shows no password. Ends with status 1 if something is wrong.",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.description = str(_ABOUT)
    text = Told("jangan tanyai kamera", "don't ask the cameras")
    parser.add_argument("--no-cameras", action="store_true", help=str(text))
    text = Told("hanya kamera nomor N (boleh diulang)", "only camera number N (may be repeated)")
    parser.add_argument("--camera", type=int, action="append", default=[], metavar="N", help=str(text))
    text = Told("periksa apakah port metrik N bebas", "look whether the metrics' port N is free")
    parser.add_argument("--metrics-port", type=_port, metavar="N", help=str(text))
    parser.add_argument("--json", action="store_true", help=str(Told("hasil sebagai JSON", "the result as JSON")))
    text = Told("juga tulis zip untuk pendukung, tanpa rahasia", "write a zip for support as well, without secrets")
    parser.add_argument("--bundle", type=Path, nargs="?", const=Path(), metavar="FILE.zip", help=str(text))
    parser.add_argument("--look", choices=("screens", "decoder"), help=argparse.SUPPRESS)


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError("1-65535")
    return number


def run(arguments: argparse.Namespace) -> int:
    """Look, tell, and return 1 if something is wrong."""
    if arguments.look is not None:
        from scc_wall.app.doctor.look_here import LOOKS

        LOOKS[arguments.look]()
        return 0
    _bear_any_text()
    silent = logging.NullHandler()  # what is found is told; nothing is written to the log, nor beside the lines
    logging.getLogger().addHandler(silent)
    try:
        return _examine(arguments)
    finally:
        logging.getLogger().removeHandler(silent)


def _examine(arguments: argparse.Namespace) -> int:
    from scc_wall.app.doctor.examination import Wishes, examine
    from scc_wall.app.doctor.report import as_json, last_line, lines_of, status_of

    patient = _patient()
    wishes = Wishes(not arguments.no_cameras, tuple(arguments.camera), arguments.metrics_port)
    stop = threading.Event()
    findings: list[Finding] = []
    try:
        for finding in examine(patient, wishes, stop):
            findings.append(finding)
            if not arguments.json:
                print("\n".join(lines_of(finding, _scrubber(patient))), flush=True)
    finally:
        stop.set()
    print(as_json(findings, _scrubber(patient)) if arguments.json else f"\n{last_line(findings)}", flush=True)
    if arguments.bundle is not None:
        from scc_wall.cli.doctor_bundle import write_bundle

        write_bundle(patient, findings, arguments.bundle if arguments.bundle.name else None)
    return status_of(findings)


def _scrubber(patient: "Patient") -> "Scrubber":
    """Return what takes the cameras' passwords out, should one of them say its own; of as many as are known by now."""
    from scc_wall.app.doctor.bundle.known import of_cameras
    from scc_wall.app.doctor.bundle.scrubber import Scrubber

    return Scrubber(of_cameras(patient.configured))


def _patient() -> "Patient":
    from scc_wall.app.doctor.examination import Patient
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.base.paths import home
    from scc_wall.vault.key_vault import open_vault

    try:
        here = home()
    except RuntimeError as error:
        raise SccError(
            Told("Folder program tidak diketahui.", "The program's folder is not known."),
            Told(str(error), str(error)),
            Told("Sebutkan dengan SCC_WALL_HOME.", "Name it by SCC_WALL_HOME."),
        ) from error
    return Patient(here, open_vault(here), SYSTEM_CLOCK)


def _bear_any_text() -> None:
    """Have a terminal that knows no `✗` show a `?` rather than end the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
