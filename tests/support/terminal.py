"""A terminal at which a test types, and an installation whose key may lie open and whose passwords cost little."""

import getpass
import io
import sys
from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from scc_wall.access import passwords
from scc_wall.base import told


class CheapHasher(PasswordHasher):
    """argon2id all the same, for a hundredth of the time; its real cost is `test_credentials`'s to prove."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=64, parallelism=1)


class Terminal(io.StringIO):
    """A stdin that is one."""

    def isatty(self) -> bool:
        """Return True."""
        return True


class Typist:
    """Types lines, seen and unseen, in the order of each."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.secrets: list[str] = []

    def types(self, *lines: str) -> "Typist":
        """Type these at the next questions whose answer is seen."""
        self.lines += lines
        return self

    def unseen(self, *secrets: str) -> "Typist":
        """Type these at the next questions whose answer is not seen."""
        self.secrets += secrets
        return self


@pytest.fixture
def typist(monkeypatch: pytest.MonkeyPatch) -> Iterator[Typist]:
    """Return who types; all that they were to type must have been asked for."""
    typist = Typist()

    class _Stdin(Terminal):
        def readline(self, _size: int = -1, /) -> str:  # type: ignore[override]  # typeshed names bytes, of the base
            return f"{typist.lines.pop(0)}\n" if typist.lines else ""

    def unseen(_prompt: str) -> str:
        if not typist.secrets:
            raise EOFError
        return typist.secrets.pop(0)

    monkeypatch.setattr(sys, "stdin", _Stdin())
    monkeypatch.setattr(getpass, "getpass", unseen)
    yield typist
    assert (typist.lines, typist.secrets) == ([], [])


@pytest.fixture
def installation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this installation keep its key unsealed, without a terminal, in Indonesian, with cheap passwords."""
    monkeypatch.setattr(passwords, "PasswordHasher", CheapHasher)
    monkeypatch.setenv("SCC_WALL_KEYRING", "off")
    monkeypatch.setenv("SCC_WALL_ALLOW_UNSEALED_KEY", "1")
    monkeypatch.setattr(told, "_language", "id")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
