"""Settings: a typed key each, with the value that holds until somebody chooses another."""

from dataclasses import dataclass
from typing import Generic, TypeVar

JsonValue = bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"] | None
Value = TypeVar("Value", bound=JsonValue)


@dataclass(frozen=True, slots=True)
class Setting(Generic[Value]):
    """One setting.

    Parameters
    ----------
    key
        Its stable name in the store, e.g. `wall.standby_cameras`.
    default
        Its value until one is stored; a stored value of another type counts as none, so that an old or odd value
        can't stop the wall.
    """

    key: str
    default: Value

    def accepts(self, value: object) -> bool:
        """Return whether a stored value has this setting's type (an int is a float, a bool is not an int)."""
        if isinstance(self.default, float):
            return isinstance(value, int | float) and not isinstance(value, bool)
        return type(value) is type(self.default)
