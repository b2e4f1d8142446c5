"""The commands of `scc-wall`, one module each; imports nothing heavy before a command needs it."""

from scc_wall.cli.main import main

__all__ = ["main"]
