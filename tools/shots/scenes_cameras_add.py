"""Adding cameras: found on the network, by hand, pasted, from a file."""

from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QPushButton, QWidget

from scc_wall.app.access.work import FAILED
from scc_wall.base.told import Told
from scc_wall.domain.camera_csv import parse
from scc_wall.domain.region import regions
from scc_wall.ui.access.busy import Work, at_once
from scc_wall.ui.cameras.add_dialog import CSV, HAND, NETWORK, PASTE, AddDialog
from scc_wall.ui.cameras.desk import News
from scc_wall.ui.csv_plan import CsvFault, CsvPlan
from tests.support.cameras_desk import ScriptedCameras
from tools.shots import demo_cameras
from tools.shots.demo_cameras import DOCK, FOUND, LOOKING
from tools.shots.registry import scene
from tools.shots.stage import Stage


def press(button: QPushButton) -> None:
    """Press a button as the mouse does: the keyboard is at it then."""
    button.setFocus()
    button.click()


def adding(stage: Stage, tab: int, work: Work = at_once) -> tuple[AddDialog, ScriptedCameras]:
    """Open the dialog at one of its ways."""
    desk = ScriptedCameras(DOCK)
    return stage.show(AddDialog(desk, work, desk.stored, regions(), tab=tab)), desk


@scene("cameras-add-network", "Cari kamera: sebelum dicari", "Cameras on the network, before the search", "AddDialog")
def cameras_add_network(stage: Stage) -> QWidget:
    """Say what to do first."""
    return adding(stage, NETWORK)[0]


@scene("cameras-add-network-busy", "Cari kamera: sedang dicari, dapat dihentikan", "The search goes on", "AddDialog")
def cameras_add_network_busy(stage: Stage) -> QWidget:
    """Show cameras as they answer."""
    dialog, desk = adding(stage, NETWORK)
    desk.script("discover", News(3, 0, LOOKING, candidates=FOUND[:3]))
    press(dialog.network.search)
    return dialog


@scene("cameras-add-network-none", "Cari kamera: tidak ada yang menjawab", "Nobody answered", "AddDialog")
def cameras_add_network_none(stage: Stage) -> QWidget:
    """Say what to do when nobody answered."""
    dialog, desk = adding(stage, NETWORK)
    desk.script("discover", News(over=True))
    press(dialog.network.search)
    return dialog


@scene("cameras-add-network-fault", "Cari kamera: gagal, dengan sebabnya", "The search failed", "AddDialog")
def cameras_add_network_fault(stage: Stage) -> QWidget:
    """Say why the search failed."""
    dialog, desk = adding(stage, NETWORK)
    desk.script("discover", News(over=True, fault=FAILED.in_one()))
    press(dialog.network.search)
    return dialog


def asked(stage: Stage, row: int) -> AddDialog:
    """Ask all that were found, then look at one of them."""
    dialog, desk = adding(stage, NETWORK)
    page = dialog.network
    desk.script("discover", News(over=True, candidates=FOUND))
    page.search.click()
    page.tick_all.click()
    stage.fill(((page.account.username, "admin"), (page.account.password, "rahasia-kamera")))
    desk.script("survey", News(over=True, candidates=tuple(demo_cameras.asked())))
    page.ask.click()
    stage.settle()
    page.list.selectRow(row)
    return dialog


@scene("cameras-add-network-asked", "Cari kamera: jawaban tiap kamera", "What each camera told", "AddDialog")
def cameras_add_network_asked(stage: Stage) -> QWidget:
    """Show what was told, and the streams of one camera."""
    return asked(stage, 0)


@scene("cameras-add-network-pin", "Cari kamera: sertifikat baru", "A certificate that nobody trusts yet", "AddDialog")
def cameras_add_network_pin(stage: Stage) -> QWidget:
    """Show a fingerprint to compare."""
    return asked(stage, 3)


@scene("cameras-add-hand", "Kamera ditambah sendiri", "A camera by hand", "AddDialog")
def cameras_add_hand(stage: Stage) -> QWidget:
    """Show the empty form."""
    return adding(stage, HAND)[0]


@scene("cameras-add-hand-missing", "Kamera sendiri: yang salah ditandai", "A camera by hand: faults", "AddDialog")
def cameras_add_hand_missing(stage: Stage) -> QWidget:
    """Show the faults under their fields."""
    dialog, _ = adding(stage, HAND)
    form = dialog.hand.form
    stage.fill(((form.name, DOCK.name), (form.number, str(DOCK.number)), (form.main, "ftp://10.16.0.9/x")))
    dialog.hand.apply.click()
    return dialog


@scene("cameras-add-paste", "Alamat ditempel", "Pasted addresses, before", "AddDialog")
def cameras_add_paste(stage: Stage) -> QWidget:
    """Show the empty page."""
    return adding(stage, PASTE)[0]


@scene("cameras-add-paste-read", "Alamat ditempel: terbaca, dan yang salah", "Pasted addresses, read", "AddDialog")
def cameras_add_paste_read(stage: Stage) -> QWidget:
    """Show good lines and bad ones."""
    dialog, _ = adding(stage, PASTE)
    lines = (
        "rtsp://admin:rahasia@10.16.2.5:554/stream1",
        "rtsp://10.16.2.6:554/Streaming/Channels/101",
        "ftp://10.16.2.7/x",
        "http://10.16.2.8/video?user=a&pwd=rahasia",
        DOCK.main.url,
    )
    dialog.paste.text.setPlainText("\n".join(lines))
    dialog.paste.read.click()
    return dialog


# --- a file ----------------------------------------------------------------------------------------------------------


def read_file(stage: Stage, dialog: AddDialog) -> None:
    """Choose a file, as its dialog would."""
    with patch("scc_wall.ui.csv_files.to_read", lambda *_: Path("kamera-sumsel.csv")):
        dialog.csv.choose.click()
    stage.settle()


@scene("cameras-add-csv", "Impor kamera: sebelum berkas dipilih", "Import: before a file is chosen", "AddDialog")
def cameras_add_csv(stage: Stage) -> QWidget:
    """Say what to do first."""
    return adding(stage, CSV)[0]


@scene("cameras-add-csv-plan", "Impor kamera: yang akan berubah", "Import: what would change", "AddDialog")
def cameras_add_csv_plan(stage: Stage) -> QWidget:
    """Show what would change."""
    dialog, desk = adding(stage, CSV)
    desk.plan = CsvPlan(added=24, changed=3, unchanged=9)
    read_file(stage, dialog)
    return dialog


@scene("cameras-add-csv-faults", "Impor kamera: kesalahan per baris", "Import: faults by line", "AddDialog")
def cameras_add_csv_faults(stage: Stage) -> QWidget:
    """Show the faults line by line."""
    dialog, desk = adding(stage, CSV)
    lines = "name,region,main_url", "Monpera,Palembnag,rtsp://10.16.2.4/1", "Simpang Polda,Palembang,ftp://10.16.2.5/1"
    errors = parse("\n".join(lines).encode()).errors
    columns = [Told(f"{error.column}: {{told}}", f"{error.column}: {{told}}") for error in errors]
    told = [
        Told(c.id.format(told=e.told.id), c.en.format(told=e.told.en)) for c, e in zip(columns, errors, strict=True)
    ]
    desk.plan = CsvPlan(faults=[CsvFault(error.line, text) for error, text in zip(errors, told, strict=True)])
    read_file(stage, dialog)
    return dialog


@scene("cameras-add-csv-busy", "Impor kamera: sedang berjalan", "Import: under way", "AddDialog")
def cameras_add_csv_busy(stage: Stage) -> QWidget:
    """Show it while cameras are imported."""
    dialog, desk = adding(stage, CSV, stage.held)
    desk.plan = CsvPlan(added=24, changed=3, unchanged=9)
    read_file(stage, dialog)
    stage.held.run()
    stage.settle()
    dialog.csv.start.click()
    return dialog
