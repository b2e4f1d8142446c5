"""Secrets and persons are planted wherever the support bundle reads; the whole zip is searched for each of them."""

import base64
import hashlib
import io
import json
import sqlite3
import stat
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.app.doctor import children
from scc_wall.app.doctor.bundle.scrubber import Scrubber, shapes_of
from scc_wall.app.doctor.children import Heard
from scc_wall.base import told
from scc_wall.base.paths import home
from scc_wall.cli import main

pytestmark = pytest.mark.allows_log("the master key lies unsealed", "secrets can't be unsealed")

CAMERA = "Kam3ra/P@ss w0rd"
IN_URL = "UrlP4ss&x"
ONVIF = "0nvif-P4ss"
UNTOLD = "Ketikan-Rahasia"
"""A user's password: only its hash is stored, so nothing but a pattern can find it."""
PERSON, NIP, LOGIN = "Budi Santoso Wijaya", "198701012010011001", "bsantoso"
GUEST, LETTER, SIGNATORY = "Tamu Rahmawati", "090/1234/SCC/2026", "Dr. Hj. Penandatangan"
SECRETS = (CAMERA, IN_URL, ONVIF, UNTOLD)
PERSONS = (PERSON, NIP, LOGIN, GUEST, LETTER, SIGNATORY)
HEARD = {
    "screens": Heard({"platform": "offscreen", "qt": "6", "screens": []}, 0, f"password={UNTOLD}"),
    "decoder": Heard({}, 1, f"rtsp://admin:{CAMERA}@10.0.0.9/x can't be loaded by {PERSON}"),
}


@pytest.fixture(autouse=True)
def _installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SCC_WALL_KEYRING", "off")
    monkeypatch.setenv("SCC_WALL_ALLOW_UNSEALED_KEY", "1")
    monkeypatch.setenv("SCC_WALL_SOMETHING_NEW", UNTOLD)
    monkeypatch.setenv("QT_SCALE_FACTOR", CAMERA)
    monkeypatch.setattr(told, "_language", "id")
    monkeypatch.setattr(children, "ask_child", HEARD.__getitem__)
    monkeypatch.chdir(tmp_path)


def planted(tmp_path: Path) -> None:
    """Fill an installation: cameras, persons, letters, settings, layouts, logs, stack dumps."""
    lines = [
        "number,name,main_url,sub_url,username,password",
        f'1,Ampera,rtsp://127.0.0.1:9/live/{quote("jalur", safe="")},,admin,"{CAMERA}"',
        f"2,Musi,rtsp://127.0.0.1:9/user=a&password={quote(IN_URL, safe='')}&channel=1,,,",
    ]
    (tmp_path / "cameras.csv").write_text("\n".join(lines), encoding="utf-8")
    assert main(["cameras", "import", str(tmp_path / "cameras.csv")]) == 0
    with closing(sqlite3.connect(home().database, isolation_level=None)) as store:
        _plant_persons(store)
        _plant_texts(store)
    _plant_logs()


def _plant_persons(store: sqlite3.Connection) -> None:
    digest = hashlib.sha256(LOGIN.encode()).hexdigest()
    argon = f"$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ${base64.b64encode(UNTOLD.encode()).decode()}"
    store.execute(
        "INSERT INTO persons VALUES (1, ?, ?, ?, ?, 'admin', ?, '', '', '', '', 1)", (LOGIN, digest, PERSON, NIP, argon)
    )
    named = json.dumps([{"name": PERSON, "number": NIP, "number_reason": "", "rank": "", "position": "", "office": ""}])
    signatory = json.dumps({"name": SIGNATORY, "number": "", "position": "Kepala"})
    store.execute(
        "INSERT INTO letters (id, identity, number, dated, office, purpose, place, valid_from_utc, valid_until_utc, "
        "persons, signatory, legal_basis, copies_to, scope, signature, state, registered_utc, searched) VALUES "
        "(1, 'x', ?, '2026-01-01', '', '', '', '', '', ?, ?, '[]', '[]', '{}', 'wet', 'valid', '', '')",
        (LETTER, named, signatory),
    )
    store.execute(
        "INSERT INTO access_sessions (id, person_id, letter_id, purpose, opened_utc, seen_utc, left_s, ends_by) "
        "VALUES (1, 1, 1, '', '', '', 0, '')"
    )
    store.execute("INSERT INTO visitors VALUES (1, ?, ?, '', ?, 1, '', NULL)", (GUEST, NIP, f"bertemu {PERSON}"))


def _plant_texts(store: sqlite3.Connection) -> None:
    for key, value in {
        "desk.docks": UNTOLD,
        "language": CAMERA,
        "odd.thing": {"password": UNTOLD, "deep": [{"token": 5, "x": UNTOLD, PERSON: 1}], "count": 7},
        "sites.references": f"https://a:{UNTOLD}@1.1.1.1/",
    }.items():
        store.execute("INSERT INTO settings VALUES (?, ?)", (key, json.dumps(value)))
    layout = json.dumps({"pages": [{"name": f"milik {PERSON} {CAMERA}"}]})
    store.execute("INSERT INTO layouts (name, document, saved_utc) VALUES (?, ?, '')", (f"Tata {LOGIN}", layout))
    store.execute("UPDATE cameras SET name = ? WHERE number = 2", (f"Musi {CAMERA} {PERSON}",))
    store.execute(
        "INSERT INTO events (source, kind, priority, at_us, lasts, text_id, text_en, camera_ids, site_ids, members, "
        "acknowledged_by, is_open) VALUES ('camera', 'lost', 1, 0, 0, ?, ?, '[]', '[]', 1, ?, 1)",
        (PERSON, CAMERA, LOGIN),
    )


def _plant_logs() -> None:
    shapes = [shape for secret in (CAMERA, IN_URL) for shape in shapes_of(secret)]
    basic = base64.b64encode(f"admin:{CAMERA}".encode()).decode()
    digest = f'Digest username="{LOGIN}", realm="{UNTOLD}", nonce="{UNTOLD}", cnonce="{UNTOLD}", response="{UNTOLD}"'
    lines = [
        *shapes,
        f"opened rtsp://admin:{CAMERA}@10.0.0.9/x and rtsp%3A%2F%2Fadmin%3A{quote(UNTOLD)}%40h",
        f"Authorization: Basic {basic}",
        f"sent 'Basic {base64.b64encode(UNTOLD.encode()).decode()}'",
        digest,
        f"retry with nonce={UNTOLD} and response={UNTOLD}",
        f"<wsse:Password Type='x'>{UNTOLD}</wsse:Password><wsse:Nonce>{UNTOLD}</wsse:Nonce>",
        json.dumps({"body": json.dumps({"password": UNTOLD, "passphrase": UNTOLD})}),
        f"?password%3D{UNTOLD} next ?pwd={UNTOLD}&x=1",
        f"{PERSON.upper()} ({NIP}) dengan surat {LETTER} oleh {SIGNATORY}; tamu {GUEST.lower()}; {LOGIN}: masuk",
        f"berkas /x/{quote(PERSON)}/{quote_plus(GUEST)}.pdf",
    ]
    home().ensure()
    text = "\n".join(lines)
    (home().logs / "scc-wall.log.3").write_text(text, encoding="utf-8")
    (home().logs / f"{LOGIN}.log").write_text(text, encoding="utf-8")
    (home().logs / "stacks").mkdir()
    (home().logs / "stacks" / "guardian.txt").write_text(text, encoding="utf-8")
    (home().logs / "scc-wall.dmp").write_bytes(b"MDMP\0" + text.encode())
    (home().logs / "binary.log").write_bytes(b"\0" + text.encode())


def everything(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as opened:
        return {info.filename: opened.read(info).decode("utf-8") for info in opened.infolist()}


def assert_clean(said: dict[str, str], persons: tuple[str, ...] = PERSONS) -> None:
    for name, text in said.items():
        where = f"{name}\n{text}"
        for secret in SECRETS:
            for shape in shapes_of(secret):
                assert shape not in where, f"{name} holds {shape!r}"
        for person in persons:
            for shape in (person, quote(person), quote_plus(person)):
                assert shape.lower() not in where.lower(), f"{name} holds {shape!r}"


def test_nothing_that_was_planted_is_in_the_bundle(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    planted(tmp_path)
    file = tmp_path / "b.zip"
    main(["doctor", "--no-cameras", "--bundle", str(file)])
    said = everything(file)
    assert_clean(said)
    told_before = capfd.readouterr()
    assert "logs/scc-wall.log.3: log" in told_before.err
    assert "PERHATIAN" not in told_before.err
    assert {"doctor.txt", "settings.json", "cameras.json", "logs/stacks/guardian.txt", "counts.json"} <= set(said)
    assert set(json.loads(said["logs-left-out.json"])) == {"binary.log", "scc-wall.dmp"}
    assert "‹ORANG 1›".lower() in said["logs/scc-wall.log.3"].lower()
    assert json.loads(said["settings.json"])["odd.thing"]["count"] == 7
    cameras = json.loads(said["cameras.json"])
    assert [one["streams"]["main"]["host"] for one in cameras] == ["127.0.0.1:9"] * 2
    assert [one["account"] for one in cameras] == [True, False]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with closing(sqlite3.connect(home().database)) as store:
        rows = store.execute("SELECT action, who, details FROM audit ORDER BY number DESC LIMIT 1").fetchall()
    assert rows[0][0] == "console"
    assert rows[0][1].startswith("cli:")
    assert "doctor --bundle" in rows[0][2]


def test_a_key_that_is_away_is_told_and_patterns_still_hide(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    planted(tmp_path)
    (home().keys / "master-key.json").write_text("{}", encoding="utf-8")
    file = tmp_path / "b.zip"
    assert main(["doctor", "--no-cameras", "--bundle", str(file)]) == 2
    assert not file.exists()  # there is an audit, and it can't be written


def test_a_store_that_is_broken_leaves_a_bundle_that_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_SCALE_FACTOR")  # nothing tells that a password stands there
    home().ensure()
    home().database.write_bytes(b"no database" * 1000)
    line = f"opened rtsp://admin:{CAMERA}@10.0.0.9/x Authorization: Basic x\npassword={UNTOLD}\n"
    (home().logs / "scc-wall.log").write_text(line, encoding="utf-8")
    assert main(["doctor", "--bundle"]) == 1
    (file,) = tmp_path.glob("scc-wall-bundle-*.zip")
    said = everything(file)
    assert "PERHATIAN: persons" in said["ISI-CONTENTS.txt"]
    assert json.loads(said["settings.json"]) == {"unreadable": "DatabaseError"}
    assert_clean(said, ())  # who they are stands in the store alone
    assert "tidak tercatat di audit" in capfd.readouterr().err


def test_a_dump_of_memory_is_told_and_never_taken(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_SCALE_FACTOR")
    here = home().ensure()
    here.memory_dumps.mkdir()
    memory = b"MDMP\x93\xa7" + UNTOLD.encode("utf-16-le") + UNTOLD.encode()
    (here.memory_dumps / "SCCWall.exe.4711.dmp").write_bytes(memory)
    (here.logs / "renamed.log").write_bytes(b"MDMP" + b"x" * 3_000_000 + UNTOLD.encode())  # text by name and end
    (here.logs / "core.17.txt").write_bytes(b"\x7fELF" + UNTOLD.encode())
    (here.logs / "dump-20260101T000000000000Z.txt").write_text("Thread 0x1:\n  File x", encoding="utf-8")
    file = tmp_path / "b.zip"
    main(["doctor", "--no-cameras", "--bundle", str(file)])
    said = everything(file)
    assert_clean(said, ())
    assert not {"logs/renamed.log", "logs/core.17.txt"} & set(said)
    assert "logs/dump-20260101T000000000000Z.txt" in said  # faulthandler's: where the threads were, in text
    listed = {one["name"]: one["bytes"] for one in json.loads(said["memory-dumps-left-out.json"])}
    assert listed["SCCWall.exe.4711.dmp"] == len(memory)
    assert set(listed) == {"SCCWall.exe.4711.dmp", "renamed.log", "core.17.txt"}
    on_screen = capfd.readouterr()
    assert "3 dump memori TIDAK disertakan" in on_screen.err
    assert "3 dump memori TIDAK disertakan" in said["ISI-CONTENTS.txt"]
    assert "Dump memori: 3 berkas" in on_screen.out


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=6, max_size=16)


@given(texts, texts, texts)
def test_no_shape_of_a_secret_stays(secret: str, before: str, behind: str) -> None:
    scrub = Scrubber([secret])
    coded = base64.b64encode((before + secret + behind).encode()).decode()
    said = scrub(f"{before} {quote(secret, safe='')} {coded} {json.dumps(secret)} {secret}{behind}")
    found = [shape for shape in shapes_of(secret) if shape in said and shape not in f"{before} {behind} ***={before}"]
    assert not found
