"""The guardian as parent, against programs that crash, hang, are stopped or killed; and the guardian itself killed."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scc_wall.app.guardian.parent import Parent
from scc_wall.app.guardian.upgrade import _leave
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.base.upgrade import ENDED, LASTS_S, somebody_waits
from scc_wall.guardian import crashes, silence
from scc_wall.guardian.dumps import NAME

PROGRAM = Path(__file__).parent / "guarded_program.py"
_PULSE = threading.Event()

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="SIGSTOP, SIGKILL"),
    pytest.mark.allows_log(r"the program|closed by nobody"),
]


class Guarded:
    """A guardian on a thread of this process, and the programs that it starts."""

    def __init__(self, home: Home, word: str, **settings: Any) -> None:
        self._home = home
        command = [sys.executable, str(PROGRAM), word]
        self.parent = Parent([], home, SYSTEM_CLOCK, **{"command": lambda *words: [*command, *words]} | settings)
        self.status: int | None = None
        self._thread = threading.Thread(target=self._serve, name="parent")
        self._thread.start()

    def _serve(self) -> None:
        self.status = self.parent.serve()

    def births(self) -> list[dict[str, Any]]:
        """Return what the programs were told, in the order of their starts."""
        try:
            return [json.loads(line) for line in (self._home.root / "births").read_text().splitlines()]
        except (OSError, ValueError):
            return []

    def ended(self, within_s: float = 30) -> int | None:
        """Wait for the guardian's end; return its status."""
        self._thread.join(within_s)
        assert not self._thread.is_alive(), "the guardian goes on"
        return self.status

    def close(self) -> None:
        """End it."""
        self.parent.ask_to_end()
        self.ended()


@pytest.fixture
def home(scc_wall_home: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr(crashes, "WAITS_S", (0.0,) * 6)
    return Home(scc_wall_home).ensure()


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count a second without a word as a hang: for programs that say nothing on purpose."""
    monkeypatch.setitem(silence._LIMITS_S, silence.Word.BEAT, 1.0)


@pytest.fixture
def guarded(home: Home) -> Iterator[Callable[..., Guarded]]:
    made: list[Guarded] = []

    def make(word: str, **settings: Any) -> Guarded:
        made.append(Guarded(home, word, **settings))
        return made[-1]

    yield make
    for one in made:
        one.close()


def until(condition: Callable[[], object], otherwise: str, within_s: float = 30) -> None:
    began = SYSTEM_CLOCK.mono_ns()
    while not condition():
        assert SYSTEM_CLOCK.mono_ns() - began < within_s * 1e9, otherwise
        _PULSE.wait(0.02)


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("word", ["hang", "stop"])
def test_a_program_that_says_nothing_tells_where_it_hangs_before_it_is_killed(
    guarded: Callable[..., Guarded], home: Home, word: str
) -> None:
    one = guarded(word)
    assert one.ended() == 0
    first, second = one.births()
    assert first["before"] is None
    assert (second["before"]["hung"], second["before"]["crashes"]) == (True, 1)
    dump = (home.logs / second["before"]["dump"]).read_text()
    assert ("hang_here" if word == "hang" else "main") in dump
    assert (home.logs / second["before"]["dump"]).stat().st_mode & 0o777 == 0o600


def test_a_crash_in_native_code_tells_where_it_was(guarded: Callable[..., Guarded], home: Home) -> None:
    one = guarded("fault")
    assert one.ended() == 0
    before = one.births()[1]["before"]
    assert (before["hung"], before["how"]) == (False, "signal 11")
    dump = (home.logs / before["dump"]).read_text()
    assert "Segmentation fault" in dump
    assert "in main" in dump


def test_what_crashes_at_each_start_is_started_without_video(guarded: Callable[..., Guarded]) -> None:
    one = guarded("crash")
    assert one.ended() == 0
    births = one.births()
    assert [birth["arguments"] for birth in births] == [["run"]] * 5 + [["run", "--safe"]]
    assert births[-1]["safe_s"] == crashes.SAFE_S
    assert births[-1]["before"] == {"hung": False, "how": "status 1", "crashes": 5, "dump": ""}


def test_a_person_leaves_safe_mode_and_the_program_has_all_its_tries_again(guarded: Callable[..., Guarded]) -> None:
    one = guarded("leave")
    assert one.ended(60) == 0
    births = one.births()
    tries = [*[["run"]] * 5, ["run", "--safe"]]
    assert [birth["arguments"] for birth in births] == tries * 2
    assert births[6]["before"] is None  # started by a wish: nothing to be told of
    assert births[6]["safe_s"] is None
    assert [birth["before"]["crashes"] for birth in births[7:]] == [1, 2, 3, 4, 5]
    assert births[-1]["safe_s"] == crashes.SAFE_S  # a person's wish is no trial that failed


def test_what_a_program_tells_where_nobody_reads_it_is_no_crash(
    guarded: Callable[..., Guarded], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server of its store is not up yet, say: the wall must come with its pictures once it is."""
    monkeypatch.setattr("scc_wall.app.guardian.parent.NOT_STARTED_S", 0.0)
    one = guarded("told", attended=False)
    assert one.ended() == 0
    assert [birth["arguments"] for birth in one.births()] == [["run"]] * 7
    assert one.births()[-1]["before"] is None


def test_a_killed_program_is_started_again_and_a_wish_ends_both(guarded: Callable[..., Guarded]) -> None:
    one = guarded("beat")
    until(one.births, "not started")
    os.kill(one.births()[0]["pid"], signal.SIGKILL)
    until(lambda: len(one.births()) == 2, "not started again")
    assert one.births()[1]["before"]["how"] == "signal 9"
    one.parent.ask_to_end()
    assert one.ended() == 0
    assert len(one.births()) == 2


@pytest.mark.usefixtures("soon")
def test_a_full_disk_keeps_no_program_from_being_started_again(guarded: Callable[..., Guarded], home: Home) -> None:
    (home.logs / NAME).mkdir()  # the file can't be made: no dump can be written
    one = guarded("hang")
    assert one.ended() == 0
    assert one.births()[1]["before"]["dump"] == ""


def test_a_program_that_can_not_be_started_is_tried_again(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scc_wall.app.guardian.parent.NOT_STARTED_S", 0.05)
    there = iter([True, False, False])

    def command(*words: str) -> list[str]:
        return [sys.executable if next(there, True) else "/nowhere/python", str(PROGRAM), "beat", *words]

    one = Guarded(home, "beat", command=command)
    try:
        until(one.births, "not started")
        os.kill(one.births()[0]["pid"], signal.SIGKILL)
        until(lambda: len(one.births()) == 2, "not started again")
        assert one.births()[1]["before"]["how"] == "signal 9"
    finally:
        one.close()
    with pytest.raises(OSError, match="nowhere"):
        Parent([], home, SYSTEM_CLOCK, command=lambda *_: ["/nowhere/python"]).serve()


def test_a_program_whose_guardian_is_killed_goes_on_and_knows(home: Home) -> None:
    code = (
        "import sys; from scc_wall.app.guardian.parent import Parent; from scc_wall.base.paths import home\n"
        "from scc_wall.base.clock import SYSTEM_CLOCK\n"
        f"Parent([], home(), SYSTEM_CLOCK, command=lambda *_: [sys.executable, {str(PROGRAM)!r}, 'beat']).serve()"
    )
    guardian = subprocess.Popen([sys.executable, "-c", code])
    try:
        until((home.root / "births").exists, "not started")
    finally:
        guardian.kill()
        guardian.wait()
    until((home.root / "alone").exists, "it does not know")


@pytest.mark.parametrize("kiosk", [False, True], ids=["desk", "kiosk"])
def test_while_an_installer_replaces_the_files_the_guardian_stays_ended(
    guarded: Callable[..., Guarded], home: Home, kiosk: bool
) -> None:
    one = guarded("upgrade", kiosk=kiosk)
    until(one.births, "no program was started")
    (home.root / "upgrading").touch()  # the program sees it too, and ends
    assert one.ended() == ENDED
    again = guarded("beat", kiosk=kiosk)  # a click on the icon, a shell that is started again
    assert again.ended() == ENDED
    assert len(one.births()) == 1
    old_s = SYSTEM_CLOCK.now_utc().timestamp() - LASTS_S - 1
    os.utime(home.root / "upgrading", (old_s, old_s))
    guarded("beat", kiosk=kiosk)  # the installer died: no wall stays dark for ever
    until(lambda: len(one.births()) == 2, "it was not started again")


def test_once_the_files_are_replaced_the_guardian_is_started_again_once(home: Home, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; open(sys.argv[1], 'a').write('x')", str(tmp_path / "a name")]
    (home.root / "upgrading").touch()
    assert not somebody_waits(home)
    shell = _leave(home.root / "upgrading", command)
    assert somebody_waits(home)  # the next that is asked leaves none
    _PULSE.wait(0.2)
    assert not (tmp_path / "a name").exists()
    (home.root / "upgrading").unlink()
    assert shell.wait(30) == 0
    assert (tmp_path / "a name").exists()
    (home.root / "upgrading").touch()
    new_s = SYSTEM_CLOCK.now_utc().timestamp() + 5
    os.utime(home.root / "upgrading", (new_s, new_s))
    assert not somebody_waits(home)  # of the next upgrade nobody waits yet


def test_the_guardian_loads_nothing_large() -> None:
    code = (
        "import sys, scc_wall.app.guardian.guard, scc_wall.cli.guard\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    large = {"PySide6", "cv2", "numpy", "sqlalchemy", "keyring", "cryptography", "requests", "multiprocessing"}
    assert not large & set(loaded)
