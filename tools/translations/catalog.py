"""A catalogue of Qt Linguist (`.ts`): read, brought up to date, written the same way each time.

Messages stand in the order of the source, each with the files it comes from and no line numbers: a text that only moves
within its file changes nothing here, and two branches that add texts in different places merge.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

_QUOTES = {'"': "&quot;", "'": "&apos;"}


@dataclass(frozen=True)
class Message:
    """One text.

    Parameters
    ----------
    forms
        The translation; of a text that counts there are two, for one and for more.
    files
        Where it stands, relative to the repository; empty for Qt's own texts.
    done
        Whether somebody translated it; what is not done, Linguist calls unfinished.
    """

    context: str
    source: str
    forms: tuple[str, ...] = ("",)
    done: bool = False
    files: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it has a form for one and a form for more."""
        return len(self.forms) > 1


@dataclass(frozen=True)
class Catalog:
    """All messages of one file, by context, in order."""

    language: str
    source_language: str
    messages: tuple[Message, ...]

    def of(self, context: str) -> dict[str, Message]:
        """Return the messages of a context by their source."""
        return {message.source: message for message in self.messages if message.context == context}


def read(path: Path) -> Catalog:
    """Return what a file holds.

    Raises
    ------
    OSError, ET.ParseError
        If it can't be read, or is none.
    """
    top = ET.parse(path).getroot()  # noqa: S314 - our own file
    messages = []
    for context in top.iter("context"):
        name = context.findtext("name") or ""
        for entry in context.iter("message"):
            told = entry.find("translation")
            kind = None if told is None else told.get("type")
            if kind in {"vanished", "obsolete"}:
                continue
            forms = () if told is None else tuple(form.text or "" for form in told.iter("numerusform"))
            forms = forms or ("" if told is None else told.text or "",)
            files = tuple((spot.get("filename") or "").removeprefix("../../") for spot in entry.iter("location"))
            messages.append(Message(name, entry.findtext("source") or "", forms, kind is None and all(forms), files))
    return Catalog(top.get("language") or "", top.get("sourcelanguage") or "", tuple(messages))


def updated(old: Catalog, context: str, texts: dict[str, list[str]], counted: Collection[str] = ()) -> Catalog:
    """Return the catalogue with exactly these texts: what is known keeps its translation."""
    known = old.of(context)
    messages = []
    for text, files in texts.items():
        message = replace(known.get(text, Message(context, text)), files=tuple(files))
        if message.counts != (text in counted):
            message = replace(message, forms=("", "") if text in counted else ("",), done=False)
        messages.append(message)
    return replace(old, messages=tuple(messages))


def filled(old: Catalog, translations: dict[str, tuple[str, ...]]) -> Catalog:
    """Return the catalogue with these translations, by source."""

    def fill(message: Message) -> Message:
        forms = translations.get(message.source)
        return message if forms is None else replace(message, forms=forms, done=all(forms))

    return replace(old, messages=tuple(map(fill, old.messages)))


def text_of(catalog: Catalog) -> str:
    """Return the file's text, as Linguist writes it."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{catalog.language}" sourcelanguage="{catalog.source_language}">')
    contexts = dict.fromkeys(message.context for message in catalog.messages)
    for context in contexts:
        lines += ["<context>", f"    <name>{_escaped(context)}</name>"]
        for message in catalog.messages:
            if message.context == context:
                lines += _lines_of(message)
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def _lines_of(message: Message) -> list[str]:
    state = "" if message.done else ' type="unfinished"'
    translation = [f"        <translation{state}>{_escaped(message.forms[0])}</translation>"]
    if message.counts:
        forms = (f"            <numerusform>{_escaped(form)}</numerusform>" for form in message.forms)
        translation = [f"        <translation{state}>", *forms, "        </translation>"]
    return [
        '    <message numerus="yes">' if message.counts else "    <message>",
        *(f'        <location filename="../../{_escaped(file)}"/>' for file in message.files),
        f"        <source>{_escaped(message.source)}</source>",
        *translation,
        "    </message>",
    ]


def _escaped(text: str) -> str:
    return escape(text, _QUOTES)
