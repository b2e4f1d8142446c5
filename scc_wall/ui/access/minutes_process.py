"""Draws a berita acara in a process of its own: the wall does not stand still for it, and it can be stopped at once.

::

    text, title ──pipe──► the process: laid out, drawn page by page ──(page, of how many)…, the PDF──► whoever waits

Why no thread: QTextDocument lays a table of 2,000 rows out in one call of 1.9 s, during which no other thread runs
Python (measured); nothing of it could be painted meanwhile. Imports Qt in that process alone.
"""

import contextlib
import logging
import multiprocessing
import os
from multiprocessing.connection import Connection
from typing import Final

from scc_wall.base.clock import SYSTEM_CLOCK, Clock, seconds_between
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told

LONGEST_S: Final = 300.0
"""The most rows that go on paper take 7 s; what takes longer than this hangs."""
LOOK_S: Final = 0.05
"""How soon it ends when somebody stopped it."""
_NICENESS: Final = 10
"""The pictures of the wall come first."""
_SPAWN: Final = multiprocessing.get_context("spawn")
_LAYING_OUT: Final = Told("Menata halaman…", "Laying out the pages…")
_DRAWING: Final = Told("Menggambar halaman…", "Drawing the pages…")

log = logging.getLogger(__name__)


def drawn_apart(html: str, title: str, course: Course, clock: Clock = SYSTEM_CLOCK) -> bytes:
    """Return such a text as PDF.

    Parameters
    ----------
    course
        Told how far it is; may stop it.

    Raises
    ------
    Stopped
        If it was stopped; the process is gone then.
    SccError
        If the process can't be started, or ends without a PDF.
    """
    course.step(_LAYING_OUT)
    pipe, theirs = _SPAWN.Pipe(duplex=True)
    process = _SPAWN.Process(target=enter, args=(theirs,), name="berita-acara", daemon=True)
    try:
        process.start()
    except OSError as error:
        pipe.close()
        raise _failed(str(error)) from error
    finally:
        theirs.close()
    try:
        pipe.send((html, title))
        return _received(pipe, course, clock)
    except (EOFError, OSError) as error:
        raise _failed(type(error).__name__) from error
    finally:
        pipe.close()
        process.kill()
        process.join()


def _received(pipe: Connection, course: Course, clock: Clock) -> bytes:
    began = clock.mono_ns()
    course.step(_LAYING_OUT)
    while seconds_between(began, clock.mono_ns()) < LONGEST_S:
        if not pipe.poll(LOOK_S):
            course.step(course.now.told, course.now.done, course.now.of)
            continue
        match pipe.recv():
            case (int(page), int(of)):
                course.step(_DRAWING, page, of)
            case bytes(content):
                return content
            case error:
                raise _failed(str(error))
    raise _failed(f"no PDF after {LONGEST_S:.0f} s")


def _failed(why: str) -> SccError:
    log.error("the berita acara could not be drawn: %s", why)
    return SccError(
        Told("Berita acara tidak dapat digambar.", "The berita acara could not be drawn."),
        Told("Rinciannya ada di berkas log.", "The log file has the details."),
        Told("Coba lagi, atau pilih CSV.", "Try again, or choose CSV."),
    )


def enter(pipe: Connection) -> None:
    """Draw what comes by the pipe; the only entry of the process."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    html, title = pipe.recv()
    try:
        from scc_wall.ui.access.minutes_pdf import application, drawn

        running = application()
        content = drawn(html, title, lambda page, of: pipe.send((page, of)))
        del running
    except (ImportError, RuntimeError, ValueError) as error:
        content = f"{type(error).__name__}: {error}"  # type: ignore[assignment]  # told instead
    with contextlib.suppress(OSError):  # nobody waits for it any more
        pipe.send(content)
