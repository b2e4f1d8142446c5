"""The door: person, password, letter, purpose and notice; opens a session or says why not."""

from dataclasses import dataclass, field
from datetime import datetime

from scc_wall.access.audit_log import AuditLog
from scc_wall.access.credentials import Credentials, Proven
from scc_wall.access.letters import without_nip
from scc_wall.access.policy import Asker, Policy
from scc_wall.access.presence import Presence, why_not
from scc_wall.access.sessions import Sessions
from scc_wall.access.told_errors import LoginRefused
from scc_wall.access.witness import Witness
from scc_wall.base.clock import Clock
from scc_wall.base.told import Told
from scc_wall.domain import access_session as rules
from scc_wall.domain.access_session import AccessSession, EndReason, SessionRecord
from scc_wall.domain.access_store import AccessStore, StoredLetter
from scc_wall.domain.audit import AuditEntry, AuditResult
from scc_wall.domain.letter import LetterError, LetterState
from scc_wall.domain.nip import normal_number
from scc_wall.domain.person import Account
from scc_wall.domain.role import Action

LONGEST_PURPOSE = 500


@dataclass(frozen=True, slots=True)
class Vouch:
    """Login and password of the second person who vouches for a letter that nobody approved yet, and why they do."""

    login: str
    password: str = field(repr=False)
    reason: str = ""


class Door:
    """Lets people in.

    Parameters
    ----------
    policy
        Says who may vouch.
    """

    def __init__(
        self,
        store: AccessStore,
        *,
        audit: AuditLog,
        credentials: Credentials,
        sessions: Sessions,
        policy: Policy,
        witness: Witness,
        clock: Clock,
    ) -> None:
        self._witness = witness
        self._store = store
        self._audit = audit
        self._credentials = credentials
        self._sessions = sessions
        self._policy = policy
        self._clock = clock

    def prove(self, login: str, password: str) -> Proven:
        """Return who it is, for what is done at the door before a session, e.g. to register a letter.

        Raises
        ------
        LoginRefused
            If login or password is wrong, or too many were.
        """
        return self._credentials.prove(login, password)

    def log_in(
        self,
        login: str,
        password: str,
        letter_id: int,
        purpose: str,
        *,
        notice_acknowledged: bool,
        vouch: Vouch | None = None,
    ) -> Presence:
        """Open a session and return who is in.

        Parameters
        ----------
        notice_acknowledged
            Whether the privacy notice was (UU 27/2022).
        vouch
            For a letter that waits for its approval; for any other it is not looked at.

        Raises
        ------
        LoginRefused
            If the form is not complete, somebody is in, or a password or the vouching person is refused.
        LetterError
            If the letter does not open the door for this person now.
        SccError
            If the store or the audit can't be written.
        """
        purpose = _checked_purpose(purpose, notice_acknowledged=notice_acknowledged)
        account = self._credentials.prove(login, password).account
        letter = self._letter(account, letter_id)
        vouched_by = None
        if letter.state is LetterState.WAITING and vouch is not None:
            self._raise_if_closed(letter, account, vouched=True)
            vouched_by = self._vouched(vouch, letter, account).person_id
        # Again, and last: checking passwords takes its time, and letters are revoked meanwhile.
        letter = self._letter(account, letter_id)
        self._raise_if_closed(letter, account, vouched=vouched_by is not None)
        now_utc = self._clock.now_utc()
        left_s, ends_by = rules.span(self._audit.latest_utc(), letter.letter.valid_until_utc)
        record = SessionRecord(
            0, account.person_id, letter_id, purpose, now_utc, now_utc, left_s, ends_by, vouched_by=vouched_by
        )
        return self._sessions.open(record, Presence(self._session(record, now_utc), account, letter))

    def end_session(self, by: Asker, session_id: int, reason: str) -> None:
        """End another's session, for a reason.

        Raises
        ------
        AccessDenied
            If `by` may not.
        LoginRefused
            If no reason is given, the session had ended, or it is one's own.
        """
        subject = f"session:{session_id}"
        self._policy.check(by, Action.SESSION_END_OTHER, subject=subject)
        if not reason.strip():
            raise LoginRefused(Told("Tulis alasannya.", "Give the reason."))
        record = self._store.sessions.by_id(session_id)
        if record is None or record.ended is not None:
            raise _had_ended()
        if record.person_id == by.account.person_id:
            raise _ones_own()
        details = (("reason", reason.strip()),)
        entry = AuditEntry(
            Action.SESSION_END_OTHER.value,
            who=by.account.login,
            subject=subject,
            details=details,
            session_id=session_id,
        )
        if not self._sessions.end(session_id, EndReason.ENDED_BY_SUPERVISOR, entry):
            raise _had_ended()

    def _session(self, record: SessionRecord, now_utc: datetime) -> AccessSession:
        now = self._clock.mono_ns()
        return AccessSession(
            session_id=0,
            person_id=record.person_id,
            letter_id=record.letter_id,
            purpose=record.purpose,
            opened_utc=now_utc,
            opened_mono_ns=now,
            ends_mono_ns=now + int(record.left_s * 1e9),
            ends_by=record.ends_by,
            touched_mono_ns=now,
            vouched_by=record.vouched_by,
        )

    def _letter(self, account: Account, letter_id: int) -> StoredLetter:
        if (letter := self._store.letters.by_id(letter_id)) is None:
            self._record_refusal(account, letter_id, "unknown-letter")
            raise LetterError(Told("Surat tugas itu tidak terdaftar.", "That letter is not registered."))
        return letter

    def _raise_if_closed(self, letter: StoredLetter, account: Account, *, vouched: bool) -> None:
        now_utc, latest_utc = self._clock.now_utc(), self._audit.latest_utc()
        error = why_not(letter, account, now_utc, vouched=vouched)
        if error is None and letter.letter.valid_until_utc <= latest_utc:
            error = _ended_by_the_audit((latest_utc - now_utc).total_seconds())
        if error is not None:
            self._record_refusal(account, letter.letter_id, error.what.en, letter.letter.number)
            raise error
        self._witness.check_letter(letter)

    def _vouched(self, vouch: Vouch, letter: StoredLetter, applicant: Account) -> Account:
        """Return who vouches: another person, by their own password, whose role may."""
        proven = self._credentials.prove(vouch.login, vouch.password, purpose="vouch")
        who, subject = proven.account, f"letter:{letter.letter_id}"
        if same_person(who, applicant):
            self._policy.refuse(proven, Action.LETTER_VOUCH, "applicant", subject=subject)
            raise LoginRefused(
                Told("Anda tidak dapat menjamin diri sendiri.", "You can't vouch for yourself."),
                None,
                Told(
                    "Minta pengawas lain memasukkan kata sandinya.", "Ask another supervisor to enter their password."
                ),
            )
        details = (
            ("applicant", applicant.login),
            ("letter", letter.letter.number),
            ("reason", vouch.reason.strip()),
            *without_nip(letter.letter),
        )
        self._policy.check_and_record(proven, Action.LETTER_VOUCH, subject=subject, details=details)
        return who

    def _record_refusal(self, account: Account, letter_id: int, why: str, number: str = "") -> None:
        self._audit.record(
            AuditEntry(
                "login.refused", account.login, number, f"letter:{letter_id}", AuditResult.REFUSED, (("why", why),)
            )
        )


def _ended_by_the_audit(behind_s: float) -> LetterError:
    """Return why a letter opens no door that has ended by the newest row of the audit, whatever the clock says now."""
    minutes = round(behind_s / 60)
    return LetterError(
        Told("Surat tugas ini sudah berakhir.", "This letter has ended."),
        Told(
            f"Jam komputer {minutes} menit di belakang catatan audit terakhir.",
            f"The computer's clock is {minutes} minutes behind the newest record of the audit.",
        ),
        Told(
            "Betulkan jam komputer; bila jamnya memang benar, perlu surat yang berlaku lebih lama.",
            "Set the computer's clock right; if it is right, a letter that is valid for longer is needed.",
        ),
    )


def _had_ended() -> LoginRefused:
    return LoginRefused(
        Told("Sesi itu sudah berakhir.", "That session had ended."),
        None,
        Told("Muat ulang daftarnya.", "Load the list again."),
    )


def _ones_own() -> LoginRefused:
    return LoginRefused(
        Told("Itu sesi Anda sendiri.", "That is your own session."),
        None,
        Told("Keluar lewat Ctrl+Shift+L.", "Log out by Ctrl+Shift+L."),
    )


def same_person(one: Account, other: Account) -> bool:
    """Return whether two accounts are one person: by their number too, for one who has two accounts."""
    return one.person_id == other.person_id or normal_number(one.number) == normal_number(other.number)


def _checked_purpose(purpose: str, *, notice_acknowledged: bool) -> str:
    text = " ".join(purpose.split())
    if not text or len(text) > LONGEST_PURPOSE:
        raise LoginRefused(
            Told("Tulis keperluan Anda.", "Say what you are here for."),
            Told(f"1 sampai {LONGEST_PURPOSE} karakter.", f"1 to {LONGEST_PURPOSE} characters."),
        )
    if not notice_acknowledged:
        raise LoginRefused(
            Told("Pemberitahuan privasi belum dinyatakan dibaca.", "The privacy notice was not acknowledged."),
            None,
            Told("Baca pemberitahuan itu dan tandai.", "Read the notice and tick it."),
        )
    return text
