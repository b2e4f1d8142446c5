"""A scripted desk of cameras: it answers what a test tells it to, and remembers what it was asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig
from scc_wall.domain.camera_url import BadUrlError, take_apart
from scc_wall.domain.onvif import (
    CameraClock,
    CameraIdentity,
    CameraStream,
    CameraSurvey,
    FoundCamera,
    MediaProfile,
    VideoEncoding,
    main_and_sub,
    ptz_profile_of,
)
from scc_wall.domain.region import Region, regions
from scc_wall.ui.cameras.desk import CameraTrial, Candidate, News, StreamTrial
from scc_wall.ui.csv_plan import CsvPlan


class ScriptedJob:
    """A `Job` that tells its news one after another, the last ones again and again."""

    def __init__(self, *news: News) -> None:
        self._news = list(news)
        self.cancelled = 0

    def news(self) -> News:
        return self._news.pop(0) if len(self._news) > 1 else self._news[0]

    def cancel(self) -> None:
        self.cancelled += 1
        self._news = [replace(self._news[0], over=True)]


def camera(camera_id: int, name: str = "", **more: Any) -> CameraConfig:
    """Return a camera with two streams."""
    host = f"10.16.0.{camera_id}"
    return CameraConfig(
        camera_id,
        name or f"Kamera {camera_id}",
        more.pop("main", StreamConfig(f"rtsp://{host}:554/main", (1920, 1080))),
        more.pop("sub", StreamConfig(f"rtsp://{host}:554/sub", (640, 360))),
        **more,
    )


def survey_of(name: str = "IPC", *, steerable: bool = True, drift_s: float = 0.0) -> CameraSurvey:
    """Return what a camera tells: three streams of one sensor."""
    sizes = ((2560, 1440), (1280, 720), (640, 360))
    streams = tuple(
        CameraStream(
            MediaProfile(
                f"P{n}",
                f"profil {n}",
                "V0",
                VideoEncoding("H264", size, 25.0, 4096 // n),
                "PTZ0" if steerable and n < 3 else None,
            ),
            f"rtsp://10.16.0.9:554/{n}",
        )
        for n, size in enumerate(sizes, 1)
    )
    main, sub = main_and_sub(streams)
    clock = CameraClock(drift_s)
    ptz = ptz_profile_of([stream.profile for stream in streams])
    return CameraSurvey(CameraIdentity("Contoso", "DX-2", "1.4"), name, clock, streams, main, sub, ptz)


def candidate(n: int, **more: Any) -> Candidate:
    """Return a camera that answered a probe."""
    host = f"10.16.1.{n}"
    address = f"http://{host}/onvif/device_service"
    found = FoundCamera(f"urn:uuid:{n}", address, host, f"IPC-{n}", "Contoso DX-2", "", steerable=n % 2 == 1)
    return Candidate(address, address, found, **more)


def trial(camera: CameraConfig, *, ok: bool = True, **more: Any) -> CameraTrial:
    """Return how a camera answered: both streams with a picture, or the main one refused."""
    good = Told("Gambar diterima.", "A picture came.")
    why = Told(
        "Kamera menolak nama pengguna atau kata sandi. Periksa akun kamera.",
        "The camera refuses the user name or the password. Check its account.",
    )
    if ok:
        picture = more.pop("picture", None)
        streams = (
            StreamTrial("main", True, good, (1920, 1080), picture, 0.8),
            StreamTrial("sub", True, good, (640, 360), picture, 0.4),
        )
    else:
        streams = (StreamTrial("main", False, why), StreamTrial("sub", False, why))
    return CameraTrial(camera, more.pop("streams", streams), **more)


class ScriptedCameras:
    """A `CameraDesk`; `refuse` is raised by the next call that may be refused."""

    def __init__(self, *cameras: CameraConfig) -> None:
        self.stored = list(cameras)
        self.refuse: SccError | None = None
        self.calls: list[tuple[Any, ...]] = []
        self.jobs: dict[str, list[ScriptedJob]] = {}
        self.begun: list[ScriptedJob] = []
        self.plan = CsvPlan()
        self.read: Callable[[str], Sequence[Candidate | CameraConfig]] = read_line

    def script(self, kind: str, *news: News) -> ScriptedJob:
        """Let the next job of that kind tell these news."""
        job = ScriptedJob(*news)
        self.jobs.setdefault(kind, []).append(job)
        return job

    # --- the protocol --------------------------------------------------------------------------------------------

    def discover(self) -> ScriptedJob:
        return self._begin("discover")

    def survey(
        self, candidates: Sequence[Candidate], credentials: Credentials | None, pinned: Mapping[str, str]
    ) -> ScriptedJob:
        return self._begin("survey", tuple(one.key for one in candidates), credentials, dict(pinned))

    def test(self, cameras: Sequence[CameraConfig]) -> ScriptedJob:
        return self._begin("test", tuple(cameras))

    def change_passwords(self, camera_ids: Sequence[int], credentials: Credentials, *, try_first: bool) -> ScriptedJob:
        return self._begin("passwords", tuple(camera_ids), credentials, try_first)

    def cameras(self) -> Sequence[CameraConfig]:
        self._ask()
        return tuple(self.stored)

    def regions(self) -> Sequence[Region]:
        return regions()

    def read_urls(self, text: str) -> Sequence[Candidate | CameraConfig]:
        self._ask("read", text)
        return self.read(text)

    def proposed(self, candidate: Candidate, credentials: Credentials | None) -> CameraConfig:
        self._ask("proposed", candidate.key)
        assert candidate.survey is not None
        survey = candidate.survey
        assert survey.main is not None
        sub = None if survey.sub is None else StreamConfig(survey.sub.url, size_of(survey.sub))
        setup = OnvifSetup(
            candidate.address,
            fingerprint_sha256=candidate.fingerprint_sha256,
            steerable=survey.ptz_profile is not None,
        )
        main = StreamConfig(survey.main.url, size_of(survey.main))
        return CameraConfig(0, survey.name, main, sub, credentials=credentials, onvif=setup)

    def add(self, cameras: Sequence[CameraConfig]) -> int:
        self._ask("add", *cameras)
        first = max((one.camera_id for one in self.stored), default=0) + 1
        self.stored += [replace(one, camera_id=first + n) for n, one in enumerate(cameras)]
        return len(cameras)

    def change(self, camera: CameraConfig) -> None:
        self._ask("change", camera)
        self.stored = [camera if one.camera_id == camera.camera_id else one for one in self.stored]

    def remove(self, camera_ids: Sequence[int]) -> None:
        self._ask("remove", *camera_ids)
        self.stored = [one for one in self.stored if one.camera_id not in camera_ids]

    def reorder(self, camera_ids: Sequence[int]) -> None:
        self._ask("reorder", *camera_ids)
        by_id = {one.camera_id: one for one in self.stored}
        self.stored = [by_id[one] for one in camera_ids]

    def plan_import(self, path: Path, course: Course | None = None) -> CsvPlan:
        self._ask("plan", path)
        return self.plan

    def import_csv(self, path: Path, course: Course | None = None) -> CsvPlan:
        if course is not None:
            course.step(Told("Menyimpan…", "Storing…"))
        self._ask("import", path)
        return self.plan

    def export_csv(self, path: Path, course: Course | None = None) -> int:
        if course is not None:
            course.step(Told("Menulis…", "Writing…"))
        self._ask("export", path)
        return len(self.stored)

    def _ask(self, *call: Any) -> None:
        if self.refuse is not None:
            error, self.refuse = self.refuse, None
            raise error
        if call:
            self.calls.append(call)

    def _begin(self, kind: str, *about: Any) -> ScriptedJob:
        self.calls.append((kind, *about))
        job = self.jobs[kind].pop(0)
        self.begun.append(job)
        return job


def size_of(stream: CameraStream) -> tuple[int, int] | None:
    """Return the size of a surveyed stream."""
    return None if stream.profile.encoding is None else stream.profile.encoding.size_px


def read_line(text: str) -> Sequence[Candidate | CameraConfig]:
    """Read pasted lines as the program does: streams become cameras, hosts candidates, the rest is refused."""
    made: list[Candidate | CameraConfig] = []
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if not line:
            continue
        if "://" not in line and " " not in line:
            made.append(Candidate(line, line))
            continue
        try:
            found = take_apart(line)
        except BadUrlError as error:
            told = Told(f"Baris {number}: {error.told.id}.", f"Line {number}: {error.told.en}.")
            raise SccError(told) from None
        name = found.url.partition("://")[2].partition("/")[0]
        made.append(CameraConfig(0, name, StreamConfig(found.url), credentials=found.credentials))
    return made


def province() -> ScriptedCameras:
    """Return cameras of several regions, one without; some are steered, the numbers have gaps."""
    places = (("16.71", "Simpang Charitas"), ("16.71", "Jembatan Ampera"), ("16.03", "Pasar Tanjung Enim"), (None, ""))
    made = []
    for n in range(1, 37):
        code, place = places[n % len(places)]
        made.append(
            camera(
                n,
                f"{place or 'Gudang'} {n}",
                number=None if n % 5 == 0 else n,
                region_code=code,
                place=place,
                credentials=Credentials("operator", ""),
                onvif=OnvifSetup(f"10.16.0.{n}", steerable=n % 3 == 1) if n % 3 else None,
            )
        )
    return ScriptedCameras(*made)
