"""The websites as a tile on the wall: counts, the worst by name, the own network, and how old all of that is.

Made to be read from 4 m: the letters are as high as the wall's labels, or as the screen's cap height in mm asks for.
All sizes are device pixels, as everywhere on the wall.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from scc_wall.domain.site import SiteState
from scc_wall.ui import overlay, theme, words
from scc_wall.ui.sites import site_words
from scc_wall.ui.sites.desk import SitesSnapshot
from scc_wall.ui.sites.look import TONES, WORST_FIRST, SiteLook, Tone, calls_for_person, look_of, rank, state_of
from scc_wall.ui.sites.marks import TONE_COLOURS, draw_state
from scc_wall.ui.sites.panel import overdue_since
from scc_wall.ui.sites.short_name import short_name
from scc_wall.ui.words import tr

MOST_ROWS: Final = 24
LEAST_CAP_PX: Final = 7
_LINES_AT_LEAST: Final = 5
"""Letters shrink until a title, the counts and three rows find room."""
_NAME_CAPS: Final = 11
"""Room that a name asks for before the age beside it, in cap heights: a dozen letters."""
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True)
class SitesTileLook:
    """Everything that the tile says; the same look is not drawn again.

    Parameters
    ----------
    counts
        States that there are, the worst first.
    worst
        Sites that need a person, the worst first; `calling` is how many there are, also beyond these.
    band
        What is wrong with the whole; empty if nothing is.
    age
        How old the newest look at any site is; `old` if there should have been a newer one.
    """

    total: int = 0
    counts: tuple[tuple[SiteState, int], ...] = ()
    worst: tuple[SiteLook, ...] = ()
    calling: int = 0
    band: str = ""
    age: str = ""
    old: bool = False

    def spoken(self) -> str:
        """Return the tile as one sentence for screen readers and tests."""
        counted = [f"{site_words.state_word(state)} {number}" for state, number in self.counts]
        return ", ".join(
            part for part in (self.band, *counted, *(row.spoken() for row in self.worst), self.age) if part
        )


def tile_of(snapshot: SitesSnapshot, now_utc: datetime) -> SitesTileLook:
    """Return what the tile says now."""
    statuses = snapshot.statuses
    counts = dict.fromkeys(WORST_FIRST, 0)
    for site in snapshot.sites:
        counts[state_of(statuses.get(site.site_id))] += 1
    ranked = ((rank(site, statuses.get(site.site_id), now_utc), site.site_id, site) for site in snapshot.sites)
    calling = sorted(one for one in ranked if calls_for_person(one[0]))
    worst = [look_of(site, statuses.get(site.site_id), now_utc) for *_, site in calling[:MOST_ROWS]]
    looked = [status.checked_utc for status in statuses.values() if status.checked_utc is not None]
    overdue = overdue_since(snapshot, now_utc)
    cut = snapshot.cut_off_since_utc
    band = ""
    if cut is not None:
        band = tr("JARINGAN SCC TERPUTUS sejak {since}").format(since=words.past_time(cut, now_utc))
    elif overdue is not None:
        band = tr("PEMERIKSAAN BERHENTI")
    age = tr("belum pernah dicek")
    if looked and cut is not None:
        age = site_words.known_at(max(looked), now_utc)
    elif looked:
        age = tr("dicek {age} lalu").format(age=site_words.age(max(looked), now_utc))
    return SitesTileLook(
        total=len(snapshot.sites),
        counts=tuple((state, number) for state, number in counts.items() if number),
        worst=tuple(worst),
        calling=len(calling),
        band=band,
        age=age,
        old=overdue is not None or cut is not None,
    )


class SitesTilePainter:
    """Paints the tile into any rectangle; keeps the image for as long as look and size stay."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] | None = None
        self._image = QImage()
        self.drawn = 0

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        look: SitesTileLook,
        cap_px: int,
        *,
        pinned: bool = False,
        top_px: int = 0,
    ) -> None:
        """Paint it.

        Parameters
        ----------
        rect
            In device pixels of the painter.
        cap_px
            Cap height of the wall's labels on a tile of this size (`theme.cap_height_px`).
        top_px
            Rows at the top that something else covers; nothing is written there.
        """
        size = (rect.width(), rect.height())
        key = (look, size, cap_px, pinned, top_px)
        if self._key != key:
            self._key = key
            self._image = _draw(look, size, cap_px, pinned=pinned, top_px=top_px)
            self.drawn += 1
        painter.drawImage(rect.topLeft(), self._image)


def _draw(look: SitesTileLook, size_px: tuple[int, int], cap_px: int, *, pinned: bool, top_px: int) -> QImage:
    image = overlay.blank(size_px, theme.SURFACE)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    _Page(painter, size_px, _fitting_cap(size_px[1] - top_px, cap_px), pinned=pinned, top_px=top_px).draw(look)
    painter.setPen(QColor(theme.LINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(0, 0, size_px[0] - 1, size_px[1] - 1)
    painter.end()
    return image


def _narrowed(font: QFont, text: str, room_px: int) -> QFont:
    """Return a font in which the text has room, down to four fifths: since when the network is gone is not cut off."""
    wide = QFontMetrics(font).horizontalAdvance(text)
    if wide <= room_px:
        return font
    smaller = QFont(font)
    smaller.setPixelSize(max(1, round(font.pixelSize() * max(0.8, room_px / wide - 0.01))))
    return smaller


def _fitting_cap(height_px: int, cap_px: int) -> int:
    return max(LEAST_CAP_PX, min(cap_px, round(height_px / (_LINES_AT_LEAST * 2.4))))


class _Page:
    """Writes from top to bottom into an image."""

    def __init__(self, painter: QPainter, size_px: tuple[int, int], cap_px: int, *, pinned: bool, top_px: int) -> None:
        self._painter = painter
        self._pinned = pinned
        self._width, self._height = size_px
        self._cap = cap_px
        self._pad = cap_px
        self._y = top_px + cap_px // 2
        self._line = round(cap_px * 2.1)
        self._strong = overlay.font(cap_px, bold=True)
        self._thin = overlay.font(max(LEAST_CAP_PX, round(cap_px * 0.85)))

    def draw(self, look: SitesTileLook) -> None:
        """Write everything for which there is room."""
        self._head(look)
        if look.band:
            self._band(look.band)
        if not look.total:
            self._say(tr("Belum ada situs: impor daftar OPD dari panel situs"), theme.TEXT_DIM)
            return
        self._counts(look)
        if not look.worst:
            calm = tr("Tidak ada situs yang perlu perhatian")
            self._say(calm if not look.old else tr("Keadaan terakhir, belum tentu masih berlaku"), theme.TEXT_DIM)
        self._rows(look)

    def _text(self, box: QRect, font: QFont, colour: str, text: str, flags: Qt.AlignmentFlag | Qt.TextFlag) -> int:
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(box, flags, shown)
        return QFontMetrics(font).horizontalAdvance(shown)

    def _full(self) -> QRect:
        return QRect(self._pad, self._y, self._width - 2 * self._pad, self._line)

    def _head(self, look: SitesTileLook) -> None:
        box = self._full()
        colour = theme.WARN if look.old else theme.TEXT_DIM
        used = self._text(box, self._thin, colour, f"⚠ {look.age}" if look.old else look.age, _RIGHT)
        room = box.adjusted(0, 0, -used - self._pad, 0)
        title = tr("Situs OPD ({n})").format(n=look.total)
        if QFontMetrics(self._strong).horizontalAdvance(title) > room.width():
            title = tr("Situs ({n})").format(n=look.total)
        wide = self._text(room, self._strong, theme.TEXT, title, _LEFT)
        if self._pinned:
            x, y = box.left() + wide + self._cap // 2, box.top() + (self._line - self._cap) / 2
            overlay.draw_pin(self._painter, QRectF(x, y, self._cap, self._cap))
        self._y += self._line

    def _band(self, text: str) -> None:
        box = self._full()
        self._painter.fillRect(box, QColor(theme.WARN))
        room = box.adjusted(self._pad // 2, 0, 0, 0)
        self._text(room, _narrowed(self._strong, f"⚠ {text}", room.width()), theme.BACKGROUND, f"⚠ {text}", _LEFT)
        self._y += self._line + self._cap // 2

    def _say(self, text: str, colour: str) -> None:
        self._text(self._full(), self._thin, colour, text, _LEFT)
        self._y += self._line

    def _counts(self, look: SitesTileLook) -> None:
        """Write sign, word and number of each state, in as many lines as they need."""
        side, x = self._cap + 2, self._pad
        metrics = QFontMetrics(self._strong)
        for state, number in look.counts:
            text = f"{site_words.state_word(state)} {number}"
            wide = side + self._cap // 2 + metrics.horizontalAdvance(text)
            if x > self._pad and x + wide > self._width - self._pad:
                x = self._pad
                self._y += self._line
            self._sign(state, x, doubted=look.old)
            colour = TONE_COLOURS[TONES[state]] if not look.old else theme.TEXT_DIM
            box = QRect(x + side + self._cap // 2, self._y, self._width - self._pad - x - side, self._line)
            self._text(box, self._strong, colour, text, _LEFT)
            x += wide + round(self._cap * 1.4)
        self._y += self._line
        self._painter.fillRect(QRect(self._pad, self._y, self._width - 2 * self._pad, 1), QColor(theme.LINE))
        self._y += self._cap // 3

    def _rows(self, look: SitesTileLook) -> None:
        room = (self._height - self._y - self._cap // 2) // self._line
        shown = look.worst[: room if room >= look.calling else max(0, room - 1)]
        for row in shown:
            self._row(row)
        left = look.calling - len(shown)
        if left and self._y + self._line <= self._height:
            more = tr("dan {n} lagi") if shown else tr("{n} situs perlu perhatian", n=left)
            self._say(more.format(n=left), theme.TEXT)

    def _row(self, row: SiteLook) -> None:
        box = self._full()
        side = self._cap + 2
        doubted = bool(row.doubt)
        self._sign(row.state, box.left(), doubted=doubted)
        word = f"{row.word} ⚠ {row.doubt}" if doubted else row.word
        colour = theme.TEXT_DIM if doubted else TONE_COLOURS[row.tone]
        used = side + self._cap // 2
        used += self._text(box.adjusted(used, 0, 0, 0), self._strong, colour, word, _LEFT) + self._cap
        age = row.checked if doubted and row.tone in {Tone.CALM, Tone.WARN} else row.since or row.checked
        metrics = QFontMetrics(self._thin)
        room = box.width() - used - metrics.horizontalAdvance(age) - self._cap
        right = 0
        if doubted or room >= min(_NAME_CAPS * self._cap, metrics.horizontalAdvance(row.name)):
            right = self._text(box, self._thin, theme.TEXT_DIM, age, _RIGHT) + self._cap
        name = box.adjusted(used, 0, -right, 0)
        shown = short_name(row.name, metrics, name.width())
        used = self._text(name, self._thin, theme.TEXT, shown, _LEFT) + self._cap
        cause = name.adjusted(used, 0, 0, 0)
        if row.cause and cause.width() > 8 * self._cap:
            self._text(cause, self._thin, _cause_colour(row), row.cause, _RIGHT)
        self._y += self._line

    def _sign(self, state: SiteState, x: int, *, doubted: bool) -> None:
        side = self._cap + 2
        draw_state(self._painter, state, QRectF(x, self._y + (self._line - side) / 2, side, side), doubted=doubted)


def _cause_colour(row: SiteLook) -> str:
    return theme.TEXT_DIM if row.doubt or row.cause_tone is Tone.CALM else TONE_COLOURS[row.cause_tone]
