"""The two families of errors (house style 7).

`SccError` is the environment's: a person can cause or meet it, so it is told in their language: what happened, why,
what to do. Everything else is a bug of ours and goes to the log with its trace.
"""

from typing import ClassVar

from scc_wall.base.told import Told, in_sentences


class SccError(Exception):
    """An error of the environment.

    Parameters
    ----------
    what
        What happened.
    why
        The cause, as far as it is known.
    todo
        What the person can do about it.
    """

    exit_status: ClassVar[int] = 2
    """What a command ends with that meets it."""

    def __init__(self, what: Told, why: Told | None = None, todo: Told | None = None) -> None:
        super().__init__(what, why, todo)  # the arguments themselves, or it can't be pickled or copied
        self.what = what
        self.why = why
        self.todo = todo

    def told(self) -> str:
        """Return what happened, why, and what to do, in the current language, a line each."""
        return "\n".join(str(part) for part in (self.what, self.why, self.todo) if part is not None)

    def in_one(self, *, why: bool = True) -> Told:
        """Return what happened, why (or not, where room is scarce), and what to do, in one text, a sentence each."""
        parts = [part for part in (self.what, self.why if why else None, self.todo) if part is not None]
        return Told(in_sentences(part.id for part in parts), in_sentences(part.en for part in parts))

    def __str__(self) -> str:
        return self.told()
