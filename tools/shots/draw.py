"""Draws scenes into `docs/screenshots/`, without a display: each variant (size, scaling) in a process of its own.

Qt reads its scaling once, hence the processes. Data and clock of the scenes stand still and the coder is the same each
time, so a second run changes only the pictures of what looks otherwise now.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from tools.shots.registry import Kind, Scene, all_scenes

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

ROOT: Final = Path(__file__).resolve().parent.parent.parent
FOLDER: Final = ROOT / "docs" / "screenshots"
LANGUAGES: Final = ("id", "en")
FORMAT: Final = "webp"
"""Half of JPEG's size for the flat colours of dialogs, and the letters stay sharp."""
MARGIN_PX: Final = 16
"""Around a dialog, logical pixels."""
LONGEST_S: Final = 900


@dataclass(frozen=True, slots=True)
class Variant:
    """A screen to draw on.

    Parameters
    ----------
    size_px
        Device pixels.
    qualities
        WebP's, by kind of picture.
    kept
        Whether its pictures belong into the repository; the others are for who looks critically.
    """

    name: str
    size_px: tuple[int, int]
    scale: float
    qualities: dict[Kind, int]
    kept: bool = True


VARIANTS: Final = (
    Variant("1080p", (1920, 1080), 1.0, {Kind.DIALOG: 40, Kind.SCREEN: 15}),
    Variant("4k", (3840, 2160), 2.0, {Kind.DIALOG: 12, Kind.SCREEN: 6}),
    Variant("1080p-150", (1920, 1080), 1.5, {Kind.DIALOG: 70, Kind.SCREEN: 60}, kept=False),
    Variant("1080p-200", (1920, 1080), 2.0, {Kind.DIALOG: 70, Kind.SCREEN: 60}, kept=False),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what was asked for, or the one variant that this process was started for."""
    wanted = _read(arguments)
    wanted.folder.mkdir(parents=True, exist_ok=True)
    if wanted.here:
        return _here(wanted)
    failed = 0
    running = [_start(name, wanted) for name in wanted.variant[:2]]
    rest = list(wanted.variant[2:])
    while running:
        failed |= running.pop(0).wait(timeout=LONGEST_S)
        if rest:
            running.append(_start(rest.pop(0), wanted))
    if not failed and not wanted.judge and wanted.folder == FOLDER:
        from tools.shots.index import write

        write(FOLDER, all_scenes())
    return failed


def _here(wanted: argparse.Namespace) -> int:
    variant, scenes = _variant(wanted.variant[0]), _chosen(wanted)
    with application(variant):
        if not wanted.judge:
            draw(variant, wanted.lang, scenes, wanted.folder)
            return 0
        return judge(variant, wanted.lang, scenes)


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    kept = [variant.name for variant in VARIANTS if variant.kept]
    parser.add_argument("--only", default="", metavar="START", help="scenes whose names start so, e.g. access")
    parser.add_argument("--scenes", nargs="*", default=[], metavar="NAME", help="these scenes, in place of --only")
    parser.add_argument("--lang", choices=LANGUAGES, nargs="*", default=list(LANGUAGES))
    parser.add_argument("--variant", choices=[variant.name for variant in VARIANTS], nargs="*", default=kept)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--judge", action="store_true", help="draw nothing: say what is wrong with the windows")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _variant(name: str) -> Variant:
    return next(variant for variant in VARIANTS if variant.name == name)


def _chosen(wanted: argparse.Namespace) -> list[Scene]:
    if wanted.scenes:
        return [scene for scene in all_scenes() if scene.name in wanted.scenes]
    return [scene for scene in all_scenes() if scene.name.startswith(wanted.only)]


def _start(variant: str, wanted: argparse.Namespace) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tools.shots", "--here", "--variant", variant, "--lang", *wanted.lang]
    command += ["--only", wanted.only, "--folder", str(wanted.folder)]
    command += ["--scenes", *wanted.scenes] if wanted.scenes else []
    command += ["--judge"] if wanted.judge else []
    environment = os.environ | {"QT_SCALE_FACTOR": str(_variant(variant).scale)}
    return subprocess.Popen(command, cwd=ROOT, env=environment)


# --- in the process of one variant -----------------------------------------------------------------------------------


@contextmanager
def application(variant: Variant) -> Iterator[None]:
    """Have Qt draw on that screen, from a home of its own."""
    os.environ.pop("QT_QPA_PLATFORM", None)
    from scc_wall.app import platform

    with TemporaryDirectory(prefix="scc-wall-pictures-") as home, platform.offscreen(size_px=variant.size_px):
        os.environ["SCC_WALL_HOME"] = home
        from PySide6.QtCore import qInstallMessageHandler
        from PySide6.QtWidgets import QApplication

        qInstallMessageHandler(_say)
        made = QApplication([])
        made.setCursorFlashTime(0)
        yield


def _say(_kind: object, _context: object, message: str) -> None:
    """Pass on what Qt says, but for what its offscreen platform always does."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def draw(variant: Variant, languages: Sequence[str], scenes: Sequence[Scene], folder: Path) -> None:
    """Draw scenes in one variant."""
    from tools.shots.tongue import speaking

    for language in languages:
        with speaking(language):
            for scene in scenes:
                path = folder / f"{scene.name}-{language}-{variant.name}.{FORMAT}"
                write(path, picture(scene), variant.qualities[scene.kind])


def judge(variant: Variant, languages: Sequence[str], scenes: Sequence[Scene]) -> int:
    """Say what is wrong with scenes in one variant; return 1 if anything is."""
    from tools.shots.judge import faults
    from tools.shots.tongue import speaking

    found = []
    for language in languages:
        with speaking(language):
            found += [f"{language} {variant.name} {fault}" for scene in scenes for fault in faults(scene)]
    print("\n".join(found) or f"{len(scenes)} scenes are fine in {' '.join(languages)} {variant.name}")
    return int(bool(found))


def picture(scene: Scene) -> "QImage":
    """Build a scene and return its picture, cut to what its kind shows."""
    from tools.shots.stage import Stage

    with Stage() as stage:
        built = scene.build(stage)
        windows = built if isinstance(built, tuple) else (built,)
        stage.settle()
        return composed(windows, framed=scene.kind is Kind.DIALOG)


def composed(windows: "Sequence[QWidget]", *, framed: bool) -> "QImage":
    """Return the first window with the others over it where they stand; `framed`: on a ground a little larger."""
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtGui import QColor, QImage, QPainter

    from scc_wall.ui import theme

    shots = [window.grab() for window in windows]
    ratio = shots[0].devicePixelRatio()
    origins = [window.mapToGlobal(QPoint(0, 0)) for window in windows]
    areas = [QRect(origin, window.size()) for origin, window in zip(origins, windows, strict=True)]
    whole = areas[0]
    if framed:
        for area in areas[1:]:
            whole = whole.united(area)
        whole = whole.adjusted(-MARGIN_PX, -MARGIN_PX, MARGIN_PX, MARGIN_PX)
    image = QImage(whole.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.BACKGROUND))
    painter = QPainter(image)
    for origin, shot in zip(origins, shots, strict=True):
        painter.drawPixmap(origin - whole.topLeft(), shot)
    painter.end()
    return image


def write(path: Path, image: "QImage", quality: int) -> None:
    """Write a picture, unless the same stands there already."""
    from tools.shots.coding import coded

    data = coded(image, FORMAT, quality)
    same = path.exists() and path.read_bytes() == data
    if not same:
        path.write_bytes(data)
    print(f"{path.name}  {image.width()}×{image.height()}  {len(data) // 1024} KB{'' if same else '  new'}", flush=True)
