"""The demo's people exist in a demo alone: nothing that a real installation runs knows them, or how to make them."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from scc_wall.access.passwords import Passwords, check_rules
from scc_wall.access.service import build
from scc_wall.access.told_errors import LoginRefused
from scc_wall.app.demo import DemoHome, demo_home
from scc_wall.app.training import LOGINS, MARK, NotADemoError, new_password, seed_of
from scc_wall.base.paths import Home, home
from scc_wall.domain.letter import LetterState
from scc_wall.storage.store import Store, open_store
from tests.support.access_room import KEY
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

ROOT = Path(__file__).resolve().parents[3]
CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


def opened(where: Home, clock: ManualClock) -> Store:
    return open_store(where, ScriptedVault(), clock)


def test_a_demo_has_people_who_can_come_in_each_by_the_rules(tmp_path: Path, clock: ManualClock) -> None:
    demo, password = DemoHome(tmp_path / "demo"), new_password()
    with opened(demo, clock) as store:
        access = build(store, KEY, clock, demo.anchors, CHEAP)
        access.audit.start()
        note = seed_of(demo, password, clock)(access, store)
        assert password in note.id
        assert MARK in note.id
        letters = {one.letter.number: one for one in access.letters.list()}
        assert {one.state for one in letters.values()} == {LetterState.APPROVED}
        for login, number in (("latihan", "1"), ("latihan-admin", "1"), ("latihan-pengawas", "2")):
            letter = letters[f"{MARK}/{number}/DEMO"]
            presence = access.door.log_in(login, password, letter.letter_id, MARK, notice_acknowledged=True)
            assert presence.account.name.startswith(MARK)
            access.sessions.log_out()
        with pytest.raises(NotADemoError):  # not twice either
            seed_of(demo, password, clock)(access, store)


def test_a_real_home_is_refused(clock: ManualClock) -> None:
    assert not isinstance(home(), DemoHome)
    with pytest.raises(NotADemoError):
        seed_of(home(), new_password(), clock)
    with pytest.raises(NotADemoError):
        seed_of(Home(demo_home().root), new_password(), clock)  # not by its path: by where it came from


def test_a_demo_leaves_a_real_installation_without_its_people(clock: ManualClock) -> None:
    demo, real, password = demo_home(), home(), new_password()
    assert real.database != demo.database
    assert real.anchors != demo.anchors
    with opened(demo, clock) as store:
        access = build(store, KEY, clock, demo.anchors, CHEAP)
        access.audit.start()
        seed_of(demo, password, clock)(access, store)
    with opened(real, clock) as store:
        access = build(store, KEY, clock, real.anchors, CHEAP)
        assert access.accounts.empty()
        for login in LOGINS:
            with pytest.raises(LoginRefused):
                access.door.prove(login, password)


def test_each_demo_has_a_password_of_its_own_that_keeps_the_rules() -> None:
    made = {new_password() for _ in range(50)}
    assert len(made) > 45
    for password in made:
        check_rules(password, "latihan")


def test_only_the_demo_loads_the_training() -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "scc_wall").rglob("*.py")
        if "training" in (source := path.read_text("utf-8"))  # parsing all takes seconds
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.ImportFrom) and node.module == "scc_wall.app.training")
        or (isinstance(node, ast.Import) and any(name.name == "scc_wall.app.training" for name in node.names))
        or (isinstance(node, ast.Constant) and node.value == "scc_wall.app.training")
    }
    assert users == {"scc_wall/cli/demo.py"}


LATE = (
    "scc_wall.access",
    "scc_wall.ui.access",
    "argon2",
    "sqlalchemy",
    "alembic",
    "concurrent.futures",
    "scc_wall.monitors",
    "scc_wall.domain.site",
    "scc_wall.domain.event",
    "scc_wall.domain.audit",
    "scc_wall.ui.sites",
    "requests",
    "selectolax",
    "pyqtgraph",
    "numpy",
)


@pytest.mark.parametrize(
    ("loads", "absent"),
    [
        # what runs before the first pictures loads nothing of what comes behind them
        ("scc_wall.cli.run, scc_wall.app.opening, scc_wall.app.wall, scc_wall.vault.key_vault", LATE),
        ("scc_wall.cli.run, scc_wall.app.wall, scc_wall.app.access.callers, scc_wall.app.access.room",
         ("scc_wall.app.training", "scc_wall.app.demo", "scc_wall.simulator")),
    ],
)  # fmt: skip
def test_a_real_wall_does_not_load(loads: str, absent: tuple[str, ...]) -> None:
    script = f"import sys, {loads}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = done.stdout.split()
    assert [name for name in loaded if name.startswith(tuple(f"{one}." for one in absent)) or name in absent] == []
