"""What the dialog of the screens asks for (`ui.screens.desk`), answered by the wall and the service layer."""

from collections.abc import Mapping, Sequence

from scc_wall.access.service import Access
from scc_wall.app.access.desks import By
from scc_wall.app.access.office_desks import Settings
from scc_wall.app.keeping import SCREENS, screen_settings
from scc_wall.domain.audit import Value
from scc_wall.domain.legibility import ScreenSetting
from scc_wall.domain.role import Action
from scc_wall.ui.screen_keeper import screen_key
from scc_wall.ui.screens.desk import ScreenFacts
from scc_wall.ui.wall_ui import WallUi


class RoomScreens:
    """A `ui.screens.desk.ScreensDesk`."""

    def __init__(self, access: Access, settings: Settings, by: By, wall: WallUi) -> None:
        self._access = access
        self._settings = settings
        self._by = by
        self._wall = wall

    def facts(self) -> Sequence[ScreenFacts]:
        """Return the wall's screens."""
        there = self._wall.keeper.assigned()
        found = []
        for index, known in enumerate(self._wall.keeper.known):
            screen = there.get(index)
            said = (0.0, 0.0) if screen is None else screen.physicalSize().toTuple()
            size_px = (known.geometry.width, known.geometry.height)
            found.append(ScreenFacts(screen_key(known), index + 1, known.called, size_px, said, screen is not None))
        return found

    def identify(self) -> None:
        """Show the numbers."""
        self._wall.identify()

    def settings(self) -> Mapping[str, ScreenSetting]:
        """Return what is stored."""
        return screen_settings(self._settings.get(SCREENS))

    def choose(self, key: str, setting: ScreenSetting) -> None:
        """Store it; policy and audit first."""
        by = self._by()
        self._access.policy.check(by, Action.SETTING_CHANGE, subject=SCREENS.key)
        assert by is not None  # else it was denied
        details: tuple[tuple[str, Value], ...] = (("screen", key), *setting.as_json().items())
        with self._access.policy.recorded(by, Action.SETTING_CHANGE, subject=SCREENS.key, details=details):
            stored = dict(self._settings.get(SCREENS))
            stored[key] = dict(setting.as_json())
            self._settings.set(SCREENS, stored)

    def apply(self, settings: Mapping[str, ScreenSetting]) -> None:
        """Have the walls follow."""
        self._wall.set_screens(settings)
