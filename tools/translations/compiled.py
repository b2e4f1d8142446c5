"""The compiled catalogues (`.qm`) that the program loads: made by Qt's own lrelease, and compared with their source.

They are kept in the repository, so that a fresh checkout, the wheel and the frozen program need no extra step. They are
compared by what they say, not byte by byte: another version of lrelease may write another file.
"""

import subprocess
from pathlib import Path

import PySide6
from PySide6.QtCore import QTranslator

from tools.translations import catalog


def compile_one(ts: Path) -> None:
    """Write the `.qm` beside a `.ts`.

    Raises
    ------
    RuntimeError
        If lrelease fails.
    """
    folder = Path(PySide6.__file__).parent
    tool = next(path for path in (folder / "lrelease", folder / "lrelease.exe") if path.exists())
    argv = [str(tool), "-silent", "-nounfinished", str(ts), "-qm", str(ts.with_suffix(".qm"))]
    done = subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"lrelease: {done.stdout}{done.stderr}")


def differences(ts: Path) -> list[str]:
    """Return what a `.qm` says otherwise than its `.ts`."""
    qm = ts.with_suffix(".qm")
    translator = QTranslator()
    if not translator.load(str(qm)):
        return [f"{qm.name} is missing or can't be read"]
    return [
        f"{qm.name} is stale: {message.source!r}"
        for message in catalog.read(ts).messages
        if _said(translator, message) != message.forms
    ]


def _said(translator: QTranslator, message: catalog.Message) -> tuple[str, ...]:
    numbers = (1, 2) if message.counts else (-1,)
    return tuple(translator.translate(message.context, message.source, "", n) or "" for n in numbers)
