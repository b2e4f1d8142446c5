"""Lines typed at a program that runs."""

import os
import sys
from collections.abc import Iterator


def stdin_lines() -> Iterator[str]:
    """Yield lines of standard input; read past Python's own buffer, whose lock would hang the interpreter's end."""
    buffer = b""
    while data := os.read(sys.stdin.fileno(), 4096):
        *lines, buffer = (buffer + data).split(b"\n")
        yield from (line.decode("utf-8", "replace") for line in lines)
