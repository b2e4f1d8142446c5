"""Shutdown in stages: ordered, once, and a failing stage never keeps the next from running (house style 8)."""

import logging
from collections.abc import Callable

log = logging.getLogger(__name__)


class Shutdown:
    """Collects what must be ended, and ends it in the opposite order of its beginning."""

    def __init__(self) -> None:
        self._stages: list[tuple[str, Callable[[], object]]] = []

    def then(self, name: str, stage: Callable[[], object]) -> None:
        """Note a stage; the one noted last runs first."""
        self._stages.append((name, stage))

    def run(self) -> None:
        """Run all stages that have not run yet. Idempotent."""
        while self._stages:
            name, stage = self._stages.pop()
            try:
                stage()
            except Exception:
                log.exception("shutdown: %s failed", name)
