"""What the dialogs for cameras need of the program; `app` gives them network, store, policy and audit behind it.

`CameraDesk`'s calls may be refused (SccError) and take some seconds: they go through a `Work` (ui/access/busy.py).
What takes longer is a `Job`: begun at once, asked for news by the dialog's own tick, cancelled at any moment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from scc_wall.base.course import Course
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials
from scc_wall.domain.onvif import CameraSurvey, FoundCamera
from scc_wall.domain.region import Region
from scc_wall.ui.csv_plan import CsvPlan


@dataclass(frozen=True, slots=True)
class Candidate:
    """A camera that could be added.

    Parameters
    ----------
    key
        Its name within one dialog: the address that it answered from, or the line that was pasted.
    found
        Of a probe of the network; None if a person typed its address.
    survey
        What it told of itself; None before, and if `fault` says why it did not.
    fingerprint_sha256
        Of a certificate that no person has pinned yet; with a fault that asks to.
    known_as
        Name of the stored camera with the same address; empty for a new one.
    """

    key: str
    address: str
    found: FoundCamera | None = None
    survey: CameraSurvey | None = None
    fault: Told | None = None
    fingerprint_sha256: str | None = None
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class StreamTrial:
    """How one stream of a camera answered.

    Parameters
    ----------
    role
        `main` or `sub`.
    ok
        Whether a picture came; `told` says what came, or the exact cause why none did.
    size_px
        (width, height), None without a picture.
    picture_jpeg
        What it sees, made small; None without.
    after_s
        From asking to the first picture.
    """

    role: str
    ok: bool
    told: Told
    size_px: tuple[int, int] | None = None
    picture_jpeg: bytes | None = field(default=None, repr=False)
    after_s: float | None = None


@dataclass(frozen=True, slots=True)
class CameraTrial:
    """How a camera answered: its streams, and its ONVIF side if it has one.

    Parameters
    ----------
    onvif
        What it told; None if it was not asked, or `onvif_fault` says why not.
    """

    camera: CameraConfig
    streams: Sequence[StreamTrial] = ()
    onvif: CameraSurvey | None = None
    onvif_fault: Told | None = None
    fingerprint_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class News:
    """How far a job is.

    Parameters
    ----------
    done, whole
        Steps; `whole` 0: nobody knows how many.
    doing
        What it does now, in a few words.
    over
        Whether it has ended: by itself, or because it was cancelled.
    fault
        Why it ended early, None if it did not.
    candidates, tested
        What came out so far.
    changed
        Cameras stored so far (adding many, bulk password).
    """

    done: int = 0
    whole: int = 0
    doing: Told | None = None
    over: bool = False
    fault: Told | None = None
    candidates: Sequence[Candidate] = ()
    tested: Sequence[CameraTrial] = ()
    changed: int = 0


class Job(Protocol):
    """Something long that runs by itself; both calls answer at once, on the UI thread."""

    def news(self) -> News:
        """Return how far it is."""
        ...

    def cancel(self) -> None:
        """End it soon; what is stored stays stored. Idempotent."""
        ...


class CameraDesk(Protocol):
    """What the dialogs ask for. Passwords go in and never come out: cameras are listed without them."""

    # --- jobs: at once

    def discover(self) -> Job:
        """Look for cameras on this network; `candidates` come without surveys."""
        ...

    def survey(
        self, candidates: Sequence[Candidate], credentials: Credentials | None, pinned: Mapping[str, str]
    ) -> Job:
        """Ask these cameras, several at a time, who they are and which streams they have.

        Parameters
        ----------
        pinned
            Fingerprints that a person accepted, by `Candidate.key`.
        """
        ...

    def test(self, cameras: Sequence[CameraConfig]) -> Job:
        """Try cameras as they stand in a form, or as stored: a picture of each stream, or the exact cause.

        A camera without credentials and with a `camera_id` is tried with those that are stored.
        """
        ...

    def change_passwords(self, camera_ids: Sequence[int], credentials: Credentials, *, try_first: bool) -> Job:
        """Store other credentials for many cameras; with `try_first` only for those that accept them.

        The cameras' own passwords are not changed; who answered how comes as `tested`.
        """
        ...

    # --- through a Work

    def cameras(self) -> Sequence[CameraConfig]:
        """Return all cameras in their order, without passwords: a set user name shows that there is one."""
        ...

    def regions(self) -> Sequence[Region]:
        """Return the regions that a camera can be put into."""
        ...

    def read_urls(self, text: str) -> Sequence[Candidate | CameraConfig]:
        """Read pasted lines: addresses of streams (rtsp, http) become cameras, hosts become candidates.

        Raises
        ------
        SccError
            If a line can't be read; it names the line.
        """
        ...

    def proposed(self, candidate: Candidate, credentials: Credentials | None) -> CameraConfig:
        """Return how a surveyed candidate would be added: name, streams, the sub picked by size, ONVIF."""
        ...

    def add(self, cameras: Sequence[CameraConfig]) -> int:
        """Store new cameras, all or none; return how many. The wall knows them at once."""
        ...

    def change(self, camera: CameraConfig) -> None:
        """Store what was changed; credentials None leave the stored ones, an empty user name takes them away."""
        ...

    def remove(self, camera_ids: Sequence[int]) -> None:
        """Take cameras out; their tiles become empty."""
        ...

    def reorder(self, camera_ids: Sequence[int]) -> None:
        """Put all cameras into this order."""
        ...

    def plan_import(self, path: Path, course: Course | None = None) -> CsvPlan:
        """Read a file and say what importing it would change; nothing is changed."""
        ...

    def import_csv(self, path: Path, course: Course | None = None) -> CsvPlan:
        """Import a file whole or not at all.

        Parameters
        ----------
        course
            Is told how far it is; stopped before the last step, nothing is changed (`base.course.Stopped`).
        """
        ...

    def export_csv(self, path: Path, course: Course | None = None) -> int:
        """Write all cameras to a file, without passwords; return how many."""
        ...
