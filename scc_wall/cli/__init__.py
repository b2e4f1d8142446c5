"""The commands of `scc-wall`, one module each; imports nothing heavy before a command needs it."""

from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status (2 for an error that was told to the person)."""
    import multiprocessing
    import sys

    multiprocessing.freeze_support()  # in the frozen program, decode processes start from this same executable
    from scc_wall.cli import early

    words = sys.argv[1:] if argv is None else argv
    early.start_for(words)
    try:
        from scc_wall.cli.command_line import run_command

        return run_command(words)
    finally:
        early.end()
