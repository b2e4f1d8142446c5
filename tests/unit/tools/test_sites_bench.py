"""The benchmark of the monitors in small: it looks, and tells what it took."""

from scc_wall.domain.site import SiteState
from tools.sites_bench import Window, report


def test_the_median_is_held_against_what_was_asked() -> None:
    windows = [Window(60.0, cores, 300) for cores in (0.05, 0.2, 0.09)]
    text = report(windows, {SiteState.UP: 299, SiteState.DOWN: 1, SiteState.SLOW: 0})
    assert text.splitlines()[0] == "0.0500 core, 5.00 looks/s"
    assert text.splitlines()[-1] == "median 0.0900 core (asked: < 0.1): met; NAIK 299, TURUN 1"
    assert "NOT met" in report([Window(60.0, 0.11, 300)], {})
