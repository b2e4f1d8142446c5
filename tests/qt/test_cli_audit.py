"""`scc-wall audit export` and `purge` as an auditor and an admin give them at the terminal."""

import csv
import re
import socket
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scc_wall.access import export
from scc_wall.access.anchor_syslog import ANCHOR_SYSLOG
from scc_wall.access.passwords import Passwords
from scc_wall.access.retention import RETENTION_DAYS
from scc_wall.cli import main
from scc_wall.cli.access_opening import opened_access
from scc_wall.domain.audit import AuditEntry
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role
from tests.support.access_room import NUMBERS, PASSWORD, LenientWitness
from tests.support.clock import ManualClock
from tests.support.terminal import Typist, installation, typist  # noqa: F401 - fixtures, known by their names

pytestmark = [pytest.mark.usefixtures("installation", "qapp"), pytest.mark.allows_log("the master key lies unsealed")]


@pytest.fixture(autouse=True)
def lenient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let in people whom a test put into the store by hand, which the audit knows nothing of."""
    monkeypatch.setattr("scc_wall.access.service.Witness", LenientWitness)


@pytest.fixture(autouse=True)
def _people(installation: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    """One of each role, and three rows: two in session 7, one that is a formula to a spreadsheet."""
    hashed = Passwords().hash(PASSWORD)
    with opened_access(make=True) as (access, store):
        for role, number in NUMBERS.items():
            store.accounts.add(Account(0, str(role), str(role).title(), number, role, hashed))
        for number, subject in enumerate(("camera:1", "=HYPERLINK(1)", "camera:2")):
            session_id = 7 if number else None
            access.audit.record(AuditEntry("snapshot", "operator", "15/OR/2026", subject, session_id=session_id))


def as_(who: Role, typist: Typist) -> None:  # noqa: F811
    typist.types(str(who)).unseen(PASSWORD)


def cells(file: Path) -> list[list[str]]:
    text = file.read_bytes().decode("utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";"))


def test_an_auditor_exports_csv_as_excel_reads_it(typist: Typist, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "audit.csv"
    as_(Role.AUDITOR, typist)
    assert main(["audit", "export", str(file)]) == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfnumber;at_utc;")
    assert [row[3] for row in cells(file)[1:]] == ["snapshot"] * 3 + ["console", "audit.export"]
    assert cells(file)[2][6] == "'=HYPERLINK(1)"
    if sys.platform != "win32":  # there the folder's list of rights holds
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_rows_are_chosen_by_session_letter_and_days(typist: Typist, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "audit.csv"
    today = (datetime.now(UTC) + timedelta(hours=7)).date()
    for words, count in (
        (["--session", "7"], 2),
        (["--letter", "15/OR/2026"], 3),
        (["--letter", "16/OR/2026"], 0),
        (["--from", str(today - timedelta(days=1)), "--until", str(today), "--session", "7"], 2),
        (["--until", str(today - timedelta(days=2))], 0),
        (["--from", str(today + timedelta(days=2))], 0),
    ):
        as_(Role.AUDITOR, typist)
        assert main(["audit", "export", str(file), *words]) == 0
        assert len(cells(file)) == count + 1, words


def test_a_berita_acara_is_written_as_pdf(typist: Typist, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "Berita Acara.PDF"
    as_(Role.AUDITOR, typist)
    assert main(["audit", "export", str(file), "--session", "7"]) == 0
    assert file.read_bytes().startswith(b"%PDF-")
    assert re.findall(rb"/Count (\d+)", file.read_bytes()) == [b"1"]


@pytest.mark.parametrize("who", [Role.OPERATOR, Role.SUPERVISOR, Role.ADMIN])
def test_nobody_else_exports(typist: Typist, tmp_path: Path, who: Role) -> None:  # noqa: F811
    for name in ("audit.csv", "audit.pdf"):
        as_(who, typist)
        assert main(["audit", "export", str(tmp_path / name)]) == 2
        assert not (tmp_path / name).exists()
    with opened_access() as (_, store):
        assert [row.entry.result.value for row in store.audit.rows()][-1] == "refused"


def test_what_can_not_be_done_is_told_and_leaves_the_old_file(
    typist: Typist,  # noqa: F811
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert main(["audit", "export", str(tmp_path / "audit.xlsx")]) == 2
    as_(Role.AUDITOR, typist)
    assert main(["audit", "export", str(tmp_path / "nowhere" / "audit.csv")]) == 2
    (tmp_path / "audit.pdf").write_text("lama")
    monkeypatch.setattr(export, "MOST_ROWS_ON_PAPER", 2)
    as_(Role.AUDITOR, typist)
    assert main(["audit", "export", str(tmp_path / "audit.pdf")]) == 2
    assert (tmp_path / "audit.pdf").read_text() == "lama"
    said = capsys.readouterr().err
    for told in ("Jenis berkas", "tidak dapat ditulis", "Terlalu banyak untuk berita acara"):
        assert told in said


def test_an_admin_purges_what_is_a_year_old(
    typist: Typist,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert main(["audit", "purge", "--dry-run"]) == 0
    assert "365 hari" in capsys.readouterr().out
    clock = ManualClock(start_utc=datetime.now(UTC) + timedelta(days=400))
    monkeypatch.setattr("scc_wall.base.clock.SYSTEM_CLOCK", clock)
    for _ in range(2):
        with opened_access() as (access, _store):
            access.audit.record(AuditEntry("snapshot"))
        clock.advance(4 * 86400.0)  # the clock is believed once it has gone on
    assert main(["audit", "purge", "--dry-run"]) == 0
    assert "3 baris" in capsys.readouterr().out
    as_(Role.AUDITOR, typist)
    assert main(["audit", "purge"]) == 2
    as_(Role.ADMIN, typist)
    assert main(["audit", "purge"]) == 0
    assert "dihapus" in capsys.readouterr().out
    assert main(["audit", "verify"]) == 0
    assert "Baris sebelum 4 dihapus menurut masa simpan" in capsys.readouterr().out


def test_an_admin_chooses_for_how_long_the_audit_is_kept(typist: Typist) -> None:  # noqa: F811
    for who, days, status in ((Role.AUDITOR, "400", 2), (Role.ADMIN, "29", 2), (Role.ADMIN, "400", 0)):
        as_(who, typist)
        assert main(["audit", "retention", days]) == status
        with opened_access() as (_, store):
            assert store.settings.get(RETENTION_DAYS) == (400 if status == 0 else 365)
            row = list(store.audit.rows())[-1].entry
    assert (row.action, row.who, dict(row.details)) == ("setting.change", "admin", {"days": 400})


def test_an_admin_chooses_where_anchors_are_copied_to(typist: Typist) -> None:  # noqa: F811
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as logger:
        logger.bind(("127.0.0.1", 0))
        logger.settimeout(10)
        ours = f"127.0.0.1:{logger.getsockname()[1]}"
        for who, place, status in (
            (Role.AUDITOR, "/dev/log", 2),
            (Role.ADMIN, "log.example.org:514", 2),
            (Role.ADMIN, ours, 0),
            (Role.ADMIN, "off", 0),
        ):
            as_(who, typist)
            assert main(["audit", "syslog", place]) == status
            with opened_access() as (_, store):
                assert store.settings.get(ANCHOR_SYSLOG) == (ours if place == ours else "")
                row = list(store.audit.rows())[-1].entry
            if status == 0:
                text = "" if place == "off" else place
                assert (row.action, row.who, dict(row.details)) == ("setting.change", "admin", {"address": text})
        assert b"audit-anchor" in logger.recv(1024)
