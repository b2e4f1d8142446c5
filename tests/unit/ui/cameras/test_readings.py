"""How the fields of a camera read, and what may be shown of an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.onvif import CameraClock
from scc_wall.ui.access.reading import Tone
from scc_wall.ui.cameras import camera_words, readings
from scc_wall.ui.cameras.desk import CameraTrial
from tests.support.cameras_desk import camera, trial


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("rtsp://10.0.0.5/a", Tone.QUIET),
        ("rtsp://u:p@10.0.0.5/a", Tone.WARN),
        ("ftp://10.0.0.5/a", Tone.FAULT),
        ("rtsp://10.0.0.5/a b", Tone.FAULT),
        ("http://10.0.0.5/v?pwd=***", Tone.FAULT),
        ("http://kept/v?pwd=***", Tone.QUIET),
        ("", Tone.FAULT),
    ],
)
def test_a_stream_is_read(text, tone):
    check = readings.stream_reading(lambda: "http://kept/v?pwd=***", missing="belum diisi")
    assert check(text).tone is tone


@pytest.mark.parametrize(
    ("text", "url", "tone"),
    [
        ("10.0.0.5", "10.0.0.5", Tone.QUIET),
        ("cam.example:8080", "cam.example:8080", Tone.QUIET),
        ("https://10.0.0.5/onvif/device_service", "https://10.0.0.5/onvif/device_service", Tone.QUIET),
        ("http://u:p@10.0.0.5/onvif", "http://10.0.0.5/onvif", Tone.WARN),
        ("rtsp://10.0.0.5", None, Tone.FAULT),
        ("10.0.0.5 x", None, Tone.FAULT),
    ],
)
def test_an_onvif_address_is_read(text, url, tone):
    assert readings.onvif_reading(text).tone is tone
    if url is not None:
        assert readings.read_onvif(text).url == url


@pytest.mark.parametrize("text", ["0", "10000", "abc", "1.5", "-1", "٣", "9" * 30])
def test_a_bad_number_is_a_fault(text):
    assert readings.camera_number_reading(lambda _: "")(text).tone is Tone.FAULT


def test_names_and_numbers_of_others_are_taken():
    assert "“Gudang”" in readings.camera_number_reading(lambda _: "Gudang")("7").text
    owner = readings.owners_of({"gudang": 1}, lambda: 2)
    assert readings.name_reading(owner)("GUDANG ").tone is Tone.FAULT
    assert readings.name_reading(readings.owners_of({"gudang": 1}, lambda: 1))("Gudang").tone is Tone.QUIET
    assert readings.name_reading(owner)("x" * 81).tone is Tone.FAULT


def test_a_fingerprint_is_64_digits_however_it_is_written():
    text = ("AB:" * 32)[:-1]
    assert readings.fingerprint_reading(text).tone is Tone.QUIET
    assert readings.read_fingerprint(text) == "ab" * 32
    assert readings.fingerprint_reading(text[:-1]).tone is Tone.FAULT
    assert camera_words.fingerprint_lines("ab" * 32).splitlines() == [":".join(["AB"] * 16)] * 2


@given(st.text())
def test_reading_never_raises(text):
    for check in (
        readings.stream_reading(lambda: ""),
        readings.onvif_reading,
        readings.camera_number_reading(lambda _: ""),
        readings.fingerprint_reading,
    ):
        assert check(text).tone in Tone


@given(st.from_regex(r"[A-Za-z0-9!$%^*()=+,;:-]{4,12}", fullmatch=True))
def test_no_password_is_shown(secret):
    for url in (f"rtsp://admin:{secret}@10.0.0.5/a", f"http://10.0.0.5/v?user=a&pwd={secret}"):
        shown = camera_words.shown_address(url)
        assert secret not in shown
        assert "10.0.0.5" in shown


def test_a_drift_over_5_s_is_told_with_its_direction():
    def words(offset_s):
        return camera_words.drift_words(CameraClock(offset_s))

    assert words(5.0) == ""
    assert "lebih cepat 6,0 dtk" in words(6.0)
    assert "lebih lambat 93 dtk" in words(-93.0)
    assert camera_words.drift_words(None) == ""


def test_a_trial_is_told_in_a_few_words():
    one = camera(1)
    good, bad = trial(one), trial(one, ok=False)
    assert camera_words.trial_word(good) == "✓ baik"
    assert camera_words.trial_word(bad) == "✕ gagal"
    assert camera_words.trial_word(CameraTrial(one, (good.streams[0], bad.streams[1]))) == "⚠ sebagian"
    assert not camera_words.was_tried(CameraTrial(one))
