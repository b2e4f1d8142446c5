"""The link without its process: nothing is armed that nobody watches."""

from pathlib import Path

import pytest

from scc_wall.app.guardian.link import GuardianLink
from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig, StreamConfig


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
