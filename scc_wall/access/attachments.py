"""Scans of letters: known by their first bytes, never parsed; their name is data, never a path."""

import hashlib
import os
import re
import stat
import unicodedata
from pathlib import Path
from typing import Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_store import Attachment

LARGEST_BYTES: Final = 10 * 1024 * 1024
LONGEST_NAME: Final = 255
_KINDS: Final = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png"}
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?", re.IGNORECASE | re.DOTALL)
"""Source: Microsoft, "Naming Files, Paths, and Namespaces"."""
_PATH_MARKS: Final = frozenset('/\\:*?"<>|')
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories: control characters, marks that turn the direction of text, halves of surrogates, line ends."""


class AttachmentError(SccError):
    """A file that is not kept as a scan."""


def read(path: Path) -> Attachment:
    """Return the scan in a file: a regular one, no link.

    Raises
    ------
    AttachmentError
        If it is none, can't be read, or is refused by `from_bytes`.
    """
    check_name(path.name)
    try:
        if _is_link(path):
            raise _error("Ini tautan, bukan berkas.", "This is a link, not a file.")
        # O_NOFOLLOW: it may become a link right after the look; O_NONBLOCK: a pipe would never open.
        flags = os.O_RDONLY | sum(
            getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC")
        )
        descriptor = os.open(path, flags)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _error("Ini bukan berkas biasa.", "This is no regular file.")
            content = file.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise _error(f"Tidak dapat dibaca: {why}.", f"It can't be read: {why}.") from None
    return from_bytes(content, path.name)


def from_bytes(content: bytes, name: str) -> Attachment:
    """Return the scan with that content, known by its SHA-256.

    Raises
    ------
    AttachmentError
        If it is empty, larger than 10 MB, neither PDF, JPEG nor PNG, or its name is not a file's.
    """
    check_name(name)
    if len(content) > LARGEST_BYTES:
        raise _error("Lebih dari 10 MB.", "It is larger than 10 MB.")
    if not content:
        raise _error("Berkasnya kosong.", "The file is empty.")
    kind = next((kind for magic, kind in _KINDS.items() if content.startswith(magic)), None)
    if kind is None:
        raise _error(
            "Isinya bukan PDF, JPEG atau PNG, apa pun namanya.", "It holds no PDF, JPEG or PNG, whatever its name says."
        )
    return Attachment(hashlib.sha256(content).hexdigest(), name, kind, content)


def check_name(name: str) -> None:
    """Return if that may be a file's own name.

    Raises
    ------
    AttachmentError
        If it is empty, too long, part of a path, a device of Windows, or holds invisible characters.
    """
    if not name.strip(" .") or len(name.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
        raise _error("Nama berkasnya kosong atau terlalu panjang.", "The file's name is empty or too long.")
    if any(unicodedata.category(mark) in _INVISIBLE for mark in name):
        raise _error("Nama berkasnya berisi karakter tak terlihat.", "The file's name holds invisible characters.")
    if _PATH_MARKS & set(name):
        raise _error("Nama berkasnya berisi tanda jalur folder.", "The file's name holds marks of a path.")
    if _RESERVED.fullmatch(name.strip()):
        raise _error("Nama berkasnya milik perangkat Windows.", "The file's name belongs to a device of Windows.")


def _is_link(path: Path) -> bool:
    """Return whether it is a symbolic link, or a junction of Windows, which O_NOFOLLOW does not know."""
    looked = path.lstat()
    reparse = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0)
    return stat.S_ISLNK(looked.st_mode) or bool(getattr(looked, "st_file_attributes", 0) & reparse)


def _error(why_id: str, why_en: str) -> AttachmentError:
    return AttachmentError(
        Told("Lampiran ini ditolak.", "This attachment is refused."),
        Told(why_id, why_en),
        Told(
            "Pilih PDF atau foto surat tugas, paling besar 10 MB.",
            "Choose a PDF or photo of the letter, 10 MB at most.",
        ),
    )
