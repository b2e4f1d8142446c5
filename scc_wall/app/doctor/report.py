"""Findings as lines for people and as JSON for programs; whatever leaves here is redacted first."""

import json
from collections.abc import Callable, Iterable
from typing import Any, Final

from scc_wall.app.doctor.finding import Finding, Level
from scc_wall.base.redact import redact
from scc_wall.base.told import Told

MARKS: Final = {Level.GOOD: "OK", Level.CARE: "!", Level.BAD: "✗"}
_INDENT: Final = "      "
_WHY: Final = Told("Sebab", "Why")
_TODO: Final = Told("Tindakan", "What to do")

Scrub = Callable[[str], str]
"""Takes known secrets out of a text."""


def lines_of(finding: Finding, scrub: Scrub = redact) -> list[str]:
    """Return a finding's line, and below one that is not well why and what to do."""
    lines = [f"{MARKS[finding.level]:<4}{_clean(finding.line, scrub)}"]
    if finding.level is not Level.GOOD:
        parts = ((_WHY, finding.why), (_TODO, finding.todo))
        lines += [f"{_INDENT}{name}: {_clean(text, scrub)}" for name, text in parts if text is not None]
    return lines


def last_line(findings: Iterable[Finding]) -> str:
    """Return how it is on the whole."""
    levels = [one.level for one in findings]
    bad, care = levels.count(Level.BAD), levels.count(Level.CARE)
    if not bad and not care:
        return str(Told("Semua baik.", "All is well."))
    return str(
        Told("{bad} masalah (✗), {care} perhatian (!).", "{bad} troubles (✗), {care} warnings (!).").format(
            bad=bad, care=care
        )
    )


def as_json(findings: Iterable[Finding], scrub: Scrub = redact) -> str:
    """Return all findings, both languages beside each other."""
    return json.dumps([_document(one, scrub) for one in findings], ensure_ascii=False, indent=1)


def status_of(findings: Iterable[Finding]) -> int:
    """Return the exit status: 1 if something is not as it must be."""
    return int(any(one.level is Level.BAD for one in findings))


def _document(finding: Finding, scrub: Scrub) -> dict[str, Any]:
    texts = {name: getattr(finding, name) for name in ("title", "what", "why", "todo")}
    return {
        "check": finding.check,
        "level": finding.level.value,
        **{
            name: None if text is None else {"id": _one_line(text.id, scrub), "en": _one_line(text.en, scrub)}
            for name, text in texts.items()
        },
        "facts": scrubbed(dict(finding.facts), scrub),
    }


def scrubbed(value: Any, scrub: Scrub) -> Any:
    """Return a JSON value whose texts, and names, are scrubbed."""
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, dict):
        return {scrub(str(name)): scrubbed(one, scrub) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [scrubbed(one, scrub) for one in value]
    return value


def _clean(text: Told, scrub: Scrub) -> str:
    return _one_line(str(text), scrub)


def _one_line(text: str, scrub: Scrub) -> str:
    return "".join(c if c.isprintable() else " " for c in scrub(text))
