"""What a command does whose output nobody reads any more (`scc-wall doctor | head -1`): it ends, without a trace."""

import errno
import os
import select
import sys
from collections.abc import Callable
from typing import Final, TextIO

READER_GONE: Final = 141
"""What a shell says of a program that ended so (128 + SIGPIPE): neither all is well, nor something is wrong."""
_GONE: Final = (errno.EPIPE, errno.EINVAL)
"""EINVAL is what Windows says. Source: Python issue 35754."""


def while_read(command: Callable[[], int]) -> int:
    """Run a command; return its status, or that its reader is gone and it was cut off."""
    try:
        return command()
    except OSError as error:
        if _turn_away(tried=sys.platform == "win32" and error.errno in _GONE):
            return READER_GONE
        raise
    finally:
        _turn_away()  # of a short output nothing was written until now


def _turn_away(*, tried: bool = False) -> bool:
    """Send what is left of the output nowhere if nobody reads it; else Python would say so at its end.

    Parameters
    ----------
    tried
        Try standard output with an empty line: on Windows nothing else says of a pipe without a buffer that it is cut.
    """
    streams = ((sys.stdout, tried), (sys.stderr, False))
    gone = [stream for stream, line in streams if stream is not None and _is_gone(stream, tried=line)]
    for stream in gone:
        _sink(stream.fileno())
    return bool(gone)


def _is_gone(stream: TextIO, *, tried: bool) -> bool:
    try:
        if tried:
            stream.write("\n")
        stream.flush()
        return sys.platform != "win32" and _is_cut(stream.fileno())
    except OSError as error:
        return error.errno in _GONE
    except ValueError:  # closed
        return False


def _is_cut(descriptor: int) -> bool:
    """Return whether a pipe has lost its reader; without a buffer (`python -u`) a second flush does not say so."""
    poll = select.poll()
    poll.register(descriptor, 0)
    return any(events & select.POLLERR for _, events in poll.poll(0))


def _sink(descriptor: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, descriptor)
    finally:
        os.close(nowhere)
