"""The table of all sites: found, added, changed, removed and exported."""

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.base.told import Told
from scc_wall.ui import csv_files
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.access.listing import ROWS_A_TURN, Listing
from scc_wall.ui.sites.desk import SiteFieldError
from scc_wall.ui.sites.table_dialog import SitesTableDialog
from tests.support.by_hand import click, type_into
from tests.support.held_work import HeldWork
from tests.support.sites_desk import ScriptedSites, site

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk():
    return ScriptedSites(
        site(1, "Dinas Pendidikan", "https://disdik.example", note="lama"),
        site(2, "Dinas Sosial", ""),
    )


@pytest.fixture
def table(shown, clock, desk):
    return shown(SitesTableDialog(desk, clock, at_once))


def names(table):
    return [table.list.item(row, 0).text() for row in range(table.list.rowCount())]


def test_sites_are_listed_and_searched(table):
    assert names(table) == ["Dinas Pendidikan", "Dinas Sosial"]
    assert table.list.item(1, 2).text() == "– menunggu alamat"
    QTest.keyClicks(table.search, "disdik")
    assert names(table) == ["Dinas Pendidikan"]
    assert table.count.text() == "1 dari 2 situs · keadaan 08.00"


def test_of_a_long_name_the_form_shows_the_beginning(table, desk):
    desk.sites[1] = replace(desk.sites[1], name="Badan " + "Penelitian dan Pengembangan " * 4)
    desk.changed()
    table.follow()
    table.list.choose(1)
    editor = table.form.name.editor
    assert editor.text().startswith("Badan")
    assert editor.cursorPosition() == 0


def test_who_may_not_change_the_list_reads_so_before_they_type(shown, clock, desk):
    desk.editable = False
    table = shown(SitesTableDialog(desk, clock, at_once))
    assert table.only_admin.isVisible()
    assert "admin" in table.only_admin.text()
    desk.editable = True  # an admin came in over it
    QApplication.sendEvent(table, QEvent(QEvent.Type.ActivationChange))
    assert not table.only_admin.isVisible()


def test_the_answer_whether_the_list_may_be_changed_may_come_when_the_table_is_gone(qapp, clock, desk):
    work = HeldWork()
    table = SitesTableDialog(desk, clock, work)
    table.make_whole()
    shiboken6.delete(table)
    assert work.run() == 1


def test_a_state_that_may_hold_no_more_says_so_and_all_say_of_when_they_are(shown, clock, desk):
    desk.put(replace(desk.statuses[1], frozen=True))
    table = shown(SitesTableDialog(desk, clock, at_once))
    assert table.list.item(0, 2).text() == "● NAIK ⚠ beku"
    clock.advance(3600)  # it stays as it is while somebody works in the form
    table.catch_up()
    QTest.keyClicks(table.search, "Dinas")
    assert table.count.text() == "2 dari 2 situs · keadaan 08.00"


def test_a_site_is_chosen_once_the_monitors_know_it_and_nothing_typed_is_lost_before(table, desk, monkeypatch):
    before, now = desk.snapshot(), desk.snapshot
    with monkeypatch.context() as late:  # the monitors read the list again in their own time
        late.setattr(desk, "snapshot", lambda: before)
        click(table.new)
        type_into(table.form.name, "Bappeda")
        type_into(table.form.url, "https://bappeda.example/")
        click(table.apply)
        table.catch_up()
        assert table.form.name.text() == "Bappeda"
        assert table.list.rowCount() == 2
    assert now().sites != before.sites
    table.catch_up()
    assert table.chosen().name == "Bappeda"
    assert table.count.text() == "3 dari 3 situs · keadaan 08.00"


def test_a_site_is_added_with_every_field(table, desk):
    click(table.new)
    assert QApplication.focusWidget() is table.form.name.editor
    type_into(table.form.name, "Bappeda")
    type_into(table.form.url, "https://bappeda.example/")
    type_into(table.form.interval, "120")
    type_into(table.form.slow, "2,5")
    table.form.internal.setChecked(True)
    table.form.watched_paths.editor.setPlainText("/assets/\n\n/berita/")
    table.form.allowed_hosts.editor.setPlainText("cdn.example")
    type_into(table.form.limits["total_s"], "20")
    type_into(table.form.body, "256")
    click(table.apply)
    ((_, made),) = [call for call in desk.calls if call[0] == "add"]
    assert (made.name, made.url, made.interval_s, made.slow_first_byte_s) == (
        "Bappeda", "https://bappeda.example/", 120.0, 2.5,
    )  # fmt: skip
    assert made.internal
    assert made.enabled
    assert (made.watched_paths, made.allowed_hosts) == (("/assets/", "/berita/"), ("cdn.example",))
    assert (made.limits.total_s, made.limits.body_bytes, made.limits.redirects) == (20.0, 262144, 5)
    assert "Bappeda" in names(table)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x.example",
        "https://",
        "https://u:p@x.example",
        "https://x.example:99999",
        "https://a b.example",
        "https://[x",
    ],
)
def test_a_bad_address_is_told_at_its_field_and_not_stored(table, desk, url):
    click(table.new)
    type_into(table.form.name, "X")
    type_into(table.form.url, url)
    click(table.apply)
    assert table.form.url.fault()
    assert desk.calls == []


@pytest.mark.parametrize("text", ["", "abc", "5", "nan", "1e9"])
def test_a_bad_interval_is_not_stored(table, desk, text):
    table.list.selectRow(0)
    type_into(table.form.interval, text)
    click(table.apply)
    assert table.form.interval.fault()
    assert desk.calls == []


def test_a_change_keeps_what_was_not_touched(table, desk):
    table.list.selectRow(0)
    type_into(table.form.name, "Dinas Pendidikan dan Kebudayaan")
    click(table.apply)
    assert desk.calls == [("change", site(1, "Dinas Pendidikan dan Kebudayaan", "https://disdik.example", note="lama"))]


def test_a_refused_field_is_told_where_it_stands(table, desk):
    desk.refuse = SiteFieldError(Told("Hanya admin.", "Admins only."), field="url")
    table.list.selectRow(0)
    click(table.apply)
    assert table.form.url.fault() == "Hanya admin."


def test_a_site_is_removed_after_a_question_that_names_it_and_can_be_declined(table, desk):
    table.list.selectRow(0)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        click(table.remove)
        assert table.opened.names.text() == "Dinas Pendidikan\nhttps://disdik.example"
        QTest.keyClick(table.opened, key)  # neither takes anything out
        assert table.opened is None
    click(table.remove)
    click(table.opened.leave)
    assert desk.calls == []
    assert len(names(table)) == 2
    click(table.remove)
    click(table.opened.yes)
    assert desk.calls == [("remove", 1)]
    assert names(table) == ["Dinas Sosial"]
    assert table.opened is None


def test_a_question_goes_with_the_table(table, desk):
    click(table.remove)
    table.done(0)
    assert table.opened is None
    assert desk.calls == []


def test_export_is_asked_for_and_counted(table, desk, monkeypatch, tmp_path):
    monkeypatch.setattr(csv_files, "to_write", lambda *_: tmp_path / "situs.csv")
    click(table.store)
    assert desk.calls == [("export", tmp_path / "situs.csv")]
    assert table.count.text() == "✓ 2 situs diekspor"


@pytest.mark.parametrize("by_key", [False, True])
def test_an_export_is_stopped_and_said_so(shown, clock, desk, monkeypatch, tmp_path, by_key):
    work = HeldWork()
    table = shown(SitesTableDialog(desk, clock, work))
    monkeypatch.setattr(csv_files, "to_write", lambda *_: tmp_path / "situs.csv")
    click(table.store)
    assert table.long.isVisible()
    if by_key:
        QTest.keyClick(table, Qt.Key.Key_Escape)
    else:
        click(table.leave)
    assert table.isVisible()
    work.run()
    assert desk.calls == []
    assert table._busy.note.text() == "⚠ Dibatalkan; tidak ada yang ditulis."
    assert QApplication.focusWidget() is table.store
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not table.isVisible()


def test_a_name_from_a_file_is_never_rendered(table, desk):
    desk.sites[1] = replace(desk.sites[1], name="<b>Dinas</b><img src='file:///etc/hostname'>")
    table.follow()
    assert table.list.item(0, 0).toolTip().startswith("<span>&lt;b&gt;Dinas")


def test_a_field_error_can_be_copied():
    import pickle

    again = pickle.loads(pickle.dumps(SiteFieldError(Told("a", "b"), field="url")))
    assert (again.field, again.what.id) == ("url", "a")


def test_a_long_list_is_filled_over_some_turns_and_no_row_stands_for_an_old_id(qtbot, shown):
    listing = shown(Listing("uji", ("Nama",), stretch=0))
    listing.fill([(n, (f"lama {n}",)) for n in range(250)])
    listing.fill_rest()
    rows = [(1000 + n, (f"baru {n}",)) for n in range(250)]
    listing.fill(rows)
    assert listing.rowCount() == 250
    assert {listing.item(row, 0) for row in range(ROWS_A_TURN, 250)} == {None}
    assert listing.chosen_id() == 1000
    qtbot.waitUntil(lambda: listing.item(249, 0) is not None)
    assert [listing.item(row, 0).text() for row in range(250)] == [texts[0] for _, texts in rows]
    listing.fill(rows)
    listing.choose(1240)  # not there yet: it is filled at once
    assert listing.chosen_id() == 1240
    listing.fill(rows)
    assert listing.chosen_id() == 1240
