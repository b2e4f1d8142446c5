"""In which language scenes are drawn."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLocale

from scc_wall.base import told
from scc_wall.ui.translation import Translation


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Have windows made meanwhile, and what is told, in that language; widgets need Qt's application for it."""
    before, locale, translation = told.language(), QLocale(), Translation()
    told.set_language(language)
    if QCoreApplication.instance() is not None:
        translation.use(language)
    try:
        yield
    finally:
        translation.close()
        told.set_language(before)
        QLocale.setDefault(locale)
