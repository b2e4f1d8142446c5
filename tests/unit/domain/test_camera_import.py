from dataclasses import replace

import pytest

from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, Opener, StreamConfig, Transport
from scc_wall.domain.camera_csv import CameraRow, export, parse
from scc_wall.domain.camera_import import CameraChanges, ImportRefusedError, planner

AMPERA = CameraConfig(
    5,
    "Ampera",
    StreamConfig("rtsp://h.id/1", size_px=(1920, 1080), opener=Opener.FALLBACK_FAST),
    sub=StreamConfig("rtsp://h.id/2"),
    number=7,
    region_code="16.71",
    transport=Transport.UDP,
    credentials=Credentials("admin", "secret"),
    tags=("river",),
    place="Tiang 3",
    onvif=OnvifSetup("10.0.0.5", Credentials("onvif", "own"), "ab" * 32, steerable=True, widest_deg=60.0),
)
MUSI = CameraConfig(6, "Musi", StreamConfig("rtsp://h.id/user=a&password=b"), number=8)


def changes_of(text: str, *stored: CameraConfig, replace_all: bool = False) -> CameraChanges:
    parsed = parse(text.encode())
    assert not parsed.errors
    return planner(parsed.rows, replace_all=replace_all)(stored)


def test_an_export_without_passwords_changes_nothing() -> None:
    rows = parse(export([AMPERA, MUSI])).rows
    assert planner(rows, replace_all=True)((AMPERA, MUSI)) == CameraChanges(unchanged=2)


def test_a_column_that_is_lacking_stays_as_stored() -> None:
    assert changes_of("name,main_url\nAMPERA,rtsp://h.id/1", AMPERA).updated == (replace(AMPERA, name="AMPERA"),)


def test_an_empty_cell_clears_and_a_new_address_forgets_what_was_remembered() -> None:
    text = "number,name,region,main_url,sub_url,username,transport\n,Ampera,,rtsp://h.id/new,,,\n"
    (camera,) = changes_of(text, AMPERA).updated
    unsaid = CameraConfig(5, "Ampera", StreamConfig("rtsp://h.id/new"), tags=("river",))
    assert camera == replace(unsaid, place=AMPERA.place, onvif=AMPERA.onvif)


def test_what_was_found_out_of_one_onvif_address_says_nothing_of_another() -> None:
    head = "name,main_url,sub_url,username,place,onvif_address\nAmpera,rtsp://h.id/1,rtsp://h.id/2,admin,"
    (moved,) = changes_of(head + "Atap,10.0.0.6\n", AMPERA).updated
    assert (moved.place, moved.onvif) == ("Atap", OnvifSetup("10.0.0.6", Credentials("onvif", "own")))
    (cleared,) = changes_of(head + ",\n", AMPERA).updated
    assert (cleared.place, cleared.onvif) == ("", None)
    assert changes_of(head + "Tiang 3,10.0.0.5\n", AMPERA).unchanged == 1
    (new,) = changes_of("name,main_url,onvif_address\nB,rtsp://h.id/1,10.0.0.7\n").added
    assert new.onvif == OnvifSetup("10.0.0.7")


def test_another_user_name_does_not_inherit_the_password() -> None:
    text = "name,main_url,sub_url,username,password,transport\nAmpera,rtsp://h.id/1,rtsp://h.id/2,guest,,udp\n"
    assert changes_of(text, AMPERA).updated == (replace(AMPERA, credentials=Credentials("guest", "")),)


def test_new_cameras_are_added_and_only_replace_removes() -> None:
    text = "name,main_url\nNew,rtsp://h.id/9\n"
    added = (CameraConfig(0, "New", StreamConfig("rtsp://h.id/9")),)
    assert changes_of(text, AMPERA) == CameraChanges(added=added)
    assert changes_of(text, AMPERA, MUSI, replace_all=True) == CameraChanges(added=added, removed=(5, 6))


def test_numbers_may_be_swapped_but_not_taken() -> None:
    swap = "number,name,main_url\n8,Ampera,rtsp://h.id/1\n7,Musi,rtsp://h.id/user=a&password=***\n"
    assert [(c.name, c.number) for c in changes_of(swap, AMPERA, MUSI).updated] == [("Ampera", 8), ("Musi", 7)]
    taken = "number,name,main_url\n8,Ampera,rtsp://h.id/1\n"
    with pytest.raises(ImportRefusedError) as refused:
        changes_of(taken, AMPERA, MUSI)
    assert [(e.line, e.column) for e in refused.value.errors] == [(2, "number")]
    assert changes_of(taken, AMPERA, MUSI, replace_all=True).removed == (6,)


def test_a_hidden_password_of_an_unknown_address_is_refused() -> None:
    row = CameraRow(3, "X", "rtsp://h.id/user=a&password=***")
    with pytest.raises(ImportRefusedError) as refused:
        planner([row])(())
    assert [(e.line, e.column) for e in refused.value.errors] == [(3, "main_url")]
