"""What the command line asks of a running wall."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options of `scc-wall run` and `scc-wall demo`.

    Parameters
    ----------
    tiles
        Tiles a screen of the ready-made grid; None: the layout of the last time, else the smallest that holds all.
    layout
        Name of a stored layout; it wins over `tiles`.
    screens
        Use at most that many screens; None: all.
    wall_only
        Nothing but the wall on its screen: no tree, no menu.
    metrics_port
        Serve metrics on this loopback port; 0 takes a free one and prints it; None: not at all.
    screenshot
        Where to leave a picture of the wall.
    after_s
        Seconds after the start (or after all tiles were live, whichever is later is not waited for) to take it.
    seconds
        End by itself after so long; None: run until a person ends it.
    safe
        Without video: it brought the program down again and again.
    kiosk
        There is nothing behind the wall: who closes it must be in, and allowed to.
    """

    tiles: int | None = None
    layout: str | None = None
    screens: int | None = None
    wall_only: bool = False
    metrics_port: int | None = None
    screenshot: Path | None = None
    after_s: float = 10.0
    seconds: float | None = None
    safe: bool = False
    kiosk: bool = False

    @property
    def passes(self) -> bool:
        """Whether it is a trial that ends by itself: nobody sits in front of it."""
        return self.seconds is not None or self.screenshot is not None
