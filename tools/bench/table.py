"""Prints the results as one table, writes them as JSON and into docs/benchmarks.md."""

import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from tools.bench.rows import ROWS, Results, cell
from tools.bench.source import machine
from tools.bench.trial import Figures

DOCUMENT: Final = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
BEGIN: Final = "<!-- bench: begin, written by `dev.py bench --write` -->"
END: Final = "<!-- bench: end -->"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was measured.

    Parameters
    ----------
    versions
        Contestant → version, in the order of the columns.
    absent
        Contestant → why it was not measured.
    load
        The machine's load average when the bench began: other work spoils the figures.
    added
        A line for each earlier run whose measurements stand among the results.
    """

    when: datetime
    runs: int
    window_s: float
    load: float
    versions: Mapping[str, str]
    absent: Mapping[str, str]
    results: Results
    added: Sequence[str] = ()

    def markdown(self) -> str:
        """Return the report as Markdown."""
        names = list(self.versions)
        lines = [
            f"{self.when:%Y-%m-%d %H:%M} UTC; {machine()}; load before: {self.load:.1f}.",
            f"Medians of {self.runs} runs, contestants in turn; {self.window_s:g} s counted in each.",
            "; ".join(f"{name}: {version}" for name, version in self.versions.items()) + ".",
            *(f"Not measured: {name} ({reason})." for name, reason in self.absent.items()),
            *self.added,
            "",
            "| figure | asked | " + " | ".join(names) + " |",
            "| --- | --- |" + " --- |" * len(names),
        ]
        for row in ROWS:
            runs: Mapping[str, Sequence[Figures]] = self.results.get(row.measurement, {})
            if runs:
                base = self.results.get(row.minus, {})
                cells = [cell(row, runs.get(name, ()), base.get(name, ())) for name in names]
                lines.append(f"| {row.title} | {row.asked} | " + " | ".join(cells) + " |")
        return "\n".join(lines) + "\n"

    def as_json(self) -> str:
        """Return every single run as JSON."""
        return json.dumps(
            {
                "when": self.when.isoformat(),
                "machine": machine(),
                "load": self.load,
                "runs": self.runs,
                "window_s": self.window_s,
                "versions": dict(self.versions),
                "absent": dict(self.absent),
                "results": {
                    measurement: {name: [figures.as_dict() for figures in runs] for name, runs in by_name.items()}
                    for measurement, by_name in self.results.items()
                },
            },
            indent=1,
        )

    def write(self) -> None:
        """Put the table between the marks of docs/benchmarks.md; what people wrote around it stays."""
        text = DOCUMENT.read_text("utf-8")
        before, _, rest = text.partition(BEGIN)
        _, _, after = rest.partition(END)
        DOCUMENT.write_text(f"{before}{BEGIN}\n{self.markdown()}{END}{after}", "utf-8")


def earlier(path: Path, without: Container[str]) -> tuple[dict[str, dict[str, list[Figures]]], str]:
    """Return the measurements of an earlier run's JSON but for some, and a line that says where they are from."""
    read = json.loads(path.read_text("utf-8"))
    results = {
        measurement: {name: [Figures.from_dict(figures) for figures in runs] for name, runs in by_name.items()}
        for measurement, by_name in read["results"].items()
        if measurement not in without
    }
    when = datetime.fromisoformat(read["when"])
    counted = f"{read['runs']} runs, {read['window_s']:g} s counted, load before: {read['load']:.1f}"
    return results, f"From {when:%Y-%m-%d %H:%M} UTC ({counted}): {', '.join(results)}."
