"""Accounts, letters, sessions and visitors, on every store."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scc_wall.base.paths import Home
from scc_wall.domain.access_session import EndReason
from scc_wall.domain.access_store import AccessStore, Attachment
from scc_wall.domain.letter import LetterError, LetterState, NamedPerson, Scope
from scc_wall.domain.person import Account, Failures, Visitor
from scc_wall.domain.role import Role
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from tests.support.access_values import ACCOUNT, AT_UTC, LETTER, registered, session_record
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

HOSTILE = [
    "'; DROP TABLE persons; --",
    '" OR 1=1 --',
    "%_\\%' || (SELECT password_hash FROM persons) || '",
    "NUL\0after",
    "half \ud83d of a pair",
    "\\0 \\u0000 \\\\",
    "😀 Ampéra \u202e \r\n\t",
    "",
]
ANY_TEXT = st.text(st.characters(exclude_categories=[])) | st.sampled_from(HOSTILE)


def test_the_store_is_what_the_service_layer_asks_for(store: Store) -> None:
    wanted: AccessStore = store  # mypy looks at this line
    assert wanted is store


def test_an_account_comes_back_as_it_was(
    store: Store, where: Home | str, vault: ScriptedVault, clock: ManualClock
) -> None:
    full = Account(0, "Siti", "siti aminah", "x-1", Role.ADMIN, "hash", "III/a", "Kepala", "Kominfo", "no NIP", False)
    budi, siti = store.accounts.add(ACCOUNT), store.accounts.add(full)
    assert budi == replace(ACCOUNT, person_id=budi.person_id)
    with open_store(where, vault, clock) as again:
        assert list(again.accounts.list()) == [budi, siti]
        assert again.accounts.by_id(siti.person_id) == siti
        assert again.accounts.by_id(siti.person_id + 99) is None


def test_a_login_is_found_and_taken_whatever_its_case(store: Store) -> None:
    budi = store.accounts.add(ACCOUNT)
    siti = store.accounts.add(replace(ACCOUNT, login="siti"))
    assert store.accounts.by_login(" BUDI ") == budi
    assert store.accounts.by_login("bud") is None
    with pytest.raises(StoreError, match="sudah dipakai"):
        store.accounts.add(replace(ACCOUNT, login="Budi"))
    with pytest.raises(StoreError, match="sudah dipakai"):
        store.accounts.change(replace(siti, login="bUDI"))
    changed = replace(budi, login="Budi", role=Role.SUPERVISOR, active=False, password_hash="other")
    store.accounts.change(changed)
    assert store.accounts.by_id(budi.person_id) == changed
    assert store.accounts.by_id(siti.person_id) == siti
    with pytest.raises(StoreError, match="tidak ada"):
        store.accounts.change(replace(ACCOUNT, login="new", person_id=999))


def test_failures_are_counted_for_any_name_and_outlive_the_program(
    store: Store, where: Home | str, vault: ScriptedVault, clock: ManualClock
) -> None:
    assert store.accounts.failures("nobody") == Failures()
    locked = Failures(5, AT_UTC + timedelta(minutes=15))
    assert store.accounts.change_failures("Nobody", lambda before: replace(before, count=before.count + 1)).count == 1
    assert store.accounts.change_failures("nobody ", lambda _: locked) == locked
    with open_store(where, vault, clock) as again:
        assert again.accounts.failures("NOBODY") == locked
        assert again.accounts.failures("another") == Failures()
        again.accounts.change_failures("nobody", lambda _: Failures())
    assert store.accounts.failures("nobody") == Failures()


def test_a_change_of_failures_that_raises_changes_nothing(store: Store) -> None:
    def bug(before: Failures) -> Failures:
        raise KeyError(before)

    store.accounts.change_failures("x", lambda _: Failures(3))
    with pytest.raises(KeyError):
        store.accounts.change_failures("x", bug)
    assert store.accounts.failures("x") == Failures(3)


def test_a_letter_comes_back_as_it_was(store: Store) -> None:
    person = store.accounts.add(ACCOUNT)
    plain = replace(LETTER, number="1/2", legal_basis=(), copies_to=(), scope=Scope(), attachment_sha256=None)
    full = store.letters.add(LETTER, person.person_id, AT_UTC)
    other = store.letters.add(plain, None, AT_UTC)
    assert (full.letter, full.state, full.registered_by) == (LETTER, LetterState.WAITING, person.person_id)
    assert store.letters.by_id(full.letter_id) == full
    assert store.letters.by_id(other.letter_id) == other
    assert store.letters.by_id(999) is None
    assert list(store.letters.list()) == [other, full]


def test_a_number_is_taken_once_by_office_and_year(store: Store) -> None:
    registered(store)
    twin = replace(LETTER, number="000.8.3.3 / 15/or", office=" dinas  KOMINFO provinsi sumateraselatan ", purpose="x")
    with pytest.raises(LetterError) as refused:
        store.letters.add(twin, None, AT_UTC)
    assert refused.value.field == "number"
    store.letters.add(replace(twin, dated=date(2025, 12, 31)), None, AT_UTC)
    store.letters.add(replace(twin, office="Dinas Perhubungan"), None, AT_UTC)
    store.letters.add(replace(twin, number="000.8.3.3/16/OR"), None, AT_UTC)
    assert len(store.letters.list()) == 4


def test_letters_are_searched_by_what_they_say(store: Store) -> None:
    registered(store)
    other = replace(LETTER, number="7/x", office="b", purpose="c", persons=(NamedPerson("Élodie", "9"),))
    store.letters.add(other, None, AT_UTC)
    for text in ("", "  "):
        assert len(store.letters.list(text)) == 2
    for text in ("000.8", "SUMATERA", "arus MUDIK", "siti a", "99007222021212007", " ÉLODIE"):
        assert len(store.letters.list(text)) == 1, text
    for text in ("Gubernur", "%", "_", "' OR 1=1 --", "\\", "x" * 60_000):
        assert len(store.letters.list(text)) == 0, text


def test_a_letter_moves_once(store: Store) -> None:
    person = store.accounts.add(ACCOUNT).person_id
    letter_id = registered(store).letter_id
    assert store.letters.move(letter_id, LetterState.WAITING, LetterState.APPROVED, person)
    assert not store.letters.move(letter_id, LetterState.WAITING, LetterState.APPROVED, person)
    assert store.letters.move(letter_id, LetterState.APPROVED, LetterState.REVOKED, person)
    assert not store.letters.move(letter_id, LetterState.APPROVED, LetterState.REVOKED, person)
    assert not store.letters.move(999, LetterState.WAITING, LetterState.REVOKED, person)
    stored = store.letters.by_id(letter_id)
    assert stored is not None
    assert (stored.state, stored.approved_by, stored.revoked_by) == (LetterState.REVOKED, person, person)


def test_the_name_of_an_attachment_is_data(store: Store) -> None:
    for name in ("../x", r"..\..\x.pdf", "CON.pdf", "NUL", "a\0b.pdf", "\udcff.pdf", "'; DROP TABLE attachments; --"):
        content = b"%PDF-1.7\0\xff" + name.encode("utf-8", "surrogateescape")
        scan = Attachment(hashlib.sha256(content).hexdigest(), name, "pdf", content)
        store.letters.keep(scan)
        store.letters.keep(replace(scan, name="another"))
        assert store.letters.attachment(scan.sha256) == scan
    assert store.letters.attachment("0" * 64) is None


def test_an_attachment_stands_under_its_own_sha256_alone(store: Store) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.letters.keep(Attachment("0" * 64, "x", "pdf", b"content"))


def test_an_attachment_of_the_greatest_size_is_kept(store: Store) -> None:
    content = b"%PDF-" + bytes(10 * 1024 * 1024)
    scan = Attachment(hashlib.sha256(content).hexdigest(), "x", "pdf", content)
    store.letters.keep(scan)
    assert store.letters.attachment(scan.sha256) == scan


def test_a_session_is_seen_and_ends_once(store: Store) -> None:
    record = store.sessions.add(session_record(store))
    second = store.sessions.add(replace(record, vouched_by=record.person_id))
    assert list(store.sessions.open_ones()) == [record, second]
    assert list(store.sessions.newest(5)) == [second, record]
    assert list(store.sessions.newest(1)) == [second]
    later = AT_UTC + timedelta(seconds=30)
    store.sessions.seen(record.session_id, later, 43170.25)
    seen = replace(record, seen_utc=later, left_s=43170.25)
    assert store.sessions.by_id(record.session_id) == seen
    assert store.sessions.end(record.session_id, EndReason.LOGOUT, later)
    assert not store.sessions.end(record.session_id, EndReason.ENDED_BY_SUPERVISOR, AT_UTC)
    store.sessions.seen(record.session_id, AT_UTC, 1.0)
    assert store.sessions.by_id(record.session_id) == replace(seen, ended=EndReason.LOGOUT, ended_utc=later)
    assert list(store.sessions.open_ones()) == [second]
    assert not store.sessions.end(999, EndReason.LOGOUT, later)
    assert store.sessions.by_id(999) is None


def test_a_visitor_leaves_once(store: Store) -> None:
    host = store.sessions.add(session_record(store))
    visitor = store.visitors.add(Visitor(0, "Tamu", "id-1", "Polda", "Rapat", host.session_id, AT_UTC))
    second = store.visitors.add(replace(visitor, name="Lain"))
    assert list(store.visitors.present()) == [visitor, second]
    assert store.visitors.left(visitor.visitor_id, AT_UTC)
    assert not store.visitors.left(visitor.visitor_id, AT_UTC)
    assert list(store.visitors.present()) == [second]


def test_a_time_of_another_zone_is_the_same_moment(store: Store) -> None:
    wib = AT_UTC.astimezone(timezone(timedelta(hours=7)))
    record = store.sessions.add(replace(session_record(store), opened_utc=wib))
    assert store.sessions.by_id(record.session_id) == record
    with pytest.raises(ValueError, match="zone"):
        store.sessions.add(replace(record, opened_utc=AT_UTC.replace(tzinfo=None)))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANY_TEXT, min_size=5, max_size=5))
def test_any_text_comes_back_from_every_field(store: Store, texts: list[str]) -> None:
    one, two, three, four, five = texts
    wanted = Account(0, one, two, three, Role.AUDITOR, four, five, one, two, three)
    known = store.accounts.by_login(one)
    account = store.accounts.add(wanted) if known is None else replace(wanted, person_id=known.person_id)
    store.accounts.change(account)
    assert store.accounts.by_login(one) == account
    people = (NamedPerson(one, two, three, four, five),)
    signatory = replace(LETTER.signatory, name=one, position=five)
    letter = replace(
        LETTER, number=one, office=two, purpose=three, place=four, persons=people, signatory=signatory,
        legal_basis=(five, one), copies_to=(two,), scope=Scope(frozenset({three})),
    )  # fmt: skip
    try:
        stored = store.letters.add(letter, account.person_id, AT_UTC)
    except LetterError:
        return  # an earlier example had that office and number
    assert store.letters.by_id(stored.letter_id) == stored
    assert stored in store.letters.list(one[:1000])


def test_sql_in_any_field_is_text(store: Store) -> None:
    record = session_record(store)
    for text in HOSTILE:
        session = store.sessions.add(replace(record, purpose=text))
        visitor = store.visitors.add(Visitor(0, text, text, text, text, session.session_id, AT_UTC))
        assert store.sessions.by_id(session.session_id) == session
        assert visitor in store.visitors.present()
        assert store.accounts.by_login(text) is None
        assert store.accounts.change_failures(text, lambda _: Failures(2)) == store.accounts.failures(text)
        assert store.letters.attachment(text) is None
        store.letters.list(text)
    assert len(store.accounts.list()) == 1


def test_a_reason_for_a_number_without_nip_comes_back(store: Store) -> None:
    soldier = NamedPerson("Andi", "KTA-2020-77", number_reason="anggota TNI")
    persons = (soldier, NamedPerson("Siti", "198503142010011004"))
    stored = store.letters.add(replace(LETTER, persons=persons, attachment_sha256=None), None, AT_UTC)
    found = store.letters.by_id(stored.letter_id)
    assert found is not None
    assert [person.number_reason for person in found.letter.persons] == ["anggota TNI", ""]
