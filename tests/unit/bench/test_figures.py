"""The bench's figures: what the eyes saw becomes shares, delays and medians."""

import pytest

from tools.bench.eyes import Seen, shown
from tools.bench.geometry import grid
from tools.bench.processes import cost
from tools.bench.rows import ROWS, cell
from tools.bench.trial import Figures

MS = 1_000_000


def seen(frames: list[int], tile: int = 0, delay_ms: int = 10) -> list[Seen]:
    return [Seen(i * 40 * MS, tile, tile + 1, frame, (i * 40 - delay_ms) * MS) for i, frame in enumerate(frames)]


def test_every_frame_seen_is_a_share_of_one_even_where_the_clip_starts_again():
    figures = shown(seen([197, 198, 199, 0, 1]), clip_frames=200, seconds=0.2, tiles=1)
    assert figures.share == 1.0
    assert figures.frames_per_s == pytest.approx(25)
    assert figures.delay_ms == pytest.approx(10)


def test_a_frame_left_out_lowers_the_share():
    assert shown(seen([0, 1, 3, 4]), clip_frames=200, seconds=0.2, tiles=1).share == pytest.approx(3 / 4)


def test_one_bad_tile_is_not_hidden_by_the_good_ones():
    both = seen([0, 1, 2, 3, 4]) + seen([0, 4], tile=1)
    assert shown(both, clip_frames=200, seconds=0.2, tiles=2).share == pytest.approx(5 / 8)


def test_nothing_seen_is_a_share_of_nothing():
    assert shown([], clip_frames=200, seconds=1, tiles=36).share == 0.0


def test_a_grid_covers_the_screen():
    tiles = grid(6, 6, (1920, 1080))
    assert len(tiles) == 36
    assert tiles[7] == (320, 180, 320, 180)
    assert tiles[-1] == (1600, 900, 320, 180)


CPU = ROWS[0]


def test_a_cell_is_the_median_and_says_how_many_runs_gave_it():
    runs = [Figures(36, 1.0, cpu_cores=value) for value in (0.9, 1.4, 1.0)]
    assert cell(CPU, runs) == "1.00"
    assert cell(CPU, [*runs, Figures(12)]) == "1.00 (3/4)"


def test_a_contestant_that_never_lit_its_tiles_says_how_many_it_lit():
    assert cell(CPU, [Figures(12), Figures(20)]) == "never (20 lit)"


def test_cost_counts_this_process():
    mine = cost(__import__("os").getpid())
    assert mine.cpu_s > 0
    assert mine.pss_mb > 1
    assert mine.processes >= 1
