"""Reads a body, unpacked, up to a cap: bounded in memory whatever is sent.

urllib3 could unpack too; here it is done with `max_length` at every step, so a bomb never exists unpacked, and how
far it would have grown can be told.
"""

import zlib
from typing import Final, NamedTuple

import requests
from urllib3.exceptions import HTTPError

from scc_wall.base.told import Told
from scc_wall.domain.site import SiteCause
from scc_wall.monitors.fault import SiteFaultError

BLOCK_BYTES: Final = 16 * 1024
BOMB_RATIO: Final = 200
"""A body that fills the cap and was at least so many times smaller packed is a bomb. Source: measured on HTML of
tables and menus, gzip -9: 5 to 25, at most 60; zlib can't do more than 1,032."""
MEMBERS_MOST: Final = 256
"""Members of one gzip body; tools that write several begin a new one every 64 KiB."""
_GZIP: Final = frozenset({"gzip", "x-gzip"})
_PLAIN: Final = frozenset({"", "identity"})
ACCEPTED: Final = "gzip, deflate"


class Body(NamedTuple):
    """What was read of a body.

    Parameters
    ----------
    content
        Unpacked, at most the cap; None if it is packed in a way that was not asked for.
    cut
        There was more.
    packed
        How, if `content` is None.
    """

    content: bytes | None
    cut: bool = False
    packed: str = ""


def budget(cap_bytes: int) -> int:
    """Return the bytes that may come over a wire for a body: the cap in chunks of some 25 bytes, which cost 6 each."""
    return cap_bytes + cap_bytes // 4 + 64 * 1024


def read(response: requests.Response, cap_bytes: int) -> Body:
    """Return a body.

    Raises
    ------
    SiteFaultError
        If it is cut off, can't be unpacked, is a bomb, or takes too long.
    """
    packed = response.headers.get("Content-Encoding", "").strip().lower()
    if packed in _PLAIN:
        unpacker: _Plain | _Unpacker = _Plain(cap_bytes)
    elif packed in _GZIP or packed == "deflate":
        unpacker = _Unpacker(cap_bytes, gzip=packed in _GZIP)
    else:
        return Body(None, packed=packed[:40])
    try:
        for block in response.raw.stream(BLOCK_BYTES, decode_content=False):
            unpacker.feed(block)
            if unpacker.cut:
                return Body(bytes(unpacker.content), cut=True)
    except zlib.error as error:
        raise SiteFaultError(SiteCause.CONTENT, _NOT_UNPACKED) from error
    except (HTTPError, OSError, ValueError) as error:  # IncompleteRead, InvalidChunkLength, a reset
        raise SiteFaultError(SiteCause.TRUNCATED, _CUT_OFF) from error
    if not unpacker.complete:
        raise SiteFaultError(SiteCause.TRUNCATED, _CUT_OFF)
    return Body(bytes(unpacker.content))


_CUT_OFF: Final = Told("isi halaman terpotong di tengah", "the page is cut off in the middle")
_NOT_UNPACKED: Final = Told("isi termampat rusak", "the compressed page is broken")
_BOMB: Final = Told(
    "isi mengembang {ratio} kali (bom kompresi)", "the page unpacks to {ratio} times its size (a decompression bomb)"
)


class _Plain:
    complete = True

    def __init__(self, cap_bytes: int) -> None:
        self.content = bytearray()
        self.cut = False
        self._cap_bytes = cap_bytes

    def feed(self, block: bytes) -> None:
        left = self._cap_bytes - len(self.content)
        self.content += block[:left]
        self.cut = len(block) > left


class _Unpacker:
    """Unpacks gzip (also of several members) or deflate (with or without zlib's frame: servers send either)."""

    def __init__(self, cap_bytes: int, *, gzip: bool) -> None:
        self.content = bytearray()
        self.cut = False
        self._cap_bytes = cap_bytes
        self._gzip = gzip
        self._taken = 0
        self._members = 1
        self._one = zlib.decompressobj(16 + zlib.MAX_WBITS if gzip else zlib.MAX_WBITS)

    @property
    def complete(self) -> bool:
        """Return whether the end was there; nothing at all is an empty page."""
        return self._one.eof or not self._taken

    def feed(self, block: bytes) -> None:
        """Unpack what came.

        Raises
        ------
        zlib.error
            If it is broken.
        SiteFaultError
            If it is a bomb.
        """
        while block and not self.cut:
            if self._one.eof:
                if not self._gzip or not block.startswith(b"\x1f"):
                    return  # padding after the end, which some servers send
                self._begin_member()
            # One byte more than may be kept: only so a page of exactly the cap is told from one that goes on.
            self.content += self._unpacked(block, self._cap_bytes + 1 - len(self.content))
            rest = self._one.unused_data or self._one.unconsumed_tail
            self._taken += len(block) - len(rest)
            block = rest
            if len(self.content) > self._cap_bytes:
                self._end()

    def _begin_member(self) -> None:
        self._members += 1
        if self._members > MEMBERS_MOST:
            raise zlib.error("endless members")
        self._one = zlib.decompressobj(16 + zlib.MAX_WBITS)

    def _unpacked(self, block: bytes, most: int) -> bytes:
        try:
            return self._one.decompress(block, most)
        except zlib.error:
            if self._gzip or self._taken:
                raise
            self._one = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._one.decompress(block, most)

    def _end(self) -> None:
        ratio = len(self.content) // max(self._taken, 1)
        if ratio >= BOMB_RATIO:
            raise SiteFaultError(SiteCause.CONTENT, _BOMB.format(ratio=ratio))
        self.cut = True
        del self.content[self._cap_bytes :]
