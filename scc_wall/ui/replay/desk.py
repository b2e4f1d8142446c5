"""What replay asks of the room: `app.replay` answers."""

from datetime import datetime
from typing import Protocol

from scc_wall.domain.camera import CameraConfig


class ReplayDesk(Protocol):
    """Rights and setting; each of them passes the policy."""

    def may(self, camera: CameraConfig) -> bool:
        """Return whether whoever is in may look at that camera's past; from memory, at once."""
        ...

    def allow(self, camera: CameraConfig, from_utc: datetime, until_utc: datetime) -> None:
        """Return once it stands in the audit that this piece is looked at; through a `Work`.

        Raises
        ------
        SccError
            If whoever is in may not, or it can't be recorded.
        """
        ...

    def keep(self, *, keep: bool) -> None:
        """Have pictures kept from now on, here and at the next start, or not; through a `Work`.

        Raises
        ------
        SccError
            If whoever is in may not, or it can't be stored.
        """
        ...
