"""Parses the command line and hands over to the module of the command.

Each command module has ``add_arguments(parser)`` and ``run(arguments) -> int``; only the chosen one is imported. It is
imported for its help too, so its top level must import neither Qt nor OpenCV nor SQLAlchemy.
"""

import argparse
import importlib
import io
import sys
from collections.abc import Sequence
from typing import Final, Protocol, cast

from scc_wall import __version__
from scc_wall.base.errors import SccError
from scc_wall.base.redact import redact
from scc_wall.base.told import Told

COMMANDS: Final[dict[str, Told]] = {
    "run": Told("jalankan dinding dengan kamera yang tersimpan", "run the wall with the stored cameras"),
    "guard": Told(
        "dinding dengan penjaga: macet atau berhenti, ia dimulai lagi",
        "the wall with its guardian: when it hangs or crashes it is started again",
    ),
    "demo": Told("dinding dengan kamera dan situs simulasi", "the wall with simulated cameras and websites"),
    "cameras": Told("impor, ekspor dan daftar kamera", "import, export and list cameras"),
    "ptz": Told("kamera ONVIF: tanyai, cari di jaringan", "ONVIF cameras: ask one, look for them on the network"),
    "sites": Told("situs OPD: periksa, impor, ekspor", "websites of the OPD: check, import, export"),
    "users": Told(
        "akun: daftar, tambah, peran, tutup, buka, kata sandi", "accounts: list, add, roles, close, open, passwords"
    ),
    "audit": Told("periksa dan ekspor audit", "verify and export the audit"),
    "keys": Told("kunci kata sandi: status, ganti, segel", "the key of the passwords: status, rotate, seal"),
    "selftest": Told("uji pemasangan ini, tanpa mengubahnya", "try this installation, without touching it"),
    "doctor": Told("periksa pemasangan ini dan jelaskan", "look at this installation and explain"),
    "backup": Told("buat cadangan penyimpanan, atau daftarnya", "make a backup of the store, or list them"),
    "store": Told("salin penyimpanan ke server PostgreSQL", "copy the store to a PostgreSQL server"),
    "restore": Told("pakai cadangan sebagai penyimpanan", "take a backup as the store"),
    "simulate": Told(
        "kamera dan situs simulasi untuk latihan dan uji", "simulated cameras and sites for training and tests"
    ),
}
"""Command → one line of help. The module is `scc_wall.cli.<command>`."""
HIDDEN: Final = ("guardian",)
"""Commands that the program gives itself; no person needs them."""


class _Command(Protocol):
    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int: ...


def _module(command: str) -> _Command:
    return cast("_Command", importlib.import_module(f"scc_wall.cli.{command}"))


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scc-wall", description=str(Told("Dinding video SCC", "The SCC video wall")))
    parser.add_argument("--version", action="version", version=f"scc-wall {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, help_text in COMMANDS.items():
        command = commands.add_parser(name, help=str(help_text))
        if name in words:  # importing all commands took a twentieth of a second of the wall's start
            _module(name).add_arguments(command)
    for name in HIDDEN:
        commands.add_parser(name)  # without help it is not listed
    return parser


def _let_all_be_said() -> None:
    """Have output that goes to a file or another program hold every letter.

    Windows gives it the old code page of its language, which lacks lines of tables and letters of camera names.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None in a program without a console
            if sys.platform == "win32" and not stream.isatty():
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="backslashreplace")


def run_command(words: Sequence[str]) -> int:
    """Run one command; return its exit status (2 for most errors that were told to the person)."""
    _let_all_be_said()
    arguments = _parser(words).parse_args(words, argparse.Namespace(words=list(words)))
    try:
        return _module(arguments.command).run(arguments)
    except SccError as error:
        _tell(arguments.command, error)
        return error.exit_status


def _tell(command: str, error: SccError) -> None:
    told = redact(error.told())
    if sys.stderr is not None:
        print(told, file=sys.stderr)
        return
    from scc_wall.cli import message_box

    message_box.tell(command, error.exit_status, told)
