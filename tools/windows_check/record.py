"""What a check found: one line a step, and the whole log beside it."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.dev.console import say


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was tried.

    Parameters
    ----------
    figures
        What it measured, in words.
    """

    name: str
    passed: bool
    took_s: float
    figures: str = ""

    def __str__(self) -> str:
        """Return its line of the summary's table."""
        return f"| {self.name} | {'ok' if self.passed else '**failed**'} | {self.took_s:.0f} s | {self.figures} |"


@dataclass(slots=True)
class Record:
    """The log and the summary of one check, in a folder that is its own.

    Parameters
    ----------
    folder
        Made if it is not there; what an earlier check wrote is overwritten.
    """

    folder: Path
    steps: list[Step] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    """Reason → how many tests."""

    def add(self, step: Step, log: str) -> None:
        """Take a step up: say it, and write its log and the summary so far."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.steps.append(step)
        name = "".join(letter if letter.isalnum() else "-" for letter in step.name)
        (self.folder / f"{name}.txt").write_text(log, encoding="utf-8")
        (self.folder / "summary.md").write_text(self.summary(), encoding="utf-8")
        say(f"{step.name}: {'ok' if step.passed else 'FAILED'} ({step.took_s:.0f} s) {step.figures}")

    def take_tests(self, report: Path) -> str:
        """Count pytest's report (JUnit's XML), and return it in words."""
        counts: Counter[str] = Counter()
        for case in _cases(report):
            counts[_end_of(case)] += 1
            for skip in case.iter("skipped"):
                self.skipped[(skip.get("message") or "").removeprefix("Skipped: ")] += 1
        return ", ".join(f"{count} {end}" for end, count in counts.items())

    @property
    def passed(self) -> bool:
        """Whether all steps did what they should."""
        return all(step.passed for step in self.steps)

    def summary(self) -> str:
        """Return the table of all steps, and why tests were skipped."""
        table = ["| step | result | took | figures |", "| --- | --- | --- | --- |", *map(str, self.steps)]
        skipped = [f"| {count} | {reason} |" for reason, count in self.skipped.most_common()]
        return "\n".join([*table, *(["", "| skipped | because |", "| --- | --- |", *skipped] if skipped else []), ""])


def _cases(report: Path) -> Iterator[ET.Element]:
    if report.exists():
        yield from ET.parse(report).getroot().iter("testcase")  # noqa: S314 - our own pytest wrote it


def _end_of(case: ET.Element) -> str:
    ends: Sequence[tuple[str, str]] = (("failure", "failed"), ("error", "failed"), ("skipped", "skipped"))
    return next((word for tag, word in ends if case.find(tag) is not None), "passed")
