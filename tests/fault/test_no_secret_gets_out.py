"""Every way to fail that has a password at hand, with a marker as the password; all that got out is searched for it."""

import base64
import json
import logging
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

from scc_wall.base import logs
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home, home
from scc_wall.cli import main
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig
from scc_wall.domain.tile import TileRequest
from scc_wall.domain.vault import SecretPlace, Vault
from scc_wall.storage.store import open_store
from scc_wall.storage.told_errors import StoreError
from scc_wall.vault import key_file
from scc_wall.vault.key_vault import KeyVault
from scc_wall.vault.ring import OsRing
from scc_wall.vault.vault_error import VaultError
from scc_wall.video.feed import DecodedFeed
from scc_wall.video.settings import VideoSettings
from tests.support.rtsp_script import Peer, ScriptedCamera

pytestmark = pytest.mark.allows_log("")  # whatever it says: this test reads what was written

MARKER = "Mark3r-Pa55/w@rd"
ACCOUNT = Credentials("admin", MARKER)
PLACE = SecretPlace("cameras", "password_sealed", "7")
HEAD = "number;name;region;main_url;sub_url;username;password;transport\n"
_TICK = threading.Event()  # never set: its wait is the tick of a UI that polls


def shapes(secret: str = MARKER) -> list[bytes]:
    """Return what a secret looks like wherever it may stand."""
    first = secret.partition("/")[0]  # where a slash ends what a pattern hides
    told = {secret, first if len(first) > 7 else secret, quote(secret), quote(secret, safe=""), repr(secret)[1:-1]}
    plain = [one.encode(encoding) for one in told for encoding in ("utf-8", "utf-16-le")]
    basic = base64.b64encode(f"admin:{secret}".encode())
    return [*plain, basic, base64.b64encode(secret.encode()), secret.encode().hex().encode()]


def assert_hidden(where: str, content: bytes | str, secret: str = MARKER) -> None:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    for shape in shapes(secret):
        assert shape not in data, f"{where} holds {shape!r}"


def everything_of(error: BaseException | None) -> str:
    """Return all that any printer may show of an error, and of those it came from."""
    shown: list[str] = []
    while error is not None:
        shown += [str(error), repr(error), repr(error.args), *traceback.format_exception(error)]
        shown += [repr(value) for value in vars(error).values()]
        error = error.__cause__ or error.__context__
    return "\n".join(shown)


def assert_files_hidden(folder: Path, *but: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and path not in but:
            assert_hidden(str(path), path.read_bytes())


@pytest.fixture
def log_file(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The program's log at its most talkative."""
    monkeypatch.setenv("SCC_WALL_KEYRING", "off")
    written = logs.configure(home(), logging.DEBUG)
    yield Path(written.baseFilename)
    logs.end(written)


@pytest.fixture
def searched(
    log_file: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> Iterator[Callable[[BaseException], None]]:
    """Search what a test told, logged and wrote at its end; errors that it caught when it hands them over."""
    caplog.set_level(logging.DEBUG)
    yield lambda error: assert_hidden(f"the error {type(error).__name__}", everything_of(error))
    said = capfd.readouterr()
    assert_hidden("stdout", said.out)
    assert_hidden("stderr", said.err)
    assert_files_hidden(home().root)
    for record in caplog.records:
        assert_hidden(f"the log of {record.name}", record.getMessage())


@pytest.mark.parametrize(
    "content",
    [
        HEAD + f"x;;Jambi;ftp://u:{MARKER}@h/;;admin;{MARKER};sctp\n",
        HEAD + f"1;A;;rtsp://u:{MARKER}@[h/1;;;;\n",
        HEAD + f"1;A;;rtsp://u:{MARKER}@h:port/1;;;;\n",
        HEAD + f"1;A;;rtsp://h:99999/user=a_password={quote(MARKER, safe='')}_channel=1;;;;\n",
        HEAD + f"1;A;;rtsp://u:{MARKER}@h/1;rtsp://v:{MARKER}2@h/2;w;{MARKER}3;\n",
        HEAD + f"1;A;;rtsp://h/1;;;{MARKER};\n",
        HEAD + f"1;A;;rtsp://h/1;;admin;{MARKER}{'x' * 5000};\n",
        HEAD + f"1;A;;rtsp://h/1;;admin;{MARKER}\x01;\n",
        HEAD + f"1;A;;rtsp://h/1;;admin;{MARKER};tcp;{MARKER};{MARKER}\n",
        HEAD + f"1;A;;rtsp://h/1;;admin;{MARKER};\n1;A;;rtsp://u:{MARKER}@h/1;;;;\n",
        HEAD + f'1;A;;rtsp://h/1;;admin;"{MARKER};tcp\n',
        f"7;Ampera;;rtsp://u:{MARKER}@h/1;;admin;{MARKER};tcp\n",
        f"name;main_url;{MARKER}\nA;rtsp://h/1;{MARKER}\n",
        f"name;main_url;region\nA;rtsp://u:{MARKER}@h/1;rtsp://u:{MARKER}@h/2\n",
        f"name;main_url;transport;number\nA;u:{MARKER}@h/1;tcp;1\n",
        f"name;main_url;transport;number\nA;admin:{MARKER}@h;x;rtsp://u:{MARKER}@h/1\n",
    ],
)
def test_an_import_with_a_bad_line(
    tmp_path: Path, searched: object, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kamera.csv"
    file.write_text(content, encoding="utf-8")
    assert main(["cameras", "import", str(file)]) == 2


def test_a_key_that_can_not_be_kept_and_an_export(
    tmp_path: Path, searched: object, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kamera.csv"
    in_path = quote(MARKER, safe="")
    file.write_text(
        HEAD + f"1;A;;rtsp://h/1;;admin;{MARKER};\n2;B;;rtsp://h/user=a_password={in_path}_channel=1;;;;\n",
        encoding="utf-8",
    )
    assert main(["cameras", "import", str(file)]) == 2  # neither keyring nor passphrase
    monkeypatch.setenv("SCC_WALL_ALLOW_UNSEALED_KEY", "1")
    assert main(["cameras", "import", str(file)]) == 0
    assert main(["cameras", "list"]) == 0
    assert main(["cameras", "export", str(tmp_path / "out.csv")]) == 0
    assert main(["keys", "rotate"]) == 0
    assert main(["keys", "status"]) == 1
    assert_files_hidden(tmp_path, file)
    (home().keys / "master-key.json").unlink()
    assert main(["cameras", "export", "--with-passwords"]) == 2


def test_a_keyring_that_fails_with_the_text_in_its_error(
    searched: Callable[[BaseException], None], caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[str] = []

    class Telling:
        """Fails like D-Bus does: with what it was given."""

        def get_password(self, service: str, username: str) -> str | None:
            raise RuntimeError(f"no such item: {seen}")

        def set_password(self, service: str, username: str, password: str) -> None:
            seen.append(password)
            raise RuntimeError(f"cannot store password={password}")

        def delete_password(self, service: str, username: str) -> None:
            raise RuntimeError(username)

    with pytest.raises(VaultError) as caught:
        KeyVault(home(), OsRing(Telling), {}).seal(MARKER, PLACE)
    searched(caught.value)
    (key,) = seen
    assert_hidden("the error", everything_of(caught.value), key)
    assert_hidden("the log", caplog.text, key)
    for path in home().root.rglob("*"):
        if path.is_file():
            assert_hidden(str(path), path.read_bytes(), key)


def test_a_passphrase_that_is_wrong_or_unreadable(tmp_path: Path, searched: Callable[[BaseException], None]) -> None:
    phrase = tmp_path / "phrase"
    given = {"SCC_WALL_PASSPHRASE_FILE": str(phrase)}
    phrase.write_text("kuda laut biru", encoding="utf-8")
    sealed = KeyVault(home(), None, given).seal(MARKER, PLACE)
    for content in (MARKER.encode(), MARKER.encode() + b"\xff", MARKER.encode("utf-16")):
        phrase.write_bytes(content)
        with pytest.raises(VaultError) as caught:
            KeyVault(home(), None, given).unseal(sealed, PLACE)
        searched(caught.value)
    with pytest.raises(VaultError) as caught:
        KeyVault(home(), None, {}, lambda _wanted: MARKER).unseal(sealed, PLACE)
    searched(caught.value)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-1],
        lambda text: text + "\xff",
        lambda text: text.replace('"format": 2', '"format": 3'),
        lambda text: text.replace('"kind": "unsealed"', '"kind": "other"'),
        lambda text: text.replace('"key": "', '"key": "AAAA'),
        lambda text: json.dumps([text]),
    ],
)
def test_a_key_file_that_is_damaged_does_not_show_its_key(log_file: Path, damage: Callable[[str], str]) -> None:
    vault = KeyVault(home(), None, {}, allow_unsealed=True)
    vault.prepare()
    place = vault.status().place
    assert isinstance(place, key_file.Unsealed)
    vault.path.write_bytes(damage(vault.path.read_text()).encode("latin-1"))
    with pytest.raises(VaultError) as caught:
        KeyVault(home(), None, {}).seal(MARKER, PLACE)
    for content in (everything_of(caught.value), log_file.read_bytes() if log_file.exists() else b""):
        assert_hidden("the error or log", content, base64.b64encode(place.key).decode())
        assert_hidden("the error or log", content, place.key.hex())
        assert repr(place.key) not in str(content)


def test_a_field_moved_damaged_or_of_another_key(searched: Callable[[BaseException], None], tmp_path: Path) -> None:
    vault = KeyVault(home(), None, {}, allow_unsealed=True)
    sealed = vault.seal(MARKER, PLACE)
    other = KeyVault(Home(tmp_path / "other").ensure(), None, {}, allow_unsealed=True)
    other.prepare()
    unsealings: list[tuple[Vault, bytes, SecretPlace]] = [
        (vault, sealed, PLACE._replace(row="8")),
        (vault, sealed[:-1], PLACE),
        (other, sealed, PLACE),
    ]
    for opener, content, place in unsealings:
        with pytest.raises(VaultError) as caught:
            opener.unseal(content, place)
        searched(caught.value)


def test_what_is_configured_shows_no_password(searched: object) -> None:
    address = StreamConfig(f"rtsp://h/user=a_password={MARKER}_1")
    camera = CameraConfig(0, "A", address, sub=address, credentials=ACCOUNT, onvif=OnvifSetup("10.0.0.5", ACCOUNT))
    assert_hidden("repr", repr(camera))
    with open_store(home(), KeyVault(home(), None, {}, allow_unsealed=True), SYSTEM_CLOCK) as store:
        store.cameras.add(camera)
        try:
            store.cameras.add(camera)
        except Exception as error:  # noqa: BLE001 - whatever it is, all of it is searched
            assert_hidden("the error", everything_of(error))
        badly_kept = OnvifSetup(f"http://admin:{quote(MARKER, safe='')}@10.0.0.5/")
        with pytest.raises(StoreError) as refused:
            store.cameras.add(CameraConfig(0, "B", StreamConfig("rtsp://h/1"), onvif=badly_kept))
        assert_hidden("the error", everything_of(refused.value))
        assert_files_hidden(home().root)  # with the write-ahead log


class Closed(BaseHTTPRequestHandler):
    """Refuses every account."""

    def do_GET(self) -> None:
        self.send_response(401)
        self.send_header("WWW-Authenticate", 'Basic realm="kamera"')
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def http_url() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Closed) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.01,), name="http-camera")
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}/1"
        server.shutdown()
        serving.join(5)


def refusing(peer: Peer) -> None:
    peer.expect("OPTIONS")
    peer.answer(headers=["Public: DESCRIBE, SETUP, PLAY, TEARDOWN"])
    for _ in range(2):
        peer.expect("DESCRIBE")
        peer.answer(401, headers=['WWW-Authenticate: Basic realm="kamera"'])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_cameras_that_refuse_the_password(searched: object, http_url: str) -> None:
    in_path = f"rtsp://127.0.0.1:1/user=a_password={quote(MARKER, safe='')}_channel=1"
    with ScriptedCamera(refusing) as rtsp:
        addresses = (rtsp.url, http_url, in_path)
        feed = DecodedFeed(SYSTEM_CLOCK, VideoSettings(processes=1))
        try:
            feed.set_cameras(
                [CameraConfig(n, f"K{n}", StreamConfig(url), credentials=ACCOUNT) for n, url in enumerate(addresses)]
            )
            feed.show([TileRequest(f"t{n}", n, (160, 90)) for n in range(len(addresses))])
            told = until_refused(feed, len(addresses))
            assert_hidden("what the tiles show", told)
            assert_processes_hidden()
        finally:
            feed.close()
    assert any("Basic " in asked.headers.get("authorization", "") for peer in rtsp.peers for asked in peer.asked)


def until_refused(feed: DecodedFeed, count: int) -> str:
    """Tick until every tile has a cause; return all that is known of the tiles."""
    until_mono_ns = SYSTEM_CLOCK.mono_ns() + 20 * 10**9
    while True:
        feed.tick()
        statuses = [feed.status(f"t{n}") for n in range(count)]
        if all(status is not None and status.cause is not None for status in statuses):
            return f"{statuses!r} {feed.cameras()!r}"
        assert SYSTEM_CLOCK.mono_ns() < until_mono_ns, statuses
        _TICK.wait(0.02)


def assert_processes_hidden() -> None:
    """Search the command line and the environment of every process that we may look at."""
    seen = 0
    for process in Path("/proc").glob("[0-9]*"):
        for name in ("cmdline", "environ"):
            try:
                content = (process / name).read_bytes()
            except OSError:  # it has ended, or is another user's
                continue
            seen += 1
            assert_hidden(f"{process / name}", content)
    assert seen > 4
