"""Dumps: kept under names of their own, the newest few, never too large; what can't be written is no reason to fail."""

import os
from pathlib import Path

import pytest

from scc_wall.guardian.dumps import KEPT, LARGEST_BYTES, NAME, Dumps, open_dump
from tests.support.clock import ManualClock


def test_what_was_written_gets_a_name_and_the_newest_stay(tmp_path: Path, clock: ManualClock) -> None:
    dumps = Dumps(tmp_path)
    assert dumps.keep(clock.now_utc()) == ""
    names = []
    for number in range(KEPT + 3):
        (tmp_path / NAME).write_bytes(b"%d" % number)
        names.append(dumps.keep(clock.now_utc()))
        clock.advance(1)
    assert not dumps.size_bytes
    kept = sorted(file.name for file in tmp_path.iterdir())
    assert kept == names[-KEPT:]
    assert (tmp_path / names[-1]).read_bytes() == b"%d" % (KEPT + 2)


def test_a_dump_is_cut_where_it_grows_too_large(tmp_path: Path, clock: ManualClock) -> None:
    (tmp_path / NAME).write_bytes(b"x" * (3 * LARGEST_BYTES))
    name = Dumps(tmp_path).keep(clock.now_utc())
    assert (tmp_path / name).stat().st_size == LARGEST_BYTES


def test_a_program_that_went_on_keeps_a_copy_and_begins_anew(tmp_path: Path, clock: ManualClock) -> None:
    descriptor = open_dump(tmp_path / "logs")
    assert descriptor is not None
    dumps = Dumps(tmp_path / "logs")
    os.write(descriptor, b"Timeout (0:00:05)!")
    assert dumps.size_bytes
    name = dumps.keep_copy(descriptor, clock.now_utc())
    assert (tmp_path / "logs" / name).read_bytes() == b"Timeout (0:00:05)!"
    assert not dumps.size_bytes
    os.write(descriptor, b"next")
    assert (tmp_path / "logs" / NAME).read_bytes() == b"next"
    assert dumps.keep_copy(descriptor, clock.now_utc()) == ""  # an exception that Windows told of and Qt handled
    assert not dumps.size_bytes
    os.close(descriptor)


@pytest.mark.allows_log("the dump could not be kept")
def test_a_folder_that_can_not_be_written_takes_nothing_down(tmp_path: Path, clock: ManualClock) -> None:
    taken = tmp_path / "logs"
    taken.write_bytes(b"a file where a folder should be")
    assert open_dump(taken) is None
    dumps = Dumps(taken)
    assert not dumps.size_bytes
    assert dumps.keep(clock.now_utc()) == ""
    assert dumps.keep_copy(0, clock.now_utc()) == ""


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_nobody_has_another_file_emptied_by_a_link_of_that_name(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"important")
    (tmp_path / NAME).symlink_to(victim)
    assert open_dump(tmp_path) is None
    assert victim.read_bytes() == b"important"
