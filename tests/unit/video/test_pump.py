"""One thread for many streams: each is stepped when bytes come, in turn when it stands by, and given back in order."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError
from scc_wall.video.pump import HANGS_NS, Pump
from scc_wall.video.thin_session import Step

PATIENCE_S = 20.0


class Session:
    """Stands in for a `ThinSession`: a socket, and what its steps answer."""

    def __init__(self, *, standing_by: bool = False) -> None:
        self.ours, self.camera = socket.socketpair()
        self.ours.settimeout(0)
        self.standing_by = standing_by
        self.stepped = threading.Semaphore(0)
        self.steps = 0
        self.asked: list[tuple[str, Session]] = []
        self.ends: StreamError | None = None
        self.answer: Step | Exception = Step.DONE
        self.attended: Exception | None = None
        self.hangs: threading.Event | None = None
        self.threads: set[str] = set()
        self.given_back = threading.Event()
        self.told = lambda: None

    def fileno(self) -> int:
        return self.ours.fileno()

    def tell_of_state(self, told) -> None:
        self.told = told

    def gather(self) -> None:
        self.asked.append(("gather", self))
        if self.ends is not None:
            raise self.ends

    def step(self) -> Step:
        self.steps += 1
        self.asked.append(("step", self))
        self.threads.add(threading.current_thread().name)
        with suppress(BlockingIOError):
            self.ours.recv(4096)
        self.stepped.release()
        if self.hangs is not None:
            self.hangs.wait(PATIENCE_S)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def attend(self) -> None:
        if self.attended is not None:
            raise self.attended

    def give_back(self) -> None:
        self.given_back.set()

    def close(self) -> None:
        self.ours.close()
        self.camera.close()


class Rig:
    """A pump, and a reader's thread for each session."""

    def __init__(self) -> None:
        self.pump = Pump(SYSTEM_CLOCK)
        self.sessions: list[Session] = []
        self.threads: list[threading.Thread] = []
        self.errors: dict[Session, BaseException] = {}

    def carry(self, session: Session) -> Session:
        def carry() -> None:
            try:
                self.pump.carry(session)
            except StreamError as error:
                self.errors[session] = error

        self.sessions.append(session)
        self.threads.append(threading.Thread(target=carry, name="reader"))
        self.threads[-1].start()
        return session

    def close(self) -> None:
        self.pump.close()
        for thread in self.threads:
            thread.join(PATIENCE_S)
            assert not thread.is_alive()
        for session in self.sessions:
            assert session.given_back.is_set()
            session.close()


@pytest.fixture
def rig() -> Iterator[Rig]:
    one = Rig()
    yield one
    one.close()


def test_a_shown_stream_is_stepped_when_bytes_come_and_only_then(rig: Rig) -> None:
    session, other = rig.carry(Session()), rig.carry(Session())
    for one in (session, other):  # what came before it was taken over
        assert one.stepped.acquire(timeout=PATIENCE_S)
    for sent in range(2, 5):
        session.camera.send(b"!")
        assert session.stepped.acquire(timeout=PATIENCE_S)
        assert session.steps == sent
    assert other.steps == 1
    assert not session.given_back.is_set()


def test_all_streams_of_a_round_are_received_before_the_first_is_decoded(rig: Rig) -> None:
    busy, *others = (rig.carry(Session()) for _ in range(3))
    for one in (busy, *others):
        assert one.stepped.acquire(timeout=PATIENCE_S)
    busy.hangs = threading.Event()
    busy.camera.send(b"!")
    assert busy.stepped.acquire(timeout=PATIENCE_S)
    asked: list[tuple[str, Session]] = []
    for one in others:
        one.asked = asked
        one.camera.send(b"!")
    busy.hangs.set()
    for one in others:
        assert one.stepped.acquire(timeout=PATIENCE_S)
    assert [what for what, _ in asked] == ["gather", "gather", "step", "step"]
    assert {one for _, one in asked[:2]} == {one for _, one in asked[2:]} == set(others)


def test_a_stream_that_ends_while_it_is_received_is_given_back_and_the_others_go_on(rig: Rig) -> None:
    ending, other = rig.carry(Session()), rig.carry(Session())
    for one in (ending, other):
        assert one.stepped.acquire(timeout=PATIENCE_S)
    ending.ends = StreamError(Cause.CLOSED, "gone")
    for one in (ending, other):
        one.camera.send(b"!")
    assert ending.given_back.wait(PATIENCE_S)
    assert other.stepped.acquire(timeout=PATIENCE_S)
    assert ending.steps == 1
    assert not other.given_back.is_set()


def test_a_shown_stream_is_stepped_when_told_though_nothing_comes(rig: Rig) -> None:
    session = rig.carry(Session())
    assert session.stepped.acquire(timeout=PATIENCE_S)
    session.answer = StreamError(Cause.CLOSED, "interrupted")
    session.told()
    assert session.given_back.wait(PATIENCE_S)
    assert session.steps == 2


def test_many_streams_share_one_thread(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scc_wall.video.pump.LATE_NS", 60_000_000_000)  # however busy the machine is
    sessions = [rig.carry(Session(standing_by=number % 3 == 0)) for number in range(40)]
    for session in sessions:
        session.camera.send(b"!")
    for session in sessions:
        assert session.stepped.acquire(timeout=PATIENCE_S)
    names = set().union(*(session.threads for session in sessions))
    assert names == {"pump"}


def test_a_second_thread_helps_while_rounds_take_too_long(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scc_wall.video.pump.LATE_NS", -1)
    sessions = [rig.carry(Session()) for _ in range(20)]
    for session in sessions:
        session.answer = Step.AGAIN
        session.camera.send(b"!")
    until_mono_ns = SYSTEM_CLOCK.mono_ns() + int(PATIENCE_S * 1e9)
    while set().union(*(session.threads for session in sessions)) != {"pump", "pump-mate"}:
        assert SYSTEM_CLOCK.mono_ns() < until_mono_ns
        assert sessions[0].stepped.acquire(timeout=PATIENCE_S)


def test_a_stream_standing_by_has_its_turn_though_nothing_comes(rig: Rig) -> None:
    session = rig.carry(Session(standing_by=True))
    for _ in range(3):
        assert session.stepped.acquire(timeout=PATIENCE_S)


def test_shown_again_it_is_stepped_when_bytes_come(rig: Rig) -> None:
    session = rig.carry(Session(standing_by=True))
    assert session.stepped.acquire(timeout=PATIENCE_S)
    session.standing_by = False
    session.told()
    for _ in range(2):  # one on each thread: when it has had its step, the first was placed
        assert rig.carry(Session()).stepped.acquire(timeout=PATIENCE_S)
    while session.stepped.acquire(blocking=False):
        pass
    steps = session.steps
    session.camera.send(b"!")
    assert session.stepped.acquire(timeout=PATIENCE_S)
    assert session.steps == steps + 1


def test_what_has_more_is_stepped_again_by_itself(rig: Rig) -> None:
    session = rig.carry(Session())
    session.answer = Step.AGAIN
    session.camera.send(b"!")
    for _ in range(5):
        assert session.stepped.acquire(timeout=PATIENCE_S)
    session.answer = Step.DONE


def test_one_that_needs_its_own_thread_is_given_back(rig: Rig) -> None:
    session, other = rig.carry(Session()), rig.carry(Session(standing_by=True))
    session.answer = Step.LEAVE
    session.camera.send(b"!")
    assert session.given_back.wait(PATIENCE_S)
    assert session not in rig.errors
    assert other.stepped.acquire(timeout=PATIENCE_S)


@pytest.mark.parametrize("standing_by", [False, True])
def test_an_error_of_a_step_is_raised_where_it_was_carried_from(rig: Rig, standing_by: bool) -> None:
    session = Session(standing_by=standing_by)
    session.answer = StreamError(Cause.CLOSED)
    rig.carry(session)
    session.camera.send(b"!")
    assert session.given_back.wait(PATIENCE_S)
    assert rig.threads[0].join(PATIENCE_S) is None
    assert rig.errors[session] is session.answer


def test_a_stall_is_noticed_though_nothing_comes(rig: Rig) -> None:
    session = Session()
    session.attended = StreamError(Cause.STALLED)
    rig.carry(session)
    assert session.given_back.wait(PATIENCE_S)
    rig.threads[0].join(PATIENCE_S)
    assert rig.errors[session] is session.attended


def test_a_decoder_that_hangs_is_noticed(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    session = rig.carry(Session())
    assert session.stepped.acquire(timeout=PATIENCE_S)
    assert not rig.pump.hangs()
    session.hangs = threading.Event()
    session.camera.send(b"!")
    assert session.stepped.acquire(timeout=PATIENCE_S)
    assert not rig.pump.hangs()
    monkeypatch.setattr("scc_wall.video.pump.HANGS_NS", -1)
    assert rig.pump.hangs()
    session.hangs.set()
    monkeypatch.setattr("scc_wall.video.pump.HANGS_NS", HANGS_NS)


def test_streams_come_and_go_while_others_are_read(rig: Rig) -> None:
    steady = rig.carry(Session())
    for _ in range(30):
        passing = Session(standing_by=True)
        passing.answer = Step.LEAVE
        rig.carry(passing)
        steady.camera.send(b"!")
        assert passing.given_back.wait(PATIENCE_S)
        assert steady.stepped.acquire(timeout=PATIENCE_S)
    assert not steady.given_back.is_set()


def test_closing_twice_is_harmless() -> None:
    pump = Pump(SYSTEM_CLOCK)
    pump.close()
    pump.close()
