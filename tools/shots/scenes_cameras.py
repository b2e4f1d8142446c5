"""The list of cameras: searched, grouped, tried, changed, taken out."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import StreamRole
from scc_wall.domain.region import regions
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.cameras.camera_dialog import CameraDialog
from scc_wall.ui.cameras.camera_words import LastTrial
from scc_wall.ui.cameras.cameras_dialog import CamerasDialog
from scc_wall.ui.cameras.desk import CameraTrial, News
from scc_wall.ui.cameras.passwords_dialog import PasswordsDialog
from scc_wall.ui.cameras.remove_question import RemoveQuestion
from scc_wall.ui.cameras.trial_dialog import TrialDialog
from tests.support.cameras_desk import ScriptedCameras
from tools.shots.coding import coded
from tools.shots.demo_cameras import TRYING, account, answered, demo, refused
from tools.shots.footage import frame
from tools.shots.registry import scene
from tools.shots.stage import Stage

STORE = r"C:\Users\scc\AppData\Local\SCC Wall\scc-wall.db"
LOCKED = SccError(
    Told("Penyimpanan sedang dipakai program lain.", "The store is in use by another program."),
    Told(f"{STORE}: database is locked", f"{STORE}: database is locked"),
    Told(
        f"Tutup program lain yang membuka {STORE}, lalu coba lagi.",
        f"Close the other program that has {STORE} open, then try again.",
    ),
)


def jpeg(place: int, title: str) -> bytes:
    """Return what the demo's camera at that place sees, small, as a trial brings it; `title` as of `footage.frame`."""
    return coded(small_image(place, title), "jpg", 85)


def small_image(place: int, title: str = "") -> QImage:
    """Return what the demo's camera at that place sees, small; `title` as of `footage.frame`."""
    pixels = frame(place, StreamRole.SUB, title)
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_BGR888)
    return image.scaledToWidth(320, Qt.TransformationMode.SmoothTransformation)


def listed(stage: Stage, desk: ScriptedCameras | None = None, *, tested: bool = False) -> CamerasDialog:
    """Open the list of cameras; `tested`: some of them were tried before."""
    desk = demo() if desk is None else desk
    last: dict[int, LastTrial] = {}
    if tested:
        for place, camera in enumerate(desk.stored[:6]):
            last[camera.camera_id] = LastTrial(
                refused(camera) if place == 3 else answered(camera, None), stage.clock.now_utc()
            )
        stage.clock.advance(340)
    dialog = stage.show(CamerasDialog(desk, at_once, stage.clock, last))
    stage.wait(lambda: dialog.count.text() != "" or not desk.stored, "the list")
    return dialog


def choose(dialog: CamerasDialog, *rows: int) -> None:
    """Choose rows of the list."""
    dialog.list.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for row in rows:
        dialog.list.selectionModel().setCurrentIndex(dialog.list.model().index(row, 1), flags.Select | flags.Rows)


@scene("cameras-list", "Daftar kamera", "The list of cameras", "CamerasDialog")
def cameras_list(stage: Stage) -> QWidget:
    """Show it, some chosen, some tried."""
    dialog = listed(stage, tested=True)
    choose(dialog, 1, 2)
    return dialog


@scene("cameras-list-groups", "Daftar kamera menurut wilayah", "The list by region", "CamerasDialog")
def cameras_list_groups(stage: Stage) -> QWidget:
    """Show it in groups."""
    dialog = listed(stage)
    dialog.group.setChecked(True)
    return dialog


@scene("cameras-list-empty", "Daftar kamera kosong: langkah pertama", "No cameras yet", "CamerasDialog")
def cameras_list_empty(stage: Stage) -> QWidget:
    """Say what to do first."""
    dialog = listed(stage, ScriptedCameras())
    stage.settle()
    return dialog


@scene("cameras-list-none", "Tidak ada kamera yang cocok", "No camera matches", "CamerasDialog")
def cameras_list_none(stage: Stage) -> QWidget:
    """Search for what is not there."""
    dialog = listed(stage)
    stage.type_in(dialog.search, "jakarta")
    return dialog


@scene("cameras-list-refused", "Daftar kamera tidak terbaca", "The list can't be read", "CamerasDialog")
def cameras_list_refused(stage: Stage) -> QWidget:
    """Show why nothing is listed."""
    desk = demo()
    desk.refuse = LOCKED
    dialog = stage.show(CamerasDialog(desk, at_once, stage.clock))
    stage.settle()
    return dialog


@scene("cameras-remove", "Kamera dihapus: pertanyaan", "Cameras are taken out: the question", "RemoveQuestion")
def cameras_remove(stage: Stage) -> QWidget:
    """Ask before cameras are taken out."""
    return stage.show(RemoveQuestion(demo().stored[:3]))


@scene("cameras-edit", "Kamera diubah dan diuji", "A camera is changed and tried", "CameraDialog")
def cameras_edit(stage: Stage) -> QWidget:
    """Show a camera with its trial."""
    desk = demo()
    camera = desk.stored[0]
    dialog = stage.show(CameraDialog(desk, at_once, camera, desk.stored, regions()))
    desk.script("test", News(1, 1, over=True, tested=(answered(camera, jpeg(0, camera.name), drift_s=93),)))
    dialog.part.try_it.setFocus()
    dialog.part.try_it.click()
    return dialog


@scene("cameras-edit-busy", "Kamera sedang diuji, dapat dihentikan", "A camera is being tried", "CameraDialog")
def cameras_edit_busy(stage: Stage) -> QWidget:
    """Show it while it is tried."""
    desk = demo()
    dialog = stage.show(CameraDialog(desk, at_once, desk.stored[0], desk.stored, regions()))
    desk.script("test", News(0, 1, TRYING.format(name=desk.stored[0].name)))
    dialog.part.try_it.setFocus()
    dialog.part.try_it.click()
    return dialog


# --- trials of many --------------------------------------------------------------------------------------------------


def trying(stage: Stage, *news: News) -> TrialDialog:
    """Try three cameras."""
    desk = demo()
    dialog = stage.show(TrialDialog(desk, desk.stored[:3]))
    desk.script("test", *news)
    dialog.begin()
    return dialog


def _trials() -> tuple[CameraTrial, ...]:
    one, two, three, *_ = demo().stored
    good = answered(one, jpeg(0, one.name), drift_s=93)
    return good, refused(two), answered(three, jpeg(2, three.name))


@scene("cameras-trial", "Uji kamera: hasil tiap aliran", "Cameras tried: how each answered", "TrialDialog")
def cameras_trial(stage: Stage) -> QWidget:
    """Show good and bad answers."""
    return trying(stage, News(3, 3, over=True, tested=_trials()))


@scene("cameras-trial-busy", "Uji kamera: sedang berjalan, dapat dihentikan", "Cameras are being tried", "TrialDialog")
def cameras_trial_busy(stage: Stage) -> QWidget:
    """Show the first answer while others are waited for."""
    one, two, *_ = _trials()
    return trying(stage, News(1, 3, TRYING.format(name=two.camera.name), tested=(one,)))


@scene("cameras-trial-waiting", "Uji kamera: belum ada jawaban", "Cameras tried: no answer yet", "TrialDialog")
def cameras_trial_waiting(stage: Stage) -> QWidget:
    """Show it before the first answer."""
    return trying(stage, News(0, 3, TRYING.format(name=demo().stored[0].name)))


# --- accounts of many ------------------------------------------------------------------------------------------------


def passwords(stage: Stage) -> tuple[PasswordsDialog, ScriptedCameras]:
    """Open the dialog that gives many cameras another account."""
    desk = demo()
    chosen = [camera.camera_id for camera in desk.stored[:5]]
    return stage.show(PasswordsDialog(desk, desk.stored, chosen)), desk


@scene("cameras-passwords", "Akun banyak kamera diganti", "Another account for many cameras", "PasswordsDialog")
def cameras_passwords(stage: Stage) -> QWidget:
    """Show it as it opens."""
    return passwords(stage)[0]


@scene("cameras-passwords-done", "Akun diganti: satu kamera menolak", "Accounts: one camera refused", "PasswordsDialog")
def cameras_passwords_done(stage: Stage) -> QWidget:
    """Show which camera refused."""
    dialog, desk = passwords(stage)
    tested = tuple(account(camera, ok=place != 3) for place, camera in enumerate(desk.stored[:5]))
    desk.script("passwords", News(5, 5, over=True, tested=tested, changed=4))
    stage.fill(((dialog.username, "operator"), (dialog.password, "sandi-baru-9"), (dialog.again, "sandi-baru-9")))
    dialog.apply.click()
    return dialog


@scene(
    "cameras-passwords-busy", "Akun sedang diganti, dapat dihentikan", "Accounts are being changed", "PasswordsDialog"
)
def cameras_passwords_busy(stage: Stage) -> QWidget:
    """Show it while it goes on."""
    dialog, desk = passwords(stage)
    tested = (account(desk.stored[0]), account(desk.stored[1]))
    desk.script("passwords", News(2, 5, TRYING.format(name=desk.stored[2].name), tested=tested))
    stage.fill(((dialog.username, "operator"), (dialog.password, "sandi-baru-9"), (dialog.again, "sandi-baru-9")))
    dialog.apply.click()
    return dialog
