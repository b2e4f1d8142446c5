"""`scc-wall doctor --bundle`: the zip for support, told before it is written, on record where there is an audit."""

import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told

if TYPE_CHECKING:
    from scc_wall.app.doctor.examination import Patient
    from scc_wall.app.doctor.finding import Finding

_UNRECORDED: Final = Told(
    "Perhatian: bundel ini tidak tercatat di audit, karena penyimpanan tidak dapat dipakai.",
    "Beware: this bundle does not stand in the audit, as the store can't be used.",
)
_DONE: Final = Told(
    "Ditulis: {file} ({size:.1f} MB). Periksa isinya sebelum mengirim.",
    "Written: {file} ({size:.1f} MB). Look into it before you send it.",
)


def write_bundle(patient: "Patient", findings: "Sequence[Finding]", file: Path | None) -> None:
    """Tell what is in the bundle, put it on record, and write it.

    Raises
    ------
    SccError
        If it can't be written, or not be recorded though there is an audit: nothing was written then.
    """
    from scc_wall.app.doctor.bundle.packing import default_file, gather, told_contents, zipped
    from scc_wall.base.private_file import write_private

    parts = gather(patient, findings, os.environ)
    content = zipped(parts)
    target = file or default_file(patient)
    print(f"\n{told_contents(parts)}", file=sys.stderr)
    with _on_record(patient, target):
        write_private(target, content)
    print(_DONE.format(file=target, size=len(content) / 1e6), file=sys.stderr)


@contextmanager
def _on_record(patient: "Patient", target: Path) -> Iterator[None]:
    """Have it stand in the audit; a store that can't be opened at all has none, and that is when a bundle is needed."""
    from scc_wall.cli.on_record import by_user
    from scc_wall.storage.store import open_store

    if not _is_current(patient):
        if patient.may_have_store:
            print(_UNRECORDED, file=sys.stderr)
        yield
        return
    with (
        open_store(patient.home, patient.vault, patient.clock) as store,
        by_user(store, patient.vault, "doctor --bundle", (("file", target.name),)),
    ):
        yield


def _is_current(patient: "Patient") -> bool:
    """Return whether there is a store that can be read, of this program's schema: opening another would change it."""
    from scc_wall.storage.revision import HEAD
    from scc_wall.storage.survey import looking, revision

    try:
        if not patient.home.has_store:
            return False
        with looking(patient.home) as look:
            return revision(look) == HEAD
    except (SccError, OSError, sqlite3.Error):
        return False
