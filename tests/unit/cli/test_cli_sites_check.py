"""`scc-wall sites check`: what it prints, and its exit status."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from scc_wall import cli
from scc_wall.base import told
from scc_wall.cli import sites_check
from scc_wall.domain.site import (
    ContentVerdict,
    Evidence,
    EvidenceLayer,
    Page,
    ProbePhases,
    ProbeResult,
    SiteCause,
    SiteCertificate,
    SiteConfig,
    SiteState,
    VerdictLevel,
)
from scc_wall.domain.site_probe import ContentJudge, Prober, Seen
from tests.support.clock import START_UTC
from tests.support.web_pki import Authority
from tests.support.web_script import PAGE, ScriptedSite, answer, says

SITE = SiteConfig("Dinas", "https://dinas.sumselprov.go.id/")
GOOD = ProbeResult(
    site_id=0,
    at_utc=START_UTC,
    cause=None,
    status=200,
    phases=ProbePhases(1.23456, 2, 3, 40, 5, 6),
    certificate=SiteCertificate(
        "dinas.sumselprov.go.id", "R3", ("dinas.sumselprov.go.id",), START_UTC, START_UTC + timedelta(days=4000), 2
    ),
    address="103.0.0.1",
    hops=("https://www.dinas.sumselprov.go.id/",),
    body_bytes=44,
)
PAGE_READ = Page(SITE.url, 200, "text/html", PAGE)


class ScriptedProber(Prober):
    def __init__(self, result: ProbeResult) -> None:
        self.result = result

    def probe(self, site: SiteConfig, *, full: bool = True, path: str = "", as_crawler: bool = False) -> Seen:
        return Seen(self.result, PAGE_READ if self.result.ok else None)


class ScriptedJudge(ContentJudge):
    def __init__(self, level: VerdictLevel) -> None:
        self.level = level

    def judge(self, site, page, crawled=None, paths=(), approved=None) -> ContentVerdict:
        evidence = Evidence(EvidenceLayer.LEXICON, "title", "slot gacor", 2.0, page.url)
        return ContentVerdict(self.level, (evidence,) if self.level else ())


@pytest.fixture(autouse=True)
def _indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "_language", "id")


def document(capsys: pytest.CaptureFixture[str]) -> dict:
    return json.loads(capsys.readouterr().out)


def test_json_has_its_keys_and_no_other(capsys) -> None:
    assert sites_check.check(SITE, ScriptedProber(GOOD), ScriptedJudge(VerdictLevel.CLEAN), as_json=True) == 0
    found = document(capsys)
    assert list(found) == [
        "url", "state", "cause", "detail", "status", "phases_ms", "certificate", "evidence", "hops", "address",
    ]  # fmt: skip
    assert (found["url"], found["state"], found["cause"], found["detail"]) == (SITE.url, "NAIK", None, None)
    assert found["phases_ms"] == {"resolve": 1.235, "connect": 2, "tls": 3, "first_byte": 40, "transfer": 5}
    certificate = found["certificate"]
    assert list(certificate) == [
        "subject", "issuer", "names", "starts_utc", "expires_utc", "days_left", "chain_length", "trouble",
    ]  # fmt: skip
    assert certificate["starts_utc"] == "2026-01-05T01:00:00+00:00"
    assert certificate["days_left"] > 0
    assert (found["hops"], found["address"], found["evidence"]) == (list(GOOD.hops), "103.0.0.1", [])


def slow(ms: float) -> ProbeResult:
    return replace(GOOD, phases=ProbePhases(first_byte_ms=ms))


@pytest.mark.parametrize(
    ("result", "level", "state", "status"),
    [
        (slow(3000), VerdictLevel.CLEAN, "NAIK", 0),
        (slow(3001), VerdictLevel.CLEAN, "LAMBAT", 0),
        (slow(3001), VerdictLevel.SUSPICIOUS, "MENCURIGAKAN", 1),
        (GOOD, VerdictLevel.HACKED, "DIRETAS", 1),
        (replace(GOOD, cause=SiteCause.HTTP_5XX), VerdictLevel.CLEAN, "TURUN", 1),
        (replace(GOOD, cause=SiteCause.SLOW), VerdictLevel.CLEAN, "TURUN", 1),
    ],
)
def test_the_state_and_the_exit_status(capsys, result, level, state, status) -> None:
    assert sites_check.check(SITE, ScriptedProber(result), ScriptedJudge(level), as_json=True) == status
    found = document(capsys)
    assert found["state"] == state
    assert SiteState(found["state"])
    doubted = {"LAMBAT": "lambat", "MENCURIGAKAN": "isi", "DIRETAS": "isi"}.get(state)
    assert found["cause"] == (doubted if result.cause is None else result.cause.value)


def test_a_hacked_site_shows_what_was_found(capsys) -> None:
    assert sites_check.check(SITE, ScriptedProber(GOOD), ScriptedJudge(VerdictLevel.HACKED), as_json=True) == 1
    assert document(capsys)["evidence"] == [
        {"layer": "leksikon", "where": "title", "matched": "slot gacor", "weight": 2.0, "url": SITE.url}
    ]
    sites_check.check(SITE, ScriptedProber(GOOD), ScriptedJudge(VerdictLevel.HACKED))
    assert "Bukti       leksikon: title: slot gacor" in capsys.readouterr().out


def test_a_person_reads_phases_and_verdict(capsys) -> None:
    sites_check.check(SITE, ScriptedProber(GOOD))
    text = capsys.readouterr().out
    assert text.splitlines()[:2] == [SITE.url, "NAIK"]
    for part in ("103.0.0.1", "HTTP 200, 44 byte", "byte pertama 40 ms", "jumlah 57 ms", "diterbitkan oleh R3", "hari"):
        assert part in text


def test_a_person_reads_english(capsys, monkeypatch) -> None:
    monkeypatch.setattr(told, "_language", "en")
    sites_check.check(SITE, ScriptedProber(replace(GOOD, cause=SiteCause.DNS, detail=told.Told("tidak", "no"))))
    text = capsys.readouterr().out
    assert "TURUN (DNS): no" in text
    assert "first byte 40 ms" in text


def test_a_site_on_loopback_is_looked_at_with_internal_alone(capsys) -> None:
    with ScriptedSite(says(answer(PAGE))) as server:
        assert cli.main(["sites", "check", server.url(), "--internal", "--json"]) == 0
        found = document(capsys)
        assert (found["state"], found["status"], found["certificate"]) == ("NAIK", 200, None)
        assert found["phases_ms"]["first_byte"] >= 0
        assert cli.main(["sites", "check", server.url(), "--internal", "--as-crawler"]) == 0
        assert b"Googlebot" in server.requests[-1]
        capsys.readouterr()
        before = server.connections
        assert cli.main(["sites", "check", server.url(), "--json"]) == 1
        refused = document(capsys)
    assert (refused["state"], refused["cause"], refused["address"]) == ("TURUN", "koneksi", "")
    assert server.connections == before


def test_the_authority_of_an_internal_site_can_be_given(capsys, tmp_path: Path) -> None:
    root = Authority("Akar Uji")
    (tmp_path / "ca.pem").write_bytes(root.pem)
    with ScriptedSite(says(answer(PAGE)), root.server(tmp_path, "127.0.0.1")) as server:
        words = ["sites", "check", server.url(), "--internal", "--json"]
        assert cli.main(words) == 1
        assert document(capsys)["cause"] == "TLS rantai"
        assert cli.main([*words, "--ca", str(tmp_path / "ca.pem")]) == 0
        assert document(capsys)["certificate"]["issuer"] == "Akar Uji"


@pytest.mark.parametrize(
    "words",
    [
        ["not an address"],
        ["ftp://dinas.go.id/"],
        ["http://0x7f.1/", "--internal"],
        ["http://admin:rahasia@127.0.0.1/", "--internal"],
        ["http://127.0.0.1/", "--ca", "no-such-file.pem"],
        ["http://127.0.0.1/", "--ca", __file__],
    ],
)
def test_bad_usage_is_told_and_nothing_is_looked_at(capsys, words: list[str]) -> None:
    assert cli.main(["sites", "check", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err
    assert "rahasia" not in captured.err


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from scc_wall import cli\n"
        "try: cli.main(['sites', 'check', '--help'])\n"
        "except SystemExit: print([n for n in ('requests', 'cryptography', 'sqlalchemy') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
