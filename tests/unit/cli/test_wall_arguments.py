import argparse
from pathlib import Path

import pytest

from scc_wall.app.options import RunOptions
from scc_wall.cli.demo import unseen
from scc_wall.cli.wall_arguments import add_wall_arguments, options_of


def parse(*words: str) -> RunOptions:
    parser = argparse.ArgumentParser()
    add_wall_arguments(parser)
    return options_of(parser.parse_args(words))


def test_a_number_is_a_grid_and_a_word_a_layout() -> None:
    assert (parse("--layout", "36").tiles, parse("--layout", "36").layout) == (36, None)
    assert (parse("--layout", "Malam").tiles, parse("--layout", "Malam").layout) == (None, "Malam")
    assert parse() == RunOptions()


@pytest.mark.parametrize(
    "words", [("--screens", "0"), ("--after", "-1"), ("--seconds", "inf"), ("--metrics-port", "x")]
)
def test_nonsense_is_refused(words: tuple[str, str]) -> None:
    with pytest.raises(SystemExit):
        parse(*words)


def test_without_a_display_the_demo_leaves_a_picture_and_ends() -> None:
    options = unseen(parse())
    assert options.seconds == 20
    assert options.screenshot is not None
    assert options.after_s < options.seconds


def test_without_a_display_an_asked_for_picture_comes_before_the_end() -> None:
    options = unseen(parse("--screenshot", "a.png", "--after", "30"))
    assert options.screenshot == Path("a.png")
    assert options.seconds is not None
    assert options.seconds > options.after_s == 30


def test_who_asks_for_a_picture_alone_gets_it_and_the_program_ends() -> None:
    assert parse("--screenshot", "a.png", "--after", "3").seconds == 3.5
    assert parse("--screenshot", "a.png", "--after", "3", "--metrics-port", "0").seconds is None
    assert parse("--screenshot", "a.png", "--after", "3", "--seconds", "9").seconds == 9
