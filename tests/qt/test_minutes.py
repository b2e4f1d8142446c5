"""The berita acara: what it says, on how many pages, and that what stands in the audit is only text in it."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QGuiApplication, QTextDocument

from scc_wall.access.audit_check import Finding
from scc_wall.access.export import Minutes, Selection
from scc_wall.access.restored import Restored
from scc_wall.access.told_errors import AccessDenied
from scc_wall.base.told import Told
from scc_wall.domain.role import Action
from scc_wall.ui.access.minutes_pdf import a4_writer, application, html_of, paged, pdf_of, text_size
from tests.support.access_room import Room
from tests.support.clock import START_UTC

pytestmark = pytest.mark.usefixtures("qapp")
HOSTILE = "<img src='file:///etc/passwd'><b>tebal</b> &amp; </td></table>"


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def shift(room: Room, acts: int, subject: str = "layout:Harian", **details: str) -> None:
    """Let the operator in, do so many things, and log out."""
    presence = room.enter()
    for _ in range(acts):
        room.clock.advance(30)
        room.access.sessions.touch()
        room.access.policy.check_and_record(
            presence, Action.LAYOUT_CHANGE, subject=subject, details=tuple(details.items())
        )
    room.access.sessions.log_out()


def minutes_of(room: Room, selection: Selection | None = None) -> Minutes:
    return room.access.exports.minutes(room.prove("auditor"), selection or Selection(session_id=1))


def text_of(minutes: Minutes) -> str:
    document = QTextDocument()
    document.setHtml(html_of(minutes))
    return document.toPlainText()


def laid_out(minutes: Minutes) -> tuple[QTextDocument, QSizeF]:
    """Return the document as it is drawn, and the size of its pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = a4_writer(buffer)
    page = text_size(writer)
    document = paged(html_of(minutes), writer, page)
    document.documentLayout().documentSize()  # laid out while its writer is there
    return document, page


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_it_says_who_did_what_when_under_which_letter_and_that_the_audit_holds(room: Room) -> None:
    shift(room, 2)
    minutes = minutes_of(room)
    text = text_of(minutes)
    for said in (
        "BERITA ACARA",
        "Senin, 5 Januari 2026",
        "1/9286/07/2017",
        "Dinas Kominfo Provinsi Sumatera Selatan",
        "198503142010011004",
        "05/01/2026 08.00.30",
        "Mengubah tata letak dinding",
        "tata letak Harian",
        "UTUH",
        minutes.verdict.seal.hex(),
        "Yang membuat,",
        "Mengetahui,",
        "Auditor",
    ):
        assert said in text, said
    assert [row.entry.action for row in minutes.rows] == ["session.open", *["layout.change"] * 2, "session.end"]
    assert room.actions()[-1] == "audit.export"


def test_what_stands_in_the_audit_is_only_text(room: Room) -> None:
    shift(room, 1, subject=HOSTILE, camera=HOSTILE)
    minutes = minutes_of(room)
    assert text_of(minutes).count(HOSTILE) == 2
    assert "<img" not in html_of(minutes)


def test_a_broken_audit_is_said_to_be_broken(room: Room) -> None:
    shift(room, 1)
    minutes = minutes_of(room)
    told = Finding(Told("Baris audit 2 diubah.", "Audit row 2 was changed."))
    restored = Restored(3, minutes.made_utc, "scc-wall-000001.db", "", "", "/q", missing_through=9)
    verdict = replace(minutes.verdict, finding=told, unwitnessed=(7,), restored=(restored,))
    text = text_of(replace(minutes, verdict=verdict))
    assert "baris 3 sampai 9 dari penyimpanan lama hilang" in text
    assert "TIDAK UTUH: Baris audit 2 diubah." in text
    assert "sebelum baris 7" in text


@pytest.mark.parametrize("acts", [0, 1, 9, 12, 15, 18, 21, 24, 60])
def test_pages_are_a4_and_the_signatures_stand_on_one_with_the_chain(room: Room, acts: int) -> None:
    shift(room, acts)
    minutes = minutes_of(room)
    pdf = pdf_of(minutes)
    assert pdf.startswith(b"%PDF-")
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert box is not None
    assert [round(float(side)) for side in box.groups()] == [595, 842]
    assert 1 <= pages(pdf) <= 1 + acts // 8
    document, page = laid_out(minutes)
    layout = document.documentLayout()
    block = document.find("E. Keutuhan catatan").block()
    on, lines = set(), []
    while block.isValid():
        lines += block.text().splitlines()
        rect = layout.blockBoundingRect(block)
        on |= {rect.top() // page.height(), rect.bottom() // page.height()}
        block = block.next()
    assert "Yang membuat," in [text.strip() for text in lines]
    assert len(on) == 1


def test_a_cell_without_a_blank_is_broken_within_the_page(room: Room) -> None:
    shift(room, 1, seal="ab" * 400)
    document, page = laid_out(minutes_of(room))
    assert document.size().width() <= page.width() + 1


def test_a_period_and_a_letter_choose_rows_for_auditors_alone(room: Room) -> None:
    shift(room, 1)
    room.clock.advance(24 * 3600)
    room.access.letters.list()
    other = room.letter(hours=100)
    presence = room.enter(letter_id=other.letter_id)
    of_letter = minutes_of(room, Selection(letter_number=other.letter.number))
    assert {row.entry.letter_number for row in of_letter.rows} == {other.letter.number}
    assert [letter.number for letter in of_letter.letters] == [other.letter.number]
    of_day = minutes_of(room, Selection(until_utc=START_UTC + timedelta(hours=1)))
    assert {row.entry.session_id for row in of_day.rows} == {None, 1}
    assert "dari catatan pertama sampai Senin, 5 Januari 2026, pukul 09.00 WIB" in text_of(of_day)
    for who in (presence, room.prove("supervisor"), room.prove("admin"), None):
        with pytest.raises(AccessDenied):
            room.access.exports.minutes(who, Selection(letter_number=other.letter.number))
    with pytest.raises(AccessDenied):
        room.access.exports.minutes(presence, Selection(session_id=1))


def test_the_application_that_runs_is_used(qapp: QGuiApplication) -> None:
    assert application() is qapp
