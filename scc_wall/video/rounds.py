"""When a pump takes its next round: as seldom as the delay allows, so that the pictures of several streams come together.

The first picture after a rest finds cold caches: 18 streams on one thread took 1.7 ms a picture one by one, 1.5 in fours,
1.25 all together. The rounds of all pumps keep one beat, each pump at its own part of it: two that decode at the same
time take the interpreter from each other.
"""

from typing import Final

_ROUNDS: Final = ((2, 5_000_000), (5, 10_000_000))
"""Up to so many streams shown, a round every so many nanoseconds. Few streams never come together: waiting for each
other would be delay for nothing."""
LONGEST_NS: Final = 20_000_000
"""Half of the time between two pictures of a camera: adds 10 ms to the delay on average."""


def round_ns(shown: int) -> int:
    """Return how often to take what has come for so many streams that are shown; each length divides the next."""
    return next((length_ns for most, length_ns in _ROUNDS if shown <= most), LONGEST_NS)


def next_round_mono_ns(began_mono_ns: int, shown: int, part: float) -> int:
    """Return when the round after the one that began then is due.

    Parameters
    ----------
    part
        Where in the beat this pump's rounds lie, 0.0 to 1.0.
    """
    length_ns = round_ns(shown)
    return began_mono_ns + length_ns - (began_mono_ns - int(part * length_ns)) % length_ns
