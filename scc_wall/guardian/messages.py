"""What the UI process and the guardian tell each other: one JSON object a line, over a pipe that nobody else holds.

A line may hold a camera's password, so none is ever logged, and no error quotes one.
"""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Final, get_type_hints

from scc_wall.domain.camera import CameraConfig, Credentials

LONGEST_LINE_BYTES: Final = 64 * 1024


class BadLineError(ValueError):
    """A line that is no message; says nothing of what stood in it."""


@dataclass(frozen=True, slots=True)
class Introduce:
    """How a camera is reached, told before it may be armed; a second time in place of the first.

    Parameters
    ----------
    username, password
        None without an account.
    ptz_profile
        Token of the profile that is steered; None: the first on the camera's own video source.
    """

    camera_id: int
    address: str = field(repr=False)
    username: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    fingerprint_sha256: str | None = None
    ptz_profile: str | None = None

    @property
    def credentials(self) -> Credentials | None:
        """The account, None without."""
        return Credentials(self.username, self.password or "") if self.username is not None else None


@dataclass(frozen=True, slots=True)
class Forget:
    """The camera is not steered any more."""

    camera_id: int


@dataclass(frozen=True, slots=True)
class Arm:
    """A move begins; answered by `Heard` with the same number."""

    camera_id: int
    number: int


@dataclass(frozen=True, slots=True)
class Beat:
    """The UI process still holds the camera; answered by `Heard` with the same number."""

    camera_id: int
    number: int


@dataclass(frozen=True, slots=True)
class Disarm:
    """The camera is proved to stand."""

    camera_id: int


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The UI process ends in order; what is armed still is stopped all the same."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The guardian listens."""

    pid: int


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer.

    Parameters
    ----------
    armed
        Whether the guardian stops this camera if it hears no more; False of a camera that was not introduced.
    """

    camera_id: int
    number: int
    armed: bool


ToGuardian = Introduce | Forget | Arm | Beat | Disarm | Goodbye
FromGuardian = Ready | Heard
Message = ToGuardian | FromGuardian

_KINDS: Final[dict[str, type[Message]]] = {
    kind.__name__.lower(): kind for kind in (Introduce, Forget, Arm, Beat, Disarm, Goodbye, Ready, Heard)
}
_PARTS: Final[dict[type[Message], dict[str, Any]]] = {kind: get_type_hints(kind) for kind in _KINDS.values()}


def introduction(camera: CameraConfig) -> Introduce | None:
    """Return how a camera is reached, None if it has no ONVIF setup."""
    setup = camera.onvif
    if setup is None:
        return None
    account = setup.credentials or camera.credentials
    return Introduce(
        camera.camera_id,
        setup.address,
        account.username if account is not None else None,
        account.password if account is not None else None,
        setup.fingerprint_sha256,
        setup.ptz_profile,
    )


def line_of(message: Message) -> bytes:
    """Return a message as a line, its end included."""
    return json.dumps({"say": type(message).__name__.lower(), **asdict(message)}).encode() + b"\n"


def read_line(line: bytes) -> Message:
    """Return the message that a line holds.

    Raises
    ------
    BadLineError
        If it holds none.
    """
    try:
        told = json.loads(line)
        kind = _KINDS[told.pop("say")]
        hints = _PARTS[kind]
        fits = told.keys() == hints.keys() and all(isinstance(value, hints[name]) for name, value in told.items())
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise BadLineError("no message") from None  # what failed quotes the line
    if not fits:
        raise BadLineError("not the parts of its kind")
    return kind(**told)
