"""The scenes of the demo clips, each a function of the share of its loop."""

from collections.abc import Callable
from dataclasses import dataclass

from tools import scene_avenue, scene_fire, scene_market, scene_river, scene_stadium
from tools.brush import Image


@dataclass(frozen=True)
class Scene:
    """One clip to be drawn.

    Parameters
    ----------
    draw
        Returns ``(984, 1920, 3) uint8``, BGR, for a share 0 to 1 of the loop.
    share
        Bit rate compared with the other scenes: crowds need more.
    title
        Drawn into the picture of an H.265 clip; empty for H.264, where each camera puts its own name.
    """

    name: str
    draw: Callable[[float], Image]
    title: str = ""
    share: float = 1.0


SCENES = (
    Scene("ampera", lambda t: scene_river.draw(t, scene_river.DAY)),
    Scene("traffic", lambda t: scene_avenue.draw(t, scene_avenue.DAY)),
    Scene("night", lambda t: scene_avenue.draw(t, scene_avenue.NIGHT)),
    Scene("market", scene_market.draw, share=1.45),
    Scene("fire", scene_fire.draw),
    Scene("stadium", scene_stadium.draw, share=1.3),
    Scene("ampera-h265", lambda t: scene_river.draw(t, scene_river.DUSK), "Jembatan Ampera Hilir (H.265)"),
)
