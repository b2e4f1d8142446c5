"""Keeps resources/translations in step with the source.

python3 dev.py translate              take new texts up, drop vanished ones, compile
python3 dev.py translate list         print what is not translated yet, as JSON {source: ""}; of what counts ["", ""]
python3 dev.py translate fill FILE    take translations from JSON {source: translation}, checked (`-`: from stdin)
python3 dev.py translate check        change nothing; fail unless all is translated and compiled
"""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

from tools.translations import catalog, compiled, rules, source
from tools.translations.catalog import Catalog, Message

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "resources" / "translations"
CONTEXT: Final = "Wall"
"""Source: `scc_wall.ui.words.tr`."""
WALL: Final = "scc_wall_en.ts"
QT: Final = "qt_id.ts"
"""Qt's own texts are English; PySide6 has them in no Indonesian."""


def main(argv: list[str]) -> int:
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="dev.py translate", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("command", nargs="?", default="update", choices=("update", "list", "fill", "check"))
    parser.add_argument("file", nargs="?", help="JSON {source: translation}, or {source: [for one, for more]}")
    chosen = parser.parse_args(argv)
    found = source.find(ROOT)
    for fault in found.faults:
        print(fault, file=sys.stderr)
    old = catalog.read(FOLDER / WALL) if (FOLDER / WALL).exists() else Catalog("en", "id", ())
    new = catalog.updated(old, CONTEXT, found.texts, found.counted)
    if chosen.command == "check":
        return 1 if found.faults or not _holds(old, new) else 0
    if chosen.command == "list":
        missing = {one.source: ["", ""] if one.counts else "" for one in new.messages if not one.done}
        print(json.dumps(missing, ensure_ascii=False, indent=1))
        return 0
    if chosen.command == "fill":
        filled = _filled(new, chosen.file or "-")
        if filled is None:
            return 1
        new = filled
    _write(new)
    return 1 if found.faults else 0


def _holds(old: Catalog, new: Catalog) -> bool:
    """Return whether what is stored is complete, up to date and compiled; print what is not."""
    wrong = rules.faults(new) + rules.faults(catalog.read(FOLDER / QT))
    if old != new:
        wrong += [f"{text!r} is not in {WALL} yet" for text in new.of(CONTEXT).keys() - old.of(CONTEXT).keys()]
        wrong += [f"{text!r} is in no source any more" for text in old.of(CONTEXT).keys() - new.of(CONTEXT).keys()]
    if not wrong and catalog.text_of(new) != (FOLDER / WALL).read_text(encoding="utf-8"):
        wrong.append(f"{WALL} is not as it is written: other files, or another order")
    if not wrong:
        wrong += [fault for name in (WALL, QT) for fault in compiled.differences(FOLDER / name)]
    for fault in wrong:
        print(fault)
    done = sum(message.done for message in new.messages)
    print(f"translations: {done} of {len(new.messages)} texts" + ("; run: python3 dev.py translate" if wrong else ""))
    return not wrong


def _filled(new: Catalog, file: str) -> Catalog | None:
    """Return the catalogue with the translations of a file, None if one of them is at fault."""
    text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    loaded: dict[str, str | list[str]] = json.loads(text)
    given = {one: (told,) if isinstance(told, str) else tuple(told) for one, told in loaded.items()}
    known = new.of(CONTEXT)
    wrong = [f"{one!r} is no text of the source" for one in given if one not in known]
    for one, forms in given.items():
        message = known.get(one, Message(CONTEXT, one, forms))
        if len(message.forms) != len(forms):
            wrong.append(f"{one!r} wants {len(message.forms)} forms")
        wrong += [f"{one!r} {fault}" for fault in rules.faults_of(replace(message, forms=forms, done=True))]
    for fault in wrong:
        print(fault, file=sys.stderr)
    return None if wrong else catalog.filled(new, given)


def _write(new: Catalog) -> None:
    (FOLDER / WALL).write_text(catalog.text_of(new), encoding="utf-8", newline="\n")
    for name in (WALL, QT):
        compiled.compile_one(FOLDER / name)
    missing = sum(not message.done for message in new.messages)
    print(f"translations: {len(new.messages)} texts, {missing} not translated yet")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
