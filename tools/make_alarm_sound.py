"""Makes the sound of an alarm, `resources/sounds/alarm.wav`: two soft falling tones, twice; 16 bit, mono, 22,050 Hz.

Run it again and the file is the same to the byte; nothing of it is taken from elsewhere.
"""

import math
import struct
import wave
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).resolve().parent.parent / "resources" / "sounds" / "alarm.wav"
RATE: Final = 22_050
TONES_HZ: Final = (880.0, 659.26)
TONE_S: Final = 0.22
PAUSE_S: Final = 0.12
FADE_S: Final = 0.02
LOUDNESS: Final = 0.5


def tone(frequency_hz: float) -> list[float]:
    """Return one tone with a quiet octave above it, faded in and out so that it does not click."""
    count = round(TONE_S * RATE)
    samples = []
    for n in range(count):
        t = n / RATE
        fade = min(1.0, t / FADE_S, (TONE_S - t) / FADE_S)
        turn = 2 * math.pi * frequency_hz * t
        samples.append(LOUDNESS * fade * (0.8 * math.sin(turn) + 0.2 * math.sin(2 * turn)))
    return samples


def main() -> None:
    """Write the file."""
    silence = [0.0] * round(PAUSE_S * RATE)
    once = [sample for frequency in TONES_HZ for sample in tone(frequency)]
    samples = [*once, *silence, *once]
    FILE.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(FILE), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(b"".join(struct.pack("<h", round(32_767 * sample)) for sample in samples))


if __name__ == "__main__":
    main()
