"""Decodes kept pictures one after the other, from wherever it is asked to begin; used by one thread."""

from bisect import bisect_right
from collections.abc import Sequence

from scc_wall.video.decoder import StreamDecoder, parameter_sets
from scc_wall.video.picture import CodedPicture
from scc_wall.video.pixels import Pixels


class ReplayDecoding:
    """See above.

    Parameters
    ----------
    pictures
        In the order of their arrival, a keyframe first.
    """

    def __init__(self, pictures: Sequence[CodedPicture]) -> None:
        self._pictures = pictures
        self._arrived_mono_ns = [picture.arrived_mono_ns for picture in pictures]
        self._next = 0
        self._decoder: StreamDecoder | None = None
        self._sets = b""

    def seek(self, at_mono_ns: int) -> int:
        """Go to the picture that was the newest then, or to the first one; return when that one arrived.

        What has to be decoded before it comes out of `advance` first.
        """
        target = max(0, bisect_right(self._arrived_mono_ns, at_mono_ns) - 1)
        keyframe = next(index for index in range(target, -1, -1) if self._pictures[index].keyframe)
        ahead = self._decoder is not None and keyframe < self._next <= target
        if not ahead:
            self._next, self._decoder = keyframe, None
        return self._arrived_mono_ns[target]

    def advance(self) -> CodedPicture | None:
        """Decode until a picture comes out; return what was put in for it, None at the end.

        Raises
        ------
        StreamError
            UNDECODABLE if the decoder can't be opened with them.
        """
        while True:
            decoder = self._decoder
            if decoder is not None and decoder.unread:
                if (out := decoder.grab()) is not None:
                    return out
            elif self._next < len(self._pictures):
                self._put(self._pictures[self._next])
            else:
                return None  # of pictures that are reordered, the last one or two wait in vain for others

    def retrieve(self, memory: Pixels | None = None) -> Pixels | None:
        """Return the picture of the last `advance`, ``(height, width, 3) uint8, BGR``, in `memory` if it fits."""
        return None if self._decoder is None else self._decoder.retrieve(memory)

    def close(self) -> None:
        """Give the decoder up, at once and on the thread that used it."""
        self._decoder = None

    def _put(self, picture: CodedPicture) -> None:
        self._next += 1
        if picture.keyframe and (self._decoder is None or parameter_sets(picture) != self._sets):
            self._sets = parameter_sets(picture)
            self._decoder = StreamDecoder(picture.codec, self._pull)
        if self._decoder is not None:
            self._decoder.put(picture)

    def _pull(self) -> CodedPicture | None:
        """Return the next picture for a decoder that reorders, None where it ends."""
        if self._next >= len(self._pictures):
            return None
        picture = self._pictures[self._next]
        if picture.keyframe and parameter_sets(picture) != self._sets:
            return None
        self._next += 1
        return picture
