"""What the store remembers of a screen, so that its wall comes back when it is plugged in again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownScreen:
    """A screen that was seen once. The five first fields are those of a screen's identity.

    Parameters
    ----------
    serial, manufacturer, model, name
        As the display says; empty if it says nothing. `name` is the connector or device name.
    geometry_px
        (x, y, width, height) on the desktop when it was last seen.
    position
        Its place in the order of the wall's screens, 0 for the first; None if it carries no wall.
    """

    serial: str
    manufacturer: str
    model: str
    name: str
    geometry_px: tuple[int, int, int, int]
    position: int | None = None
