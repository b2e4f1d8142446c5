"""The commands of `scc-wall`, one module each; imports nothing heavy before a command needs it."""

from collections.abc import Sequence

__all__ = ["main"]

DOUBLE_CLICK = ("guard",)
"""What the installed program does without words."""
LASTING = ("guard", "run", "demo")
"""Commands that run until somebody ends them, be it in their first moment."""


def given(words: Sequence[str], *, frozen: bool) -> Sequence[str]:
    """Return the words meant: the self test is an option too, as those ask for it who know no commands."""
    if tuple(words[:1]) == ("--selftest",):
        return ["selftest", *words[1:]]
    return DOUBLE_CLICK if frozen and not words else words


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status (2 for an error that was told to the person)."""
    import sys

    words = given(sys.argv[1:] if argv is None else argv, frozen=getattr(sys, "frozen", False))
    if argv is not None or not words or words[0] not in LASTING:
        return _run(words)
    from scc_wall.base import ending

    ending.begin()
    try:
        return _run(words)
    finally:
        ending.deaf()


def _run(words: Sequence[str]) -> int:
    if tuple(words[:1]) == ("guard",):  # the program's start waits for this one's
        from scc_wall.cli import guard

        if not guard.HELP & set(words):
            return guard.keep(words[1:])
    import multiprocessing

    try:
        multiprocessing.freeze_support()  # in the frozen program, decode processes start from this same executable
    except (OSError, EOFError):
        return 1  # a decode process whose program ended meanwhile: untold, Windows would keep it open in a dialog
    from scc_wall.cli import early

    try:
        early.start_for(words)
        from scc_wall.cli.command_line import run_command
        from scc_wall.cli.reader_gone import while_read

        return while_read(lambda: run_command(words))
    finally:
        early.end()
