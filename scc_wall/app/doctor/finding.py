"""One thing that was looked at, and how it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.setting import JsonValue


class Level(StrEnum):
    """How it is; the value stands in the JSON."""

    GOOD = "ok"
    CARE = "warning"
    BAD = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found; holds no secret.

    Parameters
    ----------
    check
        Which one, stable: `disk`, `store`, `camera` …
    title
        Its name for people.
    what
        What was found, in a line.
    why, todo
        The cause and what a person can do; None where all is well.
    facts
        The figures behind it, for programs.
    """

    check: str
    level: Level
    title: Told
    what: Told
    why: Told | None = None
    todo: Told | None = None
    facts: Mapping[str, JsonValue] = field(default_factory=dict)

    @property
    def line(self) -> Told:
        """Title and what was found."""
        return both("{title}: {what}", title=self.title, what=self.what)


def both(text: str, **values: object) -> Told:
    """Return a text whose words are all in its values, which may be `Told` themselves."""
    return told(text, text, **values)


def told(id_: str, en: str, **values: object) -> Told:
    """Return a text in both languages; a `Told` among the values gives each language its own."""
    return Told(id_, en).format(**values)


def same(text: object) -> Told:
    """Return what reads the same in both languages."""
    return Told(str(text), str(text))


def of_error(check: str, title: Told, error: SccError, level: Level = Level.BAD) -> Finding:
    """Return the finding of an error that is told to people."""
    return Finding(check, level, title, error.what, error.why, error.todo)


def of_system(check: str, title: Told, error: OSError) -> Finding:
    """Return the finding of a look that the system refused: a folder that this user may not read, say."""
    why = same(f"{error.filename or '?'}: {error.strerror or type(error).__name__}")
    todo = Told(
        "Periksa izin folder itu; jalankan sebagai pengguna yang memasang SCC Wall.",
        "Check that folder's permission; run it as the user who installed SCC Wall.",
    )
    return Finding(check, Level.BAD, title, NO_ANSWER, why, todo)


NO_ANSWER: Final = Told("tidak dapat diperiksa", "can't be looked at")


def of_bug(check: str, title: Told, error: BaseException) -> Finding:
    """Return the finding of a look that failed by a bug of ours: the others go on."""
    return Finding(
        check,
        Level.CARE,
        title,
        NO_ANSWER,
        same(type(error).__name__),
        Told("Laporkan ini kepada pembuat program.", "Report this to the makers of the program."),
    )
