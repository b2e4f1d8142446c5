"""`python -m tools.soak`: a wall for hours, with faults by chance (specs/packaging.md, "Soak")."""

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn

LAYOUTS: Final = (1, 4, 9, 16, 25, 36, 49, 64)
SPARE_S: Final = 600.0
"""The wall ends by itself so long after its time, should this tool be killed."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("--hours", type=float, default=1.0, metavar="N", help="how long (default 1)")
    help_text = "simulated cameras, as many as a layout has tiles (default 36)"
    parser.add_argument("--cameras", type=int, default=36, choices=LAYOUTS, help=help_text)
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the faults (default 1)")
    parser.add_argument("--settle", type=float, default=10.0, metavar="MIN", help="minutes before memory counts")
    parser.add_argument("--xvfb", action="store_true", help="on an X server in memory; else Qt draws without a display")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="everything as JSON (default: a file beside the table)"
    )
    return parser


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _on_end(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def main(argv: Sequence[str] | None = None) -> int:
    """Soak, print, and return 1 if a limit was broken."""
    arguments = _parser().parse_args(argv)
    if sys.platform != "linux":
        print("the soak reads /proc: it runs on Linux alone", file=sys.stderr)
        return 2
    from tools.soak.soak import Soak
    from tools.soak.table import as_json, lines_of, result_of
    from tools.soak.world import World

    signal.signal(signal.SIGTERM, _on_end)
    seconds = arguments.hours * 3600
    begun = datetime.now(UTC)
    with World(arguments.cameras, xvfb=arguments.xvfb, most_s=seconds + SPARE_S) as world:
        notes = Soak(world, arguments.seed, _tell).run(seconds)
        result = result_of(notes, arguments.seed, arguments.settle * 60)
        target = arguments.json or Path(tempfile.gettempdir()) / f"scc-wall-soak-{begun:%Y%m%d-%H%M%S}.json"
        if result.broken:
            world.keep_logs(target.with_suffix(".logs"))
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{begun:%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, load at the end {load}\n")
    print("\n".join(lines_of(result)))
    target.write_text(as_json(result), encoding="utf-8")
    _tell(f"JSON: {target}")
    return int(bool(result.broken))


if __name__ == "__main__":
    raise SystemExit(main())
