"""dev.py windows-check: which packages Windows gets, how folders are split, and what the summary says."""

import sys
from pathlib import Path

import pytest

from tools.dev import commands
from tools.dev.console import SetupError
from tools.dev.environment import ROOT
from tools.windows_check import foreign_step, tests_step
from tools.windows_check.record import Record, Step
from tools.windows_check.rig import Rig
from tools.windows_check.windows_lock import windows_lines

LOCK = """\
both==1 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
linux==2 ; sys_platform == 'linux' \\
    --hash=sha256:cc
windows==3 ; sys_platform == 'win32' \\
    --hash=sha256:dd
newer==4 ; python_full_version >= '3.12' \\
    --hash=sha256:ee
"""

REPORT = """<testsuites><testsuite>
<testcase name="a"/><testcase name="b"/>
<testcase name="c"><skipped message="Skipped: wine: no such thing"/></testcase>
<testcase name="d"><failure message="no"/></testcase>
</testsuite></testsuites>"""


def test_a_rig_gets_the_packages_that_windows_needs_each_with_its_hashes(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text(LOCK)
    lines = windows_lines([tmp_path / "lock.txt"]).splitlines()
    assert [line.split() for line in lines] == [
        ["both==1", "--hash=sha256:aa", "--hash=sha256:bb"],
        ["windows==3", "--hash=sha256:dd"],
    ]


def test_the_real_lock_has_what_only_windows_needs() -> None:
    names = {line.partition("==")[0] for line in windows_lines([ROOT / "requirements/run.txt"]).splitlines()}
    assert "pywin32-ctypes" in names
    assert "secretstorage" not in names


def test_every_test_is_in_one_slice() -> None:
    slices = [part for top in tests_step.TESTS for part in tests_step.folders(ROOT / top)]
    assert len(slices) == len(set(slices))
    for test in (file for top in tests_step.TESTS for file in (ROOT / top).rglob("test_*.py")):
        inside = [part for part in slices if test == ROOT / part or ROOT / part in test.parents]
        assert len(inside) == 1, test


def test_the_summary_counts_tests_and_says_why_some_were_skipped(tmp_path: Path) -> None:
    record = Record(tmp_path / "out")
    (tmp_path / "tests.xml").write_text(REPORT)
    record.add(
        Step("tests/unit/base", passed=False, took_s=12, figures=record.take_tests(tmp_path / "tests.xml")), "log"
    )
    summary = (tmp_path / "out/summary.md").read_text("utf-8")
    assert "| tests/unit/base | **failed** | 12 s | 2 passed, 1 skipped, 1 failed |" in summary
    assert "| 1 | wine: no such thing |" in summary
    assert not record.passed


@pytest.mark.skipif(sys.platform == "win32", reason="a rig stands on Linux")
@pytest.mark.parametrize(
    ("path", "seen"),
    [("/opt/a file", "Z:\\opt\\a file"), ("/rig/prefix/drive_c/Program Files/x.exe", "C:\\Program Files\\x.exe")],
)
def test_a_windows_program_sees_files_by_its_own_names(path: str, seen: str) -> None:
    assert Rig(Path("/rig")).windows_path(Path(path)) == seen


def test_a_rig_gets_fonts_where_windows_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (font := tmp_path / "Sans.ttf").write_bytes(b"letters")
    monkeypatch.setattr(tests_step, "FONTS", (font,))
    rig = Rig(tmp_path / "rig")
    tests_step.give_fonts(rig)
    tests_step.give_fonts(rig)
    assert (rig.drive / "windows/Fonts/Sans.ttf").read_bytes() == b"letters"


def test_without_fonts_the_tests_say_which_are_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tests_step, "FONTS", (tmp_path / "Sans.ttf",))
    with pytest.raises(SetupError, match=r"Sans\.ttf"):
        tests_step.give_fonts(Rig(tmp_path / "rig"))


def test_the_command_is_called_as_it_is_written() -> None:
    assert "windows-check" in commands.COMMANDS


def test_the_figures_of_a_wall_are_those_of_the_time_when_every_camera_was_live() -> None:
    seen = foreign_step.Seen()
    for at_s, live, painted in (
        (2, 0, 0),
        (9, foreign_step.CAMERAS, 90),
        (11, foreign_step.CAMERAS, 540),
        (12, 1, 560),
    ):
        shown = {("scc_wall_camera_frames_shown_total", "one"): float(painted)}
        seen.take(
            at_s, shown | {("scc_wall_cameras_live",): float(live), ("scc_wall_camera_frames_per_second", "one"): 9.0}
        )
    assert str(seen) == "9 of 9 live (all after 9 s); received 1.0, painted 25.0 of 25 pictures/s a camera"
    assert str(foreign_step.Seen()) == "0 of 9 live (never all); received 0.0, painted 0.0 of 25 pictures/s a camera"
