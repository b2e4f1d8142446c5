"""The decode processes of a wall start before its command line is read; nobody who asks for less starts any."""

import pytest

from scc_wall import cli
from scc_wall.cli import early


class CountedProcesses:
    """In place of `video.launch.EarlyProcesses`."""

    def __init__(self) -> None:
        self.closed = 0

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def made(monkeypatch) -> list[CountedProcesses]:
    made: list[CountedProcesses] = []

    def start(*, first: bool = False) -> CountedProcesses:
        made.append(CountedProcesses())
        return made[-1]

    monkeypatch.setattr(early, "_start", start)
    return made


def test_whoever_runs_the_wall_takes_over_what_was_started(made) -> None:
    early.start_for(["run", "--layout", "36"])
    with early.processes() as taken:
        assert taken is made[0]
        early.end()
        assert not taken.closed
    assert [one.closed for one in made] == [1]


def test_a_wall_that_nobody_announced_starts_its_own(made) -> None:
    with early.processes() as taken:
        assert taken is made[0]


@pytest.mark.parametrize("words", [[], ["cameras", "list"], ["run", "--help"], ["demo", "-h"], ["--version"]])
def test_nothing_is_started_for_anything_but_a_wall(made, words) -> None:
    early.start_for(words)
    assert made == []


def test_a_wrong_command_line_leaves_no_process(made, capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["run", "--screens", "none"])
    assert ended.value.code == 2
    assert [one.closed for one in made] == [1]


def test_no_module_takes_the_place_of_the_entry_point() -> None:
    import scc_wall.cli.command_line

    assert callable(scc_wall.cli.main)
