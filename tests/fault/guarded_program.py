"""A program under a guardian, to be broken: beats as the wall does, and does what its first word says.

``guarded_program.py WORD [arguments of the guardian]``; a line of JSON about its birth goes into the home's `births`.
"""

import faulthandler
import json
import os
import signal
import sys
import threading
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scc_wall.app.guardian import heart as hearts
from scc_wall.base.paths import home
from scc_wall.guardian.birth import AGAIN

hearts.DUMP_S = 0.4
ENOUGH = 7
"""Starts after which a program that told why it can't run does run: more than lead to safe mode."""
NEVER = threading.Event()


def main(word: str, arguments: list[str]) -> int:
    """Do as told."""
    here = home()
    heart = hearts.claim(here)
    assert heart is not None
    with (here.root / "births").open("a") as births:
        told = asdict(heart.birth) | {"pid": os.getpid(), "arguments": arguments}
        births.write(json.dumps(told) + "\n")
    again = heart.birth.before is not None
    if word == "told":
        return 2 if len((here.root / "births").read_text().splitlines()) < ENOUGH else 0
    if word == "crash":
        return 0 if "--safe" in arguments else 1
    if word == "leave":  # safe mode is left by a person once; what brings the program down is still there
        if "--safe" not in arguments:
            return 1
        heart.beat()
        if sum('"--safe"' in line for line in (here.root / "births").read_text().splitlines()) > 1:
            return 0
        heart.again()
        return AGAIN
    heart.beat()
    if again and word in {"hang", "stop", "fault"}:
        return 0
    if word == "fault":
        faulthandler._sigsegv()
    if word == "hang":
        hang_here()
    if word == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
        hang_here()
    while not heart.alone:  # "beat"
        if word == "upgrade" and (here.root / "upgrading").exists():
            return 0
        NEVER.wait(0.05)
        heart.beat()
    (here.root / "alone").touch()
    heart.close()
    return 0


def hang_here() -> None:
    """Say nothing any more; its name is to stand in the dump."""
    NEVER.wait()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2:]))
