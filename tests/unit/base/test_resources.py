import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scc_wall.base import resources as module


@pytest.fixture(autouse=True)
def _forgetful() -> Iterator[None]:
    module.resources.cache_clear()
    yield
    module.resources.cache_clear()


def test_resources_lie_beside_the_source() -> None:
    assert module.resource("regions.csv").is_file()


def test_the_wheel_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scc_wall" / "_resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(module, "_PACKAGE", tmp_path / "scc_wall")
    assert module.resources() == tmp_path / "scc_wall" / "_resources"


def test_the_frozen_program_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert module.resource("theme", "a.qss") == tmp_path / "resources" / "theme" / "a.qss"


def test_a_program_packed_without_them_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PACKAGE", tmp_path / "scc_wall")
    with pytest.raises(FileNotFoundError, match="_resources"):
        module.resources()
