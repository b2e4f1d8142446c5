"""Replay on the tile: its keys and mouse, what it says, and that the past is never painted unmarked."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.guests import Guests
from scc_wall.domain.replay import SHOWN_PAST_ITS_END_S, ReplayFailure, ReplayPhase
from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui import theme
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.replay.look import bar_of
from scc_wall.ui.replay.mode import ReplayMode
from scc_wall.ui.replay.replay_ui import FORGOTTEN_S, OPENING_S, ReplayUi
from scc_wall.ui.tile_look import Mark
from tests.support.scripted_feed import ScriptedFeed, cameras, status

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
S = 1_000_000_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Desk:
    """Answers as a test says; `asked` has what was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, float]] = []
        self.refusal: SccError | None = None
        self.allowed = True

    def may(self, _camera) -> bool:
        return self.allowed

    def allow(self, camera, from_utc, until_utc) -> None:
        self.asked.append((camera.camera_id, (until_utc - from_utc).total_seconds()))
        if self.refusal is not None:
            raise self.refusal

    def keep(self, *, keep: bool) -> None: ...


@pytest.fixture
def room(qtbot, clock, open_wall):
    """Four tiles; that of camera 100 is selected, and 25 s of it are kept."""
    clock.advance(100)
    feed, known, desk = ScriptedFeed(keeps_pictures=True, kept_s={100: 25.0, 101: 25.0}), cameras(6), Desk()
    wall = open_wall(feed, known)
    wall.desk.cameras_dock.hide()  # the offscreen platform's screen is small
    wall.desk.activateWindow()
    qtbot.waitUntil(wall.desk.isActiveWindow)
    replay, told = ReplayUi(feed, feed, desk, at_once, wall, clock=clock), []
    replay.told.connect(lambda text, _: told.append(text))
    wall.commands.add("replay", replay.start)
    QCoreApplication.processEvents()
    wall.model.select(TileAddress(0, 0))
    wall.walls[0].setFocus()
    qtbot.waitUntil(lambda: len(feed.tiles) == 4)
    tile_id = wall.walls[0].tiles[0].tile_id
    feed.picture(tile_id)
    replay._follow.setInterval(1_000_000)  # the test follows by itself
    made = SimpleNamespace(
        replay=replay, ui=wall, wall=wall.walls[0], feed=feed, desk=desk, clock=clock, told=told, tile_id=tile_id
    )  # fmt: skip
    yield made
    replay.close()
    replay.deleteLater()


def follow(room) -> None:
    room.replay.follow()


def past(room, back_s: float = 10.0) -> None:
    """Publish a picture of the past."""
    now = room.clock.mono_ns()
    began = room.replay._course.began_mono_ns
    room.feed.replay_picture(now - int(back_s * S), began - 25 * S, began)
    follow(room)


@pytest.fixture
def playing(room):
    QTest.keyClick(room.wall, KEY.Key_U)
    past(room)
    room.feed.wishes.clear()
    return room


def painter(room):
    return room.wall.painter_of(room.tile_id)


def pixel(room, x: int, y: int) -> QColor:
    """The colour of a place of the first tile, in device pixels."""
    QCoreApplication.processEvents()
    image = room.wall.grab().toImage()
    rect = painter(room).rect
    return image.pixelColor(rect.x + x, rect.y + y)


def wishes(room):
    return [wish for _, wish in room.feed.wishes]


# --- beginning ---------------------------------------------------------------------------------------------------


def test_u_replays_the_selected_tile_from_ten_seconds_back_once_it_is_recorded(room) -> None:
    QTest.keyClick(room.wall, KEY.Key_U)
    assert room.desk.asked == [(100, 25.0)]
    ((kind, wish),) = room.feed.wishes
    assert (kind, wish.at_mono_ns, wish.playing) == ("begin", room.clock.mono_ns() - 10 * S, True)
    assert room.told == ["Ulangan: 25 dtk tersimpan, aliran sub"]
    follow(room)
    assert not room.feed.past_shown  # live until there is a picture of the past
    assert painter(room).look.mark is Mark.LIVE
    past(room)
    assert room.feed.past_shown
    assert painter(room).look.mark is Mark.REPLAY


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("off", "Ulangan instan belum dinyalakan. Admin: menu Jendela › Ulangan instan"),
        ("nothing", "Belum ada gambar tersimpan dari kamera ini: tunggu beberapa detik"),
        ("steered", "Kamera sedang dikendalikan: akhiri dahulu kendali (Esc)"),
        ("hidden", "Mode tamu: kamera ini disembunyikan (H)"),
        ("unselected", "Pilih dahulu petak kamera, lalu tekan U"),
        ("refused", "⚠ Di luar surat tugas."),
    ],
)
def test_where_it_cannot_be_the_key_says_why_and_what_to_do(room, monkeypatch, why, told) -> None:
    if why == "off":
        room.feed.keeps_pictures = False
    elif why == "nothing":
        room.feed.kept_s[100] = 0.0
    elif why == "steered":
        monkeypatch.setattr(room.ui, "steers", lambda _: True)
    elif why == "hidden":
        room.ui.model.set_guests(Guests(on=True, chosen=frozenset({100})))
    elif why == "unselected":
        room.ui.model.select(None)
    else:
        room.desk.refusal = SccError(Told("Di luar surat tugas", "Outside the letter"))
    QTest.keyClick(room.wall, KEY.Key_U)
    assert room.told == [told]
    assert room.feed.past is None
    assert not room.replay.mode.on


@pytest.mark.parametrize("failure", [ReplayFailure.NOTHING_KEPT, ReplayFailure.UNDECODABLE, None])
def test_a_replay_without_a_first_picture_is_given_up_and_says_so(room, failure) -> None:
    QTest.keyClick(room.wall, KEY.Key_U)
    room.told.clear()
    if failure is None:
        room.clock.advance(OPENING_S + 1)
    else:
        room.feed.past = room.feed.past._replace(phase=ReplayPhase.FAILED, failure=failure)
    follow(room)
    assert len(room.told) == 1
    assert room.feed.past is None
    assert painter(room).look.mark is Mark.LIVE


# --- what it says ------------------------------------------------------------------------------------------------


def test_the_past_stands_under_band_frame_and_bar_and_nothing_of_it_is_left_afterwards(playing) -> None:
    assert pixel(playing, painter(playing).rect.width - 20, 11).name() == theme.WARN  # the band, over the whole width
    assert painter(playing).past is not None
    other = playing.wall.painter_of(playing.wall.tiles[1].tile_id)
    assert (other.past, other.look.mark) == (None, Mark.LIVE)
    QTest.keyClick(playing.wall, KEY.Key_Escape)
    assert painter(playing).past is None
    assert painter(playing).look.mark is Mark.LIVE
    assert pixel(playing, painter(playing).rect.width - 20, 11).name() == "#1ec80a"


def test_a_picture_of_the_past_is_never_painted_by_a_tile_that_does_not_say_so(playing) -> None:
    playing.ui.show_replay(None)
    assert playing.feed.newest(playing.tile_id).replayed
    assert pixel(playing, 100, 60).name() == theme.SURFACE
    assert painter(playing).thumbnail((16, 9)) is None


def test_no_message_hides_that_it_is_the_past(playing) -> None:
    playing.ui.toggle_bare()
    QCoreApplication.processEvents()
    playing.ui.tell("sebuah pesan yang panjang " * 20)
    notice = playing.wall.middle.rect
    assert notice.intersects(painter(playing).target)
    top = notice.bottom() + 1 - painter(playing).rect.y
    assert painter(playing).past_top_px == min(top, painter(playing).rect.height // 2)
    playing.ui.tell("")
    playing.clock.advance(10)
    playing.ui.notices.show()
    assert painter(playing).past_top_px < top


@pytest.mark.parametrize("state", [TileState.LOST, TileState.STALE])
def test_a_camera_lost_meanwhile_is_said_and_the_replay_goes_on(playing, state) -> None:
    playing.feed.states[100] = status(100, state, age_s=12.0)
    playing.wall.refresh()
    assert painter(playing).look.mark is Mark.REPLAY
    assert any(note.startswith("kamera kini:") for note in painter(playing).past[1].notes)
    QTest.keyClick(playing.wall, KEY.Key_Escape)
    assert painter(playing).look.mark is Mark(state.value)


@pytest.mark.parametrize("phase", [ReplayPhase.ENDED, ReplayPhase.FAILED])
def test_at_its_end_the_last_picture_stays_marked_for_five_seconds(playing, phase) -> None:
    failure = ReplayFailure.PROCESS_GONE if phase is ReplayPhase.FAILED else None
    playing.feed.past = playing.feed.past._replace(phase=phase, failure=failure)
    follow(playing)
    assert painter(playing).past[1].ended
    assert painter(playing).past[1].notes[0] in {"akhir ulangan", "Pembaca kamera dimulai ulang; simpanannya hilang"}
    playing.clock.advance(SHOWN_PAST_ITS_END_S - 0.1)
    follow(playing)
    assert painter(playing).look.mark is Mark.REPLAY
    playing.clock.advance(0.2)
    follow(playing)
    assert painter(playing).look.mark is Mark.LIVE


# --- keys --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "modifier", "seconds"),
    [(KEY.Key_Left, None, -1), (KEY.Key_Right, None, 1), (KEY.Key_Left, SHIFT, -5), (KEY.Key_Right, SHIFT, 5)],
)
def test_arrows_step(playing, key, modifier, seconds) -> None:
    playing.clock.advance(1)  # so that they count from what is shown
    shown = playing.feed.past.shown_mono_ns
    QTest.keyClick(playing.wall, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert [wish.at_mono_ns for wish in wishes(playing)] == [shown + seconds * S]
    assert playing.ui.model.selected == TileAddress(0, 0)


def test_u_again_leads_further_back_and_says_where_no_more_is_kept(playing) -> None:
    began = playing.replay._course.began_mono_ns
    playing.told.clear()
    for _ in range(2):
        QTest.keyClick(playing.wall, KEY.Key_U)
    assert [wish.at_mono_ns for wish in wishes(playing)] == [began - 20 * S, began - 25 * S]
    assert playing.told == ["Hanya 25 dtk tersimpan"]
    assert len(playing.desk.asked) == 1  # one replay, one row


def test_space_pauses_signs_change_the_speed_and_repeats_do_not_flutter(playing) -> None:
    QTest.keyClick(playing.wall, KEY.Key_Space)
    QApplication.sendEvent(
        playing.wall, QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
    )
    QTest.keyClick(playing.wall, KEY.Key_Minus)
    QTest.keyClick(playing.wall, KEY.Key_Plus, SHIFT)
    QTest.keyClick(playing.wall, KEY.Key_Plus)
    assert [(wish.playing, wish.speed) for wish in wishes(playing)] == [
        (False, 1),
        (False, 0.5),
        (False, 1),
        (False, 2),
    ]
    assert not playing.ui.model.sequence.running


def test_a_snapshot_is_of_now_so_it_is_not_taken_of_the_past(playing) -> None:
    playing.told.clear()
    taken = []
    playing.ui.commands.add("snapshot", lambda: taken.append(1))
    QTest.keyClick(playing.wall, KEY.Key_J)
    assert playing.told == ["Cuplikan diambil dari gambar langsung: Esc dahulu, lalu J"]
    assert taken == []


def test_the_key_that_steers_ends_it_first(playing) -> None:
    steered = []
    playing.ui.commands.add("ptz-steer", lambda: steered.append(playing.feed.past))
    QTest.keyClick(playing.wall, KEY.Key_T)
    assert steered == [None]


def test_pages_do_not_turn_by_themselves_meanwhile(playing) -> None:
    model = playing.ui.model
    model.toggle_sequence(playing.clock.mono_ns())
    page = model.page_index
    playing.clock.advance(3600)
    model.advance(playing.clock.mono_ns())
    assert model.page_index == page
    playing.replay.end()
    model.advance(playing.clock.mono_ns())
    assert model.page_index != page


def test_home_leads_to_the_first_picture(playing) -> None:
    QTest.keyClick(playing.wall, KEY.Key_Home)
    assert wishes(playing)[-1].at_mono_ns == playing.feed.past.from_mono_ns


# --- mouse -------------------------------------------------------------------------------------------------------


def on_bar(room, share: float) -> QPoint:
    tile, ratio = room.wall.tiles[0], room.wall.devicePixelRatioF()
    bar = bar_of(tile.rect.width, tile.rect.height, painter(room).cap_px, painter(room).frame_px)
    x = tile.rect.x + bar.left + share * (bar.right - bar.left)
    return QPoint(round(x / ratio), round((tile.rect.y + bar.top + bar.height / 2) / ratio))


def move(room, where: QPoint, buttons) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(where), QPointF(where), Qt.MouseButton.NoButton, buttons,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(room.wall, event)


def test_the_bar_is_dragged_and_plays_on_when_it_is_let_go(playing) -> None:
    state = playing.feed.past
    length = state.until_mono_ns - state.from_mono_ns
    QTest.mousePress(playing.wall, Qt.MouseButton.LeftButton, pos=on_bar(playing, 0.25))
    move(playing, on_bar(playing, 0.75), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(playing.wall, Qt.MouseButton.LeftButton, pos=on_bar(playing, 0.75))
    first, *_, last_jump, let_go = wishes(playing)
    assert (first.at_mono_ns - state.from_mono_ns) / length == pytest.approx(0.25, abs=0.02)
    assert (last_jump.at_mono_ns - state.from_mono_ns) / length == pytest.approx(0.75, abs=0.02)
    assert (first.playing, last_jump.playing) == (False, False)
    assert (let_go.at_mono_ns, let_go.playing) == (None, True)
    assert playing.ui.model.selected == TileAddress(0, 0)


def test_a_drag_that_ends_where_nobody_told_of_it_ends(playing) -> None:
    QTest.mousePress(playing.wall, Qt.MouseButton.LeftButton, pos=on_bar(playing, 0.25))
    move(playing, on_bar(playing, 0.75), Qt.MouseButton.NoButton)
    assert wishes(playing)[-1].playing


# --- ways back to live -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "way", ["Esc", "End", "other tile", "other page", "emptied", "rights", "steering", "guests", "forgotten"]
)
def test_it_ends_and_the_tile_is_live(playing, monkeypatch, way) -> None:
    model = playing.ui.model
    if way == "Esc":
        QTest.keyClick(playing.wall, KEY.Key_Escape)
        assert model.selected is not None  # Esc leaves the replay, and nothing else
    elif way == "End":
        QTest.keyClick(playing.wall, KEY.Key_End)
    elif way == "other tile":
        model.select(TileAddress(0, 1))
    elif way == "other page":
        model.turn_page(1, playing.clock.mono_ns())
    elif way == "emptied":
        playing.ui.commands.run("clear")
    elif way == "rights":
        playing.desk.allowed = False
        playing.replay.tick()
    elif way == "steering":
        monkeypatch.setattr(playing.ui, "steers", lambda _: True)
        playing.replay.tick()
    elif way == "guests":
        model.set_guests(Guests(on=True, chosen=frozenset({100})))
        assert painter(playing).look.mark is Mark.HIDDEN  # at once, whatever the replay does
        assert painter(playing).past is None
        playing.replay.tick()
    else:
        QTest.keyClick(playing.wall, KEY.Key_Space)
        playing.clock.advance(FORGOTTEN_S + 1)
        playing.replay.tick()
    assert playing.feed.past is None
    assert not playing.replay.mode.on
    assert playing.replay._course is None


def test_it_follows_its_tile_into_the_spotlight_and_back(playing) -> None:
    QTest.keyClick(playing.wall, KEY.Key_S)
    (spot,) = playing.wall.tiles
    assert spot.tile_id != playing.tile_id
    assert playing.feed.past.tile_id == spot.tile_id
    assert playing.wall.painter_of(spot.tile_id).look.mark is Mark.REPLAY
    QTest.keyClick(playing.wall, KEY.Key_S)
    assert playing.feed.past.tile_id == playing.tile_id
    assert painter(playing).look.mark is Mark.REPLAY


def test_only_the_chosen_tile_of_a_camera_replays(playing) -> None:
    playing.ui.commands.put(TileAddress(0, 1), 100)
    playing.ui.model.select(TileAddress(0, 0))
    QTest.keyClick(playing.wall, KEY.Key_U)
    past(playing)
    marks = [playing.wall.painter_of(tile.tile_id).look.mark for tile in playing.wall.tiles[:2]]
    assert marks == [Mark.REPLAY, Mark.LIVE]


def test_the_wall_figure_does_not_count_a_camera_as_live_while_its_tile_shows_the_past(playing) -> None:
    past(playing)
    playing.ui.bridge.refresh()
    live, visible = playing.ui.bridge.live, playing.ui.bridge.visible
    assert (live, playing.ui.bridge.counts.replayed) == (visible - 1, 1)
    assert playing.ui.bridge.figure.endswith(" · 1 ulangan")
    playing.replay.end()
    playing.ui.bridge.refresh()
    assert playing.ui.bridge.live == visible


def test_a_mode_without_a_wall_takes_nothing(room) -> None:
    mode = ReplayMode(room.ui.model)
    assert mode.tile() is None
    assert not mode.eventFilter(room.wall, QEvent(QEvent.Type.KeyPress))
    mode.end()


def test_the_mouse_has_pause_speed_and_the_way_back_to_live_in_its_menu(playing) -> None:
    offered = dict(playing.replay.offers(playing.tile_id))
    assert list(offered)[:2] == ["Kembali ke langsung", "Jeda ulangan"]
    offered["Jeda ulangan"]()
    assert [wish.playing for wish in wishes(playing)] == [False]
    assert "Lanjutkan ulangan" in dict(playing.replay.offers(playing.tile_id))
    offered["Putar lebih lambat"]()
    assert wishes(playing)[-1].speed < 1
    offered["Mundur 5 dtk"]()
    assert wishes(playing)[-1].at_mono_ns == playing.clock.mono_ns() - 15 * S
    offered["Kembali ke langsung"]()
    assert not playing.feed.past_shown
    assert playing.replay.offers(playing.tile_id) == ()
    offered["Jeda ulangan"]()  # from a menu that stayed open


def test_a_live_tile_offers_nothing_of_the_past(playing) -> None:
    assert playing.replay.offers(playing.wall.tiles[1].tile_id) == ()


def test_band_and_dashes_stand_clear_of_the_selected_tiles_frame_and_of_its_name(playing) -> None:
    tile, (_, _, width, height) = painter(playing), painter(playing).rect
    lines = 2 * tile.frame_px
    name_top = height - lines - round(2.1 * tile.cap_px)
    assert pixel(playing, width // 2, lines + 1).name() == theme.WARN  # the band, whole below the frame
    column = {pixel(playing, width // 2 + x, name_top + 1).name() for x in range(-20, 20)}
    assert theme.WARN not in column  # no dash lies on the name
    assert bar_of(width, height, tile.cap_px).top < name_top - tile.cap_px
