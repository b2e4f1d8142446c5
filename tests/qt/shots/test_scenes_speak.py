"""Every window, panel and question speaks English where that was chosen; Indonesian is what stands in the source."""

import pytest

from tests.support.languages import left_behind
from tools.shots.registry import Kind, all_scenes
from tools.shots.stage import Stage
from tools.shots.tongue import speaking

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("the audit does not hold"),  # one scene shows just that
]


def test_no_window_speaks_indonesian_in_english(qapp):
    found, known = {}, set()
    for scene in all_scenes():
        if scene.kind is Kind.DIALOG and scene.shows - known:
            known |= scene.shows
            with speaking("en"), Stage() as stage:
                scene.build(stage)
                if left := left_behind("id"):
                    found[scene.name] = left
    assert found == {}
