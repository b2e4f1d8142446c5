"""What a person may set about the wall windows; `app` fills it from the store."""

from dataclasses import dataclass, field

from scc_wall.domain.legibility import ScreenSetting


@dataclass(slots=True)
class WallSettings:
    """Settings of the wall windows.

    Parameters
    ----------
    tick_ms
        How often newly decoded pictures are painted. 10 ms adds 5 ms to the delay on average; 8 ms costs the UI thread
        a tenth more.
    standby_limit
        How many cameras beside the shown ones stand by, connected but not decoding.
    screens
        What is set about screens, by their keys (`screen_keeper.screen_key`); absent: nothing is.
    wall_only
        The desk shows nothing but the wall, which then covers its screen exactly.
    full_screen
        The desk covers its screen too, without a title bar: a kiosk.
    figure_on_wall
        Whether each wall window shows the wall figure in its corner (the desk's status line always does).
    """

    tick_ms: int = 10
    standby_limit: int = 200
    screens: dict[str, ScreenSetting] = field(default_factory=dict)
    wall_only: bool = False
    full_screen: bool = False
    figure_on_wall: bool = True
