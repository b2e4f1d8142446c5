"""The session panel and the status line."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from scc_wall.domain.access_session import SessionState
from scc_wall.domain.audit import AuditResult
from scc_wall.domain.network_state import NetworkState
from scc_wall.domain.person import Visitor
from scc_wall.domain.role import Role
from scc_wall.ui import theme
from scc_wall.ui.desk.session_facts import Act, SessionFacts
from scc_wall.ui.desk.session_panel import SessionPanel, scope_words
from scc_wall.ui.desk.status_line import StatusLine
from scc_wall.ui.desk.time_left import Urgency, told_of, urgency_of
from scc_wall.ui.message_line import MessageLine
from tests.support.clock import START_UTC

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FACTS = SessionFacts(
    name="Sri Wahyuni",
    role=Role.OPERATOR,
    state=SessionState.OPEN,
    since_utc=START_UTC,
    letter_number="000.8.3.3/15/OR",
    letter_title="Piket pusat komando",
    until_utc=START_UTC + timedelta(hours=8),
    letter_left_s=8 * 3600.0,
    session_left_s=8 * 3600.0,
    region_codes=("16.71",),
    cameras=3,
    ptz=True,
    visitors=(Visitor(1, "Andi", "", "Dinas PU", "rapat", 1, START_UTC - timedelta(days=1)),),
    acts=(
        Act(START_UTC, "tile.change", "Ampera Hilir"),
        Act(START_UTC, "ptz.move", "BKB", AuditResult.REFUSED),
        Act(START_UTC, "export", "", AuditResult.FAILED),
    ),
)


@pytest.fixture
def panel(shown):
    asked = []
    made = SessionPanel(asked.append, lambda name: name == "handover")
    made.asked = asked
    made.resize(420, 900)
    return shown(made)


def words_of(panel):
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_nobody_in_says_how_to_come_in_and_nothing_of_a_letter(panel):
    panel.show_facts(FACTS)
    panel.show_facts(None)
    seen = words_of(panel)
    assert "Ctrl+L" in seen
    assert "Surat baru" in seen
    for secret in ("000.8.3.3", "Piket", "Andi", "Ampera", "Sri"):
        assert secret not in seen
    QTest.keyClick(panel.enter, Qt.Key.Key_Space)
    assert panel.asked == ["session"]


def test_who_is_in_sees_letter_scope_visitors_and_their_last_acts(panel):
    panel.show_facts(FACTS)
    seen = words_of(panel)
    for told in (
        "Sri Wahyuni",
        "000.8.3.3/15/OR",
        "Tujuan surat\nPiket pusat komando",  # what is typed at login is another purpose
        "Kota Palembang, dan juga 3 kamera",
        "Andi, Dinas PU · sejak 04/01/2026 08.00 WIB",  # never as if it were of today
    ):
        assert told in seen
    assert "mengubah petak Ampera Hilir" in seen
    assert "menggerakkan kamera BKB · DITOLAK" in seen
    assert "mengekspor · GAGAL" in seen  # nobody refused it
    assert "8 jam" in seen
    for button in (panel.lock, panel.handover, panel.leave):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert panel.asked == ["session", "handover", "leave"]


def test_a_move_whose_end_is_not_proved_is_not_called_one_that_was_not_made(panel):
    move = Act(START_UTC, "ptz.move", "BKB", AuditResult.FAILED)
    panel.show_facts(replace(FACTS, acts=(move,)))
    seen = words_of(panel)
    assert "menggerakkan kamera BKB · berhenti belum terbukti" in seen
    assert "GAGAL" not in seen


def test_locked_controls_show_a_passer_by_nothing_of_the_letter(panel):
    panel.show_facts(replace(FACTS, state=SessionState.LOCKED))
    seen = words_of(panel)
    assert "kendali terkunci" in seen
    for secret in ("000.8.3.3", "Piket", "Andi", "Ampera"):
        assert secret not in seen
    assert not panel.handover.isVisible()
    assert panel.lock.text() == "Buka kunci…"


def test_the_empty_lists_say_so(panel):
    panel.show_facts(replace(FACTS, visitors=(), acts=()))
    assert "Tidak ada tamu" in words_of(panel)
    panel.show_facts(replace(FACTS, visitors=None, acts=None))
    assert words_of(panel).count("dibaca…") == 2


@pytest.mark.parametrize(
    ("left_s", "urgency", "sign"), [(901, Urgency.CALM, ""), (900, Urgency.SOON, "△"), (300, Urgency.NOW, "⚠")]
)
def test_time_left_warns_at_fifteen_and_five_minutes_by_sign_and_word(left_s, urgency, sign):
    assert urgency_of(left_s) is urgency
    assert told_of(left_s).startswith(sign)


# --- the status line -----------------------------------------------------------------------------------------------


@pytest.fixture
def line(shown):
    made = StatusLine(MessageLine())
    made.setStyleSheet(theme.STYLE_SHEET)
    made.resize(1900, 28)
    return shown(made)


def fill(line):
    line.set("figure", "34/36 langsung, tertua 1,2 dtk", tone="strong")
    line.set("who", "Sri Wahyuni Handayani Putri")
    line.set("letter", "surat: 3 jam 12 mnt")
    line.set("layout", "Harian · halaman 1/2, jeda")
    line.set("clock", "14.05.09 WIB", tone="plain")
    line.show_network(NetworkState.OPEN, None, START_UTC)
    line.show_store(None, START_UTC)


def seen_on(line):
    return [name for name in line._parts if line.part(name).isVisible()]


def test_all_of_the_line_is_seen_where_there_is_room_and_the_least_important_goes_first(line):
    fill(line)
    assert seen_on(line) == ["figure", "network", "store", "who", "letter", "layout", "clock"]
    line.resize(1050, 28)
    assert "layout" not in seen_on(line)
    assert {"figure", "clock", "letter"} <= set(seen_on(line))
    assert line._middle.width() >= 100


def test_what_is_wrong_is_never_dropped_however_narrow(line):
    fill(line)
    line.show_network(NetworkState.CUT, START_UTC, START_UTC)
    line.show_store(START_UTC, START_UTC)
    line.resize(700, 28)
    assert {"network", "store", "figure", "clock"} <= set(seen_on(line))
    assert "TERPUTUS" in line.part("network").text()
    assert "sejak 08.00.00 WIB" in line.part("store").text()
    assert all(line.part(name).x() >= 0 for name in seen_on(line))


def test_the_clock_stays_whole_beside_a_wide_button(line):
    fill(line)
    line.resize(520, 28)
    assert line.part("clock").isVisible()
    assert line.part("clock").width() >= line.part("clock").sizeHint().width()


def test_nothing_is_claimed_of_what_is_not_known_yet(line):
    line.show_store(None, START_UTC, known=False)
    line.show_network(None, None, START_UTC)
    assert [line.part(name).text() for name in ("store", "network")] == ["", ""]


def test_a_letters_regions_and_cameras_are_told_to_add_up():
    assert scope_words(replace(FACTS, ptz=False)) == "Kota Palembang, dan juga 3 kamera"
    assert scope_words(replace(FACTS, ptz=False, region_codes=())) == "3 kamera"
    assert scope_words(replace(FACTS, ptz=False, cameras=0)) == "Kota Palembang"
