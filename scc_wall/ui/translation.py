"""The language of everything on the screen, changed while it runs.

::

    choose(en) ─► told.set_language ─► QLocale ─► catalogue ─► Qt: LanguageChange ─► each widget's retranslate()

The source is Indonesian, so the wall's own texts need no catalogue in it; Qt's own texts (`Copy`, `Cancel`) are English
and have one in Indonesian.
"""

import logging
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator, Signal

from scc_wall.base.resources import resource
from scc_wall.base.told import LANGUAGES, language, set_language

log = logging.getLogger(__name__)

NAMES: Final = {"id": "Bahasa Indonesia", "en": "English"}
"""Each in its own language: whoever can't read the other one finds theirs."""
_CATALOGUES: Final = {"id": "qt_id.qm", "en": "scc_wall_en.qm"}
_LOCALES: Final = {"id": "id_ID", "en": "en_GB"}
"""For what Qt itself writes: days before months in both."""


class Translation(QObject):
    """Loads the catalogue of a language and takes the other one out.

    One at a time: the application has one language. Until `use` was called nothing is loaded.
    """

    chosen = Signal(str)
    """A person chose this language; not told when a remembered one is taken up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loaded = ""
        self._translator: QTranslator | None = None

    def use(self, code: str) -> None:
        """Speak a language from now on; an unknown one counts as Indonesian. Idempotent."""
        set_language(code)
        if self._loaded == language():
            return
        self._loaded = language()
        QLocale.setDefault(QLocale(_LOCALES[language()]))
        old, self._translator = self._translator, QTranslator(self)
        path = resource("translations", _CATALOGUES[language()])
        if self._translator.load(str(path)):
            QCoreApplication.installTranslator(self._translator)
        else:
            log.warning("the catalogue %s can't be read: texts stay untranslated", path)
        if old is not None:
            _take_out(old)

    def choose(self, code: str) -> None:
        """Do what a person asked for."""
        self.use(code)
        self.chosen.emit(language())

    def choose_next(self) -> None:
        """Choose the other language."""
        at = LANGUAGES.index(language())
        self.choose(LANGUAGES[(at + 1) % len(LANGUAGES)])

    def close(self) -> None:
        """Take the catalogue out. Idempotent."""
        translator, self._translator, self._loaded = self._translator, None, ""
        if translator is not None:
            _take_out(translator)


def _take_out(translator: QTranslator) -> None:
    QCoreApplication.removeTranslator(translator)
    translator.deleteLater()
