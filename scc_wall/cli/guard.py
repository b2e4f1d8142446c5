"""`scc-wall guard`: the wall with its guardian, which starts it again when it crashes or hangs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import argparse

HELP: Final = frozenset({"-h", "--help"})
_KIOSK: Final = "--kiosk"
_SHORTEST: Final = len("--k")


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Declare the command's arguments: those of `run`, which gets them as they are."""
    from scc_wall.cli.wall_arguments import add_guarded_arguments, add_wall_arguments

    add_wall_arguments(parser)
    add_guarded_arguments(parser)


def run(arguments: "argparse.Namespace") -> int:
    """Keep the wall running until a person ends it."""
    return keep(arguments.words[1:])


def keep(words: Sequence[str]) -> int:
    """Do so without a look at the words, which is the program's: it starts a tenth of a second earlier.

    Parameters
    ----------
    words
        The arguments of `run`.
    """
    import sys

    from scc_wall.app.guardian.guard import main
    from scc_wall.base.errors import SccError

    kiosk = any(len(word) >= _SHORTEST and _KIOSK.startswith(word) for word in words)
    try:
        return main(list(words), kiosk=kiosk)
    except SccError as error:
        from scc_wall.base.redact import redact

        print(redact(error.told()), file=sys.stderr)
        return error.exit_status
