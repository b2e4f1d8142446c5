"""The berita acara on paper: A4, pages numbered, a place for two signatures; drawn by Qt's own PDF writer.

::

    Minutes ─html─► QTextDocument ─page by page, a footer below each─► QPdfWriter ─► bytes
"""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from scc_wall.access.export import Minutes
from scc_wall.domain.person import Account
from scc_wall.ui import theme
from scc_wall.ui.access import minutes_words as words
from scc_wall.ui.access.minutes_words import Pairs

MARGINS_MM: Final = QMarginsF(22, 18, 18, 14)
FOOTER_MM: Final = 9.0
RESOLUTION_DPI: Final = 300
_SANS: Final = ("Arial", "Liberation Sans", "DejaVu Sans")
_STYLE: Final = f"""
.title {{ font-size: 14pt; font-weight: bold; }} .head {{ font-weight: bold; margin: 12px 0 4px 0; }}
p {{ margin: 5px 0; }}
td, th {{ padding: 3px 5px; font-size: 8.5pt; }} th {{ background-color: {theme.PAPER_SHADE}; text-align: left; }}
"""
_CLOSING: Final = "E. Keutuhan catatan"
"""What stands on one page with the signatures: they must not be alone on a sheet."""
_LINE: Final = "." * 48


def pdf_of(minutes: Minutes) -> bytes:
    """Return the berita acara as PDF; needs a QGuiApplication, `offscreen` will do."""
    return drawn(html_of(minutes), words.file_title(minutes))


def drawn(html: str, title: str, tell: Callable[[int, int], object] = lambda _page, _of: None) -> bytes:
    """Return such a text as PDF; needs a QGuiApplication.

    Laying out 2,000 rows takes 3 s, half of it in one call that lets no other thread run Python: where a window is
    open, it is done by a process of its own (`minutes_process`).

    Parameters
    ----------
    tell
        Called before each page is drawn: which one, of how many.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = a4_writer(buffer)
    writer.setTitle(title)
    page = text_size(writer)
    _draw(paged(html, writer, page), writer, page, title, tell)
    buffer.close()
    return bytes(buffer.data().data())


def a4_writer(device: QIODevice) -> QPdfWriter:
    """Return what writes A4 pages to an open device."""
    writer = QPdfWriter(device)
    writer.setCreator("SCC Wall")
    writer.setResolution(RESOLUTION_DPI)
    size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, upright, MARGINS_MM, QPageLayout.Unit.Millimeter))
    return writer


def text_size(writer: QPdfWriter) -> QSizeF:
    """Return the size of a page's text in pixels of the writer: what the footer leaves."""
    return QSizeF(writer.width(), writer.height() - FOOTER_MM / 25.4 * RESOLUTION_DPI)


def paged(html: str, writer: QPdfWriter, page: QSizeF) -> QTextDocument:
    """Return the document laid out on such pages, its signatures on one page."""
    document = _laid_out(html, writer, page)
    closing = _closing_of(document)
    if _pages_from(closing, document, page) > 1:
        cursor = QTextCursor(closing)
        form = cursor.blockFormat()
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        cursor.setBlockFormat(form)
    return document


def _laid_out(html: str, writer: QPdfWriter, page: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(_font())
    document.setDefaultStyleSheet(_STYLE)
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(page)
    document.setHtml(html)  # last: whatever is set behind it has all of it laid out anew
    return document


def _font() -> QFont:
    font = QFont()
    font.setFamilies(list(_SANS))
    font.setPointSizeF(9.5)
    return font


def _closing_of(document: QTextDocument) -> QTextBlock:
    """Return the line that the closing begins with: the last of its text, whatever the rows say."""
    block = document.lastBlock()
    while block.previous().isValid() and block.text() != _CLOSING:
        block = block.previous()
    return block


def _pages_from(block: QTextBlock, document: QTextDocument, page: QSizeF) -> int:
    """Return on how many pages a block and those behind it stand."""
    layout = document.documentLayout()
    numbers: set[int] = set()
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        numbers |= {int(rect.top() // page.height()), int(rect.bottom() // page.height())}
        block = block.next()
    return len(numbers)


def _draw(
    document: QTextDocument, writer: QPdfWriter, page: QSizeF, title: str, tell: Callable[[int, int], object]
) -> None:
    painter = QPainter(writer)
    try:
        pages = document.pageCount()
        for number in range(pages):
            tell(number + 1, pages)
            if number:
                writer.newPage()
            painter.save()
            painter.translate(0, -number * page.height())
            document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
            painter.restore()
            _draw_footer(painter, writer, title, f"halaman {number + 1} dari {pages}")
    finally:
        painter.end()


def _draw_footer(painter: QPainter, writer: QPdfWriter, title: str, number: str) -> None:
    font = _font()
    font.setPointSizeF(8)
    painter.setFont(font)
    rect = QRectF(0, 0, writer.width(), writer.height())
    width_px = int(writer.width() * 0.7)
    short = painter.fontMetrics().elidedText(f"SCC Wall · {title}", Qt.TextElideMode.ElideRight, width_px)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), short)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), number)


# --- what it says


def html_of(minutes: Minutes) -> str:
    """Return the text; whatever stands in the audit is text in it and nothing else."""
    parts = [
        "<p align='center' class='title'>BERITA ACARA</p>",
        "<p align='center'><b>PENGGUNAAN SUMSEL COMMAND CENTER</b><br>Nomor: " + "." * 40 + "</p>",
        (
            f"<p>Pada hari ini, {escape(words.long_moment(minutes.made_utc))}, dibuat berita acara dari catatan audit "
            "SCC Wall sebagai berikut.</p>"
        ),
        "<p class='head'>A. Cakupan</p>" + _pairs(words.scope_pairs(minutes)),
        "<p class='head'>B. Surat tugas</p>" + _letters(minutes),
        "<p class='head'>C. Orang</p>" + _persons(minutes),
        "<p class='head'>D. Tindakan</p>" + _acts(minutes),
        "<p class='head'>" + _CLOSING + "</p>" + _pairs(words.chain_pairs(minutes)),
        "<p>Demikian berita acara ini dibuat dengan sebenarnya.</p>",
        _signatures(minutes),
    ]
    return "".join(parts)


def _letters(minutes: Minutes) -> str:
    if not minutes.letters:
        return "<p>Tidak ada surat tugas pada catatan ini.</p>"
    return "<br>".join(_pairs(words.letter_pairs(letter)) for letter in minutes.letters)


def _persons(minutes: Minutes) -> str:
    if not minutes.persons:
        return "<p>Tidak ada orang yang punya akun pada catatan ini.</p>"
    rows = [(str(number), one.name, one.number, _role(one), one.login) for number, one in enumerate(minutes.persons, 1)]
    return _table(("No.", "Nama", "NIP", "Peran, jabatan", "Nama masuk"), (6, 30, 24, 25, 15), rows)


def _role(account: Account) -> str:
    """Return role and position."""
    return ", ".join(part for part in (words.ROLES[account.role], account.position) if part)


def _acts(minutes: Minutes) -> str:
    if not minutes.rows:
        return "<p>Tidak ada tindakan yang tercatat.</p>"
    rows = [
        (
            str(number),
            words.moment_words(row.at_utc),
            row.entry.who or "—",
            words.action_words(row),
            words.subject_words(row),
            words.details_words(row),
        )
        for number, row in enumerate(minutes.rows, 1)
    ]
    return _table(("No.", "Waktu (WIB)", "Oleh", "Tindakan", "Pada", "Keterangan"), (6, 15, 13, 24, 15, 27), rows)


def _signatures(minutes: Minutes) -> str:
    cells = (
        ("Yang membuat,", minutes.made_by.name, f"NIP {minutes.made_by.number}"),
        ("Mengetahui,", _LINE, "NIP " + "." * 40),
    )
    columns = "".join(
        f"<td width='50%'>{escape(head)}<br><br><br><br><br><b>{escape(name)}</b><br>{escape(number)}</td>"
        for head, name, number in cells
    )
    return f"<p>Palembang, {'.' * 40}</p><table width='100%'><tr>{columns}</tr></table>"


def _pairs(pairs: Pairs) -> str:
    rows = "".join(
        f"<tr><td width='28%'>{escape(name)}</td><td width='72%'>{escape(value)}</td></tr>" for name, value in pairs
    )
    return f"<table width='100%' cellspacing='0'>{rows}</table>"


def _table(heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]) -> str:
    """Return a table whose first row stands on each page that it reaches."""
    head = "".join(f"<th width='{width}%'>{escape(text)}</th>" for text, width in zip(heads, widths, strict=True))
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        "<table width='100%' border='1' cellspacing='0'"
        f" style='border-collapse: collapse; border-color: {theme.PAPER_LINE}'>"
        f"<thead><tr>{head}</tr></thead>{body}</table>"
    )


def application() -> QGuiApplication:
    """Return Qt's application, made without a display if there is none: for commands, before `pdf_of`."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return QGuiApplication(["scc-wall", "-platform", "offscreen"])
