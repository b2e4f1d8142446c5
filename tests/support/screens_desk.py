"""The screens of a wall, for tests of their dialog."""

from collections.abc import Mapping, Sequence

from scc_wall.domain.legibility import ScreenSetting
from scc_wall.ui.screens.desk import ScreenFacts


class ScriptedScreens:
    """A `ScreensDesk` of three screens: one tells its size, one does not, one is not there."""

    def __init__(self) -> None:
        self.kept = {"LG/OLED/7": ScreenSetting(cap_mm=19.0)}
        self.applied: list[Mapping[str, ScreenSetting]] = []

    def facts(self) -> Sequence[ScreenFacts]:
        """Return them."""
        return (
            ScreenFacts("LG/OLED/7", 1, "LG OLED DP-1", (3840, 2160), (1210.0, 680.0), present=True),
            ScreenFacts("Proyektor/HDMI-2", 2, "Proyektor HDMI-2", (1920, 1080), (16.0, 9.0), present=True),
            ScreenFacts("LG/OLED/8", 3, "LG OLED DP-3", (3840, 2160), (0.0, 0.0), present=False),
        )

    def identify(self) -> None:
        """Show nothing."""

    def settings(self) -> Mapping[str, ScreenSetting]:
        """Return what is kept."""
        return dict(self.kept)

    def choose(self, key: str, setting: ScreenSetting) -> None:
        """Keep it."""
        self.kept[key] = setting

    def apply(self, settings: Mapping[str, ScreenSetting]) -> None:
        """Remember it."""
        self.applied.append(settings)
