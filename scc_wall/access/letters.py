"""Letters: registered, approved by a second person, revoked; and visitors under a host."""

from collections.abc import Sequence
from dataclasses import replace

from scc_wall.access import attachments
from scc_wall.access.policy import Asker, Policy
from scc_wall.access.presence import Presence
from scc_wall.access.sessions import Sessions
from scc_wall.access.witness import Witness
from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain import letter as rules
from scc_wall.domain.access_store import AccessStore, Attachment, StoredLetter
from scc_wall.domain.audit import Value
from scc_wall.domain.letter import Letter, LetterError, LetterState
from scc_wall.domain.nip import NIK_TODO, NIK_WHY, NipError, is_nik, normal_number, read_nip
from scc_wall.domain.person import Visitor
from scc_wall.domain.role import Action

Details = tuple[tuple[str, Value], ...]


class LetterFaults(LetterError):  # noqa: N818 - it holds several errors
    """Everything that keeps a letter from being registered.

    Parameters
    ----------
    faults
        In the order of the form.
    """

    def __init__(self, faults: Sequence[LetterError]) -> None:
        lines = [fault.what for fault in faults]
        why = Told("\n".join(line.id for line in lines), "\n".join(line.en for line in lines))
        super().__init__(Told("Surat tugas belum lengkap.", "The letter is not complete."), why)
        self.args = (tuple(faults),)  # what pickle and copy call the class with
        self.faults = tuple(faults)


class Letters:
    """The registered letters.

    Parameters
    ----------
    sessions
        Ended at once when their letter is revoked.
    """

    def __init__(self, store: AccessStore, policy: Policy, sessions: Sessions, clock: Clock, witness: Witness) -> None:
        self._witness = witness
        self._store = store
        self._policy = policy
        self._sessions = sessions
        self._clock = clock

    def faults(self, letter: Letter) -> list[LetterError]:
        """Return all that keeps a letter from being registered; for a form, as one types."""
        found = rules.faults(letter)
        found += self._number_faults(letter)
        if letter.valid_until_utc <= self._clock.now_utc():
            found.append(LetterError(Told("Surat ini sudah berakhir.", "This letter has ended."), field="valid_until"))
        sha256 = letter.attachment_sha256
        if sha256 is not None and self._store.letters.attachment(sha256) is None:
            found.append(
                LetterError(Told("Lampirannya tidak ada.", "Its attachment is not there."), field="attachment")
            )
        return found

    def _number_faults(self, letter: Letter) -> list[LetterError]:
        """Return an error for each person whose number is no NIP, unless a reason is given for it.

        The reason is read by the supervisor who approves the letter, or vouches for it: they let the number pass.
        """
        return [
            LetterError(
                Told(f"Tanpa NIP, alasannya belum diisi: {person.name}.", f"No NIP, and no reason: {person.name}."),
                None,
                Told("Tulis mengapa tanpa NIP; pengawas menilainya.", "Say why; a supervisor judges it."),
                field="number_reason",
            )
            for person in letter.persons
            if person.number.strip() and not person.number_reason.strip() and not self._is_nip(person.number)
        ]

    def _is_nip(self, number: str) -> bool:
        try:
            read_nip(number, self._clock.now_utc().date())
        except NipError:
            return False
        return True

    def register(self, by: Asker | None, letter: Letter, attachment: Attachment | None = None) -> StoredLetter:
        """Register a letter, to be approved by somebody else, and return it.

        Raises
        ------
        AccessDenied
            If `by` may not.
        LetterFaults
            If the letter is not complete.
        LetterError
            If that office has that number in that year already.
        AttachmentError
            If the scan is refused.
        """
        self._policy.check(by, Action.LETTER_REGISTER)
        assert by is not None  # else it was denied
        scan = None if attachment is None else attachments.from_bytes(attachment.content, attachment.name)
        if found := self.faults(replace(letter, attachment_sha256=None) if scan else letter):
            raise LetterFaults(found)
        normal = self._normal(letter if scan is None else replace(letter, attachment_sha256=scan.sha256))
        details = (
            ("number", normal.number),
            ("office", normal.office),
            ("scan", normal.attachment_sha256),
            ("regions", " ".join(sorted(normal.scope.region_codes))),
            ("cameras", " ".join(map(str, sorted(normal.scope.camera_ids)))),
            *steering(normal),
            *without_nip(normal),
        )
        with self._policy.recorded(by, Action.LETTER_REGISTER, details=details):
            if scan is not None:
                self._store.letters.keep(scan)
            return self._store.letters.add(normal, by.account.person_id, self._clock.now_utc())

    def approve(self, by: Asker | None, letter_id: int) -> StoredLetter:
        """Approve a letter and return it; by neither who registered it nor anybody it names.

        Raises
        ------
        AccessDenied
            If `by` may not.
        LetterError
            If it is `by`'s own letter, has ended, or does not wait for approval.
        """
        subject = f"letter:{letter_id}"
        self._policy.check(by, Action.LETTER_APPROVE, subject=subject)
        assert by is not None  # else it was denied
        stored = self._stored(letter_id)
        if (why := self._own(by, stored)) is not None:
            self._policy.refuse(by, Action.LETTER_APPROVE, why, subject=subject)
            raise LetterError(
                Told("Anda tidak dapat menyetujui surat sendiri.", "You can't approve a letter of your own."),
                None,
                Told("Minta pengawas lain.", "Ask another supervisor."),
            )
        if stored.state is not LetterState.WAITING:
            raise _changed_meanwhile()
        if stored.letter.valid_until_utc <= self._clock.now_utc():
            raise LetterError(Told("Surat tugas ini sudah berakhir.", "This letter has ended."))
        details = (*steering(stored.letter), *without_nip(stored.letter))
        return self._move(by, stored, LetterState.APPROVED, Action.LETTER_APPROVE, details=details)

    def revoke(self, by: Asker | None, letter_id: int, reason: str) -> StoredLetter:
        """Revoke a letter for a reason, end its sessions at once, and return it.

        Raises
        ------
        AccessDenied
            If `by` may not.
        LetterError
            If no reason is given, or it was revoked before.
        """
        self._policy.check(by, Action.LETTER_REVOKE, subject=f"letter:{letter_id}")
        assert by is not None  # else it was denied
        stored = self._stored(letter_id)
        if not reason.strip():
            raise LetterError(Told("Tulis alasannya.", "Give the reason."), field="reason")
        if stored.state is LetterState.REVOKED:
            raise _changed_meanwhile()
        why = (("reason", reason.strip()),)
        revoked = self._move(by, stored, LetterState.REVOKED, Action.LETTER_REVOKE, details=why)
        self._sessions.letter_revoked(letter_id)
        return revoked

    def list(self, text: str = "") -> Sequence[StoredLetter]:
        """Return the letters that hold `text`, the newest first."""
        return self._store.letters.list(text)

    def read(self, by: Asker | None, letter_id: int) -> StoredLetter:
        """Return a letter to be read whole, with the numbers of persons; who read it stands in the audit.

        Raises
        ------
        AccessDenied
            If `by` may not.
        LetterError
            If there is no such letter.
        """
        stored = self._to_be_read(by, letter_id)
        self._record_reading(by, stored, "letter")
        return stored

    def scan(self, by: Asker | None, letter_id: int) -> Attachment:
        """Return a letter's scan to be looked at; who looked stands in the audit.

        It is judged anew: whatever its row says by now, what is handed out is a PDF, JPEG or PNG by its first bytes.

        Raises
        ------
        AccessDenied
            If `by` may not.
        LetterError
            If there is no such letter, or it has no scan.
        AttachmentError
            If its name or content are not those of a scan.
        SccError
            If it was changed in the store.
        """
        stored = self._to_be_read(by, letter_id)
        sha256 = stored.letter.attachment_sha256
        kept = None if sha256 is None else self._store.letters.attachment(sha256)
        if kept is None:
            raise LetterError(
                Told("Surat tugas ini tidak punya pindaian.", "This letter has no scan."), field="attachment"
            )
        judged = attachments.from_bytes(kept.content, kept.name)
        self._record_reading(by, stored, "scan")
        return judged

    def may_read(self, by: Asker | None) -> bool:
        """Return whether `by` may read letters whole; nothing is recorded."""
        return self._policy.may(by, Action.LETTER_READ)

    def _to_be_read(self, by: Asker | None, letter_id: int) -> StoredLetter:
        self._policy.check(by, Action.LETTER_READ, subject=f"letter:{letter_id}")
        return self._stored(letter_id)

    def _record_reading(self, by: Asker | None, stored: StoredLetter, what: str) -> None:
        details = (("letter", stored.letter.number), ("what", what))
        subject = f"letter:{stored.letter_id}"
        self._policy.check_and_record(by, Action.LETTER_READ, subject=subject, details=details)

    def _stored(self, letter_id: int) -> StoredLetter:
        if (stored := self._store.letters.by_id(letter_id)) is None:
            raise LetterError(Told("Surat tugas itu tidak terdaftar.", "That letter is not registered."))
        return stored

    def _normal(self, letter: Letter) -> Letter:
        """Return the letter as it is compared later: its number and the persons' without what is written between."""
        persons = tuple(
            replace(
                person,
                number=normal_number(person.number),
                number_reason="" if self._is_nip(person.number) else " ".join(person.number_reason.split()),
            )
            for person in letter.persons
        )
        return replace(letter, number=rules.read_number(letter.number), office=letter.office.strip(), persons=persons)

    def _own(self, by: Asker, stored: StoredLetter) -> str | None:
        """Return why it is `by`'s own letter, None if it is not: by number too, for one who has two accounts."""
        number = normal_number(by.account.number)
        if stored.registered_by is not None:
            registrar = self._store.accounts.by_id(stored.registered_by)
            if stored.registered_by == by.account.person_id or (
                registrar is not None and normal_number(registrar.number) == number
            ):
                return "registered-it"
        if any(normal_number(person.number) == number for person in stored.letter.persons):
            return "named-in-it"
        return None

    def _move(
        self, by: Asker, stored: StoredLetter, after: LetterState, action: Action, *, details: Details
    ) -> StoredLetter:
        """Move a letter, its row first; a move that another was quicker to make stands as failed."""
        subject = f"letter:{stored.letter_id}"
        content = (("content", self._witness.letter_mark(stored.letter)),) if after is LetterState.APPROVED else ()
        told = (("letter", stored.letter.number), *details, *content)
        with self._policy.recorded(by, action, subject=subject, details=told):
            if not self._store.letters.move(stored.letter_id, stored.state, after, by.account.person_id):
                raise _changed_meanwhile()
        return self._stored(stored.letter_id)


class Visitors:
    """People without an account, under a host who answers for them."""

    def __init__(self, store: AccessStore, policy: Policy, clock: Clock) -> None:
        self._store = store
        self._policy = policy
        self._clock = clock

    def register(self, host: Presence | None, name: str, number: str, office: str, purpose: str) -> Visitor:
        """Let a visitor in under the host's session, and return them.

        Raises
        ------
        AccessDenied
            If the host may not.
        SccError
            If name, office or purpose is missing, or the number is a NIK.
        """
        self._policy.check(host, Action.VISITOR_REGISTER)
        assert host is not None  # else it was denied
        told = [" ".join(text.split()) for text in (name, office, purpose)]
        if not all(told):
            raise SccError(
                Told(
                    "Nama, instansi dan keperluan tamu wajib diisi.",
                    "The visitor's name, office and purpose are needed.",
                )
            )
        if is_nik(number):
            raise LetterError(NIK_WHY, None, NIK_TODO, field="number")
        self._policy.check_and_record(
            host, Action.VISITOR_REGISTER, details=(("visitor", told[0]), ("office", told[1]), ("purpose", told[2]))
        )
        since, session_id = self._clock.now_utc(), host.session.session_id
        return self._store.visitors.add(Visitor(0, told[0], normal_number(number), told[1], told[2], session_id, since))

    def leave(self, by: Presence | None, visitor_id: int) -> bool:
        """Note that a visitor left; False if that was noted before.

        Raises
        ------
        AccessDenied
            If `by` may not.
        """
        subject = f"visitor:{visitor_id}"
        self._policy.check_and_record(by, Action.VISITOR_REGISTER, subject=subject, details=(("left", True),))
        return self._store.visitors.left(visitor_id, self._clock.now_utc())

    def present(self) -> Sequence[Visitor]:
        """Return those who have not left."""
        return self._store.visitors.present()


def steering(letter: Letter) -> Details:
    """Return for the audit that a letter lets its bearers steer cameras, nothing for one that does not."""
    return (("ptz", True),) if letter.scope.ptz else ()


def without_nip(letter: Letter) -> Details:
    """Return whom the letter names without a NIP, and why, for the row of who answers for it."""
    told = [f"{person.name}: {person.number_reason}" for person in letter.persons if person.number_reason]
    return (("without_nip", "; ".join(told)),) if told else ()


def _changed_meanwhile() -> LetterError:
    return LetterError(
        Told("Surat tugas ini sudah diubah orang lain.", "Somebody else changed this letter meanwhile."),
        None,
        Told("Muat ulang daftarnya.", "Load the list again."),
    )
