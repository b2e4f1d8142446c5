"""The clips in `resources/demo/`, and the names written into them."""

import time

import cv2
import numpy as np
import pytest

from scc_wall.base.resources import resource
from scc_wall.domain.camera import StreamRole
from scc_wall.simulator import h264
from scc_wall.simulator.clip import KEYFRAME_EVERY, Codec, annex_b, dump_clip, load_clip, parse_clip
from scc_wall.simulator.demo import demo_cameras
from scc_wall.simulator.footage import Footage
from scc_wall.simulator.name_band import draw_band, keyframe_band, repeat_band
from scc_wall.simulator.stamp import read_stamp

NAMES = sorted({camera.simulated.clip for camera in demo_cameras()})
EVERY = [(name, role) for name in NAMES for role in StreamRole]


def as_stream(clip, title, numbers):
    """What a client of a camera with this title receives."""
    out = []
    for number in numbers:
        if clip.is_keyframe(number):
            out += clip.parameter_sets
        if clip.band_rows:
            out.append(keyframe_band(clip, title) if clip.is_keyframe(number) else repeat_band(clip, number))
        out += clip.pictures[number]
    return annex_b(out)


def decoded(path, data):
    path.write_bytes(data)
    reader = cv2.VideoCapture(str(path))
    pictures = []
    while (got := reader.read())[0]:
        pictures.append(got[1])
    reader.release()
    return pictures


def test_all_clips_together_are_small_and_load_quickly():
    files = sorted(resource("demo").glob("*.clip"))
    assert {file.stem for file in files} == {f"{name}-{role}" for name, role in EVERY}
    assert sum(file.stat().st_size for file in files) < 6_000_000
    start = time.thread_time()
    for file in files:
        parse_clip(file.stem, file.read_bytes())
    assert time.thread_time() - start < 0.3


@pytest.mark.parametrize(("name", "role"), EVERY)
def test_a_clip_is_coded_as_cameras_code(name, role):
    clip = load_clip(name, role)
    assert clip.size_px == ((1920, 1080) if role is StreamRole.MAIN else (640, 360))
    assert len(clip.pictures) == 250
    if clip.codec is Codec.H264:
        sps, pps = h264.parse_sps(clip.parameter_sets[0]), h264.parse_pps(clip.parameter_sets[1])
        for number, (nal,) in enumerate(clip.pictures):
            header = h264.parse_slice_header(nal, sps, pps)
            assert header.intra == (number % KEYFRAME_EVERY == 0)
            assert header.first_mb == clip.band_rows * sps.width_mbs
            assert header.frame_num == number % KEYFRAME_EVERY % (1 << sps.log2_max_frame_num)
    else:
        kinds = [picture[0][0] >> 1 & 63 for picture in clip.pictures]
        assert all((kind in (19, 20)) == (i % KEYFRAME_EVERY == 0) for i, kind in enumerate(kinds))


@pytest.mark.parametrize("name", NAMES)
def test_it_decodes_and_every_stamp_is_its_number(name, tmp_path, capfd):
    clip = load_clip(name, StreamRole.SUB)
    numbers = [*range(250), *range(50)]
    pictures = decoded(tmp_path / f"x.{clip.codec}", as_stream(clip, "Jembatan Ampera", numbers))
    assert [read_stamp(picture) for picture in pictures] == numbers
    assert [read_stamp(cv2.resize(p, (240, 135), interpolation=cv2.INTER_AREA)) for p in pictures] == numbers
    assert capfd.readouterr().err == "", "FFmpeg had something to say"


@pytest.mark.parametrize("role", list(StreamRole))
def test_the_name_is_there_exactly_in_every_picture(role, tmp_path):
    clip = load_clip("fire", role)
    title = "Kayuagung - Posko Karhutla"
    pictures = decoded(tmp_path / "x.h264", as_stream(clip, title, range(60)))
    rows = clip.band_rows * 16
    wanted = draw_band(title, clip.size_px[0], rows).astype(int)
    for picture in (pictures[0], pictures[31], pictures[59]):
        assert np.abs(picture[:rows].astype(int) - wanted).mean() < 3  # colours are rounded twice
        assert (picture[:rows] == pictures[0][:rows]).all()


def test_a_frozen_camera_repeats_one_legal_picture(tmp_path, capfd):
    footage = Footage("fire", StreamRole.SUB, "Beku")
    data = []
    for repetition in range(6):
        picture = footage.frozen_picture(100, repetition)
        packets = picture.split(picture.stamped(0, 0, 0))
        for packet in packets:
            payload = bytes(packet[12:])
            if payload[0] & 31 == 28:
                if payload[1] & 0x80:
                    data.append(bytes([payload[0] & 0xE0 | payload[1] & 31]))
                data[-1] += payload[2:]
            else:
                data.append(payload)
    pictures = decoded(tmp_path / "x.h264", annex_b(data))
    assert len(pictures) == 6
    assert all((picture == pictures[0]).all() for picture in pictures)
    assert read_stamp(pictures[0]) == 100
    assert capfd.readouterr().err == ""


def test_long_names_are_set_smaller():
    band = draw_band("Nama kamera yang sangat panjang sekali di Palembang " * 2, 640, 32)
    assert (band[:, -8:] == band[0, -1]).all()


def test_a_clip_is_read_as_it_was_written():
    clip = load_clip("fire", StreamRole.SUB)
    assert parse_clip(clip.name, dump_clip(clip)) == clip
    with pytest.raises(ValueError, match="is not a clip"):
        parse_clip("x", b"nonsense")
    with pytest.raises(ValueError, match="its index says"):
        parse_clip("x", dump_clip(clip) + b"more")


def test_changing_a_header_leaves_the_picture_alone():
    clip = load_clip("fire", StreamRole.SUB)
    sps, pps = h264.parse_sps(clip.parameter_sets[0]), h264.parse_pps(clip.parameter_sets[1])
    for (nal,) in clip.pictures[:3]:
        changed = h264.with_header(nal, sps, pps, first_mb=0)
        assert h264.with_header(changed, sps, pps, first_mb=clip.band_rows * sps.width_mbs) == nal


def test_a_clip_that_is_coded_differently_is_refused():
    cabac = bytes.fromhex("68ee3cb0")
    with pytest.raises(ValueError, match="CAVLC"):
        h264.parse_pps(cabac)
