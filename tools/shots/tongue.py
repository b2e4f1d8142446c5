"""In which language scenes are drawn."""

from collections.abc import Iterator
from contextlib import contextmanager

from scc_wall.base import told
from scc_wall.ui.translation import Translation


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Have windows made meanwhile, and what is told, in that language."""
    before = told.language()
    translation = Translation()
    translation.use(language)
    try:
        yield
    finally:
        translation.close()
        told.set_language(before)
