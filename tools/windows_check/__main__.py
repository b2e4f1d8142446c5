"""`python -m tools.windows_check`: see `dev.py windows-check`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tools.dev.console import SetupError, say
from tools.dev.environment import ROOT
from tools.windows_check import foreign_step, package_steps, tests_step
from tools.windows_check.record import Record
from tools.windows_check.rig import Rig

STEPS: Final[dict[str, Callable[[Rig, Record, list[str]], None]]] = {
    "tests": tests_step.run,
    "build": package_steps.build,
    "installer": package_steps.installer,
    "install": package_steps.install,
    "selftest": package_steps.selftest,
    "wall": package_steps.wall,
    "foreign": foreign_step.run,
    "upgrade": package_steps.upgrade,
    "uninstall": package_steps.uninstall,
    "reinstall": package_steps.reinstall,
}


def main(argv: list[str]) -> int:
    """Run the steps asked for, or all; return 0 if all did what they should."""
    parser = argparse.ArgumentParser(prog="dev.py windows-check", description=__doc__)
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"of {', '.join(STEPS)}; none: all, in this order")
    parser.add_argument("--rig", type=Path, default=ROOT / "build/wine-rig", help="its folder; made if not there")
    parser.add_argument("--setup", type=Path, help="folder of the rig's setup.sh")
    parser.add_argument("--out", type=Path, default=ROOT / "build/windows-check", help="where log and summary go")
    parser.add_argument("--only", action="append", default=[], metavar="TESTS", help="tests or folders of tests")
    arguments = parser.parse_args(argv)
    if unknown := set(arguments.steps) - STEPS.keys():
        parser.error(f"unknown step: {' '.join(sorted(unknown))}")
    rig, record = Rig(arguments.rig), Record(arguments.out.absolute())
    try:
        rig.set_up(arguments.setup)
        for name, step in STEPS.items():
            if not arguments.steps or name in arguments.steps:
                step(rig, record, arguments.only)
    except SetupError as error:
        say(str(error))
        return 2
    print(record.summary())
    return 0 if record.passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
