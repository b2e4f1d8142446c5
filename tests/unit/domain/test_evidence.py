"""What stands under a snapshot."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain import evidence
from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.domain.evidence import Evidence, PictureFacts
from scc_wall.domain.tile import Rotation
from scc_wall.domain.tile_state import TileState

TAKEN = datetime(2026, 11, 22, 18, 30, 12, 400_000, UTC)
PICTURE = PictureFacts(
    StreamKey(7, StreamRole.MAIN), (1920, 1080), TAKEN - timedelta(seconds=0.3), 0.3, TileState.LIVE, codec="h264"
)
CAME = "Gambar tiba 2026-11-23 01:30:12 WIB (2026-11-22 18:30:12 UTC)"
WHOLE = Evidence(
    "20261123-013012-3f9a2c", TAKEN, "07 Monpera", "Kota Palembang", "Siti", "siti", "9/9286", "pc-1", PICTURE
)


def told(**changes: object) -> str:
    return "\n".join(evidence.lines(replace(WHOLE, picture=replace(PICTURE, **changes))))


def test_it_tells_who_what_when_in_both_times_and_how_true_the_picture_was() -> None:
    assert evidence.lines(WHOLE) == (
        "07 Monpera · Kota Palembang",
        CAME + " · langsung, umur 0,3 dtk · aliran main 1920×1080 h264",
        "Diambil 2026-11-23 01:30:12 WIB (2026-11-22 18:30:12 UTC) · oleh Siti (siti)",
        "Surat 9/9286 · stasiun pc-1 · cuplikan 20261123-013012-3f9a2c",
    )


@pytest.mark.parametrize("state", [state for state in TileState if state is not TileState.LIVE])
def test_a_picture_that_is_not_live_says_so_in_capitals_with_its_age(state: TileState) -> None:
    text = told(state=state, age_s=93.0)
    assert "langsung" not in text
    assert "umur 93,0 dtk" in text
    assert any(word.isupper() and len(word) > 5 for word in text.replace(",", " ").split())


def test_a_frozen_picture_says_since_when_nothing_moved() -> None:
    assert "BEKU? sama sejak 01:30:00 WIB" in told(frozen_s=12.1)
    assert "langsung" in told(frozen_s=9.9)


def test_what_the_tile_showed_is_never_taken_for_the_camera_s_picture() -> None:
    text = told(whole=False, size_px=(640, 360), state=TileState.LOST, rotation=Rotation.RIGHT)
    assert "gambar petak 640×360" in text
    assert "diskalakan" in text
    assert "diputar 90°" in text


def test_a_sub_stream_a_turned_tile_and_a_wrong_camera_clock_are_told() -> None:
    sub = StreamKey(7, StreamRole.SUB)
    assert "aliran sub 640×360 h264" in told(key=sub, size_px=(640, 360))
    assert "petak diputar 270°, gambar ini tidak" in told(rotation=Rotation.LEFT)
    assert "jam kamera -3600 dtk" in told(camera_clock_offset_s=-3600.2)
    assert "jam kamera" not in told(camera_clock_offset_s=0.4)


def test_the_wall_tells_no_state_of_its_own_and_nobody_s_letter_is_a_dash() -> None:
    lines = evidence.lines(replace(WHOLE, picture=None, where="", letter_number=""))
    assert len(lines) == 3
    assert lines[0] == "07 Monpera"
    assert lines[2].startswith("Surat — ·")


@given(st.integers(0, 2_000_000_000), st.text("0123456789abcdef", min_size=6, max_size=6))
def test_a_file_lies_in_the_folder_of_its_own_day(since_s: int, mark: str) -> None:
    taken = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=since_s)
    stem, folder = evidence.file_stem(taken, mark), evidence.folder_of(taken)
    assert stem.startswith(folder.replace("-", ""))
    assert stem.endswith(mark)


def test_programs_read_the_same_facts() -> None:
    facts = evidence.metadata(WHOLE)
    assert facts["snapshot"] == WHOLE.snapshot_id
    assert (facts["stream"], facts["width_px"], facts["state"], facts["age_s"]) == ("main", 1920, "live", 0.3)
    assert "stream" not in evidence.metadata(replace(WHOLE, picture=None))
