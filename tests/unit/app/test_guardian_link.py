"""The link without its process: nothing is armed that nobody watches."""

import sys
from pathlib import Path

import pytest

from scc_wall.app.guardian.link import GuardianLink
from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig, OnvifSetup, StreamConfig

STEERED = CameraConfig(1, "steered", StreamConfig("rtsp://x"), onvif=OnvifSetup("http://127.0.0.1:1/", steerable=True))
FOR_EVER_S = 30.0


@pytest.fixture
def link(tmp_path: Path) -> GuardianLink:
    return GuardianLink(Home(tmp_path))


def test_what_was_never_introduced_can_not_be_armed(link: GuardianLink) -> None:
    assert not link.introduce(CameraConfig(1, "only watched", StreamConfig("rtsp://x")))
    assert not link.arm(1)
    link.beat(1)
    link.disarm(1)
    link.forget(1)
    assert link.pid is None


def test_closing_what_never_began_is_nothing(link: GuardianLink) -> None:
    assert link.close()
    assert link.close()


def running(tmp_path: Path, script: str) -> GuardianLink:
    """A link to a guardian that is being started."""
    link = GuardianLink(Home(tmp_path), program=[sys.executable, "-c", f"import sys; {script}"])
    assert link.introduce(STEERED)
    return link


def test_a_guardian_that_starts_is_waited_for_until_it_listens(tmp_path: Path) -> None:
    ready = 'sys.stdin.readline(); print(\'{"say": "ready", "pid": 1}\', flush=True); sys.stdin.read()'
    link = running(tmp_path, ready)
    try:
        assert not link.await_start(0.0)
        assert link.await_start(FOR_EVER_S)
        assert link.await_start(0.0)
    finally:
        assert link.close(FOR_EVER_S)


@pytest.mark.allows_log("the guardian ended")
def test_one_that_ends_at_its_start_is_waited_for_no_longer(tmp_path: Path) -> None:
    link = running(tmp_path, "sys.exit(1)")
    try:
        assert not link.await_start(FOR_EVER_S)
    finally:
        link.close()


def test_nobody_waits_for_one_while_the_program_ends(tmp_path: Path) -> None:
    link = running(tmp_path, "sys.stdin.read()")
    link.close(FOR_EVER_S)
    assert not link.await_start(FOR_EVER_S)
