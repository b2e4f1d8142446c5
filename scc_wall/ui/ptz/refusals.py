"""What was refused of late: each refusal is told once, and stands in the panel for a while."""

from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.ui.ptz.desk import PtzView

REFUSAL_S: Final = 8.0


class Refusals:
    """Remembers which refusal of each camera was told, and the newest of all."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._numbers: dict[int, int] = {}
        self._newest: tuple[int, str, int] = (0, "", 0)

    def know(self, view: PtzView) -> None:
        """Take in what was refused before the person came to that camera: it is not told any more."""
        self._numbers.setdefault(view.camera_id, view.refusal_number)

    def hear(self, view: PtzView) -> str:
        """Return what was refused since the last time, empty for nothing."""
        self.know(view)
        if view.refusal_number == self._numbers[view.camera_id]:
            return ""
        self._numbers[view.camera_id] = view.refusal_number
        text = "" if view.refusal is None else str(view.refusal)
        self.keep(view.camera_id, text)
        return text

    def keep(self, camera_id: int, text: str) -> None:
        """Remember what was refused of a camera just now."""
        self._newest = (camera_id, text, self._clock.mono_ns())

    def fresh(self, camera_id: int | None) -> str:
        """Return what was refused of a camera a moment ago, empty for nothing."""
        of, text, at_mono_ns = self._newest
        return text if camera_id == of and seconds_between(at_mono_ns, self._clock.mono_ns()) < REFUSAL_S else ""
