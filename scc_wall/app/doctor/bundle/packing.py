"""Puts the bundle together and writes it whole or not at all, readable by this user alone."""

import io
import os
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from scc_wall.app.doctor.bundle import contents, known
from scc_wall.app.doctor.bundle.contents import Part
from scc_wall.app.doctor.examination import Patient
from scc_wall.app.doctor.finding import Finding
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.storage.survey import Look, looking

LIST: Final = "ISI-CONTENTS.txt"
_ABOUT: Final = Told(
    "Bundel pendukung SCC Wall, dibuat {at} UTC.\n"
    "Tidak disertakan: kata sandi dan kunci, alamat kamera selain host, akun kamera, nama dan nomor orang, tamu dan "
    "surat (diganti nomor), isi audit, peristiwa, potret, dump memori, dan berkas selain teks di folder log.",
    "SCC Wall's support bundle, made {at} UTC.\n"
    "Left out: passwords and keys, of camera addresses all but the host, camera accounts, names and numbers of people, "
    "guests and letters (numbered instead), what audit, events and snapshots hold, dumps of memory, and log files that "
    "are no text.",
)
_BLIND: Final = Told(
    "PERHATIAN: {tables} tidak terbaca dari penyimpanan, jadi nama di dalam log hanya disembunyikan bila dikenali "
    "polanya. Baca log sebelum mengirim.",
    "BEWARE: {tables} could not be read from the store, so names in the logs are hidden only where a pattern knows "
    "them. Read the logs before sending them.",
)


def gather(patient: Patient, findings: Sequence[Finding], environ: Mapping[str, str]) -> list[Part]:
    """Return all parts, the list of contents first."""
    with _look(patient) as look:
        secret = known.Known(persons=known.of_machine())
        secret.secrets.update(known.of_cameras(patient.configured))
        if patient.may_have_store:
            known.of_store(look, secret)
            secret.lacking += ["cameras"] if patient.locked or not patient.configured_known else []
        scrub = secret.scrubber()
        parts = [
            *contents.found_parts(findings, scrub),
            *contents.machine_parts(environ, scrub),
            *(contents.store_parts(look, scrub) if look is not None else ()),
            *contents.log_parts(patient.home.logs, scrub),
            *contents.memory_parts(patient.home, scrub),
        ]
    return [_list_of(parts, secret.lacking, patient), *parts]


@contextmanager
def _look(patient: Patient) -> Iterator[Look | None]:
    """Open the store to look at it; None if there is none, or it can't be."""
    try:
        if not patient.home.has_store:
            yield None
            return
        opened = looking(patient.home)
        look = opened.__enter__()
    except (SccError, OSError, sqlite3.Error):
        yield None
        return
    try:
        yield look
    finally:
        opened.__exit__(None, None, None)


def _list_of(parts: Sequence[Part], lacking: Sequence[str], patient: Patient) -> Part:
    about = _ABOUT.format(at=f"{patient.clock.now_utc():%Y-%m-%d %H:%M}")
    blind = _BLIND.format(tables=", ".join(lacking)) if lacking else None
    lines = [
        line
        for language in ("id", "en")
        for line in (
            getattr(about, language),
            *([getattr(blind, language)] if blind else []),
            *(f"  {part.name}: {getattr(part.about, language)}" for part in parts),
            "",
        )
    ]
    return Part(LIST, Told("daftar isi", "list of contents"), "\n".join(lines))


def told_contents(parts: Sequence[Part]) -> str:
    """Return what a person is told of the bundle before it is written, in the current language."""
    texts = parts[0].content.split("\n\n")
    return texts[0] if str(Told("id", "en")) == "id" else texts[1].rstrip()


def zipped(parts: Sequence[Part]) -> bytes:
    """Return the zip."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for part in parts:
            file.writestr(part.name, part.content.encode("utf-8", "replace"))
    return held.getvalue()


def default_file(patient: Patient) -> Path:
    """Return what the bundle is called if nobody says: of this moment, in the current folder."""
    return Path(os.curdir) / f"scc-wall-bundle-{patient.clock.now_utc():%Y%m%d-%H%M%S}.zip"
