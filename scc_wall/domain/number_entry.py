"""A camera's number as it is typed: digits, Backspace, then Enter; forgotten 3 s after the last key."""

from dataclasses import dataclass
from typing import Final

from scc_wall.base.clock import seconds_between

FORGET_AFTER_S: Final = 3.0
MOST_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """What was typed so far. Every key makes a new one; `NumberEntry()` is the empty one, also after Enter.

    Parameters
    ----------
    digits
        As typed; ask `text`, which knows when they are forgotten.
    typed_mono_ns
        When the last key came.
    """

    digits: str = ""
    typed_mono_ns: int = 0

    def text(self, now_mono_ns: int) -> str:
        """Return the digits to show, empty once they are forgotten."""
        forgotten = seconds_between(self.typed_mono_ns, now_mono_ns) >= FORGET_AFTER_S
        return "" if forgotten else self.digits

    def type_digit(self, digit: str, now_mono_ns: int) -> "NumberEntry":
        """Return the entry with one more digit `0`–`9`; a fifth one is not taken.

        Raises
        ------
        ValueError
            If `digit` is no such digit: a bug of the caller.
        """
        if len(digit) != 1 or digit not in "0123456789":
            raise ValueError(f"{digit!r} is no digit")
        return NumberEntry((self.text(now_mono_ns) + digit)[:MOST_DIGITS], now_mono_ns)

    def erase(self, now_mono_ns: int) -> "NumberEntry":
        """Return the entry without its last digit (Backspace)."""
        return NumberEntry(self.text(now_mono_ns)[:-1], now_mono_ns)

    def number(self, now_mono_ns: int) -> int | None:
        """Return the camera number that Enter takes now, None if nothing is typed or it was forgotten."""
        text = self.text(now_mono_ns)
        return int(text) if text else None
