"""The tests as Windows programs: one pytest a folder, so that one which hangs costs its folder alone."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from scc_wall.video.environment import Flavour, variables
from tools.dev.console import give_up
from tools.dev.environment import ROOT
from tools.windows_check.record import Record, Step
from tools.windows_check.rig import Rig

TESTS: Final = ("tests/unit", "tests/contract", "tests/fault")
_OF_ONE_S: Final = 240
_PATIENCE: Final = {"SCC_WALL_TEST_PATIENCE": "4"}
"""wine starts a process in seconds, where the suite's own limits count on milliseconds."""
FONTS: Final = tuple(Path("/usr/share/fonts/truetype/dejavu", f"DejaVuSans{cut}.ttf") for cut in ("", "-Bold", "Mono"))
"""Of the face that Qt takes on Linux too, and no other: offscreen it takes the first it finds."""
_OF_FOLDER_S: Final = 1500
_PYTEST: Final = [
    *("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tools.windows_check.gaps", "--tb=short"),
    # Else pytest points descriptor 1 and 2 elsewhere while a thread of a test starts a process: the handle of one that
    # was closed may be shared memory by then, wine calls that a file, and the Python that got it ends with status 1.
    "--capture=sys",
    *("-o", "junit_family=xunit1"),  # tests record figures, which the newer one refuses
    f"--timeout={_OF_ONE_S}",
]


def run(rig: Rig, record: Record, chosen: Sequence[str]) -> None:
    """Run the tests of the folders or files chosen, or all that make sense there."""
    record.folder.mkdir(parents=True, exist_ok=True)
    give_fonts(rig)
    for name in chosen or [folder for tests in TESTS for folder in folders(ROOT / tests)]:
        report = record.folder / "tests.xml"
        report.unlink(missing_ok=True)
        words = [*_PYTEST, f"--junitxml={rig.windows_path(report)}", name]
        # OpenCV's variables are those of a decode process: set by a test, they come too late (decision 0005). And the
        # programs that tests start find these sources wherever they stand: nothing is installed in the rig.
        environ = variables(Flavour.THIN) | _PATIENCE | {"PYTHONPATH": rig.windows_path(ROOT)}
        ended = rig.python(words, _OF_FOLDER_S, environ)
        figures = record.take_tests(report) if ended.status is not None else "hung, and was ended"
        record.add(Step(name, ended.status == 0, ended.took_s, figures), ended.output)
        report.unlink(missing_ok=True)


def give_fonts(rig: Rig) -> None:
    """Put fonts where Windows has its own and the tests look for them.

    wine has none there, and hands on no variable whose name begins with QT_: `QT_QPA_FONTDIR` would not arrive.
    Without any, Qt draws each letter as a box, as wide as it is high.

    Raises
    ------
    SetupError
        If Debian's fonts are not installed.
    """
    if missing := [font.name for font in FONTS if not font.exists()]:
        wanted = ", ".join(missing)
        give_up(f"the tests need {wanted}: sudo apt-get install -y --no-install-recommends fonts-dejavu-core")
    place = rig.drive / "windows" / "Fonts"
    place.mkdir(parents=True, exist_ok=True)
    for font in FONTS:
        shutil.copy(font, place)


def folders(top: Path) -> Iterator[str]:
    """Yield what stands in a folder of tests: the folders below it, and its own files together."""
    below = sorted(folder for folder in top.iterdir() if folder.is_dir() and any(folder.rglob("test_*.py")))
    if not below:
        yield top.relative_to(ROOT).as_posix()
        return
    yield from (folder.relative_to(ROOT).as_posix() for folder in below)
    yield from (file.relative_to(ROOT).as_posix() for file in sorted(top.glob("test_*.py")))
