"""The front: asked for by a file in the home, taken note of once; a second start says so in one sentence."""

import os
import threading
from pathlib import Path

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.front import CAME, ask, was_asked
from scc_wall.base.one_program import RUNS_ALREADY, RunsAlreadyError, is_held, only_program, shown_first
from scc_wall.base.paths import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").ensure()


class First:
    """A program that looks for the file, as the wall does."""

    def __init__(self, home: Home) -> None:
        self.fronts = 0
        self._home = home
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(0.01):
            self.fronts += was_asked(self._home.front)

    def close(self) -> None:
        self._over.set()
        self._thread.join()


def test_a_second_start_shows_the_first_and_says_so_in_one_sentence(home: Home) -> None:
    first = First(home)
    try:
        with only_program(home.running, SYSTEM_CLOCK):
            assert is_held(home.running)
            with (
                pytest.raises(RunsAlreadyError) as met,
                shown_first(home, SYSTEM_CLOCK),
                only_program(home.running, SYSTEM_CLOCK),
            ):
                pytest.fail("two hold one home")
    finally:
        first.close()
    assert first.fronts == 1
    assert met.value.told() == str(CAME)
    assert met.value.exit_status == RUNS_ALREADY
    assert not home.front.exists()
    assert not is_held(home.running)


def test_where_the_first_hangs_the_second_says_who_it_is_and_the_file_waits_for_it(home: Home) -> None:
    assert not ask(home, SYSTEM_CLOCK, within_s=0.05)
    assert was_asked(home.front)  # once its guardian has started it again
    assert not was_asked(home.front)


@pytest.mark.skipif(os.name == "nt", reason="no such rights there")
def test_nobody_else_may_ask(home: Home) -> None:
    ask(home, SYSTEM_CLOCK, within_s=0.0)
    assert home.front.stat().st_mode & 0o777 == 0o600
    assert home.root.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_link_of_that_name_is_not_followed(home: Home, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    home.front.symlink_to(elsewhere)
    assert not ask(home, SYSTEM_CLOCK, within_s=0.0)
    assert not elsewhere.exists()
    assert was_asked(home.front)
    assert not os.path.lexists(home.front)


def test_a_home_that_is_gone_answers_nobody(tmp_path: Path) -> None:
    gone = Home(tmp_path / "gone")
    assert not ask(gone, SYSTEM_CLOCK, within_s=0.0)
    assert not was_asked(gone.front)
    assert not is_held(gone.running)
