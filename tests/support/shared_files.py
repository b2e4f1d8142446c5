"""Which files of shared memory programs hold: asked while they run, so that what others do beside is nobody's fault."""

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_FOLDER: Final = "/dev/shm/"


def shared_files(pids: Iterable[int]) -> set[Path]:
    """Return the files of shared memory that these processes have open or mapped, under the names that they have."""
    return {Path(held) for pid in pids for held in _held(Path(f"/proc/{pid}")) if _is_named(held)}


def _held(process: Path) -> Iterator[str]:
    with contextlib.suppress(OSError):  # it has just ended, or closed that very descriptor
        for line in (process / "maps").read_text().splitlines():
            yield line.split(maxsplit=5)[-1]
        for descriptor in (process / "fd").iterdir():
            yield str(descriptor.readlink())


def _is_named(held: str) -> bool:
    return held.startswith(_FOLDER) and not held.endswith(" (deleted)")
