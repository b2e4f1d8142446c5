"""The arguments that `run` and `demo` share."""

import argparse
from pathlib import Path
from typing import Final

from scc_wall.app.options import RunOptions
from scc_wall.base.told import Told

_HELP: Final = {
    "layout": Told("banyaknya petak per layar, atau nama tata letak", "tiles a screen, or the name of a layout"),
    "screens": Told("pakai paling banyak N layar", "use at most N screens"),
    "wall_only": Told("dinding saja, tanpa daftar dan menu", "the wall alone, no tree, no menu"),
    "metrics_port": Told(
        "metrik Prometheus di 127.0.0.1:N (0 = dipilih sistem)", "Prometheus metrics at 127.0.0.1:N (0 = any free one)"
    ),
    "screenshot": Told("simpan gambar dinding ke FILE, lalu selesai", "leave a picture of the wall in FILE, then end"),
    "after": Told("detik sebelum gambar diambil (baku 10)", "seconds before the picture is taken (default 10)"),
    "safe": Told("mode aman: tanpa video", "safe mode: without video"),
    "kiosk": Told(
        "komputer ini hanya untuk dinding: menutupnya perlu pengawas atau admin yang sudah masuk",
        "this computer is for the wall alone: closing it takes a supervisor or admin who is logged in",
    ),
    "seconds": Told("berhenti sendiri setelah S detik", "end by itself after S seconds"),
}


def add_wall_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare them."""
    told = {name: str(text) for name, text in _HELP.items()}
    parser.add_argument("--layout", metavar="N|NAME", help=told["layout"])
    parser.add_argument("--screens", type=_positive, metavar="N", help=told["screens"])
    parser.add_argument("--wall-only", action="store_true", help=told["wall_only"])
    parser.add_argument("--metrics-port", type=int, metavar="N", help=told["metrics_port"])
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help=told["screenshot"])
    parser.add_argument("--after", type=_seconds, default=10.0, metavar="S", help=told["after"])
    parser.add_argument("--seconds", type=_seconds, metavar="S", help=told["seconds"])


def add_guarded_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare those of a wall that stays: `run` and `guard`."""
    parser.add_argument("--safe", action="store_true", help=str(_HELP["safe"]))
    parser.add_argument("--kiosk", action="store_true", help=str(_HELP["kiosk"]))


def options_of(arguments: argparse.Namespace) -> RunOptions:
    """Return what was asked for.

    Who asks for a picture and for nothing that lasts (metrics, a time to end) wants the picture: the program ends
    once it is taken.
    """
    wanted: str | None = arguments.layout
    is_number = wanted is not None and wanted.isdecimal()
    seconds: float | None = arguments.seconds
    if arguments.screenshot is not None and seconds is None and arguments.metrics_port is None:
        seconds = arguments.after + 0.5
    return RunOptions(
        tiles=int(wanted) if wanted is not None and is_number else None,
        layout=None if is_number else wanted,
        screens=arguments.screens,
        wall_only=arguments.wall_only,
        metrics_port=arguments.metrics_port,
        screenshot=arguments.screenshot,
        after_s=arguments.after,
        seconds=seconds,
        safe=getattr(arguments, "safe", False),
        kiosk=getattr(arguments, "kiosk", False),
    )


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(">= 1")
    return number


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds <= 366 * 86400:
        raise argparse.ArgumentTypeError("0 …")
    return seconds
