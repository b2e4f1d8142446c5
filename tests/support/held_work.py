"""A worker that works when the test says so."""

from collections.abc import Callable
from typing import Any

from scc_wall.base.errors import SccError


class HeldWork:
    """A `Work` whose jobs wait until the test lets them run: what arrives later, without a thread."""

    def __init__(self) -> None:
        self.jobs: list[tuple[Callable[[], Any], Callable[[Any], object], Callable[[SccError], object]]] = []

    def __call__(
        self, job: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[SccError], object]
    ) -> None:
        self.jobs.append((job, done, failed))

    def run(self) -> int:
        """Do what waits; return how much it was."""
        jobs, self.jobs = self.jobs, []
        for job, done, failed in jobs:
            try:
                result = job()
            except SccError as error:
                failed(error)
            else:
                done(result)
        return len(jobs)
