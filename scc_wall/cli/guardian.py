"""`scc-wall guardian`: the process beside the wall that stops cameras; started by the wall itself."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments: none, since what it needs to know comes over its link."""


def run(_arguments: argparse.Namespace) -> int:
    """Serve until the link ends."""
    from scc_wall.app.guardian.process import main

    return main()
