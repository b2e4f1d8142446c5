"""A running wall under load, over a store whose disk is slow: the UI thread is never away from its event loop for long.

36 tiles with pictures, 100 cameras in the list, 300 websites, every transaction of the store delayed,
through an operator's hour: log-in, layouts, dialogs, panels, screens, language, a fall of all cameras, log-out.

What is held to a limit is processor time. A slower machine takes longer for everything, and so does this one while
others have its cores: the limit grows with a piece of work that is measured between the steps
(`tests.support.yardstick`), and what is too long has to be so twice. A wait for the disk takes no processor time: no
transaction may run on the UI thread at all. Decisions 0056, 0069 and 0072 have the figures.
"""

import pytest

from tests.support.loaded_wall import Load, loaded_wall

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("the master key lies unsealed"),
    pytest.mark.timeout(240),
]
LOAD = Load(cameras=100, disk_s=0.1, screens=2, ptz=True)
ASKED_MS = 50.0
"""Of processor time in one turn, on a quiet machine."""
WAIT_MS = 30_000


def walk(shift):
    """Go through the hour; return the steps that were too long, and what is told of all."""
    shift.begin()
    shift.watch.steps = shift.watch.steps[-1:]  # what came before is the start, which has measurements of its own
    shift.come_in()
    shift.grids(9, 64, 36)
    shift.list_of("letters")
    shift.window_of("sites-table")
    shift.window_of("help")
    shift.first_page()
    for panel in ("ptz", "session-panel", "panels-reset"):
        shift.command(panel)
    shift.bare_and_back()
    shift.command("miniature", turns=30)
    shift.step("own screen", lambda: shift.wall.ui.desk.centre.show_screen(0))
    shift.speak()
    shift.lose_all()
    shift.leave()
    slowness = shift.yardstick.slowness
    told = f"{shift.told()}\nthis machine, now: {slowness:.1f} times as slow as a quiet one"
    print(told)  # noqa: T201 - the figures, for `pytest -s`
    assert not shift.on_ui_thread, shift.on_ui_thread[0]
    return {step.name for step in shift.watch.steps if step.cpu_ms > ASKED_MS * slowness}, told


def test_nothing_that_an_operator_does_holds_the_ui_thread(qtbot, tmp_path):
    left = None
    for attempt in ("first", "second"):  # what is too long is so again; others on the machine are not
        with loaded_wall(tmp_path / attempt, LOAD, lambda until: qtbot.waitUntil(until, timeout=WAIT_MS)) as shift:
            over, told = walk(shift)
        left = over if left is None else left & over
        if not left:
            return
    pytest.fail(f"too long, twice: {sorted(left)}\n{told}")
