"""What must hold of a translation so that it can stand in place of its source."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from tools.translations.catalog import Catalog, Message
from tools.translations.source import fields_of

_MNEMONIC: Final = re.compile(r"&(.)", re.DOTALL)


def mnemonic(text: str) -> str | None:
    """Return the letter that `&` marks, in lower case; None without one (`&&` and `& ` are plain signs)."""
    letters = [letter for letter in _MNEMONIC.findall(text) if letter.isalnum()]
    return letters[0].lower() if letters else None


def faults_of(message: Message) -> Iterator[str]:
    """Say what is wrong with one message."""
    if not message.done or not all(form.strip() for form in message.forms):
        yield "is not translated yet"
        return
    for form in message.forms:
        yield from _faults_of_form(message.source, form)


def _faults_of_form(source: str, text: str) -> Iterator[str]:
    if fields_of(source) != fields_of(text):
        yield f"has other {{fields}}: {text!r}"
    if (mnemonic(source) is None) != (mnemonic(text) is None):
        yield f"has an & where the other has none: {text!r}"
    if source.endswith("…") != text.endswith("…"):
        yield f"ends in … where the other does not: {text!r}"
    if source.count("\t") != text.count("\t") or source.count("\n") != text.count("\n"):
        yield f"has another number of tabs or lines: {text!r}"
    if (source[:1].isspace(), source[-1:].isspace()) != (text[:1].isspace(), text[-1:].isspace()):
        yield f"begins or ends with a space where the other does not: {text!r}"


def faults(catalog: Catalog) -> list[str]:
    """Return what is wrong with a catalogue, one line each."""
    found = [f"{message.source!r} {fault}" for message in catalog.messages for fault in faults_of(message)]
    return found + list(_mnemonics_that_meet(catalog))


def _mnemonics_that_meet(catalog: Catalog) -> Iterator[str]:
    """Say which texts of one file share a mnemonic that the source tells apart: they may stand in one window."""
    by_file: dict[str, list[Message]] = {}
    for message in catalog.messages:
        if message.done and mnemonic(message.source) and mnemonic(message.forms[0]):
            for file in message.files:
                by_file.setdefault(file, []).append(message)
    for file, messages in by_file.items():
        for one, other in combinations(messages, 2):
            same = mnemonic(one.forms[0]) == mnemonic(other.forms[0])
            if same and mnemonic(one.source) != mnemonic(other.source):
                yield f"{file}: {one.forms[0]!r} and {other.forms[0]!r} have the same mnemonic"
