"""Which of the screens present is which of the screens remembered.

A wall must never light up on a wrong screen: two screens that both have a serial number to be trusted, and not the
same one, are two screens, whatever else is alike. A key that fits more than one screen decides nothing.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final

from scc_wall.domain.layout import Rect

PLACEHOLDERS: Final = frozenset(
    {"default string", "none", "n/a", "na", "unknown", "serial", "serial number", "123456789"}
)
"""What makers leave in the serial field, beside rows of one digit."""


@dataclass(frozen=True, slots=True)
class ScreenIdentity:
    """What is known of a screen.

    Parameters
    ----------
    serial, manufacturer, model
        From its EDID; empty if it says none.
    name
        The system's name of its connector, e.g. `DP-1` or `DISPLAY1`.
    geometry
        Its place and size on the desktop, in the system's pixels.
    """

    serial: str
    manufacturer: str
    model: str
    name: str
    geometry: Rect

    @property
    def called(self) -> str:
        """What a person knows it by: maker and model, as far as it says, and where it is plugged in."""
        return " ".join(part for part in (self.manufacturer, self.model, self.name) if part)


_Key = Callable[[ScreenIdentity], Hashable | None]


def _by_position(screen: ScreenIdentity) -> Hashable | None:
    x, y = screen.geometry.x, screen.geometry.y
    return (screen.manufacturer, screen.model, x, y) if screen.model.strip() else None


def _by_connector(screen: ScreenIdentity) -> Hashable | None:
    return (screen.model, screen.name) if screen.model.strip() and screen.name else None


def _by_geometry(screen: ScreenIdentity) -> Hashable | None:
    return (screen.geometry, screen.name)


def trusted_serials(screens: Sequence[ScreenIdentity]) -> tuple[str | None, ...]:
    """Return each screen's serial number, None where it is no real one or several of `screens` claim it."""
    count = Counter(screen.serial.strip() for screen in screens)
    return tuple(
        serial if count[serial] == 1 and _is_real(serial) else None
        for serial in (screen.serial.strip() for screen in screens)
    )


def match(known: Sequence[ScreenIdentity], present: Sequence[ScreenIdentity]) -> dict[int, int]:
    """Return known index → present index for the screens that are found again, each present one at most once.

    By serial number; else by manufacturer, model and position; else by model and connector; else by connector and
    exact geometry. A better key of any screen goes before a weaker one of any other.
    """
    known_serials, present_serials = trusted_serials(known), trusted_serials(present)
    found: dict[int, int] = {}

    def may_be(k: int, p: int) -> bool:
        ours, theirs = known_serials[k], present_serials[p]
        return ours is None or theirs is None or ours == theirs

    def settle(known_keys: Sequence[Hashable | None], present_keys: Sequence[Hashable | None]) -> None:
        open_known = [k for k in range(len(known)) if k not in found and known_keys[k] is not None]
        open_present = [p for p in range(len(present)) if p not in found.values()]
        fits = [(k, p) for k in open_known for p in open_present if known_keys[k] == present_keys[p] and may_be(k, p)]
        of_known, of_present = Counter(k for k, _ in fits), Counter(p for _, p in fits)
        found.update((k, p) for k, p in fits if of_known[k] == of_present[p] == 1)

    settle(known_serials, present_serials)
    keys: tuple[_Key, ...] = (_by_position, _by_connector, _by_geometry)
    for key in keys:
        settle([key(screen) for screen in known], [key(screen) for screen in present])
    return found


def _is_real(serial: str) -> bool:
    """Whether this can be a serial number: not empty, no row of one character (`0`, `00000000`), no placeholder."""
    plain = serial.lower().removeprefix("0x")
    return len(set(plain)) > 1 and plain not in PLACEHOLDERS
