"""`scc-wall guard`: the wall with its guardian, which starts it again when it crashes or hangs."""

import argparse

from scc_wall.cli.wall_arguments import add_guarded_arguments, add_wall_arguments


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments: those of `run`, which gets them as they are."""
    add_wall_arguments(parser)
    add_guarded_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Keep the wall running until a person ends it."""
    from scc_wall.app.guardian.guard import main

    return main(arguments.words[1:], kiosk=arguments.kiosk)
