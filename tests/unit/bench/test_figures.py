"""The bench's figures: what the eyes saw becomes shares, delays and medians."""

import os
import sys
from datetime import UTC, datetime

import pytest

from tools.bench import table
from tools.bench.contestant import Task
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


def test_a_difference_takes_the_base_off_and_needs_it():
    row = next(row for row in ROWS if row.minus)
    runs, base = [Figures(36, 1.0, cpu_cores=1.5)], [Figures(36, 1.0, cpu_cores=1.25)]
    assert cell(row, runs, base) == "0.25"
    assert cell(row, runs) == "–"


def test_every_row_names_a_measurement_that_exists():
    from tools.bench.measurements import MEASUREMENTS
    from tools.bench.paging import PAGES

    assert {row.measurement for row in ROWS} == {*MEASUREMENTS, *PAGES}
    assert {row.minus for row in ROWS} <= {"", *MEASUREMENTS}


def test_four_monitors_are_filled_one_after_another():
    task = Task(("rtsp://127.0.0.1/",) * 16, columns=2, monitors=2, size_px=(3840, 2160))
    tiles = task.tiles()
    assert len(tiles) == 16
    assert tiles[3] == (960, 540, 960, 540)
    assert tiles[4] == (1920, 0, 960, 540)


def test_the_table_stands_between_its_marks(tmp_path, monkeypatch):
    document = tmp_path / "benchmarks.md"
    document.write_text(f"above\n{table.BEGIN}\nof last year\n{table.END}\nbelow\n", "utf-8")
    monkeypatch.setattr(table, "DOCUMENT", document)
    results = {"wall36": {"SCC Wall": [Figures(36, 1.0, cpu_cores=1.0)]}}
    when = datetime(2026, 1, 5, tzinfo=UTC)
    table.Report(when, 5, 10, 0.5, {"SCC Wall": "0.1.0"}, {"mpv": "mpv is not installed"}, results).write()
    text = document.read_text("utf-8")
    assert text.startswith("above\n")
    assert text.endswith("below\n")
    assert "of last year" not in text
    assert "| 36 streams: CPU, cores | ≤ best peer; aim 0.8 of it | 1.00 |" in text
    assert "mpv is not installed" in text


def test_an_earlier_run_fills_in_what_this_one_leaves_out(tmp_path):
    when = datetime(2026, 1, 5, tzinfo=UTC)
    results = {"wall36": {"SCC Wall": [Figures(36, 1.0)]}, "one": {"SCC Wall": [Figures(1, cpu_cores=0.25)]}}
    path = tmp_path / "earlier.json"
    path.write_text(table.Report(when, 3, 8, 2.5, {"SCC Wall": "0.1.0"}, {}, results).as_json(), "utf-8")
    added, line = table.earlier(path, without={"wall36"})
    assert added == {"one": results["one"]}
    assert line == "From 2026-01-05 00:00 UTC (3 runs, 8 s counted, load before: 2.5): one."


@pytest.mark.skipif(sys.platform == "win32", reason="the benchmark reads /proc")
def test_cost_counts_this_process():
    mine = cost(os.getpid())
    assert mine.cpu_s > 0
    assert mine.pss_mb > 1
    assert mine.processes >= 1


def test_cameras_beyond_those_with_a_stamp_of_their_own_are_told_by_their_place():
    from tools.bench.eyes import _cameras_by_stamp

    who = _cameras_by_stamp(tiles=36, cameras=72, own_clips=64)
    assert who[0, 1] == 1
    assert who[0, 37] == 37  # the second page
    assert who[28, 1] == 65  # camera 65 is on the second page of tile 28, with the stamp of camera 1
    assert who[5, 1] == 1  # and a wrong one anywhere else
    assert (who[:, 0] == -1).all()
