"""The soak's table, for people, and the same as JSON."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median

from tools.soak.figures import (
    JUDGED_SPAN_S,
    Grown,
    Life,
    Recovery,
    counted,
    grown,
    percentile,
    verdicts,
)
from tools.soak.soak import Notes


@dataclass(frozen=True, slots=True)
class Result:
    """What a soak came to.

    Parameters
    ----------
    frames
        Kind of picture (shown, received …) → how many, of all cameras.
    lives
        Every sample of every process, to be looked at where a slope asks why.
    broken
        Limits that were broken, in a line each.
    """

    seed: int
    lasted_s: float
    settled_s: float
    processes: list[Grown]
    recoveries: list[Recovery]
    frames: dict[str, float]
    sent: int
    late_median_s: float
    late_worst_s: float
    looks: int
    unanswered: int
    log_bytes_per_h: float
    lives: list[Life]
    broken: list[str] = field(default_factory=list)


def result_of(notes: Notes, seed: int, settled_s: float) -> Result:
    """Make figures of the notes."""
    lives = [life for life in notes.lives.values() if len(life.samples) > 1]
    processes = [grown(life, settled_s) for life in lives]
    frames: dict[str, float] = defaultdict(float)
    for (name, *_camera), values in notes.counters.items():
        frames[name.removeprefix("scc_wall_camera_frames_").removesuffix("_total")] += counted(values)
    log_bytes_per_h = max(0, notes.log_bytes[1] - notes.log_bytes[0]) * 3600 / max(notes.lasted_s, 1.0)
    late_s = median(notes.late_s) if notes.late_s else 0.0
    return Result(
        seed,
        notes.lasted_s,
        settled_s,
        processes,
        notes.recoveries,
        dict(frames),
        max(0, notes.sent[1] - notes.sent[0]),
        late_s,
        max(notes.late_s, default=0.0),
        notes.looks,
        notes.unanswered,
        log_bytes_per_h,
        lives,
        verdicts(processes, notes.recoveries, late_s, log_bytes_per_h, notes.trouble),
    )


def as_json(result: Result) -> str:
    """Return everything, each recovery too."""
    return json.dumps(asdict(result), indent=1)


def lines_of(result: Result) -> Iterator[str]:
    """Yield the table's lines, in Markdown."""
    settled = f"memory counts from minute {result.settled_s / 60:g} of a process"
    yield f"Soak of {result.lasted_s / 60:.1f} minutes, seed {result.seed}; {settled}."
    yield ""
    yield from _processes(result.processes)
    yield ""
    yield from _recoveries(result.recoveries)
    yield ""
    received, shown = result.frames.get("received", 0.0), result.frames.get("shown", 0.0)
    yield "| what | figure |"
    yield "| --- | ---: |"
    yield f"| pictures sent by all sub streams (faults among them) | {result.sent} |"
    yield f"| pictures received / shown | {received:.0f} / {shown:.0f} |"
    yield f"| of those received shown | {100 * shown / received if received else 0:.2f} % |"
    dropped, damaged = result.frames.get("dropped", 0.0), result.frames.get("damaged", 0.0)
    yield f"| left out for newer ones / damaged | {dropped:.0f} / {damaged:.0f} |"
    yield f"| UI timer p99, median / worst | {result.late_median_s * 1000:.0f} / {result.late_worst_s * 1000:.0f} ms |"
    yield f"| looks at the metrics / unanswered | {result.looks} / {result.unanswered} |"
    yield f"| logs | {result.log_bytes_per_h / 1e6:.2f} MB/h |"
    yield ""
    yield from (f"LIMIT BROKEN: {line}" for line in result.broken)
    if not result.broken:
        yield "All limits kept."
    if not any(one.judged for one in result.processes):
        yield f"No process was there for {JUDGED_SPAN_S / 60:.0f} minutes after settling: its slope says nothing yet."


def _processes(processes: Sequence[Grown]) -> Iterator[str]:
    yield "| process | minutes | own MiB at rest, first → last | MiB/h | PSS MiB | threads | descriptors |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for one in sorted(processes, key=lambda p: (-p.span_s, p.pid)):
        slope = "-" if one.mib_per_h is None else f"{one.mib_per_h:+.1f}{'' if one.judged else ' (short)'}"
        yield (
            f"| {one.name} {one.pid} | {one.span_s / 60:.0f} | {one.begin_mib:.1f} → {one.end_mib:.1f} | {slope} | "
            f"{one.pss_mib:.1f} | {one.threads} ({one.new_threads:+d}) | {one.descriptors} ({one.new_descriptors:+d}) |"
        )


def _recoveries(recoveries: Sequence[Recovery]) -> Iterator[str]:
    yield "| incident | how many | back | median s | p90 s | worst s |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    kinds = sorted({one.kind for one in recoveries})
    for kind in kinds:
        of_kind = [one for one in recoveries if one.kind == kind]
        took = [one.back_s for one in of_kind if one.back_s is not None]
        figures = f"{median(took):.1f} | {percentile(took, 0.9):.1f} | {max(took):.1f}" if took else "- | - | -"
        yield f"| {kind} | {len(of_kind)} | {len(took)} | {figures} |"
