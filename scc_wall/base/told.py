"""Texts told to a person, in Indonesian and English side by side.

Widgets use Qt's translation files; what is told from below the user interface (errors, causes, commands) carries
both languages with it, so that it needs no Qt and can't lose its translation.
"""

import os
from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("id", "en")
_language = "en" if os.environ.get("SCC_WALL_LANG", "").lower().startswith("en") else "id"


@dataclass(frozen=True, slots=True)
class Told:
    """One text in both languages; `str()` gives the current one."""

    id: str
    en: str

    def __str__(self) -> str:
        return self.en if _language == "en" else self.id

    def format(self, **values: object) -> "Told":
        """Return the text with `{name}` fields filled in, in both languages."""
        return Told(self.id.format(**values), self.en.format(**values))


def ended(text: str) -> str:
    """Return the text with a full stop, unless it ends as a sentence does."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def language() -> str:
    """Return the current language, `id` or `en`."""
    return _language


def set_language(code: str) -> None:
    """Choose the language of every `Told`: `id` (also for anything unknown) or `en`."""
    global _language  # noqa: PLW0603 - one language for the process, like a locale
    _language = "en" if code == "en" else "id"
