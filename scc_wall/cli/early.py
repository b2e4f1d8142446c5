"""Starts the decode processes of a wall before anything else is loaded: they load OpenCV while this process goes on."""

import os
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scc_wall.video.launch import EarlyProcesses

WALL_COMMANDS: Final = ("run", "demo")
_WITHOUT: Final = frozenset({"-h", "--help", "--safe"})
_started: "list[EarlyProcesses]" = []


def start_for(words: Sequence[str]) -> None:
    """Start them if the words of the command line ask for a wall; who runs it takes them over by `processes`."""
    if words and words[0] in WALL_COMMANDS and not _WITHOUT & set(words):
        from scc_wall.base import ending

        with ending.kept(lambda: None):  # one that is half started would say so on the terminal
            _started.append(_start(first=True))


def processes() -> "closing[EarlyProcesses]":
    """Return the decode processes, starting; those that no video core took over end with the block."""
    return closing(_started.pop() if _started else _start())


def end() -> None:
    """End those that nobody took: the command line was wrong, say. Idempotent."""
    while _started:
        _started.pop().close()


def _start(*, first: bool = False) -> "EarlyProcesses":
    """Start them; as copies of this process where it is in its `first` moment, and nothing stands in the way."""
    import gc

    from scc_wall.video.launch import EarlyProcesses, may_fork
    from scc_wall.video.settings import VideoSettings

    gc.disable()  # as `hold_collector` says; its module would load others, and the processes begin that much later
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the pool of threads of numpy is never used here: 50 ms
    return EarlyProcesses(VideoSettings(), fork=first and may_fork())
