"""The menus of the desk: what is done for one purpose stands together, behind a line."""

import pytest

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def menus(desk):
    return {item.text(): item.menu() for item in desk.window.menuBar().actions()}


def groups(menu):
    """Return the texts of a menu, in lists between its lines."""
    found = [[]]
    for item in menu.actions():
        if item.isSeparator():
            found.append([])
        else:
            found[-1].append(item.text().split("\t")[0])
    return found


def test_the_layout_begins_with_undo_and_leaves_guests_for_the_end(menus):
    assert groups(menus["Tata letak"]) == [
        ["Batalkan", "Ulangi"],
        ["Jumlah petak", "Petak lebih banyak", "Petak lebih sedikit"],
        ["Petak lebih lebar", "Petak lebih sempit", "Petak lebih tinggi", "Petak lebih pendek"],
        ["Simpan tata letak", "Buka tata letak", "Tersimpan"],
        ["Semua layar"],
        ["Mode tamu: sembunyikan / tampilkan", "Kamera ini disembunyikan dari tamu"],
    ]


def test_no_menu_has_a_line_without_a_group_on_both_sides(menus):
    for title, menu in menus.items():
        assert all(groups(menu)), title


def test_no_group_is_longer_than_the_eye_takes_in(menus):
    for title, menu in menus.items():
        assert max(map(len, groups(menu))) <= 7, title


def test_leaving_the_program_stands_last_and_alone(menus, desk):
    assert groups(menus["Jendela"])[-1] == ["Keluar"]
    assert "Kamera" in groups(menus["Jendela"])[3]
