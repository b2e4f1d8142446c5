"""A file is written whole or not at all."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from scc_wall.base import private_file
from scc_wall.base.course import Course, Stopped
from scc_wall.base.errors import SccError
from scc_wall.base.private_file import told_error, write_private
from scc_wall.base.told import Told

BESIDE_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="no links are needed there")


def test_it_is_readable_by_its_user_alone_and_takes_the_place_of_another(tmp_path: Path) -> None:
    file = tmp_path / "audit.csv"
    file.write_bytes(b"before")
    write_private(file, b"after")
    assert file.read_bytes() == b"after"
    if sys.platform != "win32":  # there the folder's list of rights holds
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand for a stick with FAT."""

    def fail(_source: str, _target: Path) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", fail)


@pytest.mark.parametrize("links", [True, pytest.param(False, marks=BESIDE_WINDOWS)])
def test_one_that_may_not_be_replaced_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    if not links:
        no_links(monkeypatch)
    file = tmp_path / "audit.csv"
    write_private(file, b"first", replace=False)
    with pytest.raises(SccError, match="sudah ada berkas"):
        write_private(file, b"second", replace=False)
    assert file.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("replace", [True, False])
@pytest.mark.parametrize(
    ("number", "told"), [(errno.ENOSPC, "ruang disk habis"), (errno.EROFS, "hanya dapat dibaca"), (errno.EIO, "berkas")]
)
def test_a_disk_that_fails_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str, *, replace: bool
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SccError, match=told):
        write_private(tmp_path / "berkas.pdf", b"%PDF-", replace=replace)
    assert not list(tmp_path.iterdir())


@BESIDE_WINDOWS
def test_a_name_that_was_taken_is_given_back_if_the_file_does_not_get_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    no_links(monkeypatch)
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(SccError, match="tanpa izin"):
        write_private(tmp_path / "berkas.pdf", b"%PDF-", replace=False)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SccError, match="foldernya tidak ada") as caught:
        write_private(tmp_path / "tidak" / "ada.csv", b"x")
    assert caught.value.todo is not None
    assert "buat folder itu" in caught.value.todo.id


@pytest.mark.parametrize(
    ("number", "advised"),
    [
        (errno.ENOSPC, "Kosongkan ruang"),
        (errno.EDQUOT, "Kosongkan ruang"),
        (errno.EACCES, "di Excel, tutup dulu"),
        (errno.EROFS, "disk lain"),
        (errno.ENOTDIR, "nama foldernya"),
        (errno.ENAMETOOLONG, "lebih pendek"),
        (errno.EIO, "Periksa folder, izin dan ruang disk"),
    ],
)
def test_the_advice_fits_the_cause(number: int, advised: str) -> None:
    told = told_error(Path("berkas.pdf"), OSError(number, os.strerror(number)))
    assert told.todo is not None
    assert advised in told.todo.id
    assert ("Excel" in told.todo.id) == (number in {errno.EACCES, errno.EIO})


@pytest.mark.parametrize("there", [True, False])
def test_it_is_stopped_between_portions_and_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    class StopsAt(Course):
        """Is stopped right before its n-th step."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at
            self.told: list[tuple[int, int]] = []

        def step(self, told: Told, done: int = 0, of: int = 0) -> None:
            self.told.append((done, of))
            if len(self.told) == self.at:
                self.stop()
            super().step(told, done, of)

    monkeypatch.setattr(private_file, "PORTION_BYTES", 1_000_000)
    file = tmp_path / "audit.csv"
    if there:
        file.write_bytes(b"before")
    for at in range(1, 5):  # three portions, and the last moment before it takes its name
        with pytest.raises(Stopped):
            write_private(file, b"x" * 3_000_000, course=StopsAt(at))
        assert [one.read_bytes() for one in tmp_path.iterdir()] == ([b"before"] if there else [])
    course = StopsAt(5)
    write_private(file, b"x" * 3_000_000, course=course)
    assert course.told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"x" * 3_000_000]
