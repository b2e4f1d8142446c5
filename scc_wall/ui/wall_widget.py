"""The wall of one screen: which tiles it has and what each of them says; how it is painted stands in `WallCanvas`."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHideEvent,
    QImage,
    QMoveEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QWidget

from scc_wall.base.clock import Clock
from scc_wall.base.told import language
from scc_wall.domain.feed import VideoFeed
from scc_wall.domain.fitting import TileView
from scc_wall.domain.legibility import ScreenSetting
from scc_wall.domain.region import regions
from scc_wall.domain.tile import WHOLE
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui import theme, words
from scc_wall.ui.following import follow_soon
from scc_wall.ui.letters import Letters, letters_on
from scc_wall.ui.replay_tile import ReplayFace
from scc_wall.ui.sites_tile import SitesFace, SitesTile
from scc_wall.ui.slices import NEXT_TURN_MS
from scc_wall.ui.steering_tile import SteeringFace
from scc_wall.ui.tile_look import Mark, PictureStyle, TileLook, chosen_note, hidden_look, look_of
from scc_wall.ui.tile_painter import Frame, TilePainter
from scc_wall.ui.wall_canvas import WallCanvas
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.wall_plan import Tile
from scc_wall.ui.wall_speech import WallFace, tile_words
from scc_wall.ui.words import tr
from scc_wall.ui.zoom_maps import ZoomMaps

BRIEF_PX: Final = 84
"""A tile narrower than that, in logical pixels, shows the camera's number alone: of a name "01 A…" would be left."""
BY_KEY: Final = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
"""Who comes by the keyboard has to see where they are."""
FRAME_OF_CAP: Final = 6
"""A stem of a bold capital is about that part of its height wide: the frame is seen from as far as the letters."""


class WallWidget(WallCanvas):
    """Paints the tiles of one screen. What the mouse and keys do stands in `WallInput`, which installs itself here.

    Parameters
    ----------
    screen
        Index of the wall's screen.
    setting
        What is set about the screen: how high capitals are, how wide it is.
    view
        What the ids of its tiles begin with: a screen that is shown a second time has tiles of its own.
    """

    def __init__(
        self,
        model: WallModel,
        screen: int,
        feed: VideoFeed,
        clock: Clock,
        *,
        setting: ScreenSetting | None = None,
        view: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.screen_index = screen
        self.view = view
        self.setting = setting or ScreenSetting()
        self._letters = Letters()
        self._veiled = False
        self.tiles: tuple[Tile, ...] = ()
        self.sites: SitesFace | None = None
        """What tiles of the websites show; None while the monitors are not open."""
        self.steering: SteeringFace | None = None
        """What tiles show of steered cameras; None while steering is not open."""
        self.replay: ReplayFace | None = None
        """What a replayed tile shows; None until somebody replays."""
        self._model = model
        self._feed = feed
        self._clock = clock
        self._drawn: dict[str, object] = {}
        self._zoom_maps = ZoomMaps()
        self._exposed = False
        self._cut_px = (0, 0)
        """The size that was cut into tiles last; of no size: it did not follow the model since then."""
        self._asked_px = (0, 0)
        """The size that pictures were asked for last."""
        self._looks_at_size = False
        """Whether it looks at its size in the next turn."""
        self._came_by_key = False
        self._told = ""
        self.face: WallFace | None = None
        """What screen readers were given; it must live as long as the wall."""
        _speech()
        self._region_titles = {region.code: words.region_short(region.title) for region in regions()}
        self.retranslate()

    def retranslate(self) -> None:
        """Say what the widget itself says in the current language; tiles follow with `rebuild`."""
        self.setAccessibleName(tr("Dinding layar {n}").format(n=self.screen_index + 1))

    # --- geometry ------------------------------------------------------------------------------------------------

    def tile_at(self, point: QPoint) -> Tile | None:
        """Return the tile under a point of the widget."""
        ratio = self.devicePixelRatioF()
        x, y = point.x() * ratio, point.y() * ratio
        for tile in self.tiles:
            left, top, width, height = tile.rect
            if left <= x < left + width and top <= y < top + height:
                return tile
        return None

    def seen(self) -> bool:
        """Return whether a person could see this wall: its window is there, exposed and not minimised."""
        handle = cast("QWindow | None", self.window().windowHandle())  # the stubs deny the None before `show`
        up = self.isVisible() and not self.window().isMinimized()
        self._exposed = up and handle is not None and handle.isExposed()
        return self._exposed

    # --- tiles ---------------------------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Follow the model: make the painters that are new, keep the others, paint what differs."""
        size_px = self._cut_px = self.size_px
        self.tiles = self._model.tiles(self.screen_index, size_px, self.view)
        kept: dict[str, TilePainter] = {}
        self._letters = letters_on(self, self.setting)
        for tile in self.tiles:
            camera = self._model.camera(tile.place.camera_id)
            cap_px = self._letters.cap_px(min(tile.rect.height, tile.rect.width * 9 // 16))
            camera_id = None if camera is None else camera.camera_id  # its name and place are told by its look
            what = (camera_id, tile.place.sites, bool(self._model.cameras))
            drawn = (tile.rect, what, cap_px, tile.place.rotation, language())
            painter = self._painters.get(tile.tile_id)
            if painter is None or self._drawn.get(tile.tile_id) != drawn:
                painter = self._new_painter(tile, cap_px)
                # As wide on a fine screen as on a coarse one, and wider where letters are read from far.
                painter.frame_px = max(round(theme.SELECTION_PX * self.devicePixelRatioF()), cap_px // FRAME_OF_CAP)
                self._drawn[tile.tile_id] = drawn
                self.update(self.logical(tile.rect))
            self._mark(painter, tile)
            painter.veiled = self._veiled
            kept[tile.tile_id] = painter
        if set(kept) != set(self._painters):
            self.update()
        self._painters = kept
        self._moved = True
        self.refresh()

    def set_veiled(self, *, veiled: bool) -> None:
        """Paint pictures dark: what stands here is on no screen now."""
        if veiled != self._veiled:
            self._veiled = veiled
            for painter in self._painters.values():
                painter.veiled = veiled
            self.update()

    def rebuild_when_seen(self) -> None:
        """Follow the model before anything is painted again: nobody sees this wall now."""
        self._cut_px = (0, 0)

    def _new_painter(self, tile: Tile, cap_px: int) -> TilePainter:
        if tile.place.sites:
            return SitesTile(tile.tile_id, tile.rect, cap_px, self._feed, lambda: self.sites)
        bare = self._model.camera(tile.place.camera_id) is None
        hint = tr("petak kosong — ketik nomor kamera + Enter, atau seret dari daftar") if bare else ""
        if bare and not self._model.cameras:
            hint = tr("petak kosong")  # the list says how cameras come here
        if bare and self._is_brief(tile):
            hint = "–"
        return TilePainter(tile.tile_id, tile.rect, cap_px, self._feed, hint=hint)

    def _is_brief(self, tile: Tile) -> bool:
        """Return whether a tile has room for no more than a number."""
        return tile.rect.width < BRIEF_PX * self.devicePixelRatioF()

    def set_setting(self, setting: ScreenSetting) -> None:
        """Follow what was set about the screen."""
        if setting != self.setting:
            self.setting = setting
            self.corner.asked = self.middle.asked = None
            self.rebuild()

    def _mark(self, painter: TilePainter, tile: Tile) -> None:
        frame, zoom_map = self._frame(tile), self._zoom_map(painter, tile)
        if frame is not painter.frame or zoom_map is not painter.zoom_map:
            painter.frame, painter.zoom_map = frame, zoom_map
            self.update(self.logical(painter.rect))

    def _frame(self, tile: Tile) -> Frame:
        """Return which frame a tile has: whole where the keyboard speaks to it, on whichever screen that stands."""
        selected = self._model.selected
        if tile.address == selected and not tile.spotlight:
            return Frame.WHOLE if isinstance(QApplication.focusWidget(), WallWidget) else Frame.CORNERS
        waits = tile.spotlight or (selected is None and tile is self.tiles[0])
        return Frame.CORNERS if waits and self._came_by_key and self.hasFocus() else Frame.NONE

    def _mark_all(self) -> None:
        for tile in self.tiles:
            painter = self._painters.get(tile.tile_id)
            if painter is not None:
                self._mark(painter, tile)

    def _zoom_map(self, painter: TilePainter, tile: Tile) -> QImage | None:
        if tile.zoom == WHOLE or self._model.guests.hides(tile.place.camera_id):
            self._zoom_maps.forget(tile.address)
            return None
        return self._zoom_maps.drawn(tile, self.view_of(tile), painter)

    def view_of(self, tile: Tile) -> TileView:
        """Return how the tile's picture lies on it; a picture of unknown size counts as one of the tile's shape."""
        status = self._feed.status(tile.tile_id)
        size_px = None if status is None else status.facts.size_px
        tile_px = (max(1, tile.rect.width), max(1, tile.rect.height))
        return TileView(size_px or tile_px, tile_px, tile.place.fit, tile.place.rotation)

    def refresh(self) -> None:
        """Look at every tile's status again (4 Hz, and after changes); paint the tiles that look different."""
        for tile in self.tiles:
            painter = self._painters[tile.tile_id]
            if self._look(painter, tile):
                self.update(self.logical(tile.rect))
        self._speak()

    def _look(self, painter: TilePainter, tile: Tile) -> bool:
        if isinstance(painter, SitesTile):
            return painter.follow(pinned=tile.place.pinned, top_px=self._covered_px(painter))
        camera = self._model.camera(tile.place.camera_id)
        if camera is None:
            return False
        if self._model.guests.hides(camera.camera_id):
            return self._hide(painter, hidden_look(camera, pinned=tile.place.pinned))
        look = look_of(
            camera,
            self._feed.status(tile.tile_id),
            self._clock.now_utc(),
            region=self._region_titles.get(camera.region_code or "", ""),
            details=self._model.details or (tile.address == self._model.selected and tile.spotlight),
            pinned=tile.place.pinned,
        )
        if (self.replay is not None or painter.past is not None) and self._look_past(painter, tile.tile_id):
            look = replace(look, mark=Mark.REPLAY, picture=PictureStyle.LIVE, badge="", lines=(), details=())
        if camera.number is not None and self._is_brief(tile):
            look = replace(look, title=f"{camera.number:02d}", region="")
        if camera.camera_id in self._model.guests.chosen:
            look = replace(look, details=(*look.details, chosen_note()))
        changed = painter.set_look(look)
        return self._look_above(painter, tile) or changed or painter.past is not None

    def _hide(self, painter: TilePainter, look: TileLook) -> bool:
        """Let a tile show nothing of its camera: no picture of now or the past, nothing over it, no map of a zoom."""
        bare = painter.above is None and painter.past is None and painter.zoom_map is None
        painter.above = painter.past = painter.zoom_map = None
        return painter.set_look(look) or not bare

    def _look_past(self, painter: TilePainter, tile_id: str) -> bool:
        """Return whether a tile shows the past; what says so over its picture is painted with it from now on."""
        past = None if self.replay is None else self.replay.past(tile_id)
        if past is None or self.replay is None:
            painter.past = None
        elif painter.past is None or painter.past[1] != past:
            painter.past = (self.replay.past_painter() if painter.past is None else painter.past[0], past)
        painter.past_top_px = 0 if past is None else self._noticed_px(painter)
        return past is not None

    def tile_of(self, address: TileAddress | None) -> Tile | None:
        """Return the tile of a place as it stands here now, small or in the spotlight; None if it is not here."""
        return next((tile for tile in self.tiles if tile.address == address), None)

    def look_again(self, tile: Tile) -> None:
        """Look at one tile and paint it at once: it shows the past from now on, or is live again."""
        painter = self._painters.get(tile.tile_id)
        if painter is not None:
            self._look(painter, tile)
            self.update(self.logical(tile.rect))

    # --- for those who do not see it -----------------------------------------------------------------------------

    def selected_index(self) -> int | None:
        """Return which of `tiles` is selected, None for none on this screen."""
        selected = self._model.selected
        return next((n for n, tile in enumerate(self.tiles) if tile.address == selected), None)

    def tile_words(self, index: int) -> str:
        """Return a tile in a sentence."""
        tile = self.tiles[index]
        painter = self._painters.get(tile.tile_id)
        return tile_words(tile.address.index + 1, None if painter is None else painter.look, sites=tile.place.sites)

    def _speak(self) -> None:
        """Say what is selected, when that or its state is another."""
        index = self.selected_index()
        told = "" if index is None else self.tile_words(index)
        if told == self._told:
            return
        self._told = told
        self.setAccessibleDescription(told)
        if index is not None and self.hasFocus() and QAccessible.isActive():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(index)
            QAccessible.updateAccessibility(event)

    def look_above(self, tile: Tile) -> None:
        """Paint a tile again if what steering has over it differs: in the hand it can't wait for the slow tick."""
        painter = self._painters.get(tile.tile_id)
        if painter is not None and self._look_above(painter, tile):
            self.update(self.logical(tile.rect))

    def _look_above(self, painter: TilePainter, tile: Tile) -> bool:
        steering, old = self.steering, painter.above
        hidden = self._model.guests.hides(tile.place.camera_id)
        if hidden or steering is None or not steering.concerns(tile.place.camera_id):
            painter.above = None
            return old is not None
        look = steering.above(tile, self.view_of(tile))
        if look is None:
            painter.above = None
        elif old is None or look != old[1]:
            painter.above = (steering.above_painter() if old is None else old[0], look)
        return painter.above is not old

    # --- pictures ------------------------------------------------------------------------------------------------

    def take(self, news: Sequence[str]) -> None:
        """Paint the tiles of this screen that have a newer picture."""
        painters = self._painters
        mine = [painter for tile_id in news if (painter := painters.get(tile_id)) is not None]
        if not mine or not self._exposed:
            return
        self._find_place()
        if self._placed_px != self._cut_px:
            return
        for painter in mine:
            if painter.waits_for_picture:
                self._look_now(painter)
        # What lies over the wall is a widget of its own, and only Qt paints it again above a tile.
        free = [painter for painter in mine if painter.tile_id not in self._below_cover] if self._below_cover else mine
        left = mine if not free or not self._blit(free) else [p for p in mine if p.tile_id in self._below_cover]
        for painter in left:
            self.update(self.logical(painter.rect))

    def _look_now(self, painter: TilePainter) -> None:
        """Say at once, not at the next refresh, that a tile without a live picture has one."""
        tile = next(t for t in self.tiles if t.tile_id == painter.tile_id)
        self._look(painter, tile)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Follow what it has not followed yet, and paint the tiles that the event asks for."""
        if not self._exposed and self.isVisible():
            self._exposed = True
            follow_soon(self._model, self)  # pictures are wanted now, not at the next slow tick
        self._catch_up()
        super().paintEvent(event)

    # --- notices -------------------------------------------------------------------------------------------------

    def set_covered(self, height: int) -> None:
        """Take note that something lies along the upper edge, that many logical pixels high; notices go below it."""
        if height != self._covered:
            self._covered = height
            for notice in (self.corner, self.middle):
                notice.rect, old = QRect(), notice.rect  # placed anew with the next look at the notices
                self.update(self._around(old))
            self._place_regions()
            self._model.changed()

    def set_corner(self, text: str) -> None:
        """Show a line in the upper right corner, nothing for an empty text; in letters as of the tile that is there."""
        width, height = self.size_px
        there = (tile.rect for tile in self.tiles if tile.rect.y <= 0 and tile.rect.x + tile.rect.width >= width)
        tile_px = max((min(rect.height, rect.width * 9 // 16) for rect in there), default=0)
        cap_px = self._letters.cap_px(max(height // 6, min(tile_px, height // 2)))
        top = self._free_top_px()
        self._set_notice(self.corner, text, cap_px, lambda image: QPoint(self.size_px[0] - image.width(), top))

    def set_middle(self, text: str, *, message: bool = False) -> None:
        """Show typed digits large in the middle, or a message as one calm line at the top; nothing for no text."""
        width, height = self.size_px
        cap_px = max(12, height // 54) if message else max(16, height // 16)
        self._set_notice(
            self.middle,
            text,
            cap_px,
            lambda image: QPoint(
                (width - image.width()) // 2, self._free_top_px() if message else (height - image.height()) // 2
            ),
        )

    def _on_notice_moved(self) -> None:
        """Let no message hide that a tile shows the past."""
        if self.replay is not None:
            self.refresh()

    # --- Qt ------------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here; before anything is selected only if a key brought it here."""
        super().focusInEvent(event)
        self._came_by_key = event.reason() in BY_KEY
        self._mark_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._mark_all()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for pictures as soon as the window is up, not at the next slow tick."""
        super().showEvent(event)
        self._moved = True
        follow_soon(self._model, self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take no pictures from now on."""
        super().hideEvent(event)
        self._exposed = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the new size into tiles."""
        super().resizeEvent(event)
        self._moved = True
        if not self._looks_at_size:
            self._looks_at_size = True
            QTimer.singleShot(NEXT_TURN_MS, self, self._look_at_size)

    def _look_at_size(self) -> None:
        """Follow a new size; a dock that finds its place resizes the wall several times, and often back."""
        self._looks_at_size = False
        if self.size_px != self._asked_px:
            self._asked_px = self.size_px
            follow_soon(self._model, self)

    def _catch_up(self) -> None:
        """Cut the size that it has now into tiles, if that was not done yet."""
        if self.size_px != self._cut_px:
            self.rebuild()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Follow the wall's place inside its window."""
        super().moveEvent(event)
        self.follow_place()

    def show_screen(self, screen: int) -> None:
        """Show another screen's tiles from now on; for a wall that is a second view."""
        if screen != self.screen_index:
            self.screen_index = screen
            self._zoom_maps.clear()
            self.retranslate()
            self._model.changed()

    def follow_place(self) -> None:
        """Follow the wall's place after what holds it was moved: Qt tells that to the holder alone."""
        self._moved = True

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language, with every tile."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            follow_soon(self._model, self)
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Follow a change of the screen's scale."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._moved = True
            self._model.changed()
        return super().event(event)


@cache
def _speech() -> None:
    """Let screen readers find the tiles of every wall, from now on."""
    QAccessible.installFactory(_face_of)


def _face_of(_kind: str, thing: QObject | None) -> WallFace | None:
    if not isinstance(thing, WallWidget):
        return None
    thing.face = WallFace(thing)
    return thing.face
