import os
import stat
import sys
from pathlib import Path

import pytest

from scc_wall.base.paths import home


def test_the_home_is_moved_by_its_variable(tmp_path: Path) -> None:
    place = home({"SCC_WALL_HOME": str(tmp_path / "a" / ".." / "b")})
    assert place.root == tmp_path / "b"
    assert {place.database.parent, place.logs.parent, place.keys.parent} == {place.root}


@pytest.mark.skipif(sys.platform == "win32", reason="the place of Linux")
def test_the_home_of_linux() -> None:
    assert home({"XDG_DATA_HOME": "/data"}).root == Path("/data/scc-wall")
    assert home({}).root == Path.home() / ".local/share/scc-wall"
    assert home({"SCC_WALL_HOME": "", "XDG_DATA_HOME": ""}) == home({})


def test_the_home_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert home({"PROGRAMDATA": "D:/Data"}).root == Path("D:/Data/SCC Wall")


def test_its_folders_are_made_for_this_user_alone(tmp_path: Path) -> None:
    place = home({"SCC_WALL_HOME": str(tmp_path / "deep" / "home")})
    assert place.ensure() is place
    assert place.ensure().logs.is_dir()
    if os.name == "posix":
        assert {stat.S_IMODE(folder.stat().st_mode) for folder in (place.root, place.logs)} == {0o700}


def test_the_store_is_a_file_unless_a_server_is_named(tmp_path: Path) -> None:
    here = home({"SCC_WALL_HOME": str(tmp_path)})
    assert here.store_url is None
    assert not here.has_store
    here.database.touch()
    assert here.has_store
    assert home({"SCC_WALL_HOME": str(tmp_path), "SCC_WALL_STORE": ""}).store_url is None
    assert home({"SCC_WALL_HOME": str(tmp_path / "b"), "SCC_WALL_STORE": "postgresql+psycopg://a@b/c"}).has_store
