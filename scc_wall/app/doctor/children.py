"""Starts the children that look at Qt and OpenCV, and makes findings of what they said before they ended."""

import json
import os
import subprocess
from dataclasses import dataclass
from typing import Any, Final

from scc_wall.app.doctor.finding import Finding, Level, both, same, told
from scc_wall.app.platform import has_display
from scc_wall.base.redact import redact
from scc_wall.base.this_program import program
from scc_wall.base.told import Told

SCREENS: Final = Told("Layar", "Screens")
GRAPHICS: Final = Told("Kartu grafis", "Graphics")
DECODER: Final = Told("Pengurai video", "Decoder")
LOOK_S: Final = 30.0
"""Loading Qt takes half a second; a cold disk or a virus scanner may take long."""
_LONGEST_WORDS: Final = 300


@dataclass(frozen=True, slots=True)
class Heard:
    """What a child said.

    Parameters
    ----------
    status
        What it ended with: 0, its exit status, minus a signal; None if it was killed for its silence.
    words
        The last of what it wrote to its error output.
    """

    said: dict[str, Any]
    status: int | None
    words: str = ""


def ask_child(look: str) -> Heard:
    """Have a child look, and return what it said until it ended."""
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "QT_LOGGING_RULES": "*.debug=false"}
    if look == "screens" and not has_display():
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(  # noqa: S603 - this program itself
            program("doctor", "--look", look),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LOOK_S,
            check=False,
            env=environment,
            creationflags=flags,
        )
    except subprocess.TimeoutExpired as late:
        return Heard(_read(late.stdout), None)
    except OSError as error:
        return Heard({}, 1, error.strerror or type(error).__name__)
    return Heard(_read(done.stdout), done.returncode, _last_words(done.stderr))


def _read(output: bytes | None) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for line in (output or b"").splitlines():
        try:
            said.update(json.loads(line))
        except (ValueError, TypeError):
            continue
    return said


def _last_words(output: bytes) -> str:
    text = redact(output.decode("utf-8", "replace"))
    lines = ["".join(c if c.isprintable() else " " for c in line).strip() for line in text.splitlines()]
    said = " / ".join(line for line in lines if line)
    half = _LONGEST_WORDS // 2  # Qt says the cause first, Python last
    return said if len(said) <= _LONGEST_WORDS else f"{said[:half]} … {said[-half:]}"


def screens(heard: Heard) -> Finding:
    """Make the finding of Qt and its screens."""
    said = heard.said
    if "screens" not in said:
        todo = Told(
            "Pasang lagi SCC Wall; di Linux, pasang pustaka yang disebut Qt (libegl1, libxcb-cursor0 …).",
            "Install SCC Wall again; on Linux, install the library that Qt names (libegl1, libxcb-cursor0 …).",
        )
        what = Told("Qt tidak dapat dimulai", "Qt can't start")
        return Finding("screens", Level.BAD, SCREENS, what, _ended(heard), todo, {"status": heard.status})
    shown = said["screens"]
    what = both(
        "{count} ({platform}, Qt {qt}): {each}",
        count=len(shown),
        platform=said["platform"],
        qt=said["qt"],
        each=", ".join(map(_screen_words, shown)),
    )
    facts = {"platform": said["platform"], "qt": said["qt"], "screens": shown}
    if said["platform"] in ("offscreen", "minimal"):
        why = Told("Komputer ini tidak punya layar.", "This computer has no display.")
        todo = Told(
            "Dinding berjalan tanpa terlihat; sambungkan layar, atau jalankan di sesi desktop.",
            "The wall would run unseen; connect a screen, or run it in a desktop session.",
        )
        return Finding("screens", Level.CARE, SCREENS, what, why, todo, facts)
    return Finding("screens", Level.GOOD, SCREENS, what, facts=facts)


def _screen_words(screen: dict[str, Any]) -> str:
    width_px, height_px = screen["size_px"]
    width_mm, height_mm = screen["size_mm"]
    size = f", {width_mm}×{height_mm} mm" if width_mm and height_mm else ", ? mm"
    return f"{screen['name']} {width_px}×{height_px} {screen['scale_percent']} %{size}, {screen['hertz']} Hz"


def graphics(heard: Heard) -> Finding:
    """Make the finding of what draws; the wall itself needs none of it (decision 0012)."""
    renderer = heard.said.get("renderer")
    if renderer:
        what = both("{renderer} (OpenGL {gl})", renderer=renderer, gl=heard.said.get("gl", "?"))
        facts = {"renderer": renderer, "vendor": heard.said.get("gl_vendor"), "gl": heard.said.get("gl")}
        return Finding("graphics", Level.GOOD, GRAPHICS, what, facts=facts)
    what = Told("tanpa OpenGL; dinding tidak membutuhkannya", "no OpenGL; the wall needs none")
    return Finding("graphics", Level.GOOD, GRAPHICS, what, facts={"renderer": None})


def decoder(heard: Heard) -> Finding:
    """Make the finding of OpenCV and its FFmpeg."""
    said = heard.said
    again = Told("Pasang lagi SCC Wall.", "Install SCC Wall again.")
    if "opencv" not in said:
        what = Told("OpenCV tidak dapat dimuat", "OpenCV can't be loaded")
        return Finding("decoder", Level.BAD, DECODER, what, _ended(heard), again, {"status": heard.status})
    codec = said["libraries"].get("avcodec", "?")
    what = both("OpenCV {opencv}, FFmpeg (avcodec {codec})", opencv=said["opencv"], codec=codec)
    facts = {name: said[name] for name in ("opencv", "ffmpeg", "libraries", "backends")}
    if not said["ffmpeg"] or "FFMPEG" not in said["backends"]:
        why = Told("OpenCV ini tanpa FFmpeg.", "This OpenCV has no FFmpeg.")
        return Finding("decoder", Level.BAD, DECODER, both("OpenCV {v}", v=said["opencv"]), why, again, facts)
    return Finding("decoder", Level.GOOD, DECODER, what, facts=facts)


def _ended(heard: Heard) -> Told:
    if heard.words:
        return same(heard.words)
    if heard.status is None:
        return told("Tidak menjawab dalam {s:.0f} detik.", "No answer within {s:.0f} s.", s=LOOK_S)
    return told("Berakhir dengan status {status}.", "Ended with status {status}.", status=heard.status)
