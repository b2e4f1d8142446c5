"""The commands of `dev.py`. Each sets up what it needs, then becomes (or runs) the program; its arguments go on."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Final

from tools.dev import checks, debian, locks, suite
from tools.dev.console import SetupError, say
from tools.dev.environment import ROOT, Stage, ensure, python

Arguments = list[str]


def demo(arguments: Arguments) -> int:
    """Show the wall with simulated cameras (arguments: see `demo --help`)."""
    ensure(Stage.RUN)
    debian.provide(debian.missing_for_qt(), "the wall (Qt)")
    return _become(["-m", "scc_wall", "demo", *arguments])


def test(arguments: Arguments) -> int:
    """Run the tests, on several cores where they bear it (arguments: pytest's, such as `-k rtsp`)."""
    ensure(Stage.DEV)
    debian.provide(debian.missing_for_qt(), "Qt's tests")
    debian.provide(debian.missing_for_tests(), "some system tests (skipped without it)")
    if not suite.is_whole(arguments):
        return _become(["-m", "pytest", *arguments], at_root=True)
    return suite.run(python(), arguments)


def check(arguments: Arguments) -> int:
    """Check style, types, architecture and translations; all run even if one fails (arguments: names of checks)."""
    ensure(Stage.DEV)
    debian.provide(debian.missing_for_qt(), "the check of the translations (Qt)")
    return checks.run(arguments)


def bench(arguments: Arguments) -> int:
    """Measure against the peers found here (`--install-peers` adds them; further arguments: the benchmark's)."""
    ensure(Stage.DEV)
    debian.provide(debian.missing_for_qt(), "the wall (Qt)")
    missing = debian.missing_peers()
    if "--install-peers" in arguments:
        arguments = [argument for argument in arguments if argument != "--install-peers"]
        debian.provide(missing, "the peers")
    elif missing:
        say(f"peers (or parts of them) not installed, so not compared: {' '.join(missing)}; --install-peers adds them")
    return _become(["-m", "tools.bench", *arguments], at_root=True)


def soak(arguments: Arguments) -> int:
    """Run a wall for hours with faults by chance (arguments: `--hours N`, `--seed N`, `--xvfb`)."""
    ensure(Stage.DEV)
    debian.provide(debian.missing_for_qt(), "the wall (Qt)")
    return _become(["-m", "tools.soak", *arguments], at_root=True)


def screenshots(arguments: Arguments) -> int:
    """Draw every window in both languages (arguments: `--only access`, `--lang id`, `--variant 4k`)."""
    ensure(Stage.DEV)
    debian.provide(debian.missing_for_qt(), "the wall (Qt)")
    return _become(["-m", "tools.shots", *arguments], at_root=True)


def translate(arguments: Arguments) -> int:
    """Bring the English texts up to date (arguments: `list`, `fill FILE`, `check`)."""
    ensure(Stage.DEV)
    debian.provide(debian.missing_for_qt(), "Qt's translations")
    return _become(["-m", "tools.translations", *arguments], at_root=True)


def build(arguments: Arguments) -> int:
    """Build the package for people without Python (arguments: `--check`, `--verify MANIFEST --key PEM`)."""
    ensure(Stage.DEV)
    debian.provide(debian.missing_for_qt(), "the self test (Qt)")
    debian.provide(debian.missing_for_build(), "packing")
    return _become(["-m", "tools.build", *arguments])


def windows_check(arguments: Arguments) -> int:
    """Run tests and package as Windows programs under wine (arguments: steps, `--rig FOLDER`, `--only TESTS`)."""
    ensure(Stage.DEV)
    return _become(["-m", "tools.windows_check", *arguments], at_root=True)


def lock(arguments: Arguments) -> int:
    """Resolve the dependencies of pyproject.toml anew into requirements/ (needs uv; arguments: uv's, `--upgrade`)."""
    return locks.write(arguments)


COMMANDS: Final[dict[str, Callable[[Arguments], int]]] = {
    command.__name__.replace("_", "-"): command
    for command in (demo, test, check, bench, soak, screenshots, translate, build, windows_check, lock)
}


def main(argv: list[str]) -> int:
    """Run one command; return its exit status (2 if it can't be set up or is unknown)."""
    if not argv or argv[0] in {"-h", "--help", "help"}:
        print(_usage())
        return 0 if argv else 2
    command = COMMANDS.get(argv[0])
    if command is None:
        say(f"unknown command {argv[0]!r}\n{_usage()}")
        return 2
    try:
        return command(argv[1:])
    except SetupError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        say("stopped")
        return 130


def _usage() -> str:
    lines = [f"  {name:<14} {(command.__doc__ or '').strip()}" for name, command in COMMANDS.items()]
    return "\n".join(["usage: python3 dev.py COMMAND [ARGUMENTS...]", "", *lines])


def _become(arguments: Arguments, *, at_root: bool = False) -> int:
    """Give this process over to the environment's Python, so that a signal sent to it reaches the program itself.

    Without `at_root` the current folder stays, so that file names on the command line mean what they say.
    """
    argv = [str(python()), *arguments]
    if at_root:
        os.chdir(ROOT)
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(argv[0], argv)  # noqa: S606 - no shell is meant
    # Windows' exec returns to the prompt while the program still runs: wait for it instead, and leave Ctrl+C to it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.run(argv, check=False).returncode
