"""Guest mode: hiding the chosen cameras needs no right and is done at once, showing them again passes the lock."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from scc_wall.ui.passage import Passage
from scc_wall.ui.turns import Act
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.words import tr


class GuestMemory(Protocol):
    """Where guest mode is kept, so that a restart shows nothing that was hidden."""

    def entered(self) -> None:
        """Have it kept and recorded that guests came; at once, and nobody waits for it."""
        ...

    def left(self) -> None:
        """Keep that they left; takes a moment, and may raise SccError: then everything stays hidden."""
        ...

    def chose(self, chosen: frozenset[int]) -> None:
        """Keep which cameras they must not see; as `left`."""
        ...


class NoGuestMemory:
    """Guest mode for as long as the program runs."""

    def entered(self) -> None:
        """Nothing."""

    def left(self) -> None:
        """Nothing."""

    def chose(self, chosen: frozenset[int]) -> None:
        """Nothing."""


class GuestCommands:
    """Runs the commands of guest mode on the wall model.

    Attributes
    ----------
    memory
        Keeps and records guest mode; `app` wires the store in.
    """

    def __init__(self, model: WallModel, passage: Passage, tell: Callable[[str], None]) -> None:
        self.memory: GuestMemory = NoGuestMemory()
        self._model = model
        self._passage = passage
        self._tell = tell

    def toggle(self) -> None:
        """Hide from guests at once, whoever asks; show again for whoever may."""
        if not self._model.guests.on:
            self._model.set_guests(replace(self._model.guests, on=True))
            self.memory.entered()
            hidden = len(self._model.guests.chosen)
            none = tr("Mode tamu: belum ada kamera yang disembunyikan. Pilih petaknya, lalu Shift+H.")
            self._tell(tr("Mode tamu: {n} kamera disembunyikan").format(n=hidden) if hidden else none)
            return

        def effect() -> None:
            self._model.set_guests(replace(self._model.guests, on=False))
            self._tell(tr("Mode tamu selesai"))

        self._passage.do("guest-leave", Act(effect, self.memory.left), subject="guests")

    def toggle_hidden(self) -> None:
        """Let the selected tile's camera be hidden from guests, on all its tiles; or no longer."""
        address = self._model.selected
        camera = None if address is None else self._model.camera(self._model.place(address).camera_id)
        if address is None or camera is None:
            self._tell(tr("Pilih dahulu petak dengan kamera"))
            return
        camera_id, wanted = camera.camera_id, camera.camera_id not in self._model.guests.chosen

        def changed() -> frozenset[int]:
            chosen = self._model.guests.chosen
            return chosen | {camera_id} if wanted else chosen - {camera_id}

        def effect() -> None:
            self._model.set_guests(replace(self._model.guests, chosen=changed()))
            told = tr("{name}: tersembunyi dari tamu (H)") if wanted else tr("{name}: terlihat juga oleh tamu")
            self._tell(told.format(name=camera.name))

        chosen = changed()
        subject = f"camera:{camera_id}:{'hidden' if wanted else 'shown'}"
        act = Act(effect, lambda: self.memory.chose(chosen))
        self._passage.do(
            "guest-hide", act, at=(address,), cameras=lambda: (self._model.place(address).camera_id,), subject=subject
        )
