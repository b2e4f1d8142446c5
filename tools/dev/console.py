"""How `dev.py` speaks and ends."""

import sys
from typing import NoReturn


class SetupError(Exception):
    """The machine lacks something that a person must add; the message says what and how."""


def say(text: str) -> None:
    """Print one line about the set-up, on stderr: stdout belongs to the command."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def give_up(text: str) -> NoReturn:
    """End with what is wrong and what to do.

    Raises
    ------
    SetupError
        Always.
    """
    raise SetupError(text)
