"""The operating system's keyring, asked with a deadline: without a session it may hang or wait for a prompt."""

import logging
import os
import threading
from collections.abc import Callable, Mapping
from typing import Final, Protocol, TypeVar

ANSWER_WITHIN_S: Final = 5.0
VARIABLE: Final = "SCC_WALL_KEYRING"
BACKEND_VARIABLE: Final = "PYTHON_KEYRING_BACKEND"
"""The library's own variable. One that names a backend which isn't allowed means: leave the real one alone."""
ALLOWED: Final = frozenset(
    {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.macOS.Keyring",
    }
)
"""Keyrings of operating systems. Never one that writes a plain file, or that a configuration file chose."""

_log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


class Ring(Protocol):
    """What the vault asks of a keyring; None and False also when it does not answer in time."""

    def get(self, service: str, user: str) -> str | None:
        """Return the stored text, None if there is none or the keyring fails."""
        ...

    def put(self, service: str, user: str, text: str) -> bool:
        """Store the text; return whether it can be read back."""
        ...

    def delete(self, service: str, user: str) -> bool:
        """Take the text out; return whether it is gone."""
        ...


class Backend(Protocol):
    """A backend of the library keyring, as far as we use it."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return a stored text."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Store a text."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Take a text out; raises if there is none."""
        ...


class OsRing:
    """The first allowed backend of the library keyring.

    Parameters
    ----------
    find
        Returns the backend, None if the machine has no allowed one. Called in the asking thread, since looking for
        backends already speaks to D-Bus.
    """

    def __init__(self, find: "Callable[[], Backend | None] | None" = None, answer_within_s: float = ANSWER_WITHIN_S):
        self._find = find or allowed_backend
        self._answer_within_s = answer_within_s

    def get(self, service: str, user: str) -> str | None:
        """Return the stored text, None if there is none or the keyring fails."""
        return self._ask(lambda backend: backend.get_password(service, user))

    def put(self, service: str, user: str, text: str) -> bool:
        """Store the text; return whether it can be read back."""

        def store(backend: Backend) -> bool:
            backend.set_password(service, user, text)
            return backend.get_password(service, user) == text

        return self._ask(store) is True

    def delete(self, service: str, user: str) -> bool:
        """Take the text out; return whether it is gone."""

        def remove(backend: Backend) -> bool:
            if backend.get_password(service, user) is not None:
                backend.delete_password(service, user)
            return backend.get_password(service, user) is None

        return self._ask(remove) is True

    def name(self) -> str | None:
        """Return the name of the back end that would be asked, None if there is none or it stays silent."""
        return self._ask(lambda backend: type(backend).__module__.rpartition(".")[2])

    def _ask(self, question: Callable[[Backend], _Answer]) -> _Answer | None:
        """Return the answer, None if there is no keyring, or it failed or stayed silent."""
        answers: list[_Answer] = []

        def ask() -> None:
            try:
                backend = self._find()
                if backend is not None:
                    answers.append(question(backend))
            except Exception as error:  # noqa: BLE001 - backends raise anything, from D-Bus' errors to their own bugs
                _log.info("the keyring can't be used: %s", type(error).__name__)

        # A daemon: a keyring that never answers must not keep the program from ending.
        thread = threading.Thread(target=ask, name="keyring", daemon=True)
        thread.start()
        thread.join(self._answer_within_s)
        if thread.is_alive():
            _log.warning("the keyring did not answer within %.0f s and is passed over", self._answer_within_s)
        return answers[0] if answers else None


def is_off(environ: Mapping[str, str] | None = None) -> bool:
    """Return whether the keyring is forbidden: by `SCC_WALL_KEYRING=off`, or by the choice of another backend."""
    env = os.environ if environ is None else environ
    other = env.get(BACKEND_VARIABLE, "")
    return env.get(VARIABLE, "").strip().lower() in ("off", "0", "no") or (other != "" and other not in ALLOWED)


def allowed_backend() -> Backend | None:
    """Return the most fitting allowed backend that works here, None if there is none."""
    from keyring import backend

    working = [b for b in backend.get_all_keyring() if is_allowed(b)]
    chosen: Backend | None = max(working, key=lambda b: float(b.priority), default=None)
    return chosen


def is_allowed(backend: object) -> bool:
    """Return whether a backend is a keyring of an operating system; a chain of backends is not."""
    return f"{type(backend).__module__}.{type(backend).__qualname__}" in ALLOWED
