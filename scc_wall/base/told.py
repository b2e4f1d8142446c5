"""Texts told to a person, in Indonesian and English side by side.

Widgets use Qt's translation files; what is told from below the user interface (errors, causes, commands) carries
both languages with it, so that it needs no Qt and can't lose its translation.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("id", "en")
_SIGNS: Final = (".", "!", "?", "…", ":", ";")
_CLOSERS: Final = ")]\"'”’»"
_TYPED: Final = re.compile(r"(?:^|\s)(?:\S*[/\\]\S*|\S+\.\S*[^\s.!?…:;)]|--\S*[^\s.!?…:;)])$")
"""A last word that is an address, a path, the name of a file or an option."""
_language = "en" if os.environ.get("SCC_WALL_LANG", "").lower().startswith("en") else "id"


@dataclass(frozen=True, slots=True)
class Told:
    """One text in both languages; `str()` gives the current one."""

    id: str
    en: str

    def __str__(self) -> str:
        return self.en if _language == "en" else self.id

    def format(self, **values: object) -> "Told":
        """Return the text with `{name}` fields filled in; a `Told` among the values gives each language its own."""
        return Told(
            self.id.format(**{name: value.id if isinstance(value, Told) else value for name, value in values.items()}),
            self.en.format(**{name: value.en if isinstance(value, Told) else value for name, value in values.items()}),
        )


def told_seconds(value_s: float) -> Told:
    """Return a number of seconds with its unit, as each language writes it."""
    return Told(f"{value_s:g} dtk".replace(".", ","), f"{value_s:g} s")


def ended(text: str) -> str:
    """Return the text with a full stop, unless it ends with a sign of its own: of a sentence, or of what follows."""
    text = text.strip()
    return text if not text or text.rstrip(_CLOSERS).endswith(_SIGNS) else f"{text}."


def in_sentences(texts: Iterable[str]) -> str:
    """Return texts as one, a sentence each; no full stop ends up in an address or path that is to be typed."""
    *before, last = [text.strip() for text in texts if text.strip()] or [""]
    typed = _TYPED.search(last) is not None
    return " ".join([*(ended(text) for text in before), last if typed else ended(last)])


def language() -> str:
    """Return the current language, `id` or `en`."""
    return _language


def set_language(code: str) -> None:
    """Choose the language of every `Told`: `id` (also for anything unknown) or `en`."""
    global _language  # noqa: PLW0603 - one language for the process, like a locale
    _language = "en" if code == "en" else "id"
