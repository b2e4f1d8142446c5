"""A camera's number as it is typed."""

from typing import Final

from scc_wall.base.clock import seconds_between

FORGOTTEN_AFTER_S: Final = 3.0
LONGEST: Final = 5
"""Digits; more are ignored."""


class NumberEntry:
    """Digits typed one after the other, forgotten 3 s after the last one."""

    def __init__(self) -> None:
        self.digits = ""
        self._last_mono_ns = 0

    def type(self, digit: str, now_mono_ns: int) -> None:
        """Add a digit."""
        self.expire(now_mono_ns)
        if len(self.digits) < LONGEST:
            self.digits += digit
        self._last_mono_ns = now_mono_ns

    def delete(self, now_mono_ns: int) -> None:
        """Take the last digit back."""
        self.digits = self.digits[:-1]
        self._last_mono_ns = now_mono_ns

    def take(self) -> int | None:
        """Return the number typed and forget it; None if nothing was typed."""
        digits, self.digits = self.digits, ""
        return int(digits) if digits else None

    def expire(self, now_mono_ns: int) -> bool:
        """Forget the digits if nothing was typed for 3 s; return whether that happened now."""
        if not self.digits or seconds_between(self._last_mono_ns, now_mono_ns) < FORGOTTEN_AFTER_S:
            return False
        self.digits = ""
        return True
