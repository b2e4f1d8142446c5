"""What a stream sent and when, so that delay and lost pictures can be measured."""

from collections import deque
from dataclasses import dataclass
from typing import Final, NamedTuple

REMEMBERED: Final = 1000


class SentPicture(NamedTuple):
    """One picture: the number in its stamp, and when its first byte was handed to the socket (`perf_counter_ns`)."""

    number: int
    sent_mono_ns: int


@dataclass(frozen=True, slots=True)
class Sent:
    """What one stream sent so far; a snapshot.

    Parameters
    ----------
    pictures
        Pictures handed to clients; one that went to two clients counts twice.
    dropped
        Pictures not handed to a client because it did not keep up.
    recent
        The last pictures, oldest first, at most `REMEMBERED`; one that went to two clients stands here once. Numbers
        wrap around with the clip.
    """

    pictures: int
    dropped: int
    recent: tuple[SentPicture, ...]


class SentLog:
    """Writes down what a stream sends."""

    def __init__(self) -> None:
        self.pictures = 0
        self.dropped = 0
        self._recent: deque[SentPicture] = deque(maxlen=REMEMBERED)

    def add(self, number: int, sent_mono_ns: int) -> None:
        """Note a picture that is about to be sent."""
        self._recent.append(SentPicture(number, sent_mono_ns))

    def snapshot(self) -> Sent:
        """Return what was sent so far."""
        return Sent(self.pictures, self.dropped, tuple(self._recent))
