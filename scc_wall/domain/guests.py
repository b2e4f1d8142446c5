"""Guest mode: while guests are in the room, some cameras show no picture anywhere, not even their name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guests:
    """What is hidden.

    Parameters
    ----------
    on
        Whether guests are there.
    chosen
        Ids of the cameras that guests must not see, on whichever tile, page or screen.
    """

    on: bool = False
    chosen: frozenset[int] = frozenset()

    def hides(self, camera_id: int | None) -> bool:
        """Return whether nothing of that camera may be shown now."""
        return self.on and camera_id in self.chosen
