"""`python -m tools.bench`: measures the wall and its peers side by side (specs/video.md, "Speed")."""

import argparse
import atexit
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tools.bench import source
from tools.bench.contestant import Contestant
from tools.bench.measurements import MEASUREMENTS, Effort, measure
from tools.bench.paging import PAGES, measure_pages
from tools.bench.peers import FFmpeg, GStreamer, Mpv
from tools.bench.priority import NORMAL, put_first
from tools.bench.table import Report, earlier
from tools.bench.trial import Figures
from tools.bench.wall import WallUnderTest

EVERYTHING = (*MEASUREMENTS, *PAGES)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one run of 4 s each: to see whether everything works")
    parser.add_argument("--runs", type=int, default=5, help="runs of each contestant (default 5)")
    parser.add_argument("--window", type=float, default=10.0, metavar="S", help="seconds counted in each run")
    parser.add_argument("--first", action="store_true", help="go before the machine's other work (root alone may)")
    parser.add_argument("--only", default=",".join(EVERYTHING), help="measurements, of: %(default)s")
    parser.add_argument("--contestants", default="", metavar="WORDS", help="those whose name holds one of these words")
    parser.add_argument(
        "--add", type=Path, action="append", default=[], metavar="FILE", help="what this run leaves out, from that JSON"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single run")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    return parser


def _contestants(words: str) -> tuple[list[Contestant], dict[str, str]]:
    """Return those who can run here, and why the others can't."""
    everyone: list[Contestant] = [WallUnderTest(), GStreamer(), FFmpeg(window=True), Mpv(), FFmpeg(window=False)]
    chosen = [one for one in everyone if not words or any(w.lower() in one.name.lower() for w in words.split(","))]
    reasons = {one.name: one.missing() for one in chosen}
    able = [one for one in chosen if reasons[one.name] is None]
    return able, {name: reason for name, reason in reasons.items() if reason is not None}


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, write; return the exit status."""
    arguments = _parser().parse_args(argv)
    names = arguments.only.split(",")
    if unknown := set(names) - set(EVERYTHING):
        print(f"no such measurement: {', '.join(sorted(unknown))}; there are {', '.join(EVERYTHING)}", file=sys.stderr)
        return 2
    if (reason := source.missing()) is not None:
        print(f"the bench can't run here: {reason}", file=sys.stderr)
        return 2
    runs, window_s = (1, 4.0) if arguments.quick else (arguments.runs, arguments.window)
    effort = Effort(runs, window_s, arguments.first)
    if effort.first:
        put_first(os.getpid())  # the source and the screen belong to this session, as does the person's shell
        atexit.register(put_first, os.getpid(), NORMAL)
    load = os.getloadavg()[0]
    able, absent = _contestants(arguments.contestants)
    results: dict[str, dict[str, list[Figures]]] = {}
    for name in names:
        if name in PAGES:
            walls = [one for one in able if isinstance(one, WallUnderTest)]
            results[name] = {wall.name: measure_pages(name, wall, effort, _tell) for wall in walls}
        else:
            results[name] = measure(name, able, effort, _tell)
    versions = {one.name: one.version() for one in able}
    lines = []
    for path in arguments.add:
        added, line = earlier(path, results)
        results |= added
        lines.append(line)
    report = Report(datetime.now(UTC), runs, window_s, load, versions, absent, results, lines)
    print(report.markdown())
    if arguments.json:
        arguments.json.write_text(report.as_json(), "utf-8")
    if arguments.write:
        report.write()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
