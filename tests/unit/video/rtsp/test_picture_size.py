import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.resources import resource
from scc_wall.simulator.clip import parse_clip
from scc_wall.video.picture import Codec
from scc_wall.video.rtsp.picture_size import announced_px

CLIPS = sorted(path.stem for path in resource("demo").glob("*.clip"))


@pytest.mark.parametrize("name", CLIPS)
def test_every_clip_announces_its_size(name: str) -> None:
    clip = parse_clip(name, resource(f"demo/{name}.clip").read_bytes())
    assert announced_px(Codec(clip.codec.value), clip.parameter_sets) == clip.size_px


@given(
    st.sampled_from(Codec), st.lists(st.binary(max_size=60)), st.sampled_from([b"", b"\x67", b"\x67\x64", b"\x42\x01"])
)
def test_no_unit_makes_it_raise(codec: Codec, units: list[bytes], begin: bytes) -> None:
    found = announced_px(codec, [begin + unit for unit in units])
    assert found is None or min(found) > 0
