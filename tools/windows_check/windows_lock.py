"""The lines of a lock that hold on Windows: pip, running on Linux for another platform, would judge them by its own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from packaging.markers import Marker

WINDOWS: Final[dict[str, str]] = {
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
}
"""What differs from this Python."""


def windows_lines(locks: Sequence[Path]) -> str:
    """Return the requirements that Windows needs, with their hashes and without markers."""
    kept: dict[str, str] = {}
    for lock in locks:
        for line in lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
            head, hashed, hashes = line.partition(" --hash")
            name, _, marker = head.partition(";")
            if name.strip() and (not marker or Marker(marker).evaluate(WINDOWS)):
                kept[name.strip()] = f"{name.strip()}{hashed}{hashes}"
    return "\n".join(kept.values()) + "\n"
