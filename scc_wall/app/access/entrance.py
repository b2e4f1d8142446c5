"""What access needs to be opened behind a wall; loads nothing of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from scc_wall.base.told import Told
from scc_wall.domain.vault import KeyDeriver

if TYPE_CHECKING:
    from scc_wall.access.service import Access
    from scc_wall.app.first.keys import FirstKeys
    from scc_wall.storage.store import Store

Seed = Callable[["Access", "Store"], Told]
"""Fills in people for training, and returns what the login dialog says of them."""


class RoomVault(KeyDeriver, Protocol):
    """The vault: gives the audit's key."""

    def try_again(self) -> None:
        """Forget that a key could not be had: a person is there now."""
        ...


@dataclass(frozen=True, slots=True)
class Entrance:
    """What access is opened from.

    Parameters
    ----------
    anchors
        File of the audit's anchors.
    seed
        Of the demo alone; None in every real installation.
    room_session
        File that remembers which session is this room's; None where the store is this room's alone, and all sessions in
        it are.
    first_keys
        Makes what the pages of the first start find or make the key with; None where there are none (the demo).
    """

    vault: RoomVault
    anchors: Path
    seed: Seed | None = None
    room_session: Path | None = None
    first_keys: "Callable[[], FirstKeys] | None" = None
