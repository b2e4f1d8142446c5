"""`python -m tools.content_bench [--write] [--tuning]`: the table of docs/benchmarks.md, "Content of websites"."""

import argparse
import resource
import statistics
from collections.abc import Sequence
from pathlib import Path

from scc_wall.domain.site import VerdictLevel
from tests.support.labelled import second_held, third_held
from tests.support.labelled.case import Case
from tools.content_bench.hostile import HOSTILE, cost_s
from tools.content_bench.score import CASES, Judged, Score, judge_all, score

DOCUMENT = Path(__file__).parents[2] / "docs" / "benchmarks.md"
BEGIN = "<!-- content: begin, written by `python -m tools.content_bench --write` -->"
END = "<!-- content: end -->"
NORMAL = ("home-wp", "home-joomla", "ppid", "rilis-polisi", "held-home")


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _row(name: str, counted: Score, doubted: Score) -> str:
    return (
        f"| {name} | {counted.clean} | {counted.hacked} | {counted.false_alarms} | {counted.missed} | "
        f"{_share(counted.precision)} | {_share(counted.recall)} | {doubted.false_alarms} | {doubted.missed} |"
    )


def accuracy(judged: Sequence[Judged]) -> list[str]:
    """Return the table of precision and recall."""
    titles = ["pages", "clean", "hacked", "false DIRETAS", "missed", "precision", "recall"]
    titles += ["clean, at least MENCURIGAKAN", "hacked, called clean"]
    lines = [f"| {' | '.join(titles)} |", f"|{' --- |' * len(titles)}"]
    groups = [
        ("all", list(judged)),
        ("tuned with", [one for one in judged if not one.case.held_out]),
        ("first held out", [one for one in judged if one.case.name.startswith("held-")]),
        ("second held out", [one for one in judged if one.case in second_held.CASES]),
        ("**third held out**", [one for one in judged if one.case in third_held.CASES]),
    ]
    tricks = dict.fromkeys(one.case.trick for one in judged if one.case.hacked)
    groups += [(f"hacked: {trick}", [one for one in judged if one.case.trick == trick]) for trick in tricks]
    for name, chosen in groups:
        lines.append(_row(name, score(chosen), score(chosen, VerdictLevel.SUSPICIOUS)))
    return lines


def errors(judged: Sequence[Judged]) -> list[str]:
    """Return a line for each page that was judged wrongly, with what was found in it."""
    lines = []
    for one in judged:
        if one.wrong() or one.wrong(VerdictLevel.SUSPICIOUS):
            found = "; ".join(f"{e.where}: {e.matched[:60]} ({e.weight:g})" for e in one.verdict.evidence[:3])
            kind = "hacked" if one.case.hacked else "clean"
            lines.append(
                f"- `{one.case.name}` ({kind}, {one.case.trick}): {one.verdict.level.name}; {found or 'nothing found'}"
            )
    return lines


def costs() -> list[str]:
    """Return what normal and hostile pages cost."""
    normal = [case for case in CASES if case.name in NORMAL]
    for case in normal:
        _cost_ms(case)
    times = {case.name: statistics.median(_cost_ms(case) for _ in range(9)) for case in normal}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    hostile = {name: cost_s(make()) for name, make in HOSTILE.items()}
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    worst = sorted(hostile.items(), key=lambda one: -one[1])[:5]
    text = (
        f"A normal page: {min(times.values()):.1f} to {max(times.values()):.1f} ms of processor time. "
        f"{len(hostile)} hostile pages of 512 KiB: at most {worst[0][1]:.2f} s, "
        f"the process grew by {grown:.0f} MB at its peak; "
        f"the dearest: {', '.join(f'{name} {seconds:.2f} s' for name, seconds in worst)}."
    )
    return [text]


def _cost_ms(case: Case) -> float:
    return cost_s(case.page.body) * 1000


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, write; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.content_bench", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    parser.add_argument("--tuning", action="store_true", help="leave the held-out pages out")
    arguments = parser.parse_args(argv)
    cost = costs()  # first: the peak of memory is the process's
    judged = judge_all([case for case in CASES if not (arguments.tuning and case.held_out)])
    wrong = errors(judged) or ["None."]
    text = "\n".join([*accuracy(judged), "", *cost, "", "Judged wrongly or doubted:", "", *wrong])
    print(text)
    if arguments.write:
        document = DOCUMENT.read_text("utf-8")
        head, _, rest = document.partition(BEGIN)
        DOCUMENT.write_text(f"{head}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
