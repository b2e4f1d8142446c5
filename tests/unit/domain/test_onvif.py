"""The main and the sub-stream are picked by size, the profile to steer by the video source."""

from scc_wall.domain.onvif import CameraStream, MediaProfile, VideoEncoding, main_and_sub, ptz_profile_of


def stream(token: str, size: tuple[int, int] | None, codec: str = "H264", source: str = "v") -> CameraStream:
    encoding = VideoEncoding(codec, size) if size is not None or codec != "H264" else None
    return CameraStream(MediaProfile(token, video_source=source, encoding=encoding), f"rtsp://h/{token}")


def picked(*streams: CameraStream) -> tuple[str | None, str | None]:
    main, sub = main_and_sub(streams)
    return main.profile.token if main else None, sub.profile.token if sub else None


def test_the_largest_and_the_one_nearest_to_640_by_360() -> None:
    assert picked(stream("s", (640, 360)), stream("m", (2560, 1440)), stream("t", (1280, 720))) == ("m", "s")
    assert picked(stream("m", (1920, 1080)), stream("q", (320, 180)), stream("d", (704, 576))) == ("m", "d")


def test_single_jpegs_are_the_last_choice() -> None:
    assert picked(stream("j", (3840, 2160), "JPEG"), stream("m", (1920, 1080))) == ("m", None)
    assert picked(stream("m", (1920, 1080)), stream("j", (640, 360), "MJPEG"), stream("t", (1280, 720))) == ("m", "t")


def test_a_sub_stream_is_smaller_and_of_the_same_source() -> None:
    assert picked(stream("m", (1920, 1080)), stream("n", (1920, 1080))) == ("m", None)
    assert picked(stream("m", (1920, 1080)), stream("o", (640, 360), source="w")) == ("m", None)
    assert picked(stream("a", None), stream("b", None)) == ("a", "b")
    assert picked() == (None, None)


def test_the_profile_to_steer_is_the_first_on_the_cameras_own_source() -> None:
    profiles = [
        MediaProfile("a", video_source="1"),
        MediaProfile("b", video_source="1", ptz_configuration="p"),
        MediaProfile("c", video_source="2", ptz_configuration="p"),
    ]
    assert [getattr(ptz_profile_of(profiles, source), "token", None) for source in (None, "1", "2", "3")] == [
        "b",
        "b",
        "c",
        None,
    ]
