import logging

import pytest

from scc_wall.app.shutdown import Shutdown


def test_stages_run_once_the_last_first() -> None:
    ran: list[str] = []
    shutdown = Shutdown()
    for name in ("store", "readers", "windows"):
        shutdown.then(name, lambda name=name: ran.append(name))
    shutdown.run()
    shutdown.run()
    assert ran == ["windows", "readers", "store"]


def test_a_failing_stage_is_logged_and_the_next_ones_run(caplog: pytest.LogCaptureFixture) -> None:
    ran: list[str] = []
    shutdown = Shutdown()
    shutdown.then("store", lambda: ran.append("store"))
    shutdown.then("readers", lambda: 1 // 0)
    with caplog.at_level(logging.ERROR):
        shutdown.run()
    assert ran == ["store"]
    assert "readers failed" in caplog.text
