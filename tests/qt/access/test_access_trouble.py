"""An audit, a key or a store that is not as it must be lets nobody in, and the wall goes on."""

import sqlite3
from contextlib import closing

import pytest

from scc_wall.app.access.reception import RETRY_S, Stage
from scc_wall.app.training import seed_of
from scc_wall.base.paths import Home
from scc_wall.vault.key_vault import KEY_FILE

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("the master key lies unsealed"),
]


def test_an_audit_that_was_edited_is_told_at_the_start_to_everybody(make, demo, trained, expected_logs) -> None:
    expected_logs.expect("the audit does not hold")
    trained.close()
    with closing(sqlite3.connect(demo.database)) as attacker, attacker:
        for (name,) in attacker.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            attacker.execute(f"DROP TRIGGER {name}")
        attacker.execute("UPDATE audit SET who = 'nobody' WHERE number = 2")
    again = make(demo)
    again.open()
    again.reception.ticks.tick()
    trouble = again.reception._strip.trouble
    again.until(trouble.isVisible)
    assert trouble.accessibleName() == "audit tidak utuh"  # on this screen of 800 pixels the sign alone is seen
    assert "Baris audit 2 diubah" in trouble.toolTip()
    assert "auditor" in trouble.toolTip()
    again.until(lambda: not again.reception.ticks.running)


def test_without_its_audit_nobody_is_let_in_and_the_wall_goes_on(make, demo, clock, password, expected_logs) -> None:
    expected_logs.expect("access does not open")
    demo.anchors.mkdir(parents=True)  # no file can be written there
    wall = make(demo, seed=seed_of(demo, password, clock))
    wall.open(Stage.FAILED)
    assert not wall.unlocked
    assert wall.ui.walls[0].isVisible()
    wall.ui.commands.run("session")
    wall.until(lambda: "⚠" in wall.message)
    wall.until(lambda: wall.reception.stage is Stage.FAILED)
    trouble = wall.reception._strip.trouble
    assert trouble.accessibleName() == "tidak dapat masuk"  # on this screen of 800 pixels the sign alone is seen
    assert str(demo.anchors) in trouble.toolTip()
    trouble.click()
    assert str(demo.anchors) in wall.message
    demo.anchors.rmdir()
    wall.reception.look()
    assert wall.reception.stage is Stage.FAILED  # not before a minute
    clock.advance(RETRY_S + 1)
    wall.open()
    assert trouble.isHidden()


def test_accounts_without_their_key_open_for_nobody(make, demo, trained, expected_logs) -> None:
    expected_logs.expect("access does not open")
    trained.close()
    (demo.keys / KEY_FILE).unlink()
    again = make(demo)
    again.open(Stage.FAILED)
    assert not (demo.keys / KEY_FILE).exists()  # another key in its place would look like a broken audit


def test_a_key_that_has_no_safe_place_is_told_and_makes_no_account(make, tmp_path, expected_logs) -> None:
    expected_logs.expect("access does not open")
    expected_logs.expect("the key can't be had")
    wall = make(Home(tmp_path / "home"), keyless=True)
    wall.open(Stage.NO_ACCOUNT)
    wall.ui.commands.run("session")
    wall.until(lambda: wall.reception.stage is Stage.FAILED)
    assert "⚠" in wall.message
    assert wall.dialog is None
    assert not wall.store.accounts.list()
