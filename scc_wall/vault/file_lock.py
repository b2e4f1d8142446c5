"""A lock between processes: one at a time changes the key file. The system frees it when its owner dies."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scc_wall.base.told import Told
from scc_wall.vault.vault_error import VaultError


@contextmanager
def only_one(key_file: Path) -> Iterator[None]:
    """Hold the lock beside the key file; never waits.

    Raises
    ------
    VaultError
        If another process or thread holds it, or it can't be made.
    """
    path = key_file.with_suffix(".lock")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
    except OSError as error:
        raise VaultError(
            Told("Kunci sedang diubah oleh program lain.", "The key is being changed by another program."),
            Told(f"{path}: {error.strerror}", f"{path}: {error.strerror}"),
            Told("Tunggu sampai selesai, lalu coba lagi.", "Wait until it is done, then try again."),
        ) from error
    try:
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
