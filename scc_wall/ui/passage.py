"""The way of a command from wish to effect: the lock says why not, the witness has it on record, then it takes effect.

One after the other (`turns`); what was allowed and recorded of some cameras takes effect on them or not at all.
"""

from collections.abc import Callable, Sequence
from typing import Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui.turns import Act, Lock, Turns, Wish, Witness
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.words import tr

CHANGED: Final = SccError(Told("Dinding berubah; ulangi perintahnya", "The wall has changed; give the command again"))

CameraIds = Callable[[], tuple[int | None, ...]]
"""Returns what a command is about, when its turn comes."""


def nobody() -> tuple[int | None, ...]:
    """Return no camera."""
    return ()


class Passage:
    """Lets commands pass.

    Parameters
    ----------
    tell
        Shows a short message to the person.
    """

    def __init__(self, model: WallModel, lock: Lock, witness: Witness, tell: Callable[[str], None]) -> None:
        self._model = model
        self._lock = lock
        self._witness = witness
        self._tell = tell
        self._turns = Turns()

    def allowed(self, action: str, camera_ids: Sequence[int | None] = (), subject: str = "", *, asks: bool) -> bool:
        """Ask the lock, and tell the person why if it is closed."""
        return self._passes(Wish(action, self._known(camera_ids), subject, asks))

    def _passes(self, wish: Wish) -> bool:
        why = self._lock(wish)
        if why:
            self._tell(why)
        return not why

    def do(
        self,
        action: str,
        act: Act,
        *,
        at: tuple[TileAddress, ...] = (),
        cameras: CameraIds = nobody,
        subject: str = "",
    ) -> bool:
        """Have a command done in its turn; return False if it was refused at once.

        Parameters
        ----------
        at
            The tiles that are meant, on the page that is shown now.
        cameras
            Returns the cameras that it is about, when its turn comes.
        """
        page = self._model.page_index

        def about() -> tuple[CameraConfig, ...]:
            if at and not (page == self._model.page_index and all(map(self._is_there, at))):
                raise CHANGED
            return self._known(cameras())

        return self._turns.take(lambda: self._begin(action, act, about, subject))

    def _begin(self, action: str, act: Act, about: Callable[[], tuple[CameraConfig, ...]], subject: str) -> bool:
        try:
            wish, page = Wish(action, about(), subject), self._model.page_index
        except SccError as error:
            self._tell(str(error.what))
            return False
        if not self._passes(wish):
            return False
        refused: list[str] = []

        def effect() -> None:
            """Do it if it is still about what was allowed and recorded: a sequence may have turned the page."""
            if page != self._model.page_index or _ids(about()) != _ids(wish.cameras):
                raise CHANGED
            act.effect()

        def done(why: str) -> None:
            if why:
                refused.append(why)
                dropped = self._turns.drop()
                self._tell(tr("{why} (+{n} dibuang)").format(why=why, n=dropped) if dropped else why)
            self._turns.free()

        self._turns.hold()
        try:
            self._witness(wish, Act(effect, act.store), done)
        except BaseException:
            self._turns.free()
            raise
        return not refused

    def _known(self, camera_ids: Sequence[int | None]) -> tuple[CameraConfig, ...]:
        return tuple(camera for camera in map(self._model.camera, camera_ids) if camera is not None)

    def _is_there(self, address: TileAddress) -> bool:
        screens = self._model.screens
        return address.screen < screens and address.index < len(self._model.grid(address.screen).places)


def _ids(cameras: Sequence[CameraConfig]) -> list[int]:
    return [camera.camera_id for camera in cameras]
