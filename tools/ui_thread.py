"""How long the UI thread is away from its event loop, step by step through an operator's shift, under load.

    .venv/bin/python -m tools.ui_thread                  # 36 tiles, 300 cameras, 300 sites, a disk that takes 0.4 s
    .venv/bin/python -m tools.ui_thread --stacks --only leave --screens 3

For each step it prints the longest block: in ms of the UI thread's processor time, which other programs change little,
and in ms of wall time, which is what a person feels and what a wait for a disk costs; then where its stack was while it
lasted. Some 50 ms are asked (issue 6, decisions 0056, 0069, 0072) on a quiet machine; how much slower this one was, by
work that never changes, is measured between the steps. Returns 0 if no step took more than that in processor time, 1
if one did, 2 if a step did not come to its end.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from scc_wall.app.platform import has_display, offscreen
from scc_wall.app.wall import HAND_OVER_S
from scc_wall.base.collector import hold_collector
from tests.support.loaded_wall import Load, Shift, idle_share, jiffies, loaded_wall

ASKED_MS: Final = 50.0
WAIT_S: Final = 20.0


def spin(condition: Callable[[], bool]) -> None:
    """Let Qt work until the condition holds."""
    end_s = time.monotonic() + WAIT_S
    while not condition():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > end_s:
            raise TimeoutError


def walk(shift: Shift, load: Load) -> None:
    """Go through the steps."""
    run = shift.wall.ui.commands.run
    shift.begin()
    shift.come_in()
    shift.step("own desk", lambda: None, turns=120)
    shift.grids(9, 64, 36)
    for name in ("letters", "visitors", "sessions", "audit-export"):
        shift.list_of(name)
    for name in ("sites-table", "help", "help", "handover", "snapshots"):
        shift.window_of(name)
    shift.first_page()
    for name in ("session-panel", "ptz" if load.ptz else "events", "sites", "events", "panels-reset"):
        shift.command(name, turns=30)
    shift.bare_and_back()
    if load.screens > 1:
        shift.command("miniature", turns=120)
        shift.step("another screen", partial(shift.wall.ui.desk.centre.show_screen, 1), turns=60)
        shift.step("own screen", partial(shift.wall.ui.desk.centre.show_screen, 0), turns=60)
    shift.speak()
    shift.lose_all()
    shift.step("esc", lambda: run("back"))
    shift.leave()


def report(shift: Shift, only: str, *, stacks: bool) -> bool:
    """Print the table; return whether every step kept to what was asked."""
    steps = [step for step in shift.watch.steps if only in step.name]
    print("    cpu    wall ms")
    for step in steps:
        print(step.told()[:200])
        if stacks and max(step.cpu_ms, step.wall_ms) > ASKED_MS:
            for where, count in step.culprits.most_common(12):
                print(f"{'':18}{count:4}x {where}")
    for where in shift.on_ui_thread:
        print("the UI thread waited for the disk:\n" + where)
    slowness = shift.yardstick.slowness
    over = [step for step in steps if step.cpu_ms > ASKED_MS]
    really = [step.name for step in over if step.cpu_ms > ASKED_MS * slowness]
    print(f"{len(over)} of {len(steps)} steps over {ASKED_MS:.0f} ms of processor time; this machine, now:")
    print(f"{slowness:.1f} times as slow as a quiet one, where these would be over it: {', '.join(really) or 'none'}")
    return not really and not shift.on_ui_thread


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tiles", type=int, default=36)
    parser.add_argument("--cameras", type=int, default=300)
    parser.add_argument("--sites", type=int, default=300)
    parser.add_argument("--screens", type=int, default=3)
    parser.add_argument("--disk", type=float, default=0.4, help="seconds that each transaction takes longer")
    parser.add_argument("--only", default="", help="print the steps whose name holds this")
    parser.add_argument("--stacks", action="store_true", help="print where a step over the limit was")
    given = parser.parse_args(arguments)
    with ExitStack() as screen:
        if not has_display():
            screen.enter_context(offscreen())
        application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    hold_collector()  # as the program does; the wall lets it go once everything is there
    sys.setswitchinterval(HAND_OVER_S)
    load = Load(given.tiles, given.cameras, given.sites, given.disk, given.screens, ptz=True)
    before = jiffies()
    with tempfile.TemporaryDirectory() as folder, loaded_wall(Path(folder), load, spin) as shift:
        try:
            walk(shift, load)
        except TimeoutError:
            print(f"did not come to its end: {shift.watch.steps[-1].name}")
            return 2
    print(f"the machine was idle {idle_share(before):.0%} of the time")
    return 0 if report(shift, given.only, stacks=given.stacks) else 1


if __name__ == "__main__":
    sys.exit(main())
