"""What a person holds down, and the only way from there to a camera: nothing that was held stays held.

::

    keys ┐                         ┌ all of it let go ──► Release
    pad  ├─► hold(camera, source) ─┼ it changed ────────► Hold
    stick┘                         └ any way out ───────► halt
"""

from scc_wall.domain.steering import Hold, Release
from scc_wall.ui.ptz.desk import PtzDesk


class Hand:
    """Joins what keys, pad and mouse hold into one push of the stick, of one camera at a time."""

    def __init__(self, desk: PtzDesk) -> None:
        self._desk = desk
        self._pushes: dict[str, Hold] = {}
        self._sent = Hold()
        self.camera_id: int | None = None
        """The camera that is held now; None: none is."""

    def hold(self, camera_id: int, source: str, push: Hold) -> None:
        """Let a source push the stick that far; pushing it nowhere lets go."""
        if self.camera_id not in {None, camera_id}:
            self.drop()
        if push == Hold():
            self._pushes.pop(source, None)
        else:
            self._pushes[source] = push
        self._send(camera_id)

    def let_go(self, source: str) -> None:
        """Let a source push no more."""
        if self.camera_id is not None and source in self._pushes:
            self.hold(self.camera_id, source, Hold())

    def _send(self, camera_id: int) -> None:
        if not self._pushes:
            if self.camera_id is not None:
                self.camera_id, self._sent = None, Hold()
                self._desk.steer(camera_id, Release())
            return
        push = self._joined()
        if self.camera_id is None or push != self._sent:
            self.camera_id, self._sent = camera_id, push
            self._desk.steer(camera_id, push)

    def _joined(self) -> Hold:
        pushes = self._pushes.values()
        return Hold(
            _limited(sum(push.pan for push in pushes)),
            _limited(sum(push.tilt for push in pushes)),
            _limited(sum(push.zoom for push in pushes)),
        )

    def drop(self) -> None:
        """Stop what is held, at once and whoever holds it: a way out was taken. Nothing if nothing is."""
        held, self.camera_id, self._sent = self.camera_id, None, Hold()
        self._pushes.clear()
        if held is not None:
            self._desk.halt(held)


def _limited(value: float) -> float:
    return min(1.0, max(-1.0, value))
