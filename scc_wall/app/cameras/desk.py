"""The desk of the cameras (`ui.cameras.desk.CameraDesk`): store and network behind it, rights before it.

Jobs are begun on the UI thread and at once; everything else runs on the dialogs' worker, one at a time.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from scc_wall.app.cameras import found, proposal, trials
from scc_wall.app.cameras.job import Jobs, RunningJob
from scc_wall.app.cameras.known import Known
from scc_wall.app.cameras.origin import CamerasOrigin
from scc_wall.app.cameras.stored import StoredCameras
from scc_wall.base.course import Course
from scc_wall.domain.camera import CameraConfig, Credentials
from scc_wall.domain.region import Region, regions
from scc_wall.ui.cameras.desk import Candidate
from scc_wall.ui.csv_plan import CsvPlan


class RoomCameras:
    """See above.

    Parameters
    ----------
    stored
        What changes the stored cameras, for whoever is in.
    """

    def __init__(self, stored: StoredCameras, origin: CamerasOrigin) -> None:
        self._stored = stored
        self._origin = origin
        self._jobs = Jobs()
        self._proposed: dict[str, str] = {}

    def cancel(self) -> None:
        """Cancel all jobs."""
        self._jobs.cancel()

    def close(self) -> None:
        """End all jobs. Idempotent."""
        self._jobs.close()

    # --- jobs

    def discover(self) -> RunningJob:
        """See `CameraDesk`."""
        return self._begin("discover", lambda job: found.look(job, self._known(), self._origin))

    def survey(
        self, candidates: Sequence[Candidate], credentials: Credentials | None, pinned: Mapping[str, str]
    ) -> RunningJob:
        """See `CameraDesk`."""
        asked, pins = tuple(candidates), dict(pinned)

        def run(job: RunningJob) -> None:
            found.survey(job, asked, credentials, pinned=pins, known=self._known(), origin=self._origin)

        return self._begin("survey", run)

    def test(self, cameras: Sequence[CameraConfig]) -> RunningJob:
        """See `CameraDesk`."""
        tried = tuple(cameras)
        return self._begin("camera-test", lambda job: trials.test(job, tried, self._stored, self._origin))

    def change_passwords(self, camera_ids: Sequence[int], credentials: Credentials, *, try_first: bool) -> RunningJob:
        """See `CameraDesk`."""
        ids = tuple(camera_ids)

        def run(job: RunningJob) -> None:
            trials.change_passwords(job, ids, credentials, self._stored, self._origin, try_first=try_first)

        return self._begin("camera-passwords", run)

    def _begin(self, name: str, run: Callable[[RunningJob], None]) -> RunningJob:
        def let_in(job: RunningJob) -> None:
            self._stored.rights.check()
            run(job)

        return self._jobs.begin(name, let_in)

    # --- through a Work

    def cameras(self) -> Sequence[CameraConfig]:
        """See `CameraDesk`."""
        return self._stored.listed()

    def regions(self) -> Sequence[Region]:
        """See `CameraDesk`."""
        return regions()

    def read_urls(self, text: str) -> Sequence[Candidate | CameraConfig]:
        """See `CameraDesk`."""
        return proposal.read_lines(text, self._known())

    def proposed(self, candidate: Candidate, credentials: Credentials | None) -> CameraConfig:
        """See `CameraDesk`; its name is no stored one, and none that another candidate was given."""
        others = [name for key, name in self._proposed.items() if key != candidate.key]
        camera = proposal.proposed(candidate, credentials, self._known(), others)
        self._proposed[candidate.key] = camera.name
        return camera

    def add(self, cameras: Sequence[CameraConfig]) -> int:
        """See `CameraDesk`."""
        added = self._stored.add(cameras)
        self._proposed.clear()
        return added

    def change(self, camera: CameraConfig) -> None:
        """See `CameraDesk`."""
        self._stored.change(camera)

    def remove(self, camera_ids: Sequence[int]) -> None:
        """See `CameraDesk`."""
        self._stored.remove(camera_ids)

    def reorder(self, camera_ids: Sequence[int]) -> None:
        """See `CameraDesk`."""
        self._stored.reorder(camera_ids)

    def plan_import(self, path: Path, course: Course | None = None) -> CsvPlan:
        """See `CameraDesk`."""
        return self._stored.plan_import(path, course)

    def import_csv(self, path: Path, course: Course | None = None) -> CsvPlan:
        """See `CameraDesk`."""
        return self._stored.import_csv(path, course)

    def export_csv(self, path: Path, course: Course | None = None) -> int:
        """See `CameraDesk`."""
        return self._stored.export_csv(path, course)

    def _known(self) -> Known:
        return Known(self._stored.listed())
