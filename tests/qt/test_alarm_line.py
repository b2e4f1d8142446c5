"""The line of alarms: events whole, as many as fit, and how many more; never cut in a word."""

import pytest

from scc_wall.ui.alarm_line import AlarmLine, fitted, words_of

TOLD = ("◆ Dinas Kominfo: halaman diubah orang", "▲ Kamera 14 Simpang Charitas hilang")


@pytest.mark.parametrize(
    ("room", "total", "wanted"),
    [
        (200, 2, "   ".join(TOLD)),
        (200, 4, "   ".join((*TOLD, "dan 2 lagi"))),
        (80, 4, f"{TOLD[0]}   dan 3 lagi"),
        (60, 2, f"{TOLD[0]}   dan 1 lagi"),
        (40, 2, "◆ Dinas Kominfo: halaman…   dan 1 lagi"),
        (24, 2, "◆ Dinas…   dan 1 lagi"),
        (10, 2, ""),
    ],
)
def test_events_are_whole_or_counted(room, total, wanted):
    assert fitted(TOLD, total, lambda line: len(line) <= room) == wanted


def test_one_alone_ends_behind_a_word():
    assert words_of("sejak 07.56 WIB · lihat halaman", lambda line: len(line) <= 20) == "sejak 07.56 WIB…"
    assert words_of("sejak 07.56", lambda line: len(line) <= 3) == ""


def test_what_does_not_fit_is_told_whole_to_readers_and_the_mouse(qtbot):
    line = AlarmLine()
    qtbot.addWidget(line)
    line.say(TOLD, 3)
    line.resize(4000, 20)
    assert line.shown() == line.text() == f"{TOLD[0]}   {TOLD[1]}   dan 1 lagi"
    line.resize(line.fontMetrics().horizontalAdvance(f"{TOLD[0]}   dan 2 lagi") + 1, 20)
    assert line.shown() == f"{TOLD[0]}   dan 2 lagi"
    assert line.text() == line.toolTip() == f"{TOLD[0]}   {TOLD[1]}   dan 1 lagi"
    line.resize(line.fontMetrics().horizontalAdvance("◆ Di…") + 1, 20)
    assert line.shown().startswith("◆")
