"""The places a camera remembers."""

import itertools
from dataclasses import dataclass
from urllib.parse import quote

from scc_wall.simulator.onvif.mechanics import Look
from scc_wall.simulator.onvif.quirks import ActiveQuirk, Quirk
from scc_wall.simulator.onvif.soap import SoapFault


@dataclass(frozen=True, slots=True)
class Preset:
    """One place; `look` is None for a factory's placeholder, which leads nowhere."""

    token: str
    name: str
    look: Look | None


class Presets:
    """All presets of a camera, and its home."""

    def __init__(self, home: Look, most: int) -> None:
        self.home = home
        self._most = most
        self._kept: dict[str, Preset] = {}
        self._numbers = itertools.count(1)

    def listed(self, quirks: dict[Quirk, ActiveQuirk]) -> list[Preset]:
        """Return the presets as the camera tells them."""
        listed = list(self._kept.values())
        if Quirk.NAMES_ENCODED in quirks:
            listed = [Preset(preset.token, quote(preset.name), preset.look) for preset in listed]
        if Quirk.PLACEHOLDERS in quirks:
            count = int(quirks[Quirk.PLACEHOLDERS].number("count"))
            missing = (number for number in range(1, count + 1) if str(number) not in self._kept)
            listed += [Preset(str(number), f"Preset {number}", None) for number in missing]
        return listed

    def keep(self, token: str | None, name: str | None, look: Look, quirks: dict[Quirk, ActiveQuirk]) -> str:
        """Remember a place, in place of the preset `token` if there is one, and return its token.

        Raises
        ------
        SoapFault
            If there is no room, the name is refused, or the token is unknown.
        """
        if name and (Quirk.NAMES_REFUSED in quirks or len(name) > 64):
            raise SoapFault("The name is not accepted", "Sender", "InvalidArgVal", "InvalidPresetName")
        if token is None:
            if Quirk.PRESETS_FULL in quirks or len(self._kept) >= self._most:
                raise SoapFault("Maximum number of presets reached", "Receiver", "Action", "TooManyPresets")
            token = next(str(n) for n in self._numbers if str(n) not in self._kept)
        elif token not in self._kept and not (Quirk.PLACEHOLDERS in quirks and token.isdigit()):
            raise _no_token()
        before = self._kept.get(token)
        self._kept[token] = Preset(token, name or (before.name if before else f"Preset {token}"), look)
        return token

    def remove(self, token: str | None) -> None:
        """Forget a place; raises SoapFault if there is none of that token."""
        if self._kept.pop(token or "", None) is None:
            raise _no_token()

    def place(self, token: str | None) -> Look:
        """Return a place; raises SoapFault if there is none of that token."""
        preset = self._kept.get(token or "")
        if preset is None or preset.look is None:
            raise _no_token()
        return preset.look


def _no_token() -> SoapFault:
    return SoapFault("The requested preset token does not exist", "Sender", "InvalidArgVal", "NoToken")
