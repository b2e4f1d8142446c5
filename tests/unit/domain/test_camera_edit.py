"""What a form leaves to the store, and where a stored password may go."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig, Transport
from scc_wall.domain.camera_edit import CameraEditError, checked, differences, host_of, id_list, merged, name_list

SECRET = "kunci-kamera-1"
STORED = CameraConfig(
    5,
    "Ampera",
    StreamConfig("rtsp://10.0.0.5/utama", (1920, 1080)),
    sub=StreamConfig("rtsp://10.0.0.5/kecil"),
    number=7,
    credentials=Credentials("admin", SECRET),
    onvif=OnvifSetup("http://10.0.0.5/onvif/device_service", credentials=Credentials("onvif", SECRET + "2")),
)


def listed(camera: CameraConfig = STORED) -> CameraConfig:
    """Return the camera as a list without passwords gives it."""
    onvif = replace(camera.onvif, credentials=Credentials("onvif", ""))
    return replace(camera, credentials=Credentials("admin", ""), onvif=onvif)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("rtsp://10.0.0.5:554/1?x=//b", "10.0.0.5"),
        ("10.0.0.5:8080", "10.0.0.5"),
        ("[fe80::1]:80", "fe80::1"),
        ("fe80::1", "fe80::1"),
        ("http://KAMERA-5.Local./onvif", "kamera-5.local"),
        ("rtsp://[:/", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize("form", [listed(), replace(listed(), credentials=None)])
def test_what_the_form_leaves_empty_is_kept(form: CameraConfig) -> None:
    assert merged(form, STORED) == STORED
    renamed = merged(replace(form, name="Ampera Hulu"), STORED)
    assert renamed == replace(STORED, name="Ampera Hulu")


def test_an_empty_user_name_takes_the_account_away_and_another_one_replaces_it() -> None:
    none = Credentials("", "")
    form = replace(listed(), credentials=none, onvif=replace(STORED.onvif, credentials=none))
    bare = merged(form, STORED)
    assert bare.credentials is None
    assert bare.onvif.credentials is None
    assert merged(replace(listed(), credentials=Credentials("operator", "")), STORED).credentials.password == ""


def test_a_hidden_password_in_an_address_is_kept_with_the_address_alone() -> None:
    secret = replace(STORED, main=StreamConfig("rtsp://10.0.0.5/u?pwd=kunci", (640, 360)))
    form = replace(listed(), main=StreamConfig("rtsp://10.0.0.5/u?pwd=***"))
    assert merged(form, secret) == secret
    with pytest.raises(CameraEditError, match=r"\*\*\*"):
        merged(replace(form, main=StreamConfig("rtsp://10.0.0.5/v?pwd=***")), secret)


def test_the_address_of_a_file_is_kept_but_never_taken_anew() -> None:
    demo = CameraConfig(5, "demo", StreamConfig("file:/klip.mp4"))
    assert merged(checked(replace(demo, name="x")), demo) == replace(demo, name="x")
    for form, stored in ((demo, None), (replace(demo, main=StreamConfig("file:/etc/passwd")), demo)):
        with pytest.raises(CameraEditError, match="berkas"):
            merged(checked(form), stored)


ELSEWHERE = [
    replace(listed(), main=StreamConfig("rtsp://10.0.0.6/utama")),
    replace(listed(), sub=StreamConfig("rtsp://10.0.0.6/kecil")),
    replace(listed(), onvif=replace(listed().onvif, address="10.0.0.6")),
    replace(listed(), credentials=None, main=StreamConfig("http://kamera.lain/video")),
    replace(listed(), onvif=OnvifSetup("10.0.0.6", Credentials("", ""))),  # the camera's own account goes there then
]


@pytest.mark.parametrize("form", ELSEWHERE)
def test_a_stored_password_goes_to_no_other_host_unasked(form: CameraConfig) -> None:
    with pytest.raises(CameraEditError, match=r"10\.0\.0\.6|kamera\.lain"):
        merged(form, STORED)
    typed = replace(form, credentials=Credentials("admin", SECRET))
    typed = replace(typed, onvif=replace(form.onvif, credentials=Credentials("onvif", SECRET + "2")))
    assert merged(typed, STORED).credentials.password == SECRET  # typed again, it may


def test_one_that_cannot_be_read_now_goes_nowhere_else_either() -> None:
    unreadable = listed()  # as the store gives it without its key
    with pytest.raises(CameraEditError):
        merged(ELSEWHERE[0], unreadable)
    assert merged(replace(listed(), name="x"), unreadable) == replace(unreadable, name="x")


def test_another_path_or_port_of_the_same_host_needs_no_password() -> None:
    form = replace(listed(), main=StreamConfig("rtsp://10.0.0.5:8554/lain"))
    assert merged(form, STORED).credentials == STORED.credentials


@pytest.mark.parametrize(
    "wrong",
    [
        replace(STORED, name="  "),
        replace(STORED, name="x" * 81),
        replace(STORED, number=0),
        replace(STORED, region_code="99.99"),
        replace(STORED, main=StreamConfig("ftp://10.0.0.5/")),
        replace(STORED, place="a\x00b"),
        replace(STORED, onvif=OnvifSetup("http://admin:rahasia@10.0.0.5/")),
        replace(STORED, credentials=Credentials("a\nb", "")),
    ],
)
def test_what_may_not_be_stored_is_told_without_a_secret(wrong: CameraConfig) -> None:
    with pytest.raises(CameraEditError) as refused:
        checked(wrong)
    assert SECRET not in refused.value.told()
    assert "rahasia" not in refused.value.told()


def test_an_account_in_an_address_is_taken_out_of_it() -> None:
    camera = checked(CameraConfig(0, " Simpang   Polda ", StreamConfig("rtsp://admin:p%40ss@10.0.0.1/1")))
    assert (camera.name, camera.main.url) == ("Simpang Polda", "rtsp://10.0.0.1/1")
    assert camera.credentials == Credentials("admin", "p@ss")


def test_the_audit_is_told_which_fields_changed_and_no_secret() -> None:
    after = replace(
        STORED,
        name="Ampera Hulu",
        main=StreamConfig("rtsp://10.0.0.5/u?pwd=kunci"),
        transport=Transport.UDP,
        credentials=Credentials("admin", "baru-sekali"),
        onvif=replace(STORED.onvif, credentials=None, steerable=True),
    )
    found = differences(STORED, after)
    assert [name for name, _ in found] == ["name", "transport", "main", "ptz", "account", "onvif-account"]
    text = str(found)
    assert "Ampera → Ampera Hulu" in text
    assert not any(secret in text for secret in (SECRET, "baru-sekali", "kunci"))
    assert differences(STORED, STORED) == ()


@given(st.lists(st.integers(1, 60)))
def test_a_list_of_ids_names_each_once(ids: list[int]) -> None:
    found: list[int] = []
    for part in filter(None, id_list(ids).split(",")):
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    assert found == sorted(set(ids))


def test_long_lists_are_cut() -> None:
    assert len(id_list(range(1, 2000, 2))) <= 400
    assert len(name_list(["Simpang"] * 500)) <= 400
