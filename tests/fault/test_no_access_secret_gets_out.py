"""A person's password, given in every way that access fails, and searched for in all that got out.

Files (database, its write-ahead log, anchors, logs), errors and what they came from, exports, what is printed, the
dump of a crash, and the command line and environment of every process.
"""

import faulthandler
import logging
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scc_wall.access.attachments import AttachmentError
from scc_wall.access.door import Vouch
from scc_wall.access.export import Selection
from scc_wall.access.passwords import PasswordError, Passwords
from scc_wall.access.service import AUDIT_PURPOSE, Access, build
from scc_wall.base import logs, unexpected
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.errors import SccError
from scc_wall.base.paths import home
from scc_wall.domain.access_store import Attachment
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role
from scc_wall.storage.store import Store, open_store
from scc_wall.vault.key_vault import KeyVault
from tests.fault.test_no_secret_gets_out import assert_files_hidden, assert_hidden, everything_of, shapes
from tests.support.access_room import NUMBERS, LenientWitness, letter

pytestmark = pytest.mark.allows_log("")  # whatever it says: this test reads what was written

MARKER = "Mark3r-Pa55/w@rd"
RIGHT = "kuda-besi-sembilan"
ROOT = Path(__file__).resolve().parents[2]
Doing = Callable[[Access], object]


@pytest.fixture(autouse=True)
def lenient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let in people whom a test put into the store by hand, which the audit knows nothing of."""
    monkeypatch.setattr("scc_wall.access.service.Witness", LenientWitness)


@pytest.fixture
def log_file() -> Iterator[Path]:
    """The program's log at its most talkative, bugs with their traces too."""
    written = logs.configure(home(), logging.DEBUG)
    with unexpected.logged():
        yield Path(written.baseFilename)
    logs.end(written)


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(home(), KeyVault(home(), None, {}, allow_unsealed=True), SYSTEM_CLOCK) as opened:
        yield opened


@pytest.fixture
def access(store: Store, log_file: Path) -> Access:
    """Access with the real costly hashes; `operator` has the marker as their password, the others another."""
    key = KeyVault(home(), None, {}, allow_unsealed=True).derive(AUDIT_PURPOSE)
    passwords = Passwords()
    hashed = {True: passwords.hash(MARKER), False: passwords.hash(RIGHT)}
    for role, number in NUMBERS.items():
        store.accounts.add(Account(0, str(role), str(role).title(), number, role, hashed[role is Role.OPERATOR]))
    made = build(store, key, SYSTEM_CLOCK, home().anchors, passwords)
    made.audit.start()
    return made


def log_in(access: Access, login: str, password: str, vouch: Vouch | None = None) -> object:
    return access.door.log_in(login, password, 1, "Piket malam", notice_acknowledged=True, vouch=vouch)


FAILURES: dict[str, Doing] = {
    "wrong password": lambda access: log_in(access, "admin", MARKER),
    "unknown login": lambda access: log_in(access, "nobody", MARKER),
    "password typed as login": lambda access: log_in(access, MARKER, RIGHT),
    "password typed as login, with more": lambda access: log_in(access, f"operator {MARKER}", ""),
    "password with a line end": lambda access: log_in(access, "operator", f"{MARKER}\r\n"),
    "right, but no such letter": lambda access: log_in(access, "operator", MARKER),
    "wrong vouch": lambda access: log_in(access, "operator", MARKER, Vouch("supervisor", MARKER)),
    "unlocking nobody": lambda access: access.sessions.unlock(MARKER),
    "own password, wrong old one": lambda access: access.accounts.change_own_password("admin", MARKER, RIGHT),
    "own password, new one too short": lambda access: access.accounts.change_own_password("operator", MARKER, "x"),
    "new password is the login": lambda access: access.accounts.add(
        access.door.prove("admin", RIGHT), Account(0, MARKER, "N", NUMBERS[Role.ADMIN], Role.ADMIN, ""), MARKER
    ),
    "new password for nobody": lambda access: access.accounts.set_password(
        access.door.prove("admin", RIGHT), 999, MARKER
    ),
    "new password by one who may not": lambda access: access.accounts.set_password(
        access.door.prove("operator", MARKER), 2, MARKER
    ),
    "second first admin": lambda access: access.accounts.create_first_admin(
        Account(0, "baru", "Baru", NUMBERS[Role.ADMIN], Role.ADMIN, ""), MARKER
    ),
    "too many": lambda access: (
        [failing(access, lambda access: log_in(access, "operator", f"{MARKER}x")) for _ in "1234567"]
        and log_in(access, "operator", MARKER)
    ),
}


def failing(access: Access, doing: Doing) -> BaseException:
    with pytest.raises(SccError) as caught:
        doing(access)
    assert_hidden("the error", everything_of(caught.value))
    return caught.value


def searched(access: Access, log_file: Path, said: str) -> None:
    """Search everything that is left behind, and what an auditor takes out of it."""
    assert_hidden("what was printed", said)
    assert_hidden("the log", log_file.read_bytes() if log_file.exists() else b"")
    exported = access.exports.audit_csv(access.door.prove("auditor", RIGHT))
    assert b"refused" in exported
    assert_hidden("the CSV", exported)
    assert_hidden("the minutes", repr(access.exports.minutes(access.door.prove("auditor", RIGHT), Selection())))
    assert_files_hidden(home().root)


def test_no_way_of_failing_shows_a_password(
    access: Access, store: Store, log_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, doing in FAILURES.items():
        assert isinstance(failing(access, doing), SccError), name
    searched(access, log_file, "".join(capfd.readouterr()))


def test_a_good_log_in_and_another_password_leave_nothing_either(
    access: Access, store: Store, log_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    proven = access.door.prove("operator", MARKER)
    assert_hidden("what was proven", repr(proven))
    access.accounts.change_own_password("operator", MARKER, f"{MARKER}-lain")
    access.accounts.set_password(access.door.prove("admin", RIGHT), proven.account.person_id, MARKER)
    failing(access, lambda access: log_in(access, "operator", RIGHT))
    with pytest.raises(AttachmentError):
        access.letters.register(
            access.door.prove("operator", MARKER), letter(number="1/2"), Attachment("", f"{MARKER}/x.pdf", "pdf", b"x")
        )
    searched(access, log_file, "".join(capfd.readouterr()))


def test_a_bug_and_a_database_that_fails_in_the_middle_show_nothing(
    access: Access, store: Store, log_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug's trace goes to the log: it names the lines that hold a password, never what they hold."""
    for error in (RuntimeError("bug"), MemoryError(), OSError(28, "No space left on device")):
        with monkeypatch.context() as broken:
            broken.setattr(store.accounts, "change_failures", raising(error))
            with pytest.raises(type(error)) as caught:
                log_in(access, "operator", MARKER)
        assert_hidden("the error", everything_of(caught.value))
        sys.excepthook(type(caught.value), caught.value, caught.value.__traceback__)
    with pytest.raises(PasswordError) as refused:
        access.accounts.change_own_password("operator", MARKER, MARKER[:8])
    assert_hidden("the error", everything_of(refused.value), MARKER[:8])
    log = log_file.read_text()
    assert "RuntimeError: bug" in log
    assert "log_in" in log
    assert_hidden("the log", log)


def raising(error: BaseException) -> Callable[..., object]:
    def fail(*_: object) -> object:
        raise error

    return fail


CRASH = """
import faulthandler, sys
from scc_wall.access.passwords import Passwords
faulthandler.enable(open(sys.argv[1], "w"))
class Crashing:
    def hash(self, password): faulthandler._sigsegv()
    def verify(self, hash, password): faulthandler._sigsegv()
    def check_needs_rehash(self, hash): return False
Passwords(Crashing()).hash(sys.stdin.readline().strip())
"""


@pytest.mark.skipif(not hasattr(faulthandler, "_sigsegv"), reason="nothing to crash with")
def test_the_dump_of_a_crash_holds_no_password(tmp_path: Path) -> None:
    dump = tmp_path / "crash.txt"
    argv = [sys.executable, "-c", CRASH, str(dump)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    limits = 'ulimit -c 0; exec "$@"'
    words = argv if sys.platform == "win32" else ["sh", "-c", limits, "-", *argv]
    done = subprocess.run(words, check=False, env=env, input=MARKER, capture_output=True, text=True, timeout=30)
    assert done.returncode != 0
    assert "Segmentation fault" in dump.read_text()
    for where, text in (("dump", dump.read_text()), ("stdout", done.stdout), ("stderr", done.stderr)):
        assert_hidden(where, text)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_password_typed_at_the_terminal_is_neither_echoed_nor_in_the_process_list() -> None:
    env = os.environ | {"SCC_WALL_KEYRING": "off", "SCC_WALL_ALLOW_UNSEALED_KEY": "1", "PYTHONPATH": str(ROOT)}
    adding = ["users", "add", "rina", "--name", "Rina", "--nip", NUMBERS[Role.ADMIN]]
    shown = at_terminal([sys.executable, "-m", "scc_wall", *adding], [MARKER, MARKER], env)
    assert "ditambahkan" in shown
    assert_hidden("the terminal", shown)
    wrong = at_terminal([sys.executable, "-m", "scc_wall", "users", "list"], ["rina", f"{MARKER}x"], env)
    assert "salah" in wrong
    assert_hidden("the terminal", wrong)
    assert_files_hidden(home().root)


def at_terminal(argv: list[str], answers: list[str], env: dict[str, str]) -> str:
    """Run a program at a terminal of its own, answer its questions, search its process, return what was shown."""
    import pty  # not on Windows

    master, slave = pty.openpty()
    with subprocess.Popen(argv, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True) as program:
        os.close(slave)
        shown, until_s = b"", time.monotonic() + 30
        while (piece := _piece(master, until_s)) is not None:
            shown += piece
            if answers and piece.rstrip().endswith(b":"):  # once for each question: what is typed before it is flushed
                for name in ("cmdline", "environ"):
                    assert_hidden(name, Path(f"/proc/{program.pid}/{name}").read_bytes())
                os.write(master, f"{answers.pop(0)}\n".encode())
        program.wait(10)
    os.close(master)
    assert answers == []
    return shown.decode()


def _piece(master: int, until_s: float) -> bytes | None:
    """Return what came next, None at the end."""
    ready, _, _ = select.select([master], [], [], max(0.0, until_s - time.monotonic()))
    assert ready, "the program neither asks nor ends"
    try:
        return os.read(master, 4096) or None
    except OSError:  # Linux tells the end of a terminal so
        return None


def test_the_search_finds_a_password_wherever_it_stands(tmp_path: Path) -> None:
    for shape in shapes(MARKER):
        (tmp_path / "file").write_bytes(b"before " + shape + b" behind")
        with pytest.raises(AssertionError):
            assert_files_hidden(tmp_path)
