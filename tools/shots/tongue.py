"""In which language scenes are drawn."""

from collections.abc import Iterator
from contextlib import contextmanager

from scc_wall.base import told


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Have windows made meanwhile, and what is told, in that language."""
    before = told.language()
    told.set_language(language)
    try:
        yield
    finally:
        told.set_language(before)
