"""The coded pictures of the last half minute of a stream, kept so that they can be looked at again.

Made only while somebody asked for it (`GroupOfPictures.ring`); a stream without one pays a look at a None a picture.
"""

import threading
from collections import deque

from scc_wall.video.picture import CodedPicture


class _Group:
    """A keyframe and what builds on it."""

    __slots__ = ("bytes", "pictures")

    def __init__(self) -> None:
        self.pictures: list[CodedPicture] = []
        self.bytes = 0


class PictureRing:
    """Whole groups of pictures, the oldest given up first; safe for threads.

    A group can only go as a whole, since its pictures are decoded from its keyframe on. So at least `longest_s` are
    kept, and at most that and one group more. Where the bytes do not suffice for so long, the oldest groups go, and
    `kept_s` tells what is left; a single group that is larger goes too, and nothing is kept until the next keyframe.
    """

    def __init__(self, longest_s: float, largest_bytes: int) -> None:
        self._longest_ns = int(longest_s * 1e9)
        self._largest_bytes = largest_bytes
        self._lock = threading.Lock()
        self._groups: deque[_Group] = deque()
        self._open = False
        self._bytes = 0

    @property
    def bytes_kept(self) -> int:
        """Bytes of coded pictures kept."""
        return self._bytes

    @property
    def kept_s(self) -> float:
        """Seconds from the first to the newest picture kept; 0.0 if there are none."""
        with self._lock:
            if not self._groups:
                return 0.0
            first, last = self._groups[0].pictures[0], self._groups[-1].pictures[-1]
            return (last.arrived_mono_ns - first.arrived_mono_ns) / 1e9

    def interrupted(self) -> None:
        """Take note that pictures were missed: nothing can be decoded before the next keyframe."""
        self._open = False

    def add(self, picture: CodedPicture) -> None:
        """Keep the newest picture."""
        with self._lock:
            if picture.keyframe:
                self._groups.append(_Group())
                self._open = True
            elif not self._open:
                return
            group, size = self._groups[-1], len(picture.data)
            group.pictures.append(picture)
            group.bytes += size
            self._bytes += size
            self._give_up_old(picture.arrived_mono_ns)

    def _give_up_old(self, newest_mono_ns: int) -> None:
        groups, old_mono_ns = self._groups, newest_mono_ns - self._longest_ns
        while len(groups) > 1 and groups[1].pictures[0].arrived_mono_ns <= old_mono_ns:
            self._bytes -= groups.popleft().bytes
        while groups and self._bytes > self._largest_bytes:
            self._bytes -= groups.popleft().bytes
        if not groups:
            self._open = False

    def pictures(self, until_mono_ns: int | None = None) -> list[CodedPicture]:
        """Return what is kept, the oldest first; a keyframe is the first. Later pictures change nothing of it.

        Parameters
        ----------
        until_mono_ns
            Without those that arrived later; None: all.
        """
        with self._lock:
            kept = [picture for group in self._groups for picture in group.pictures]
        if until_mono_ns is None:
            return kept
        return [picture for picture in kept if picture.arrived_mono_ns <= until_mono_ns]
