"""Draws the panel of the websites, its page, table and tile into `docs/screenshots/`, over a scripted province.

The 64 sites of `resources/opd.csv` stand in mixed states; nothing is asked of any network. Each scaling is a process of
its own, because Qt reads it once.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "docs" / "screenshots"
SIZE_PX: Final = (1920, 1080)
SCALES: Final = {"1080p": 1.0, "1080p-200": 2.0}
SMALL_SCREEN: Final = frozenset({"panel", "page", "table"})
"""The pictures that are taken at 200 % too."""
QUALITIES: Final = (80, 70, 60, 50, 40)
MOST_BYTES: Final = 200_000
PATIENCE_S: Final = 20.0


def main() -> int:
    """Draw every variant, or the one that this process was started for."""
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variant", choices=list(SCALES))
    parser.add_argument("--folder", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    if arguments.variant:
        draw(arguments.variant, arguments.folder)
        return 0
    for name, scale in SCALES.items():
        command = [sys.executable, __file__, "--variant", name, "--folder", str(arguments.folder)]
        subprocess.run(command, env=os.environ | {"QT_SCALE_FACTOR": str(scale)}, check=True, timeout=300)
    return 0


def draw(variant: str, folder: Path) -> None:
    """Draw all pictures of one scaling."""
    from scc_wall.app import platform

    with platform.offscreen(size_px=SIZE_PX), province() as studio:

        def save(name: str, *over: "QWidget") -> None:
            if variant != "1080p" and name not in SMALL_SCREEN:
                return
            wait(lambda: False, 0.3)
            write(folder / f"sites-{name}-{variant}.jpg", picture(studio, *over))

        shoot(studio, save)
        if variant == "1080p":
            write(folder / f"sites-tile-{variant}.jpg", tiles(studio))


def shoot(studio: Any, save: Callable[..., None]) -> None:
    """Walk through the panel."""
    from datetime import timedelta

    from PySide6.QtWidgets import QTabWidget

    desk, ui = studio.desk, studio.sites
    ui.focus_panel()
    wait(lambda: False, 1.0)  # the status line fills
    save("panel")
    page = ui.open_page(3)
    wait(lambda: page.plot.plot is not None)
    save("page", page)
    tabs = page.findChild(QTabWidget)
    tabs.setCurrentIndex(3)
    save("page-windows", page)
    page.done(0)
    table = ui.open_table()
    table.list.selectRow(4)
    save("table", table)
    shoot_import(studio, save, table)
    table.done(0)
    desk.cut_off = desk.now - timedelta(minutes=2)
    desk.statuses = {site_id: frozen(one) for site_id, one in desk.statuses.items()}
    desk.changed()
    ui.toggle_mute()
    ui.acknowledge()
    ui.tick()
    save("cut-off")
    desk.sites, desk.statuses, desk.cut_off = {}, {}, None
    desk.changed()
    ui.tick()
    save("empty")


def shoot_import(studio: Any, save: Callable[..., None], table: Any) -> None:
    """Draw a file with faults."""
    from scc_wall.base.told import Told
    from scc_wall.ui.sites.desk import ImportFault, ImportPlan
    from scc_wall.ui.sites.import_dialog import ImportDialog

    told = (
        Told("alamat harus mulai dengan http:// atau https://", "the address must start with http:// or https://"),
        Told("nama belum diisi", "the name is missing"),
    )
    studio.desk.plan = ImportPlan(faults=(ImportFault(7, told[0]), ImportFault(19, told[1])))
    dialog = ImportDialog(studio.desk, studio.work, Path("daftar-opd.csv"), table)
    dialog.open()
    save("import", table, dialog)
    dialog.done(0)


def frozen(status: Any) -> Any:
    """Return a status as it stands while the own network is cut off."""
    from dataclasses import replace

    return replace(status, frozen=True)


@contextmanager
def province() -> Iterator[SimpleNamespace]:
    """Show the desk with a scripted wall and a scripted province."""
    from PySide6.QtWidgets import QApplication

    from scc_wall.domain.layout import Layout
    from scc_wall.domain.wall_editing import spread
    from scc_wall.ui.access.busy import at_once
    from scc_wall.ui.settings import WallSettings
    from scc_wall.ui.sites.sites_ui import SitesUi
    from scc_wall.ui.wall_ui import WallUi
    from tests.support import sites_desk
    from tests.support.clock import ManualClock
    from tests.support.scripted_feed import ScriptedFeed, cameras

    application = QApplication([])
    clock, feed, known = ManualClock(), ScriptedFeed(), cameras(16)
    layout = Layout("16", spread([camera.camera_id for camera in known], 16, 1))
    wall = WallUi(feed, known, layout, clock=clock, settings=WallSettings(tick_ms=50))
    desk = sites_desk.province()
    sites = SitesUi(desk, at_once, clock=clock, key="F9")
    wall.desk.offer_dock(sites.dock_into(wall.desk))
    wall.open()
    wait(lambda: len(feed.tiles) == 16)
    for place, tile_id in enumerate(feed.tiles):
        shade = 60 + 9 * (place % 5)
        feed.picture(tile_id, (shade, shade + 10, shade - 20))
    sites.tick()
    sites.plots.load()
    wait(lambda: sites.plots.module is not None)
    sites.tick()
    try:
        yield SimpleNamespace(desk=desk, sites=sites, wall=wall, clock=clock, work=at_once)
    finally:
        sites.close()
        wall.close()
        application.quit()


def wait(condition: Callable[[], bool], seconds: float = PATIENCE_S) -> None:
    """Run Qt's events until a condition holds, or for so long."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop
    from PySide6.QtWidgets import QApplication

    deadline = QDeadlineTimer(round(1000 * seconds))
    while not condition() and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def picture(studio: Any, *over: "QWidget") -> "QImage":
    """Return the desk with the windows that stand over it, in their order."""
    from PySide6.QtGui import QImage, QPainter

    desk = studio.wall.desk
    image: QImage = studio.wall.grab()
    painter = QPainter(image)
    for window in over:
        window.move(desk.mapToGlobal(desk.rect().center()) - window.rect().center())
        painter.drawPixmap(
            window.mapToGlobal(window.rect().topLeft()) - desk.mapToGlobal(desk.rect().topLeft()), window.grab()
        )
    painter.end()
    return image


def tiles(studio: Any) -> "QImage":
    """Return the wall's tile in several sizes, in three conditions."""
    from dataclasses import replace

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QImage, QPainter

    from scc_wall.ui import theme
    from scc_wall.ui.sites.tile import SitesTilePainter, tile_of
    from tests.support import sites_desk

    now = studio.clock.now_utc()
    snapshot = sites_desk.province().snapshot()
    mixed = tile_of(snapshot, now)
    frozen_ones = {site_id: frozen(one) for site_id, one in snapshot.statuses.items()}
    cut = tile_of(replace(snapshot, statuses=frozen_ones, cut_off_since_utc=now), now)
    calm_ones = {site_id: sites_desk.status(site_id) for site_id in snapshot.statuses}
    calm = tile_of(replace(snapshot, statuses=calm_ones), now)
    image = QImage(*SIZE_PX, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.BACKGROUND))
    painter = QPainter(image)
    places = [(mixed, QRect(0, 0, 1278, 718)), (mixed, QRect(1280, 0, 640, 358)), (cut, QRect(1280, 360, 640, 358))]
    places += [(calm, QRect(0, 720, 640, 360)), (mixed, QRect(642, 720, 320, 180)), (mixed, QRect(964, 720, 480, 360))]
    places += [(cut, QRect(642, 902, 320, 178)), (mixed, QRect(1446, 720, 474, 360))]
    for look, rect in places:
        SitesTilePainter().paint(painter, rect, look, theme.cap_height_px(rect.height(), None, 4.0))
    painter.end()
    return image


def write(path: Path, image: "QImage") -> None:
    """Write a picture as well as fits into 200 KB."""
    for quality in QUALITIES:
        if not image.save(str(path), quality=quality):
            raise OSError(f"can't write {path}")
        if path.stat().st_size < MOST_BYTES:
            break
    print(f"{path.name}  {image.width()}×{image.height()}  {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.exit(main())
