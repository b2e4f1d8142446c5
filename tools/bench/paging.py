"""How long a hidden camera takes to its newest picture: turns pages by the wall's own key and watches the screen."""

import statistics
import threading
import time
from collections.abc import Callable
from typing import Final

from tools.bench.clips import MAIN, SUB
from tools.bench.contestant import Running, Task
from tools.bench.eyes import Eyes
from tools.bench.keyboard import NEXT_PAGE, Keyboard
from tools.bench.measurements import Effort
from tools.bench.screen import Screen
from tools.bench.source import Source
from tools.bench.trial import LIT_WITHIN_S, Figures
from tools.bench.wall import WallUnderTest

PAGES: Final = {"show-sub": (1, SUB, 4), "show-main": (1, MAIN, 4), "show-page": (6, SUB, 2)}
"""Measurement → columns, clips, pages."""
PRESSES: Final = 8
GATHER_S: Final = 5.0
"""Before the first press: by then every hidden camera is connected and has more than a group of pictures."""
REST_S: Final = 1.3
"""Between presses; not a multiple of the 2 s between keyframes, so that presses meet every part of a group."""


def measure_pages(name: str, wall: WallUnderTest, effort: Effort, report: Callable[[str], None]) -> list[Figures]:
    """Run one of the measurements in `PAGES`."""
    columns, kind, pages = PAGES[name]
    found = []
    with Source(columns**2 * pages, (kind,)) as source:
        task = Task(tuple(source.urls(kind.role)), columns, first=effort.first)
        for turn in range(effort.runs):
            figures = _run(wall, task, source, pages)
            found.append(figures)
            told = "never" if figures.show_ms is None else f"{figures.show_ms:.0f} ms"
            report(f"{name} {turn + 1}/{effort.runs} {wall.name}: {told}")
    return found


def _run(wall: WallUnderTest, task: Task, source: Source, pages: int) -> Figures:
    """Start the wall and turn its pages; the figure is the median over the presses."""
    tiles = task.columns**2
    pause = threading.Event()  # never set: a wait that says what it is
    with Screen(task.size_px) as screen:
        eyes = Eyes(screen, source, task.tiles())
        eyes.start()
        wall.prepare(task)
        begin_mono_ns = time.monotonic_ns()
        running = Running(wall, task, screen)
        keyboard = Keyboard(screen)
        try:
            lit_mono_ns = eyes.wait_lit(tiles, LIT_WITHIN_S)
            if lit_mono_ns is None:
                return Figures(len(eyes.lit()), last_words=running.last_words())
            keyboard.point(task.size_px[0] // 2, task.size_px[1] // 2)
            pause.wait(GATHER_S)
            shows_ms = []
            for press in range(1, PRESSES + 1):
                first = press % pages * tiles + 1
                pressed_mono_ns = keyboard.press(NEXT_PAGE)
                last_mono_ns = _last_new(eyes, range(first, first + tiles), pressed_mono_ns)
                if last_mono_ns is None:
                    return Figures(tiles, (lit_mono_ns - begin_mono_ns) / 1e9, last_words=running.last_words())
                shows_ms.append((last_mono_ns - pressed_mono_ns) / 1e6)
                pause.wait(REST_S)
            start_s = (lit_mono_ns - begin_mono_ns) / 1e9
            return Figures(tiles, start_s, show_ms=statistics.median(shows_ms))
        finally:
            keyboard.close()
            running.close()
            eyes.close()


def _last_new(eyes: Eyes, cameras: range, since_mono_ns: int) -> int | None:
    """Return when the last tile showed a new picture of its camera on the page turned to."""
    moments = []
    for tile, camera in enumerate(cameras):
        seen = eyes.wait_camera(tile, camera, since_mono_ns, timeout_s=5)
        if seen is None:
            return None
        moments.append(seen.at_mono_ns)
    return max(moments)
