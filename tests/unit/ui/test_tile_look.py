from datetime import UTC, datetime

import pytest

from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.domain.cause import Cause
from scc_wall.domain.tile import StreamReason
from scc_wall.domain.tile_state import Link, LinkPhase, TileState
from scc_wall.ui import words
from scc_wall.ui.tile_look import Mark, PictureStyle, look_of
from tests.support.scripted_feed import cameras, status

NOW = datetime(2026, 3, 1, 17, 0, 30, tzinfo=UTC)  # 00.00.30 WIB on the 2nd
CAMERA = cameras(7)[6]


def look(state, **more):
    return look_of(CAMERA, status(CAMERA.camera_id, state, **more), NOW, region="Kota Lubuk Linggau")


def test_live_says_nothing_but_its_name():
    seen = look(TileState.LIVE)
    assert (seen.mark, seen.picture, seen.badge, seen.lines) == (Mark.LIVE, PictureStyle.LIVE, "", ())
    assert seen.title == "07 Simpang Charitas"


def test_stale_counts_its_age_on_a_grey_picture():
    seen = look(TileState.STALE, age_s=3.42)
    assert (seen.picture, seen.badge) == (PictureStyle.GREY, "tertinggal 3,4 dtk")


def test_lost_says_cause_last_picture_and_next_try():
    link = Link(LinkPhase.WAITING, Cause.STALLED, failures=2)
    seen = look(TileState.LOST, age_s=45.0, link=link, next_try_s=7.6)
    assert seen.picture is PictureStyle.NONE
    assert seen.lines == ("terputus", "gambar berhenti", "gambar terakhir 1/3 23.59.45 WIB", "coba lagi 8 dtk")


def test_lost_says_when_it_is_being_tried_again():
    link = Link(LinkPhase.OPENING, Cause.STALLED, failures=2)
    assert look(TileState.LOST, age_s=None, link=link).lines == ("terputus", "gambar berhenti", "mencoba lagi…")


def test_refused_says_both_possible_causes():
    link = Link(LinkPhase.REFUSED, Cause.UNAUTHORIZED, failures=1)
    seen = look(TileState.REFUSED, age_s=None, link=link, next_try_s=60.0)
    assert (seen.mark, seen.lines[1]) == (Mark.REFUSED, "kata sandi ditolak (atau kamera penuh)")


def test_connecting_greys_and_dates_an_old_picture():
    assert look(TileState.CONNECTING, age_s=None).lines == ("menyambung…",)
    seen = look(TileState.CONNECTING, age_s=10.0)
    assert (seen.picture, seen.badge) == (PictureStyle.GREY, "menyambung… gambar 00.00.20 WIB")


def test_unchanging_pictures_are_doubted():
    seen = look(TileState.LIVE, frozen_s=12.0)
    assert (seen.mark, seen.badge) == (Mark.FROZEN, "beku? sama selama 12 dtk")
    assert look(TileState.LIVE, frozen_s=9.9).badge == ""


@pytest.mark.parametrize("other", [None, status(999), status(999, TileState.LOST)])
def test_a_picture_never_stands_under_another_cameras_name(other):
    seen = look_of(CAMERA, other, NOW)
    assert (seen.mark, seen.picture) == (Mark.CONNECTING, PictureStyle.NONE)


def test_details_say_stream_and_reason():
    shown = look_of(CAMERA, status(CAMERA.camera_id), NOW, details=True).details
    assert shown[:3] == ("sub: petak kecil", "H.264 640×360", "25,0 gbr/dtk  1,2 Mbit/s")
    shed = status(CAMERA.camera_id, reason=StreamReason.LOAD, stream=StreamKey(CAMERA.camera_id, StreamRole.SUB))
    assert "diturunkan karena beban" in look_of(CAMERA, shed, NOW, details=True).details


def test_every_state_has_a_sign_of_its_own():
    marks = [look(state).mark for state in TileState] + [look(TileState.LIVE, frozen_s=11.0).mark]
    assert set(marks) == set(Mark) - {Mark.REPLAY, Mark.HIDDEN}  # those are no states of a camera


def test_numbers_are_written_as_people_here_write_them():
    assert words.seconds(1.24) == "1,2 dtk"
    assert words.seconds(9.96) == "10 dtk"
    assert words.seconds(300) == "5 mnt"
    assert CAMERA.title.startswith("07 ")


def test_a_state_has_a_short_word_for_small_tiles_that_keeps_what_matters():
    assert look(TileState.LIVE, frozen_s=52.0).brief == "beku? 52 dtk"
    assert look(TileState.STALE, age_s=3.42).brief == "3,4 dtk"
    assert look(TileState.CONNECTING, age_s=10.0).brief == "menyambung…"
