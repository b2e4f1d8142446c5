"""What of the desk is remembered, part by part: each knows how to say what it is, and how to become so again."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from scc_wall.domain.setting import JsonValue

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Part:
    get: Callable[[], JsonValue]
    put: Callable[[Any], object]
    kind: type


class DeskMemory:
    """The parts that are remembered for each person; panels add theirs as they are made."""

    def __init__(self) -> None:
        self._parts: dict[str, _Part] = {}
        self._given: dict[str, JsonValue] = {}

    def add(self, name: str, get: Callable[[], JsonValue], put: Callable[[Any], object], kind: type) -> None:
        """Remember a part from now on; what was applied before it was there is put into it now.

        Parameters
        ----------
        kind
            The type of its value; a value of another counts as none.
        """
        self._parts[name] = _Part(get, put, kind)
        if name in self._given:
            self._put(name, self._given[name])

    def collect(self) -> dict[str, JsonValue]:
        """Return what each part is now; a part that is not there yet is as it was given."""
        return self._given | {name: part.get() for name, part in self._parts.items()}

    def apply(self, state: Mapping[str, JsonValue]) -> None:
        """Have each part become so again; what is missing or odd stays as it is."""
        self._given = {str(name): value for name, value in state.items()}
        for name, value in self._given.items():
            if name in self._parts:
                self._put(name, value)

    def _put(self, name: str, value: JsonValue) -> None:
        part = self._parts[name]
        if type(value) is not part.kind:
            log.warning("the desk does not take an odd value of %s", name)
            return
        part.put(value)
