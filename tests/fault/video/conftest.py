"""A feed over one decode process; its streams are scripted.

Puts `tests/` on the path, so that tests and spawned decode processes can import these streams.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.video.feed import DecodedFeed
from scc_wall.video.settings import VideoSettings

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


@pytest.fixture
def feed() -> Iterator[DecodedFeed]:
    import video_streams

    feed = DecodedFeed(SYSTEM_CLOCK, VideoSettings(processes=1, open_stream=video_streams.open_by_url))
    yield feed
    feed.close()
