"""What commands say until `app` has put behind them what they are for: a key pressed early is not dumb."""

from collections.abc import Callable
from functools import partial

from scc_wall.ui.commands import CAMERAS, DOORS, EVENTS, FIRST, PTZ, REPLAY, SITES, SNAPSHOTS, Commands
from scc_wall.ui.words import tr


def say_not_yet(commands: Commands, tell: Callable[[str], object]) -> None:
    """Give the table these commands."""
    groups: tuple[tuple[frozenset[str], Callable[[], str]], ...] = (
        (DOORS, lambda: tr("Akses belum dibuka")),
        (SITES, lambda: tr("Pemantau situs belum dibuka")),
        (PTZ, lambda: tr("Kendali kamera belum dibuka")),
        (frozenset({"session-panel"}), lambda: tr("Panel sesi belum dibuka")),
        (CAMERAS, lambda: tr("Daftar kamera belum dibuka")),
        (EVENTS, lambda: tr("Peristiwa belum dibuka")),
        (SNAPSHOTS | {"snapshot", "snapshot-wall"}, lambda: tr("Cuplikan belum dibuka")),
        (REPLAY, lambda: tr("Ulangan belum dibuka")),
        (FIRST, lambda: tr("Pemasangan pertama belum dapat dibuka")),
        (frozenset({"video-again"}), lambda: tr("Video tidak dimatikan")),
    )
    for actions, text in groups:
        for action in actions:
            commands.add(action, partial(_say, tell, text))


def _say(tell: Callable[[str], object], text: Callable[[], str]) -> None:
    tell(text())
