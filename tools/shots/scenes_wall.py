"""The wall and its desk: sound, in trouble, large, and what the desk says and asks."""

from dataclasses import replace
from unittest.mock import patch

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from scc_wall.base.told import Told
from scc_wall.domain.access_session import SessionState
from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.domain.cause import Cause
from scc_wall.domain.tile import StreamFacts, StreamReason, TileStatus
from scc_wall.domain.tile_state import Link, LinkPhase, TileState
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui.ask import SmallQuestion
from scc_wall.ui.tile_menu import TileMenu
from scc_wall.ui.wall_window import cover
from tests.support.scripted_feed import status
from tools.shots.footage import FIRST_ID
from tools.shots.hall import SESSION, Hall, hall
from tools.shots.registry import Kind, scene
from tools.shots.stage import Stage

DESK = ("DeskWindow",)


@scene("desk", "Meja operator: 36 kamera, semuanya langsung", "The desk: 36 cameras, all live", *DESK, kind=Kind.SCREEN)
def desk(stage: Stage) -> QWidget:
    """Show the normal: nothing asks for a person."""
    return hall(stage).settle()


@scene("desk-empty", "Meja tanpa kamera: apa langkah pertama", "The desk without cameras", *DESK, kind=Kind.SCREEN)
def desk_empty(stage: Stage) -> QWidget:
    """Say what to do first."""
    return hall(stage, known=(), tiles=9).settle()


@scene("desk-nobody", "Tanpa sesi: hanya menonton", "Without a session: watching only", *DESK, kind=Kind.SCREEN)
def desk_nobody(stage: Stage) -> QWidget:
    """Grey what steers, and say how to get in."""
    return hall(stage, tiles=16, session=None).settle()


@scene(
    "desk-search", "Kamera dicari dan dipasang", "A camera is searched and put", "CameraPanel", *DESK, kind=Kind.SCREEN
)
def desk_search(stage: Stage) -> QWidget:
    """Find a camera by a part of its name."""
    room = hall(stage, tiles=16)
    room.ui.model.select(TileAddress(0, 5))
    room.run("find")
    stage.type_in(room.ui.cameras.panel.search, "ampera")
    return room.settle()


@scene("desk-menu", "Menu meja", "A menu of the desk", *DESK, kind=Kind.SCREEN)
def desk_menu(stage: Stage) -> tuple[QWidget, ...]:
    """Open the menu that is used most."""
    room = hall(stage, tiles=16)
    below = room.settle()
    action = below.menuBar().actions()[1]
    menu = action.menu()
    assert isinstance(menu, QMenu)
    menu.popup(below.menuBar().mapToGlobal(below.menuBar().actionGeometry(action).bottomLeft()))
    stage.leave_at_end(menu)
    stage.settle()
    return below, menu


@scene("tile-menu", "Menu petak: klik kanan", "The menu of a tile: a right click", *DESK, kind=Kind.SCREEN)
def tile_menu(stage: Stage) -> tuple[QWidget, ...]:
    """Open what a person who works with the mouse alone has in place of the keys."""
    room = hall(stage, tiles=16)
    below = room.settle()
    widget = room.ui.walls[0]
    answers = widget.findChild(TileMenu)
    assert answers is not None
    tile = widget.tiles[5]
    room.ui.model.select(tile.address)
    menu = answers.menu(tile)
    menu.popup(widget.mapToGlobal(widget.logical(tile.rect).center()))
    stage.leave_at_end(menu)
    stage.settle()
    return below, menu


@scene("wall", "Dinding saja (F11)", "The wall alone (F11)", *DESK, kind=Kind.SCREEN)
def wall(stage: Stage) -> QWidget:
    """Show nothing but the wall."""
    return hall(stage, bare=True).settle()


@scene("wall-second", "Layar kedua: dinding tanpa meja", "A second screen: wall alone", "WallWindow", kind=Kind.SCREEN)
def wall_second(stage: Stage) -> QWidget:
    """Show the wall of another screen."""
    room = hall(stage, tiles=9, screens=2)
    window = room.ui.windows[1]
    cover(window, QGuiApplication.primaryScreen())
    room.desk.hide()
    room.ui.model.changed()
    stage.wait(lambda: any(name.startswith("screen-2/") for name in room.feed.tiles), "tiles of the second screen")
    room.settle()
    return window


@scene("details", "Rincian aliran di tiap petak", "Figures of each stream", *DESK, kind=Kind.SCREEN)
def details(stage: Stage) -> QWidget:
    """Show what is known of each stream."""
    room = hall(stage, bare=True)
    room.run("details")
    return room.settle()


def failed(
    room: Hall, place: int, state: TileState, cause: Cause, *, age_s: float | None = None, next_s: float | None = None
) -> None:
    """Let a camera fail."""
    phase = {TileState.REFUSED: LinkPhase.REFUSED, TileState.LOST: LinkPhase.WAITING}.get(state, LinkPhase.STREAMING)
    camera_id = FIRST_ID + place
    link = Link(phase, cause, 3)
    room.feed.states[camera_id] = status(camera_id, state, age_s=age_s, link=link, next_try_s=next_s)


@scene(
    "stale",
    "Gambar tertinggal: digelapkan, dengan umurnya",
    "Old pictures: dimmed, with their age",
    *DESK,
    kind=Kind.SCREEN,
)
def stale(stage: Stage) -> QWidget:
    """Show two stalled cameras and one whose picture stands still."""
    room = hall(stage, tiles=16, bare=True)
    room.settle()
    failed(room, 1, TileState.STALE, Cause.STALLED, age_s=6.2)
    failed(room, 6, TileState.STALE, Cause.STALLED, age_s=8.9)
    frozen = FIRST_ID + 9
    room.feed.states[frozen] = status(frozen, frozen_s=21.0)
    return room.settle()


@scene("lost", "Kamera terputus, ditolak, dan disambung", "Cameras lost, refused, connecting", *DESK, kind=Kind.SCREEN)
def lost(stage: Stage) -> QWidget:
    """Show each way in which there is no picture."""
    room = hall(stage, tiles=16, bare=True)
    room.settle()
    failed(room, 1, TileState.LOST, Cause.CONNECT_TIMEOUT, age_s=312.0, next_s=14.0)
    failed(room, 2, TileState.LOST, Cause.NOT_FOUND, next_s=41.0)
    failed(room, 6, TileState.REFUSED, Cause.UNAUTHORIZED, next_s=52.0)
    failed(room, 11, TileState.LOST, Cause.UNREACHABLE, age_s=5400.0, next_s=8.0)
    connecting = FIRST_ID + 13
    room.feed.states[connecting] = TileStatus(TileState.CONNECTING)
    for place in (2, 6, 13):
        room.feed.pictures.pop(f"screen-1/{place}", None)
    return room.settle(without=[FIRST_ID + place for place in (1, 2, 6, 11, 13)])


@scene("spotlight", "Satu kamera besar", "One camera large", *DESK, kind=Kind.SCREEN)
def spotlight(stage: Stage) -> QWidget:
    """Show one camera alone."""
    room = hall(stage, bare=True)
    _enlarge(room)
    return room.settle()


@scene("zoom", "Zum digital", "Digital zoom", *DESK, kind=Kind.SCREEN)
def zoom(stage: Stage) -> QWidget:
    """Look closer at one camera."""
    room = hall(stage, bare=True)
    _enlarge(room)
    room.settle()
    room.run("zoom-in", "zoom-in", "zoom-in", "zoom-in")
    return room.settle()


def _enlarge(room: Hall) -> None:
    room.ui.model.select(TileAddress(0, 0))
    room.run("spotlight")
    facts = StreamFacts(codec="h264", size_px=(1920, 1080), frames_per_s=25.0, bits_per_s=4.1e6)
    now = status(FIRST_ID)
    stream = StreamKey(FIRST_ID, StreamRole.MAIN)
    room.feed.states[FIRST_ID] = replace(now, stream=stream, facts=facts, reason=StreamReason.PREFERRED)


@scene("grid-13", "Tata letak 1 besar + 12", "One large and twelve small", *DESK, kind=Kind.SCREEN)
def grid_13(stage: Stage) -> QWidget:
    """Show a mixed grid."""
    room = hall(stage, bare=True)
    room.run("grid-13")
    return room.settle()


@scene("typed", "Nomor kamera diketik", "A camera's number is typed", *DESK, kind=Kind.SCREEN)
def typed(stage: Stage) -> QWidget:
    """Stand typed digits large on the wall."""
    room = hall(stage, tiles=9, bare=True)
    room.settle()
    for digit in "27":
        room.ui.commands.type_digit(digit)
    return room.settle()


@scene("identify", "Layar diperkenalkan", "Screens are identified", "IdentityPlate", kind=Kind.SCREEN)
def identify(stage: Stage) -> tuple[QWidget, ...]:
    """Show each screen's number and name."""
    room = hall(stage, tiles=9, bare=True)
    below = room.settle()
    plates = room.ui.identify()
    for plate in plates:
        plate.name = "DELL P2419H DISPLAY1"  # what a screen is called where it is not drawn without one
    stage.settle()
    return below, *plates


@scene("keys", "Semua tombol (F1)", "All keys (F1)", "KeySheet")
def keys(stage: Stage) -> QWidget:
    """List the keys."""
    room = hall(stage, tiles=4)
    sheet = room.ui.key_help.show()
    stage.settle()
    return sheet


# --- small questions -------------------------------------------------------------------------------------------------


def asked(stage: Stage, room: Hall, action: str) -> QWidget:
    """Return the question that a command asks, without waiting for its answer."""
    made: list[SmallQuestion] = []

    def keep(dialog: SmallQuestion) -> bool:
        made.append(dialog)
        return False

    with patch("scc_wall.ui.ask.answered", keep):
        room.ui.commands.run(action)
    return stage.show(made[0])


@scene("ask-layout-save", "Tata letak diberi nama", "A layout is named", "ask.text", "SmallQuestion")
def ask_layout_save(stage: Stage) -> QWidget:
    """Ask for a name."""
    return asked(stage, hall(stage, tiles=4), "layout-save")


@scene("ask-layout-open", "Tata letak dipilih", "A layout is chosen", "ask.choice", "SmallQuestion")
def ask_layout_open(stage: Stage) -> QWidget:
    """Ask for one of several."""
    room = hall(stage, tiles=4)
    for name in ("Harian", "Malam", "Mudik Lebaran"):
        room.ui.commands.save_layout(name)
    return asked(stage, room, "layout-open")


@scene("ask-dwell", "Lama tampil sebuah halaman", "How long a page is shown", "ask.number", "SmallQuestion")
def ask_dwell(stage: Stage) -> QWidget:
    """Ask for a number."""
    return asked(stage, hall(stage, tiles=4), "page-dwell")


@scene("ask-passphrase", "Frasa sandi kunci diminta", "The passphrase is asked for", "ask.secret", "SmallQuestion")
def ask_passphrase(stage: Stage) -> QWidget:
    """Ask for the passphrase of the key file, over the desk."""
    from scc_wall.app.passphrase_dialog import PassphraseDialog
    from scc_wall.vault.passphrase import Wanted

    hall(stage, tiles=4)
    made: list[SmallQuestion] = []

    def keep(dialog: SmallQuestion) -> bool:
        made.append(dialog)
        return False

    with patch("scc_wall.ui.ask.answered", keep):
        PassphraseDialog()(next(iter(Wanted)))
    return stage.show(made[0])


# --- the strip of the session ----------------------------------------------------------------------------------------


@scene("access-session", "Sesi hampir berakhir", "A session that ends soon", "SessionStrip", *DESK, kind=Kind.SCREEN)
def access_session(stage: Stage) -> QWidget:
    """Warn of the end in a calm colour."""
    return hall(stage, tiles=9, session=replace(SESSION, left_s=880.0)).settle()


@scene("access-trouble", "Gangguan audit di bilah sesi", "Trouble with the audit", *DESK, kind=Kind.SCREEN)
def access_trouble(stage: Stage) -> QWidget:
    """Say that the audit has no anchor."""
    room = hall(stage, tiles=9, session=replace(SESSION, left_s=880.0))
    brief = Told("jangkar audit tidak tertulis", "the audit's anchors can't be written")
    told = Told(
        "Jangkar audit tidak dapat ditulis. Periksa sambungan ke server catatan.", "The anchor can't be written."
    )
    room.strip.show_trouble(str(brief), str(told))
    return room.settle()


@scene("desk-locked", "Kendali terkunci", "Locked controls", *DESK, kind=Kind.SCREEN)
def desk_locked(stage: Stage) -> QWidget:
    """Show a locked session: the wall goes on."""
    room = hall(stage, tiles=9, session=replace(SESSION, state=SessionState.LOCKED))
    room.desk.set_controls_enabled(False)
    return room.settle()
