"""The newest group of pictures of a stream, kept so that a hidden camera's newest picture can be decoded at once."""

from collections import deque
from typing import Final

from scc_wall.video.picture import CodedPicture
from scc_wall.video.picture_ring import PictureRing

LONGEST_S: Final = 8.0
LARGEST_BYTES: Final = 4 * 1024 * 1024
"""Source: specs/video.md, "Which stream": at most 8 s or 4 MiB, then from the last keyframe on."""


class GroupOfPictures:
    """The pictures from a keyframe to the newest.

    A group that outgrows 8 s or 4 MiB is dropped and nothing is kept until the next keyframe: a group without its
    beginning can't be decoded. The count `serial` of the first kept picture lets a decoder know whether it can go on
    from where it stood or must start at the keyframe.
    """

    def __init__(self, longest_s: float = LONGEST_S, largest_bytes: int = LARGEST_BYTES) -> None:
        self._longest_ns = int(longest_s * 1e9)
        self._largest_bytes = largest_bytes
        self._pictures: deque[CodedPicture] = deque()
        self._bytes = 0
        self._added = 0
        self.ring: PictureRing | None = None
        """Keeps more of them, for replay; None as nearly always."""

    def __len__(self) -> int:
        return len(self._pictures)

    @property
    def bytes_kept(self) -> int:
        """Bytes of coded pictures kept."""
        return self._bytes

    @property
    def next_serial(self) -> int:
        """The serial number that the next picture will get; serials count all pictures of the stream from 0."""
        return self._added

    @property
    def first_serial(self) -> int:
        """The serial number of the keyframe kept, equal to `next_serial` if nothing is kept."""
        return self._added - len(self._pictures)

    def add(self, picture: CodedPicture) -> int:
        """Add the newest picture; return `next_serial`."""
        self._added += 1
        if self.ring is not None:
            self.ring.add(picture)
        pictures = self._pictures
        if picture.keyframe:
            pictures.clear()
            self._bytes = 0
        elif not pictures:
            return self._added  # its keyframe is gone
        pictures.append(picture)
        self._bytes += len(picture.data)
        age_ns = picture.arrived_mono_ns - pictures[0].arrived_mono_ns
        if not picture.keyframe and (age_ns > self._longest_ns or self._bytes > self._largest_bytes):
            pictures.clear()
            self._bytes = 0
        return self._added

    def since(self, serial: int) -> list[CodedPicture] | None:
        """Return the kept pictures from `serial` on, None if the first of them is not kept any more."""
        skip = serial - self.first_serial
        if skip < 0 or serial > self._added:
            return None
        return [picture for index, picture in enumerate(self._pictures) if index >= skip]

    def clear(self) -> None:
        """Forget all pictures: the stream ended."""
        self._pictures.clear()
        self._bytes = 0
