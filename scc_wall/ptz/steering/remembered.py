"""A camera's presets as a person is shown them: without the places that a factory only numbered."""

import re
from collections.abc import Sequence
from typing import Final

from scc_wall.domain.ptz import Preset

_NUMBERED: Final = re.compile(
    r"(?i)(?:preset|pre ?set point|preset point|point|position|预置[点位])[ _-]*0*(?P<number>\d+)"
)
FACTORY_LEAST: Final = 8
"""So many numbered names without a place are none that people gave."""


def placeholder(preset: Preset) -> bool:
    """Return whether a preset has a factory's name and no place: the number in its name is its own token."""
    if preset.position is not None:
        return False
    if not preset.name:
        return True
    match = _NUMBERED.fullmatch(preset.name.strip())
    return match is not None and _number(preset.token) == match["number"]


def shown(presets: Sequence[Preset]) -> tuple[Preset, ...]:
    """Return the presets without the factory's."""
    factory = placeholders(presets)
    return tuple(preset for preset in presets if preset not in factory)


def placeholders(presets: Sequence[Preset]) -> tuple[Preset, ...]:
    """Return the factory's presets; none where they are so few that people may have made them."""
    found = tuple(preset for preset in presets if placeholder(preset))
    return found if len(found) >= FACTORY_LEAST else ()


def _number(token: str) -> str:
    digits = re.search(r"\d+$", token)
    return str(int(digits[0])) if digits is not None else ""
