"""The soak's arithmetic and its plan; the soak itself runs for hours."""

import json
import sys
from itertools import islice
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.simulator.faults import checked, fault_named

if sys.platform == "win32":
    pytest.skip("the soak reads /proc", allow_module_level=True)

from tools.soak import processes
from tools.soak.figures import (
    Grown,
    Life,
    Recovery,
    Sample,
    counted,
    grown,
    kept_at_rests,
    percentile,
    slope_per_h,
    verdicts,
)
from tools.soak.plan import CAMERA_FAULTS, REST_EVERY, REST_S, Kind, incidents
from tools.soak.soak import Notes, Soak
from tools.soak.table import as_json, lines_of, result_of

if TYPE_CHECKING:
    from tools.soak.world import World

CAMERAS = [f"cam-{n:02}" for n in range(1, 37)]


def life(mib_per_h: float, minutes: int, *, begin: float = 100.0, descriptors: int = 30, name: str = "wall") -> Life:
    samples = [
        Sample(60.0 * m, begin + mib_per_h * m / 60, 120.0, 20, descriptors + (20 if m > minutes / 2 else 0), m)
        for m in range(minutes + 1)
    ]
    return Life(name, 7, samples)


def test_a_slope_is_that_of_the_line_through_all_points() -> None:
    assert slope_per_h([(0, 5.0), (1800, 6.0), (3600, 7.0)]) == pytest.approx(2.0)
    assert slope_per_h([(0, 5.0), (3600, 7.0)]) is None
    assert slope_per_h([(9.0, 1.0)] * 5) is None


def test_what_comes_and_goes_is_no_growth_and_what_is_there_at_each_rest_is() -> None:
    for leak_mib_per_h in (0.0, 6.0):
        saw = [
            Sample(15.0 * n, 100.0 + leak_mib_per_h * n / 240 + (n * n % 5) * 3.0, 120.0, 20, 30, rest(n))
            for n in range(240)
        ]
        found = grown(Life("decode", 7, saw), 600.0)
        assert found.mib_per_h == pytest.approx(leak_mib_per_h, abs=0.1)
        assert found.begin_mib == pytest.approx(100.0 + leak_mib_per_h * 60 / 240, abs=0.5)


def rest(sample: int) -> int:
    """Return the rest that a sample each quarter of a minute is taken in: two minutes of each ten."""
    return 1 + sample // 40 if sample % 40 >= 32 else 0


def test_of_each_rest_the_lowest_is_kept_with_its_time() -> None:
    samples = [
        Sample(s, own, 1.0, 1, 1, of) for s, own, of in ((1.0, 3.0, 1), (2.0, 2.0, 1), (3.0, 1.0, 0), (4.0, 9.0, 2))
    ]
    assert kept_at_rests(samples) == [(2.0, 2.0), (4.0, 9.0)]
    assert kept_at_rests(samples[2:3]) == []


@given(
    st.floats(-50, 50),
    st.floats(0, 500),
    st.lists(st.integers(0, 36_000), min_size=3, max_size=50, unique=True),
)
def test_a_straight_line_gives_its_own_slope(mib_per_h: float, begin: float, at: list[int]) -> None:
    points = [(float(s), begin + mib_per_h * s / 3600) for s in at]
    found = slope_per_h(points)
    assert found is not None
    assert found == pytest.approx(mib_per_h, abs=1e-3)


def test_what_a_process_takes_while_it_settles_is_no_leak() -> None:
    settling = [Sample(10.0 * n, 50.0 + n, 60.0, 9, 9) for n in range(30)]
    settled = [Sample(300.0 + 60 * n, 80.0, 90.0, 9, 9, n + 1) for n in range(60)]
    assert grown(Life("decode", 9, settling + settled), 300.0).mib_per_h == pytest.approx(0.0, abs=1e-9)


def test_a_leak_is_told_only_of_a_process_that_was_there_long_enough() -> None:
    long, short = grown(life(3.0, 60, descriptors=0), 0.0), grown(life(300.0, 5), 0.0)
    assert long.judged
    assert not short.judged
    broken = verdicts([long], [], 0.0, 0.0, [])
    assert any("grows by 3.0 MiB/h" in line for line in broken)
    assert any("20 file descriptors more" in line for line in broken)
    assert verdicts([short], [], 0.0, 0.0, []) == []
    assert verdicts([steady()], [], 0.0, 0.0, []) == []


def steady() -> Grown:
    return grown(Life("wall", 7, [Sample(60.0 * m, 100.0, 120.0, 20, 30, m) for m in range(60)]), 600.0)


def test_whoever_is_not_back_breaks_a_limit() -> None:
    back, late = Recovery("cameras", "cam-01 rst", 5.0, 3.0), Recovery("cameras", "cam-02 fin", 9.0, 75.0)
    never = Recovery("cameras", "cam-03 stall", 9.0, None, ("cam-03",))
    assert verdicts([steady()], [back], 0.01, 10**6, []) == []
    assert len(verdicts([steady()], [back, late, never], 0.01, 10**6, [])) == 2
    assert len(verdicts([steady()], [back], 0.5, 10**8, ["the wall ended"])) == 3


def test_a_counter_that_begins_anew_is_added_up() -> None:
    assert counted([5, 10, 20, 3, 4]) == 5 + 10 + 3 + 1
    assert counted([]) == counted([7]) == 0


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([], 0.9) == 0.0
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile([3.0, 1.0, 2.0], 1.0) == 3.0


def test_the_same_seed_is_the_same_plan_and_every_kind_comes_first() -> None:
    one, two = (list(islice(incidents(7, CAMERAS), 200)) for _ in range(2))
    assert one == two
    assert one != list(islice(incidents(8, CAMERAS), 200))
    assert {incident.kind for incident in one[: len(Kind)]} >= set(Kind)
    assert [n for n, incident in enumerate(one, 1) if incident.rests] == list(range(REST_EVERY, 201, REST_EVERY))
    assert {fault for incident in one for fault in incident.faults.values()} == set(CAMERA_FAULTS)
    assert all(0 <= incident.hold_s <= 100 for incident in one)


def test_the_simulator_knows_every_planned_fault() -> None:
    for name, parameters in CAMERA_FAULTS.items():
        assert checked(fault_named(name), parameters) is not None


def test_the_table_tells_what_the_notes_hold() -> None:
    notes = Notes(0.0, lives={7: life(0.0, 60)}, lasted_s=3600.0, looks=3600, log_bytes=(10, 2_000_010))
    notes.lives[8] = Life("decode", 8, [Sample(0.0, 1.0, 1.0, 1, 1)])
    notes.counters = {
        ("scc_wall_camera_frames_received_total", "cam-01"): [0, 100, 200],
        ("scc_wall_camera_frames_shown_total", "cam-01"): [0, 99, 198],
    }
    notes.recoveries = [
        Recovery("cameras", "cam-01 rst", 5.0, 3.0),
        Recovery("store locked", "store locked", 9.0, None),
    ]
    notes.late_s = [0.01, 0.02, 0.4]
    result = result_of(notes, 7, 600.0)
    text = "\n".join(lines_of(result))
    assert "| cameras | 1 | 1 | 3.0 | 3.0 | 3.0 |" in text
    assert "| store locked | 1 | 0 | - | - | - |" in text
    assert "| of those received shown | 99.00 % |" in text
    assert "| UI timer p99, median / worst | 20 / 400 ms |" in text
    assert "| logs | 2.00 MB/h |" in text
    assert "LIMIT BROKEN: not back: store locked" in text
    assert json.loads(as_json(result))["frames"] == {"received": 200.0, "shown": 198.0}


def test_one_decode_process_is_never_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    world = SimpleNamespace(wall_pid=1, cameras=CAMERAS)
    monkeypatch.setattr(processes, "decoders", lambda _wall: [10, 20, 30])
    soak = Soak(cast("World", world), 1, lambda _line: None)
    monkeypatch.setattr(soak, "_pass", lambda *_: True)
    soak._start()
    hit = {soak._picked(incident) for incident in islice(incidents(1, CAMERAS), 50)}
    assert hit == {20, 30}


@pytest.mark.parametrize("back", [True, False])
def test_only_what_is_sampled_once_all_are_back_counts_as_at_rest(monkeypatch: pytest.MonkeyPatch, back: bool) -> None:
    world = SimpleNamespace(wall_pid=1, cameras=CAMERAS, fault=lambda *_: None)
    soak = Soak(cast("World", world), 1, lambda _line: None)
    seen: list[tuple[float, int]] = []

    def passed(seconds: float, until: object = None, **_: object) -> bool:
        seen.append((seconds, soak._rest))
        return until is None or back

    monkeypatch.setattr(soak, "_pass", passed)
    for incident in islice(incidents(1, CAMERAS), REST_EVERY - 1, REST_EVERY):
        soak._meet(incident)
    assert [rest for _, rest in seen] == [0, 0, 1 if back else 0]
    assert seen[-1][0] == REST_S
    assert soak._rest == 0
