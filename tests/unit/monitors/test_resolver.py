"""A look-up that hangs holds up nobody but its own host, and threads stay few."""

import socket
import threading
from collections.abc import Iterator, Sequence

import pytest

from scc_wall.monitors.resolver import SystemResolver, system_addresses

WAIT_S = 10.0


class HangingSystem:
    """Looks names up; those that begin with `hang` wait until they are let go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.asked: list[str] = []
        self.begun = threading.Semaphore(0)

    def look_up(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        self.begun.release()
        if host.startswith("hang"):
            assert self.let_go.wait(WAIT_S)
        if host == "none":
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [] if host == "empty" else ["192.0.2.1"]


@pytest.fixture
def system() -> Iterator[HangingSystem]:
    system = HangingSystem()
    yield system
    system.let_go.set()


def test_a_name_has_its_addresses(system: HangingSystem) -> None:
    assert SystemResolver(system.look_up).resolve("a", WAIT_S) == ["192.0.2.1"]


@pytest.mark.parametrize("host", ["none", "empty"])
def test_a_name_without_addresses_is_an_error_of_its_kind(system: HangingSystem, host: str) -> None:
    with pytest.raises(socket.gaierror):
        SystemResolver(system.look_up).resolve(host, WAIT_S)


def test_a_name_that_hangs_holds_up_no_other(system: HangingSystem) -> None:
    resolver = SystemResolver(system.look_up)
    with pytest.raises(TimeoutError):
        resolver.resolve("hang", 0.01)
    assert (resolver.running, resolver.abandoned) == (1, 1)
    for number in range(50):
        assert resolver.resolve(f"good{number}", WAIT_S)
    with pytest.raises(TimeoutError):
        resolver.resolve("hang", 0.01)
    assert system.asked.count("hang") == 1, "one look-up for a host at a time"
    assert (resolver.running, resolver.abandoned) == (1, 1)


def test_those_who_ask_together_get_one_answer(system: HangingSystem) -> None:
    resolver = SystemResolver(system.look_up)
    found: list[Sequence[str]] = []
    asking = [threading.Thread(target=lambda: found.append(resolver.resolve("hang", WAIT_S))) for _ in range(5)]
    for thread in asking:
        thread.start()
    assert system.begun.acquire(timeout=WAIT_S)
    system.let_go.set()
    for thread in asking:
        thread.join(WAIT_S)
    assert found == [["192.0.2.1"]] * 5
    assert 1 <= len(system.asked) <= 5  # who comes after the answer asks anew


def test_threads_are_bounded_and_come_back(system: HangingSystem) -> None:
    resolver = SystemResolver(system.look_up, most=3)
    for number in range(3):
        with pytest.raises(TimeoutError):
            resolver.resolve(f"hang{number}", 0.01)
    assert resolver.abandoned == 3
    with pytest.raises(BlockingIOError):
        resolver.resolve("good", WAIT_S)
    assert len([t for t in threading.enumerate() if t.name.startswith("resolver:")]) == 3
    system.let_go.set()
    assert resolver.resolve("hang0", WAIT_S)
    for thread in [t for t in threading.enumerate() if t.name.startswith("resolver:")]:
        thread.join(WAIT_S)
    assert (resolver.running, resolver.abandoned) == (0, 0)
    assert resolver.resolve("good", WAIT_S)


def test_the_system_is_asked_and_a_bad_name_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "127.0.0.1" in system_addresses("localhost")
    with pytest.raises(socket.gaierror):
        system_addresses("tiada.invalid")
    with pytest.raises(socket.gaierror):
        system_addresses("a" * 70 + ".invalid")
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *_, **__: host.encode("idna"))  # as the real one does
    with pytest.raises(socket.gaierror):
        system_addresses("a" * 70)
