"""Which language the screen speaks: the station's until somebody is in, then that person's; both are remembered."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from scc_wall.base.errors import SccError
from scc_wall.base.told import language
from scc_wall.domain.setting import Setting
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.translation import Translation

if TYPE_CHECKING:
    from scc_wall.app.access.work import RoomWork

STATION: Final = Setting("language", "id")
OWN: Final = Setting("language", "")
"""Of a person; empty: they never chose one."""
Remember = Callable[[Setting[str], str, str], object]
"""Setting, value, login (empty: the station's)."""


def first_language(store: LateStore) -> str:
    """Return the language to start in; `SCC_WALL_LANG` wins (`base.told`)."""
    return language() if _told_by_environment() else store.setting(STATION)


def _told_by_environment() -> bool:
    return bool(os.environ.get("SCC_WALL_LANG"))


class LanguageMemory:
    """Remembers what is chosen and takes up what was remembered; lives on the UI thread.

    Where the environment says the language, nothing remembered is taken up during this run.

    Parameters
    ----------
    remember
        Has a setting written.
    who
        Returns the login of whoever is in, empty for nobody.
    """

    def __init__(self, translation: Translation, store: LateStore, remember: Remember, who: Callable[[], str]) -> None:
        self._translation = translation
        self._store = store
        self._remember = remember
        self._who = who
        self._login = ""
        self._station = language()
        self._chosen: dict[str, str] = {}
        """What people chose during this run; the store may not have it yet."""
        self._work: RoomWork | None = None
        translation.chosen.connect(self._on_chosen)

    def _on_chosen(self, code: str) -> None:
        if self._login:
            self._chosen[self._login] = code
            self._remember(OWN, code, self._login)
        else:
            self._station = code
            self._remember(STATION, code, "")

    def look(self) -> None:
        """Follow who is in; called every half second. Waits while a dialog is open: it would be half and half."""
        login = self._who()
        if login == self._login or QApplication.activeModalWidget() is not None:
            return
        self._login = login
        if _told_by_environment():
            return
        if not login:
            self._translation.use(self._station)
        elif login in self._chosen:
            self._translation.use(self._chosen[login])
        else:
            self._load(login)

    def _load(self, login: str) -> None:
        from scc_wall.app.access.work import RoomWork

        if self._work is None:
            self._work = RoomWork(name="language")
        self._work(
            lambda: self._store.whole().user_settings.get(login, OWN),
            lambda code: self._take(login, code),
            self._on_failed,
        )

    def _take(self, login: str, code: str) -> None:
        """Speak a person's language, without one the station's; unless they left or chose another one meanwhile."""
        if login == self._login and login not in self._chosen:
            self._translation.use(code or self._station)

    def _on_failed(self, _error: SccError) -> None:
        """Stay with the station's language: whoever else asks the store tells that it does not answer."""

    def close(self) -> None:
        """Let the worker end. Idempotent."""
        if self._work is not None:
            self._work.close()
