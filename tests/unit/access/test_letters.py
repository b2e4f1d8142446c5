import copy
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scc_wall.access import attachments
from scc_wall.access.accounts import LetPass
from scc_wall.access.attachments import LARGEST_BYTES, AttachmentError
from scc_wall.access.door import Vouch
from scc_wall.access.letters import LetterFaults
from scc_wall.access.told_errors import AccessDenied
from scc_wall.base.errors import SccError
from scc_wall.domain.access_store import Attachment
from scc_wall.domain.letter import Letter, LetterError, LetterState, NamedPerson, Scope
from scc_wall.domain.nip import NipError
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role
from tests.support.access_room import NUMBERS, OTHER_SUPERVISOR, PASSWORD, Room, letter

PDF = b"%PDF-1.7\n"
OF_OTHERS = replace(letter(), persons=(NamedPerson("Siti", "19850314 201001 1 004"),))


def registered(room: Room, who: str = "operator", given: Letter = OF_OTHERS) -> int:
    return room.access.letters.register(room.prove(who), given).letter_id


def test_a_letter_waits_until_a_second_person_approves_it(room: Room) -> None:
    stored = room.access.letters.register(room.enter(), OF_OTHERS)
    assert (stored.state, stored.registered_by) == (LetterState.WAITING, 1)
    assert stored.letter.persons[0].number == "198503142010011004"
    approved = room.access.letters.approve(room.prove("supervisor"), stored.letter_id)
    assert (approved.state, approved.approved_by) == (LetterState.APPROVED, 2)
    assert room.actions()[-2:] == ["letter.register", "letter.approve"]
    assert room.access.letters.list(stored.letter.number) == [approved]


def test_a_letter_just_registered_and_approved_opens_the_door(room: Room) -> None:
    letter_id = registered(room)
    room.access.letters.approve(room.prove("supervisor"), letter_id)
    assert room.enter(letter_id=letter_id).letter.letter_id == letter_id


def test_nobody_approves_what_they_registered(room: Room) -> None:
    letter_id = registered(room, "supervisor")
    with pytest.raises(LetterError, match="surat sendiri"):
        room.access.letters.approve(room.prove("supervisor"), letter_id)
    room.person("dua", Role.SUPERVISOR, "19790101 200501 2 001")
    with pytest.raises(LetterError, match="surat sendiri"):
        room.access.letters.approve(room.prove("dua"), letter_id)
    assert room.actions()[-2:] == ["!letter.approve"] * 2
    assert room.store.letters.by_id(letter_id).state is LetterState.WAITING  # type: ignore[union-attr]
    room.access.letters.approve(room.prove("wakil"), letter_id)


def test_nobody_approves_a_letter_that_names_them(room: Room) -> None:
    letter_id = registered(room, given=letter())
    with pytest.raises(LetterError, match="surat sendiri"):
        room.access.letters.approve(room.prove("supervisor"), letter_id)
    assert ("why", "named-in-it") in list(room.store.audit.rows())[-1].entry.details


def test_what_was_marked_before_letters_could_let_people_steer_stays_genuine(room: Room) -> None:
    """Else an update of the program would close the door to everybody whose letter was approved before it."""
    old = letter(Scope(frozenset({"16.71", "16.03"}), frozenset({7})))
    marked = room.access.letters._witness.letter_mark(old)
    assert marked == "beb4b80e5d55026d"
    assert room.access.letters._witness.letter_mark(replace(old, scope=replace(old.scope, ptz=True))) != marked


def with_scan(room: Room, name: str = "surat.pdf") -> int:
    scan = attachments.from_bytes(b"%PDF-1.7 x", name)
    return room.access.letters.register(room.prove("operator"), letter(), scan).letter_id


@pytest.mark.parametrize("who", ["supervisor", "auditor"])
def test_a_letter_and_its_scan_are_read_by_right_and_that_is_recorded(room: Room, who: str) -> None:
    letter_id = with_scan(room)
    assert room.access.letters.may_read(room.prove(who))
    assert room.access.letters.read(room.prove(who), letter_id).letter_id == letter_id
    assert room.access.letters.scan(room.prove(who), letter_id).content == b"%PDF-1.7 x"
    read = [row.entry for row in room.store.audit.rows() if row.entry.action == "letter.read"]
    assert [dict(entry.details)["what"] for entry in read] == ["letter", "scan"]
    assert {(entry.who, entry.subject) for entry in read} == {(who, f"letter:{letter_id}")}


@pytest.mark.parametrize("who", ["operator", "admin"])
def test_others_neither_read_it_whole_nor_see_its_scan(room: Room, who: str) -> None:
    letter_id = with_scan(room)
    before = len(room.actions())
    assert not room.access.letters.may_read(room.prove(who))
    assert len(room.actions()) == before  # asking what to offer is no attempt
    for call in (room.access.letters.read, room.access.letters.scan):
        with pytest.raises(AccessDenied):
            call(room.prove(who), letter_id)
    assert room.actions()[-2:] == ["!letter.read", "!letter.read"]


def test_without_the_row_no_scan_is_handed_out(room: Room) -> None:
    letter_id = with_scan(room)
    by = room.prove("supervisor")
    room.memory.disk.full = True
    with pytest.raises(AccessDenied):
        room.access.letters.scan(by, letter_id)


def test_a_letter_without_a_scan_says_so(room: Room) -> None:
    stored = room.access.letters.register(room.prove("operator"), letter())
    with pytest.raises(LetterError, match="tidak punya pindaian"):
        room.access.letters.scan(room.prove("supervisor"), stored.letter_id)


def test_what_the_store_says_of_a_scan_is_not_believed(room: Room) -> None:
    letter_id = with_scan(room)
    ((sha256, kept),) = room.memory.letters.scans.items()
    room.memory.letters.scans[sha256] = replace(kept, kind="exe")
    assert room.access.letters.scan(room.prove("supervisor"), letter_id).kind == "pdf"
    for change in ({"content": b"MZ program"}, {"name": "..\\..\\CON.pdf"}):
        room.memory.letters.scans[sha256] = replace(kept, **change)  # type: ignore[arg-type]
        with pytest.raises(attachments.AttachmentError):
            room.access.letters.scan(room.prove("supervisor"), letter_id)


@pytest.mark.parametrize("who", ["operator", "admin", "auditor"])
def test_only_supervisors_approve_and_revoke(room: Room, who: str) -> None:
    letter_id = registered(room)
    with pytest.raises(AccessDenied):
        room.access.letters.approve(room.prove(who), letter_id)
    with pytest.raises(AccessDenied):
        room.access.letters.revoke(room.prove(who), letter_id, "x")
    with pytest.raises(AccessDenied):
        room.access.letters.approve(None, letter_id)


def test_approving_and_revoking_happen_once(room: Room) -> None:
    letters, letter_id = room.access.letters, registered(room)
    letters.approve(room.prove("supervisor"), letter_id)
    with pytest.raises(LetterError, match="diubah orang lain"):
        letters.approve(room.prove("supervisor"), letter_id)
    with pytest.raises(LetterError, match="alasan"):
        letters.revoke(room.prove("wakil"), letter_id, " ")
    assert letters.revoke(room.prove("wakil"), letter_id, "salah").revoked_by == 5
    with pytest.raises(LetterError, match="diubah orang lain"):
        letters.revoke(room.prove("wakil"), letter_id, "salah")
    with pytest.raises(LetterError, match="tidak terdaftar"):
        letters.approve(room.prove("wakil"), 99)


def test_a_move_that_another_was_quicker_to_make_stands_as_failed(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    letter_id = registered(room)
    monkeypatch.setattr(room.memory.letters, "move", lambda *_: False)
    with pytest.raises(LetterError):
        room.access.letters.approve(room.prove("supervisor"), letter_id)
    assert room.actions()[-2:] == ["letter.approve", "!letter.approve"]


def test_all_faults_are_told_in_the_order_of_the_form(room: Room) -> None:
    bad = replace(letter(hours=-2), number="?", office=" ", persons=(), attachment_sha256="00")
    with pytest.raises(LetterFaults) as caught:
        room.access.letters.register(room.prove("operator"), bad)
    fields = [fault.field for fault in caught.value.faults]
    assert fields == ["number", "office", "persons", "valid_until", "valid_until", "attachment"]
    assert copy.copy(caught.value).faults == caught.value.faults
    assert room.access.letters.list() == []


def test_a_number_is_there_once_for_an_office_and_year(room: Room) -> None:
    registered(room)
    with pytest.raises(LetterError, match="nomor"):
        registered(room)
    assert room.actions()[-2:] == ["letter.register", "!letter.register"]


def test_nothing_is_registered_without_its_row(room: Room) -> None:
    by = room.prove("operator")
    room.memory.audit.full = True
    with pytest.raises(SccError):
        room.access.letters.register(by, OF_OTHERS)
    assert room.access.letters.list() == []


def test_a_scan_is_kept_under_its_content(room: Room) -> None:
    scan = attachments.from_bytes(PDF, "Surat Tugas.pdf")
    stored = room.access.letters.register(room.prove("operator"), OF_OTHERS, scan)
    assert stored.letter.attachment_sha256 == scan.sha256
    assert room.store.letters.attachment(scan.sha256) == scan


def test_a_scan_made_up_by_a_caller_is_looked_at_again(room: Room) -> None:
    with pytest.raises(AttachmentError):
        room.access.letters.register(room.prove("operator"), OF_OTHERS, Attachment("00", "x.pdf", "pdf", b"MZ"))
    made_up = Attachment("00", "x.pdf", "pdf", PDF)
    stored = room.access.letters.register(room.prove("operator"), OF_OTHERS, made_up)
    assert stored.letter.attachment_sha256 == attachments.from_bytes(PDF, "x.pdf").sha256


@pytest.mark.parametrize(
    ("content", "kind"), [(PDF, "pdf"), (b"\xff\xd8\xff\xe0JFIF", "jpeg"), (b"\x89PNG\r\n\x1a\n..", "png")]
)
def test_kinds_are_known_by_their_first_bytes(tmp_path: Path, content: bytes, kind: str) -> None:
    (path := tmp_path / "scan.bin").write_bytes(content)
    assert attachments.read(path).kind == kind
    assert attachments.read(path).name == "scan.bin"


@pytest.mark.parametrize("content", [b"", b"MZ\x90\0", b" %PDF-1.7", b"<html>", b"\x7fELF", b"%PD", b"\x89PNG\n"])
def test_other_content_is_refused_whatever_its_name(tmp_path: Path, content: bytes) -> None:
    (path := tmp_path / "surat.pdf").write_bytes(content)
    with pytest.raises(AttachmentError, match="ditolak"):
        attachments.read(path)


HOSTILE = [
    "", ".", "..", " ", "..\\..\\x", "../x.pdf", "/etc/passwd", "C:x.pdf", "CON.pdf", "con", "LPT1.a.pdf", "nul .pdf",
    "a\0.pdf", "a\n.pdf", "a\x1b[31m.pdf", "fdp.\u202egpj", "a\u200b.pdf", "\ud800.pdf", "x" * 256, "é" * 128, "a|b",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: ascii(name)[:20])
def test_hostile_names_are_refused(name: str) -> None:
    with pytest.raises(AttachmentError):
        attachments.from_bytes(PDF, name)


@pytest.mark.parametrize(
    "name", ["Surat Tugas (final) – 15.pdf", "contoh.pdf", "console.png", "surat", ".pdf", "'; --"]
)
def test_names_of_people_are_kept(name: str) -> None:
    assert attachments.from_bytes(PDF, name).name == name


def test_ten_megabytes_and_not_a_byte_more(tmp_path: Path) -> None:
    (path := tmp_path / "surat.pdf").write_bytes(PDF.ljust(LARGEST_BYTES, b"x"))
    assert len(attachments.read(path).content) == LARGEST_BYTES
    with path.open("ab") as file:
        file.write(b"x")
    with pytest.raises(AttachmentError, match="10 MB"):
        attachments.read(path)


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of Linux")
def test_links_pipes_devices_and_folders_are_refused(tmp_path: Path) -> None:
    (real := tmp_path / "real.pdf").write_bytes(PDF)
    (link := tmp_path / "link.pdf").symlink_to(real)
    os.mkfifo(pipe := tmp_path / "pipe.pdf")
    for path in (link, tmp_path, tmp_path / "missing.pdf"):
        with pytest.raises(AttachmentError):
            attachments.read(path)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(AttachmentError, match="bukan berkas biasa"):
            attachments.read(path)


@pytest.mark.skipif(sys.platform == "win32", reason="O_NOFOLLOW is Linux's")
def test_a_file_that_becomes_a_link_after_the_look_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (real := tmp_path / "real.pdf").write_bytes(PDF)
    (link := tmp_path / "link.pdf").symlink_to(real)
    monkeypatch.setattr(attachments, "_is_link", lambda _: False)
    with pytest.raises(AttachmentError):
        attachments.read(link)


def test_visitors_come_and_go_under_a_host(room: Room) -> None:
    host = room.enter()
    visitors = room.access.visitors
    visitor = visitors.register(host, " Andi  Saputra", "", "PT Jaringan", "perbaikan")
    assert (visitor.name, visitor.host_session_id) == ("Andi Saputra", host.session.session_id)
    assert visitors.present() == [visitor]
    assert visitors.leave(host, visitor.visitor_id)
    assert not visitors.leave(host, visitor.visitor_id)
    assert visitors.present() == []


def test_visitors_need_a_host_and_a_purpose(room: Room) -> None:
    with pytest.raises(AccessDenied):
        room.access.visitors.register(None, "Andi", "", "PT", "x")
    with pytest.raises(SccError, match="wajib"):
        room.access.visitors.register(room.enter(), "Andi", "", "PT", " ")
    room.access.sessions.lock()
    with pytest.raises(AccessDenied):
        room.access.visitors.register(room.access.sessions.present(), "Andi", "", "PT", "x")


def test_the_second_supervisor_of_these_tests_is_not_named() -> None:
    assert OTHER_SUPERVISOR not in {person.number for person in letter().persons}


OF_A_SOLDIER = replace(
    OF_OTHERS, persons=(NamedPerson("Andi", "kta-2020-77", number_reason="  anggota   TNI "), OF_OTHERS.persons[0])
)


def test_a_person_without_nip_needs_a_reason_that_the_approver_answers_for(room: Room) -> None:
    without = replace(OF_A_SOLDIER, persons=(replace(OF_A_SOLDIER.persons[0], number_reason=" "),))
    with pytest.raises(LetterFaults) as caught:
        room.access.letters.register(room.prove("operator"), without)
    assert [error.field for error in caught.value.faults] == ["number_reason"]
    assert "Andi" in caught.value.faults[0].what.id
    letter_id = registered(room, given=OF_A_SOLDIER)
    room.access.letters.approve(room.prove("supervisor"), letter_id)
    *_, asked, approved = (row.entry for row in room.store.audit.rows())
    for entry in (asked, approved):
        assert dict(entry.details)["without_nip"] == "Andi: anggota TNI"
    assert (asked.who, approved.who) == ("operator", "supervisor")


def test_whoever_vouches_for_it_answers_for_the_reason_too(room: Room) -> None:
    me = replace(OF_A_SOLDIER, persons=(*OF_A_SOLDIER.persons, NamedPerson("Op", NUMBERS[Role.OPERATOR])))
    letter_id = registered(room, given=me)
    room.enter(letter_id=letter_id, vouch=Vouch("wakil", PASSWORD, "jam 3 pagi"))
    (row,) = room.store.audit.with_action("letter.vouch")
    assert dict(row.entry.details)["without_nip"] == "Andi: anggota TNI"


def test_a_reason_beside_a_nip_is_not_kept(room: Room) -> None:
    nip = replace(OF_OTHERS.persons[0], number_reason="salah ketik")
    letter_id = registered(room, given=replace(OF_OTHERS, persons=(nip,)))
    stored = room.store.letters.by_id(letter_id)
    assert stored is not None
    assert stored.letter.persons[0].number_reason == ""
    assert "without_nip" not in dict(list(room.store.audit.rows())[-1].entry.details)


NIK = "1671 0154 0385 0004"


def test_no_nik_is_kept_of_anybody(room: Room) -> None:
    """Not on a letter, not of a visitor, not of an account, whoever would let it pass."""
    full = letter(number="77/OR/2026")
    reasoned = NamedPerson("Andi", NIK, number_reason="tanpa NIP")
    for with_nik in (
        replace(full, persons=(*full.persons, reasoned)),
        replace(full, signatory=replace(full.signatory, number=NIK)),
    ):
        with pytest.raises(LetterFaults, match="NIK tidak disimpan"):
            room.access.letters.register(room.prove("operator"), with_nik)
    with pytest.raises(LetterError, match="NIK tidak disimpan"):
        room.access.visitors.register(room.enter(), "Andi", NIK, "Radio", "Liputan")
    let_pass = LetPass("tanpa NIP", room.prove("supervisor"))
    with pytest.raises(NipError, match="NIK tidak disimpan"):
        room.access.accounts.add(
            room.prove("admin"), Account(0, "andi", "Andi", NIK, Role.OPERATOR, ""), PASSWORD, let_pass
        )
    assert room.access.visitors.present() == []
    assert "1671" not in str([row.entry for row in room.store.audit.rows()])
