"""The anchors: copies of the newest seal in a file outside the database, a line each.

::

    number  seal (hex)  moment (UTC)  HMAC-SHA256 of the three (hex)

Lines are only ever added. Source: specs/access.md, "The audit".
"""

import errno
import hashlib
import hmac
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.audit import Anchor

_PURPOSE: Final = b"scc-wall anchor 1"
_ASK: Final = Told(
    "Simpan berkas ini dan basis datanya, lalu laporkan kepada auditor.",
    "Keep this file and the database as they are, and tell the auditor.",
)


class AnchorError(SccError):
    """The anchors can't be written or read, or are not as they were written."""


class AnchorFile:
    """The file of the anchors.

    Parameters
    ----------
    key
        The audit's key; the lines are sealed with one derived from it.
    copy
        Gets each anchor once it is on the disk, e.g. for the system's log; never raises.
    """

    def __init__(self, path: Path, key: bytes, copy: Callable[[Anchor], None] | None = None) -> None:
        self.path = path
        self._copy = copy
        self._key = hmac.new(key, _PURPOSE, hashlib.sha256).digest()

    def add(self, anchor: Anchor) -> None:
        """Write an anchor behind the others, down to the disk.

        Raises
        ------
        AnchorError
            If it can't be written.
        """
        body = f"{anchor.number} {anchor.seal.hex()} {anchor.at_utc.isoformat()}".encode("ascii")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(self.path, flags, 0o600), "r+b", buffering=0) as file:
                # A power cut may have left half a line: what comes now must not continue it.
                size = file.seek(0, os.SEEK_END)
                file.seek(max(0, size - 1))
                begin = b"\n" if size and file.read(1) != b"\n" else b""
                line = begin + body + f" {self._seal(body)}\n".encode("ascii")
                written = file.write(line)
                os.fsync(file.fileno())
        except OSError as error:
            raise self._error("tidak dapat ditulis", "can't be written", error.strerror or "") from error
        if written != len(line):
            raise self._error("tidak dapat ditulis", "can't be written", os.strerror(errno.ENOSPC))
        if self._copy is not None:
            self._copy(anchor)

    def read(self, *, expected: bool = False) -> list[Anchor]:
        """Return all anchors; half a line at the end, as a power cut leaves it, is passed over.

        Parameters
        ----------
        expected
            Whether a file that is not there is an error.

        Raises
        ------
        AnchorError
            If the file can't be read, or a line is not as it was written.
        """
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            if not expected:
                return []
            raise self._error("tidak ada lagi", "is gone") from None
        except OSError as error:
            raise self._error("tidak dapat dibaca", "can't be read", error.strerror or "") from error
        whole = lines[:-1]
        return [self._anchor(line, number) for number, line in enumerate(whole, 1) if not self._torn(line)]

    def _torn(self, line: bytes) -> bool:
        """Return whether a line is the beginning of one that a power cut tore: it has no whole seal at its end."""
        return len(line.rpartition(b" ")[2]) < hashlib.sha256().digest_size * 2 and line.count(b" ") < 4

    def _anchor(self, line: bytes, number: int) -> Anchor:
        body, _, seal = line.rpartition(b" ")
        if not hmac.compare_digest(seal, self._seal(body).encode("ascii")):
            raise self._error(f"diubah pada baris {number}", f"was changed in line {number}")
        row, row_seal, moment = body.decode("ascii").split(" ")  # ours, as its seal says
        return Anchor(int(row), bytes.fromhex(row_seal), datetime.fromisoformat(moment))

    def _seal(self, body: bytes) -> str:
        return hmac.new(self._key, body, hashlib.sha256).hexdigest()

    def _error(self, what_id: str, what_en: str, why: str = "") -> AnchorError:
        place = f"{self.path}: {why}" if why else str(self.path)
        return AnchorError(
            Told(f"Berkas jangkar audit {what_id}.", f"The audit's anchor file {what_en}."), Told(place, place), _ASK
        )
