"""What a berita acara says of steered cameras, in Indonesian."""

from scc_wall.domain.audit import FIRST_SEAL, AuditEntry, AuditResult, AuditRow, Value
from scc_wall.ui.access.minutes_words import action_words, details_words, subject_words
from tests.support.clock import START_UTC


def row(action: str, result: AuditResult = AuditResult.DONE, **details: Value) -> AuditRow:
    told = tuple((name.rstrip("_"), value) for name, value in details.items())
    return AuditRow(1, START_UTC, 0, AuditEntry(action, subject="camera:12", result=result, details=told), FIRST_SEAL)


def test_a_move() -> None:
    moved = row(
        "ptz.move",
        camera="PTZ Ampera",
        from_="0.1 0.2",
        to="0.3 0.2",
        began="2026-01-05T01:00:00.250+00:00",
        seconds=3.5,
        how="hold,box",
        commands=7,
    )
    assert (action_words(moved), subject_words(moved)) == ("Menggerakkan kamera", "kamera 12")
    assert details_words(moved) == (
        "kamera: PTZ Ampera; dari: 0.1 0.2; ke: 0.3 0.2; mulai: 05/01/2026 08.00.00; detik: 3,5; "
        "cara: ditahan, zum ke kotak; perintah terkirim: 7"
    )


def test_a_move_that_failed_says_why() -> None:
    unproved = row("ptz.move", AuditResult.FAILED, why="not proved")
    assert action_words(unproved) == "Menggerakkan kamera: GAGAL"
    assert details_words(unproved) == "sebab: tidak terbukti berhenti"
    assert "program terputus" in details_words(row("ptz.move", AuditResult.FAILED, why="cut-off", began="?"))


def test_every_action_of_steering_has_words() -> None:
    for action in ("take-over", "reserve", "preset", "patrol", "runaway", "runaway-over"):
        assert "ptz" not in action_words(row(f"ptz.{action}"))
