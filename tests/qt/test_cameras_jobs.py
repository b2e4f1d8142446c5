"""Looking for cameras, asking and trying them, on loopback: simulated cameras, real calls, real trial processes."""

import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.app.cameras.desk import RoomCameras
from scc_wall.app.cameras.job import Jobs, Leash, RunningJob, each
from scc_wall.app.cameras.known import Known
from scc_wall.app.cameras.origin import CamerasOrigin
from scc_wall.app.cameras.rights import RoomEditRights
from scc_wall.app.cameras.stored import StoredCameras
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig, StreamRole
from scc_wall.domain.camera_csv import same_name
from scc_wall.domain.camera_edit import checked
from scc_wall.simulator.onvif.demo import ACCOUNT, demo_ptz_cameras
from scc_wall.simulator.onvif.quirks import Quirk
from scc_wall.simulator.onvif.simulator import PtzSimulator
from scc_wall.storage.store import open_store
from scc_wall.ui.cameras.desk import Candidate
from scc_wall.video.settings import VideoSettings
from tests import video_streams
from tests.support.access_room import Room
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

_PULSE = threading.Event()  # never set: its wait is the tick of a dialog that polls


def until(condition: Callable[[], bool], within_s: float = 60.0) -> None:
    until_mono_ns = SYSTEM_CLOCK.mono_ns() + int(within_s * 1e9)
    while not condition():
        assert SYSTEM_CLOCK.mono_ns() < until_mono_ns, "did not happen in time"
        _PULSE.wait(0.01)


@pytest.fixture(scope="module")
def running():
    with PtzSimulator(demo_ptz_cameras()) as simulator:
        yield simulator


@pytest.fixture
def cameras(running):
    yield running
    for name in running.names:
        running.device(name).clear_quirk()


@pytest.fixture
def store(tmp_path):
    with open_store(Home(tmp_path / "home"), ScriptedVault(), SYSTEM_CLOCK) as store:
        yield store


@pytest.fixture
def room(tmp_path):
    room = Room(tmp_path)
    room.enter("admin")
    return room


@pytest.fixture
def desk(store, room, cameras):
    stored = StoredCameras(lambda: store, RoomEditRights(lambda: room.access), lambda: None)
    probed = (("127.0.0.1", cameras.discovery_port),)
    desk = RoomCameras(stored, CamerasOrigin(interfaces=lambda: ["127.0.0.1"], probed=probed))
    yield desk
    desk.close()


def over(job: RunningJob) -> bool:
    return job.news().over


def candidate(cameras: PtzSimulator, name: str) -> Candidate:
    return Candidate(name, cameras.onvif_url(name))


def configured(cameras: PtzSimulator, name: str, **more) -> CameraConfig:
    main, sub = (StreamConfig(cameras.streams.url(name, role)) for role in (StreamRole.MAIN, StreamRole.SUB))
    setup = OnvifSetup(cameras.onvif_url(name))
    return replace(CameraConfig(0, name, main, sub=sub, credentials=ACCOUNT, onvif=setup), **more)


# --- looking and asking


@given(st.lists(st.text(max_size=90)), st.text(max_size=90), st.lists(st.text(max_size=90)))
def test_a_proposed_name_is_always_free_and_can_be_stored(stored: list[str], wished: str, others: list[str]) -> None:
    known = Known([CameraConfig(n, name, StreamConfig("rtsp://x/")) for n, name in enumerate(stored)])
    name = known.free_name(wished, others)
    assert same_name(name) not in {same_name(other) for other in (*stored, *others)}
    assert checked(CameraConfig(0, name, StreamConfig("rtsp://x/"))).name == name


def test_a_camera_is_known_by_its_host_whatever_its_port() -> None:
    known = Known([CameraConfig(1, "Ampera", StreamConfig("rtsp://10.0.0.5/1"), onvif=OnvifSetup("kamera-6.lokal"))])
    assert known.name_at("http://10.0.0.5:8080/onvif/device_service") == "Ampera"
    assert known.name_at("KAMERA-6.lokal") == "Ampera"
    assert known.name_at("10.0.0.6") == ""


def test_cameras_are_told_as_they_answer_and_those_that_are_stored_are_named(desk, cameras, store) -> None:
    job = desk.discover()
    until(lambda: len(job.news().candidates) == 2)
    assert not over(job)
    job.cancel()
    assert over(job)
    assert {one.known_as for one in job.news().candidates} == {""}
    assert all(one.found is not None and one.survey is None and one.key == one.address for one in job.news().candidates)
    store.cameras.add(replace(configured(cameras, "ptz-01"), name="Ampera"))
    again = desk.discover()
    until(lambda: len(again.news().candidates) == 2)
    known = {one.address: one.known_as for one in again.news().candidates}
    assert known == {cameras.onvif_url("ptz-01"): "Ampera", cameras.onvif_url("ptz-02"): ""}


def test_one_that_hangs_holds_up_nobody_and_a_cancelled_survey_is_over_at_once(desk, cameras) -> None:
    cameras.set_quirk("ptz-01", Quirk.HANGING)
    job = desk.survey([candidate(cameras, "ptz-01"), candidate(cameras, "ptz-02")], ACCOUNT, {})
    until(lambda: [one.key for one in job.news().candidates] == ["ptz-02"])
    assert (job.news().done, job.news().whole) == (1, 2)
    begun_mono_ns = SYSTEM_CLOCK.mono_ns()
    desk.close()  # cancels, and waits for the threads: what hangs is cut off
    assert over(job)
    assert SYSTEM_CLOCK.mono_ns() - begun_mono_ns < 4.5e9  # the call alone would wait for 5 s
    assert len(job.news().candidates) == 1


def test_a_wrong_password_and_no_camera_at_all_are_told_apart(desk, cameras) -> None:
    wrong = Credentials("operator", "salah")
    job = desk.survey([candidate(cameras, "ptz-01"), Candidate("x", "127.0.0.1:9")], wrong, {})
    until(lambda: over(job))
    faults = {one.key: str(one.fault) for one in job.news().candidates}
    assert "kata sandi" in faults["ptz-01"]
    assert "tidak terjangkau" in faults["x"]
    assert "salah" not in "".join(faults.values())


def test_a_certificate_is_shown_pinned_and_kept_with_what_is_proposed(desk, cameras) -> None:
    cameras.set_quirk("ptz-01", Quirk.TLS_ONLY)
    address = cameras.onvif_url("ptz-01").replace("http:", "https:")
    job = desk.survey([Candidate("a", address)], ACCOUNT, {})
    until(lambda: over(job))
    (refused,) = job.news().candidates
    assert len(refused.fingerprint_sha256) == 64
    assert refused.survey is None
    job = desk.survey([refused], ACCOUNT, {"a": refused.fingerprint_sha256})
    until(lambda: over(job))
    (good,) = job.news().candidates
    assert good.fault is None
    proposed = desk.proposed(good, ACCOUNT)
    assert proposed.onvif == OnvifSetup(address, None, refused.fingerprint_sha256, steerable=True)


def test_what_is_proposed_has_a_free_name_both_streams_and_its_onvif_side(desk, cameras) -> None:
    job = desk.survey([candidate(cameras, name) for name in cameras.names], ACCOUNT, {})
    until(lambda: over(job))
    first, second = sorted(job.news().candidates, key=lambda one: one.key)
    camera = desk.proposed(first, ACCOUNT)
    assert (camera.main.size_px, camera.sub.size_px) == ((1280, 720), (640, 360))
    assert camera.onvif == OnvifSetup(first.address, steerable=True)
    assert camera.credentials == ACCOUNT
    assert desk.proposed(first, ACCOUNT).name == camera.name  # asked again, the same
    alike = replace(second, survey=first.survey)
    assert desk.proposed(alike, ACCOUNT).name == f"{camera.name} 2"
    desk.add([camera])
    assert desk.proposed(alike, ACCOUNT).name == f"{camera.name} 2"
    nameless = replace(first, survey=replace(first.survey, name=""))
    assert desk.proposed(nameless, None).name.startswith("SCC Wall PTZ-30X simulasi 127.0.0.1")
    with pytest.raises(SccError, match="belum ditanyai"):
        desk.proposed(replace(first, survey=None), ACCOUNT)


def test_pasted_lines_become_cameras_and_candidates(desk, store) -> None:
    store.cameras.add(CameraConfig(0, "10.0.0.1", StreamConfig("rtsp://10.0.0.1/1")))
    text = (
        "rtsp://admin:p%40ss@10.0.0.1/2\n\n 10.0.0.1:8080 \nhttp://10.0.0.9/onvif/device_service\n10.0.0.1:8080\n"
        "http://10.0.0.7/video.mjpg\nhttps://10.0.0.8\n"
    )
    camera, host, device, stream, bare = desk.read_urls(text)
    assert (camera.name, camera.main.url, camera.credentials) == (
        "10.0.0.1 2", "rtsp://10.0.0.1/2", Credentials("admin", "p@ss"),
    )  # fmt: skip
    assert (host.address, host.known_as, device.address) == (
        "10.0.0.1:8080", "10.0.0.1", "http://10.0.0.9/onvif/device_service",
    )  # fmt: skip
    assert (stream.main.url, bare.address) == ("http://10.0.0.7/video.mjpg", "https://10.0.0.8")
    with pytest.raises(SccError) as refused:
        desk.read_urls("10.0.0.1\nrtsp://a:rahasia@b:c@d e\n")
    assert "2" in str(refused.value.what)
    assert "rahasia" not in refused.value.told()


# --- trying


def test_a_stored_camera_is_tried_with_what_is_stored(desk, cameras, store) -> None:
    desk.add([configured(cameras, "ptz-01")])
    (listed,) = desk.cameras()
    assert listed.credentials.password == ""
    job = desk.test([replace(listed, credentials=None)])
    until(lambda: over(job))
    assert job.news().fault is None
    (trial,) = job.news().tested
    assert [(one.role, one.ok, one.size_px) for one in trial.streams] == [
        ("main", True, (1280, 720)), ("sub", True, (640, 360)),
    ]  # fmt: skip
    picture = cv2.imdecode(np.frombuffer(trial.streams[0].picture_jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert picture.shape == (360, 640, 3)
    assert str(trial.streams[0].told) == "gambar H264 diterima"
    assert trial.streams[0].after_s > 0
    assert trial.onvif.ptz_profile is not None
    assert trial.camera.main.size_px == (1280, 720)
    assert trial.camera.credentials is None  # nothing of what is stored comes out
    assert store.cameras.list()[0].sub.size_px == (640, 360)


def test_the_exact_cause_is_told_and_a_stored_password_goes_to_no_other_host(desk, cameras) -> None:
    desk.add([configured(cameras, "ptz-01")])
    (listed,) = desk.cameras()
    wrong = replace(listed, camera_id=0, name="salah", sub=None, credentials=Credentials("operator", "salah"))
    moved = replace(listed, name="pindah", main=StreamConfig("rtsp://127.0.0.2:554/1"))
    job = desk.test([replace(wrong, sub=listed.sub), moved])
    until(lambda: over(job))
    tested = {trial.camera.name: trial for trial in job.news().tested}
    assert [(one.ok, "kata sandi ditolak" in str(one.told)) for one in tested["salah"].streams] == [(False, True)] * 2
    assert "Periksa nama pengguna dan kata sandinya" in str(tested["salah"].streams[0].told)
    assert "tidak ditanyai lagi" in str(tested["salah"].onvif_fault)  # cameras lock an account after a few refusals
    assert "kata sandi ditolak" in str(tested["salah"].onvif_fault)
    assert [one.ok for one in tested["pindah"].streams] == [False, False]
    assert "Isi lagi kata sandinya" in str(tested["pindah"].streams[0].told)


def test_a_trial_that_waits_for_ever_ends_with_whoever_asked_and_leaves_no_process(store, room) -> None:
    stored = StoredCameras(lambda: store, RoomEditRights(lambda: room.access), lambda: None)
    desk = RoomCameras(stored, CamerasOrigin(video=VideoSettings(open_stream=video_streams.open_by_url)))
    job = desk.test([CameraConfig(0, "diam", StreamConfig("rtsp://silent-for-ever"))])
    until(lambda: any(child.name == "trial" for child in multiprocessing.active_children()))
    begun_mono_ns = SYSTEM_CLOCK.mono_ns()
    desk.close()
    assert over(job)
    assert not job.news().tested
    until(lambda: not any(child.name == "trial" for child in multiprocessing.active_children()))
    assert SYSTEM_CLOCK.mono_ns() - begun_mono_ns < 6e9  # the trial itself waits for 15 s


def test_no_password_gets_out_of_what_is_tried_told_or_logged(desk, cameras, store, room, caplog) -> None:
    caplog.set_level("DEBUG")
    secret = "Kunci#Rahasia-77"
    wrong = configured(cameras, "ptz-01", credentials=Credentials("operator", secret))
    with_secret = CameraConfig(0, "lain", StreamConfig(f"rtsp://127.0.0.1:9/u?pwd={secret}"))
    desk.add([wrong, with_secret])
    jobs = [
        desk.test([replace(camera, camera_id=n) for n, camera in enumerate((wrong, with_secret), 1)]),
        desk.survey([candidate(cameras, "ptz-02")], wrong.credentials, {}),
        desk.change_passwords([1, 2], Credentials("operator", secret + "x"), try_first=True),
    ]
    until(lambda: all(map(over, jobs)))
    told = "".join(
        f"{news!r} {[str(one.told) for trial in news.tested for one in trial.streams]} "
        f"{[str(one.fault) for one in news.candidates]}"
        for news in (job.news() for job in jobs)
    )
    audited = str([row.entry for row in room.store.audit.rows()])
    for text in (told, audited, caplog.text, repr(desk.cameras())):
        assert secret not in text
    assert [len(job.news().tested) for job in jobs] == [2, 0, 2]


# --- another account for many


def test_another_account_is_stored_for_those_alone_that_accept_it(desk, cameras, store, room) -> None:
    old = Credentials("operator", "lama")
    desk.add([
        configured(cameras, "ptz-01", credentials=old),
        configured(cameras, "ptz-02", credentials=old, onvif=None),
        CameraConfig(0, "mati", StreamConfig("rtsp://127.0.0.1:9/1"), credentials=old),
    ])  # fmt: skip
    job = desk.change_passwords([1, 2, 3], ACCOUNT, try_first=True)
    until(lambda: over(job))
    news = job.news()
    assert {trial.camera.name: trial.streams[0].ok for trial in news.tested} == {
        "ptz-01": True, "ptz-02": True, "mati": False,
    }  # fmt: skip
    assert news.changed == 2
    assert [one.credentials.password for one in store.cameras.list()] == ["simulasi", "simulasi", "lama"]
    row = list(room.store.audit.rows())[-1].entry
    assert (row.subject, dict(row.details)) == ("cameras", {"accounts": 2, "ids": "1-2", "tried": True})
    untried = desk.change_passwords([3], ACCOUNT, try_first=False)
    until(lambda: over(untried))
    assert (untried.news().changed, store.cameras.list()[2].credentials) == (1, ACCOUNT)


def test_a_job_of_somebody_who_may_not_does_nothing(desk, cameras, store, room) -> None:
    store.cameras.add(configured(cameras, "ptz-01"))
    room.access.sessions.log_out()
    for job in (
        desk.discover(),
        desk.survey([candidate(cameras, "ptz-01")], ACCOUNT, {}),
        desk.test([configured(cameras, "ptz-01")]),
        desk.change_passwords([1], Credentials("a", "b"), try_first=False),
    ):
        until(lambda job=job: over(job))
        assert job.news().fault is not None
        assert not job.news().candidates
        assert not job.news().tested
    assert store.cameras.list()[0].credentials == ACCOUNT


# --- jobs themselves


def test_a_late_attempt_is_told_late_and_its_place_goes_to_the_next() -> None:
    clock, jobs, told, begun, ends = ManualClock(), Jobs(), [], threading.Event(), threading.Event()

    def attempt(item: int, leash: Leash) -> Callable[[], object]:
        if item == 1:
            leash.hold(ends.set)
            begun.set()
            ends.wait()
        return lambda: told.append(item)

    job = jobs.begin(
        "uji",
        lambda job: each(
            job, [1, 2, 3], attempt, late=lambda item: told.append(-item), clock=clock, most=1, within_s=5.0
        ),
    )
    until(begun.is_set)
    clock.advance(6.0)
    until(lambda: over(job))
    assert told == [-1, 2, 3]
    jobs.close()


def test_an_attempt_or_a_job_that_fails_is_no_end_of_the_others(caplog) -> None:
    jobs, told = Jobs(), []

    def attempt(item: int, _leash: Leash) -> Callable[[], object]:
        if item == 1:
            raise ZeroDivisionError
        return lambda: told.append(item)

    good = jobs.begin(
        "uji", lambda job: each(job, [1, 2], attempt, late=told.append, clock=SYSTEM_CLOCK, most=2, within_s=60.0)
    )

    def refused(_job: RunningJob) -> None:
        raise SccError(Told("apa", "what"), None, Told("lalu?", "then?"))

    def broken(_job: RunningJob) -> None:
        raise ZeroDivisionError

    faults = [jobs.begin("uji", run) for run in (refused, broken)]
    until(lambda: over(good) and all(map(over, faults)))
    assert told == [2]
    assert str(faults[0].news().fault) == "apa. lalu?"
    assert "tak terduga" in str(faults[1].news().fault)
    assert len([record for record in caplog.records if record.exc_info]) == 2
    jobs.close()
