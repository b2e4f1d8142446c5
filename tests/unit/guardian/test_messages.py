"""Messages survive their line, junk is refused without being quoted, and no password is shown."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig
from scc_wall.guardian.messages import (
    Arm,
    BadLineError,
    Beat,
    Disarm,
    Forget,
    Goodbye,
    Heard,
    Introduce,
    Ready,
    introduction,
    line_of,
    read_line,
)

TEXT = st.text(max_size=40)
MAYBE = st.none() | TEXT
NUMBER = st.integers(0, 2**60)
MESSAGES = st.one_of(
    st.builds(Introduce, NUMBER, TEXT, MAYBE, MAYBE, MAYBE, MAYBE),
    st.builds(Arm, NUMBER, NUMBER),
    st.builds(Beat, NUMBER, NUMBER),
    st.builds(Disarm, NUMBER),
    st.builds(Forget, NUMBER),
    st.just(Goodbye()),
    st.builds(Ready, NUMBER),
    st.builds(Heard, NUMBER, NUMBER, st.booleans()),
)


@given(MESSAGES)
def test_a_message_is_one_line_and_survives_it(message) -> None:
    line = line_of(message)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert read_line(line) == message


@given(st.binary(max_size=60))
def test_junk_is_refused(junk: bytes) -> None:
    with pytest.raises(BadLineError):
        read_line(junk)


@pytest.mark.parametrize(
    "told",
    [
        {"say": "arm", "camera_id": 1},
        {"say": "arm", "camera_id": 1, "number": 2, "more": 3},
        {"say": "arm", "camera_id": "1", "number": 2},
        {"say": "introduce", "camera_id": 1, "address": 5, "password": "rahasia"},
        {"say": "shout"},
        ["arm", 1],
        {"camera_id": 1},
        [[]] * 3,
    ],
)
def test_what_is_nearly_a_message_is_refused_and_not_quoted(told: object) -> None:
    with pytest.raises(BadLineError) as caught:
        read_line(json.dumps(told).encode())
    assert "rahasia" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_no_part_of_the_account_is_shown() -> None:
    told = introduction(_camera(OnvifSetup("http://10.0.0.5", Credentials("budi", "rahasia"), "ab12", ptz_profile="p")))
    assert told == Introduce(7, "http://10.0.0.5", "budi", "rahasia", "ab12", "p")
    assert "budi" not in repr(told)
    assert "rahasia" not in repr(told)


def test_the_cameras_own_account_stands_in_for_a_missing_one() -> None:
    told = introduction(_camera(OnvifSetup("10.0.0.5")))
    assert told is not None
    assert told.credentials == Credentials("umum", "sandi")
    assert introduction(_camera(None)) is None


def _camera(setup: OnvifSetup | None) -> CameraConfig:
    return CameraConfig(7, "x", StreamConfig("rtsp://x"), credentials=Credentials("umum", "sandi"), onvif=setup)
