"""The strip across the top, its sound, and what taking note and muting ask of the desk."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.site import SiteCause
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.sites.desk import AlarmKind
from scc_wall.ui.sites.sites_ui import SitesUi
from scc_wall.ui.sites.sound import Sound, alarm_sound
from tests.support.by_hand import click
from tests.support.clock import START_UTC
from tests.support.sites_desk import ScriptedSites, site

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class CountedSound(Sound):
    def __init__(self):
        super().__init__(platform="linux", which=lambda name: f"/bin/{name}", beep=lambda: None)
        self.played = []

    def play(self, file):
        self.played.append(file)


@pytest.fixture
def desk():
    return ScriptedSites(*(site(n) for n in range(1, 9)))


@pytest.fixture
def ui(qtbot, clock, desk):
    made = SitesUi(desk, at_once, clock=clock, sound=CountedSound(), key="F9")
    made.plots.load = lambda: None
    window = QMainWindow()
    window.resize(1400, 800)
    made.dock_into(window)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    made.tick()
    yield made
    made.close()
    made.deleteLater()


def test_a_site_that_goes_down_is_told_with_cause_and_sound_until_somebody_takes_note(ui, desk):
    assert not ui.strip.isVisible()
    desk.alarm(AlarmKind.DOWN, 3, at_utc=START_UTC - timedelta(minutes=1), cause=SiteCause.HTTP_5XX)
    ui.tick()
    assert ui.strip.isVisible()
    assert ui.strip.what.text() == "✕ Dinas 003 TURUN"
    assert ui.strip.more.text() == "sejak 07.59.00 WIB · HTTP 5xx: kesalahan server"
    ui.tick()
    assert ui._sound.played == [alarm_sound()]
    click(ui.strip.acknowledge)
    assert desk.calls[-1] == ("acknowledge", 1)
    assert not ui.strip.isVisible()


def test_several_are_gathered_the_worst_named_first_and_heard_once(ui, desk):
    for site_id in range(1, 6):
        desk.alarm(AlarmKind.DOWN, site_id, at_utc=START_UTC - timedelta(minutes=site_id))
    desk.alarm(AlarmKind.HACKED, 6)
    ui.tick()
    assert ui.strip.what.text() == "◆ Dinas 006 DIRETAS   ✕ Dinas 001 TURUN   ✕ Dinas 002 TURUN   dan 3 lagi"
    assert ui.strip.more.text() == "6 peristiwa sejak 07.55.00 WIB"
    assert len(ui._sound.played) == 1
    ui.acknowledge()
    assert set(desk.calls[-1][1:]) == {1, 2, 3, 4, 5, 6}


def test_an_expiring_certificate_is_seen_and_not_heard(ui, desk):
    desk.alarm(AlarmKind.CERTIFICATE, 2)
    ui.tick()
    assert ui.strip.what.text() == "⚠ Dinas 002: sertifikat habis atau hampir habis"
    assert ui._sound.played == []


def test_an_alarm_is_not_told_as_current_while_the_own_network_is_cut_off(ui, desk):
    desk.alarm(AlarmKind.HACKED, 6, at_utc=START_UTC - timedelta(minutes=9))
    desk.cut_off = START_UTC - timedelta(minutes=2)
    ui.tick()
    assert (ui.strip.doubt.text(), ui.strip.more.text()) == ("⚠ situs per 07.58", "sejak 07.51.00 WIB")
    ui.strip.window().resize(700, 800)  # where there is no room for all of it, this stays
    QApplication.processEvents()
    assert ui.strip.doubt.isVisible()
    assert ui.strip.doubt.width() >= ui.strip.doubt.sizeHint().width()
    assert ui.strip.doubt.text() in ui.strip.accessibleDescription()
    desk.cut_off = None
    desk.changed()
    ui.tick()
    assert not ui.strip.doubt.isVisible()


def test_what_held_before_a_restart_is_seen_and_not_heard_again(ui, desk):
    desk.alarm(AlarmKind.DOWN, 2, rings=False)
    ui.tick()
    assert ui.strip.isVisible()
    assert ui._sound.played == []


def test_a_flood_is_told_in_the_monitors_words(ui, desk):
    desk.alarm(AlarmKind.FLOOD, told=Told("12 kejadian dalam waktu singkat", "12 events"))
    ui.tick()
    assert ui.strip.what.text() == "⚠ 12 kejadian dalam waktu singkat"
    assert not ui.strip.open.isVisible()
    assert len(ui._sound.played) == 1


def test_what_is_over_by_itself_still_waits_for_a_person_and_says_so(ui, desk):
    desk.alarm(AlarmKind.DOWN, 1, at_utc=START_UTC - timedelta(minutes=9), over_utc=START_UTC)
    ui.tick()
    assert ui.strip.more.text().endswith("sudah berlalu 08.00.00 WIB")


def test_a_refused_note_keeps_the_strip_and_is_told(ui, desk):
    told = []
    ui.told.connect(told.append)
    desk.alarm(AlarmKind.DOWN, 1)
    ui.tick()
    desk.refuse = SccError(Told("Anda belum masuk.", "Not in."), None, Told("Masuk dahulu.", "Log in."))
    click(ui.strip.acknowledge)
    assert told == ["⚠ Anda belum masuk. Masuk dahulu."]
    assert ui.strip.isVisible()


def test_muting_is_asked_of_the_desk_seen_and_silences(ui, desk):
    desk.alarm(AlarmKind.DOWN, 1)
    ui.tick()
    desk.refuse = SccError(Told("Ditolak.", "Refused."))
    click(ui.strip.mute)
    assert not ui.muted
    click(ui.strip.mute)
    assert desk.calls[-1] == ("muted", True)
    assert ui.strip.silence.text() == "⚠ suara mati"
    assert ui.strip.mute.text() == "Bunyikan"
    assert ui.panel.silence.text() == "⚠ suara peringatan situs dimatikan"
    desk.alarm(AlarmKind.HACKED, 2)
    ui.tick()
    assert len(ui._sound.played) == 1


def test_the_strip_leads_to_the_page_of_the_worst(ui, desk):
    desk.alarm(AlarmKind.DOWN, 1)
    desk.alarm(AlarmKind.HACKED, 5)
    ui.tick()
    click(ui.strip.open)
    (page,) = ui._pages
    assert page.site.site_id == 5


def test_a_wall_window_has_a_strip_of_its_own_along_its_upper_edge(ui, desk, qtbot):
    wall = QWidget()
    qtbot.addWidget(wall)
    wall.resize(800, 600)
    over = ui.strip_over(wall)
    desk.alarm(AlarmKind.DOWN, 1)
    ui.tick()
    wall.resize(640, 400)
    wall.show()
    QCoreApplication.processEvents()
    assert over.isVisible()
    assert (over.x(), over.y(), over.width()) == (0, 0, 640)
    click(over.acknowledge)
    assert not over.isVisible()


# --- the sound ---------------------------------------------------------------------------------------------------


linux_players = pytest.mark.skipif(sys.platform == "win32", reason="players that are shell scripts")


def players(tmp_path, **scripts):
    for name, body in scripts.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
    return lambda name: str(tmp_path / name) if (tmp_path / name).exists() else None


@linux_players
def test_a_player_that_fails_is_followed_by_the_next_and_not_asked_again(qtbot, tmp_path):
    heard, beeps = tmp_path / "heard", []
    which = players(tmp_path, **{"pw-play": "exit 1", "aplay": f'echo "$1" >> {heard}'})
    sound = Sound(platform="linux", which=which, beep=lambda: beeps.append(1))
    assert sound.trouble is None
    sound.play(Path("/x.wav"))
    qtbot.waitUntil(lambda: heard.exists() and sound._running is None)
    assert heard.read_text() == "/x.wav\n"
    assert [Path(path).name for path in sound.players] == ["aplay"]
    assert beeps == []
    sound.close()


def test_without_a_player_it_beeps_and_says_that_there_may_be_nothing_to_hear(qtbot):
    beeps = []
    sound = Sound(platform="linux", which=lambda _: None, beep=lambda: beeps.append(1))
    sound.play(Path("/x.wav"))
    assert beeps == [1]
    assert "hanya bip" in str(sound.trouble)


@linux_players
def test_a_sound_is_not_started_twice_and_ends_with_the_program(qtbot, tmp_path):
    which = players(tmp_path, aplay="exec tail -f /dev/null")
    sound = Sound(platform="linux", which=which)
    sound.play(Path("/x.wav"))
    first = sound._running
    sound.play(Path("/x.wav"))
    assert sound._running is first
    sound.close()
    sound.close()


def test_the_sound_of_the_product_is_a_short_wave_file():
    import wave

    with wave.open(str(alarm_sound())) as file:
        assert file.getnframes() / file.getframerate() < 2.0
        assert file.getnchannels() == 1
