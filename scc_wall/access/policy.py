"""The one check that every command passes: session × role × action × the letter's scope; denied by default."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final, Protocol

from scc_wall.access.audit_log import AuditLog
from scc_wall.access.credentials import Proven
from scc_wall.access.presence import Presence
from scc_wall.access.sessions import Sessions
from scc_wall.access.told_errors import (
    ASK_ADMIN,
    ASK_AUDITOR,
    ASK_SUPERVISOR,
    FIRST_START_OVER,
    LOG_IN,
    NO_AUDIT,
    NO_SESSION,
    NOT_ALLOWED,
    OUTSIDE,
    SESSION_ENDED,
    SESSION_LOCKED,
    UNLOCK,
    AccessDenied,
)
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_session import AccessSession, SessionState
from scc_wall.domain.audit import AuditEntry, AuditResult, Value
from scc_wall.domain.letter import Scope
from scc_wall.domain.person import Account
from scc_wall.domain.role import Action, Role, allows


@dataclass(frozen=True, slots=True)
class Installing:
    """An admin who sets up an installation that nobody was ever let in to (`access.first_start`, decision 0055).

    Parameters
    ----------
    letter_number
        Of the letter that they say they install under; nobody approved it, there is nobody yet who could.
    """

    account: Account
    proven_mono_ns: int
    letter_number: str = ""


Asker = Presence | Proven | Installing
"""Who asks: whoever is in, or somebody who has just given their password (at the door, on the command line, in the
wizard of the first start)."""
PROOF_S: Final = 60.0
INSTALL_S: Final = 3600.0
"""How long an admin installs by one password: finding, naming and trying a hall full of cameras takes that long."""


class Concerned(Protocol):
    """What a letter's limits are asked for: a camera, or what an event is about."""

    @property
    def camera_id(self) -> int:
        """Its number; 0 for a region alone."""
        ...

    @property
    def region_code(self) -> str | None:
        """Where it is, None if nobody knows."""
        ...


OF_ONE_CAMERA: Final = frozenset({Action.PTZ_MOVE, Action.PTZ_TAKE_OVER, Action.SNAPSHOT, Action.REPLAY})
"""Never allowed under a letter with limits without saying on which camera."""
OUTSIDE_SESSION: Final = frozenset(
    {
        Action.LETTER_REGISTER,
        Action.LETTER_APPROVE,
        Action.LETTER_REVOKE,
        Action.LETTER_VOUCH,
        Action.LETTER_READ,
        Action.SESSION_END_OTHER,
        Action.ACCOUNT_EDIT,
        Action.SETTING_CHANGE,
        Action.CONFIGURATION_IMPORT,
        Action.SECRETS_EXPORT,
        Action.KEY_ROTATE,
        Action.STORE_RESTORE,
        Action.RETENTION_PURGE,
        Action.AUDIT_READ,
        Action.AUDIT_EXPORT,
    }
)
"""What one's own password is enough for: paper work and installing. Nothing of it moves the wall or a camera."""
FIRST_START: Final = frozenset({Action.CAMERA_EDIT, Action.SITE_EDIT, Action.LAYOUT_CHANGE})
"""What an admin may do besides while nobody was ever let in: what `CONFIGURATION_IMPORT` lets them do at the terminal,
and say which screen is which."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not.

    Parameters
    ----------
    why
        In a word, for the audit.
    """

    why: str
    told: Told


def judge(
    session: AccessSession | None, role: Role, action: Action, scope: Scope, camera: Concerned | None = None
) -> Refusal | None:
    """Return why somebody in that session may not do that, None if they may. The whole rule, without side effects."""
    if session is None:
        return Refusal("no-session", NO_SESSION)
    if session.state is not SessionState.OPEN:
        locked = session.state is SessionState.LOCKED
        return Refusal("locked", SESSION_LOCKED) if locked else Refusal("ended", SESSION_ENDED)
    if not (allows(role, action) or _by_letter(role, action, scope)):
        return Refusal("role", NOT_ALLOWED)
    limited = bool(scope.region_codes or scope.camera_ids)
    if camera is None:
        return Refusal("scope", OUTSIDE) if limited and action in OF_ONE_CAMERA else None
    return None if scope.covers(camera.camera_id, camera.region_code) else Refusal("scope", OUTSIDE)


def _by_letter(role: Role, action: Action, scope: Scope) -> bool:
    """Return whether the letter lets somebody do what their role alone does not: an operator move cameras, no more."""
    return scope.ptz and role is Role.OPERATOR and action is Action.PTZ_MOVE


class Policy:
    """Asks `judge` of what is so now, and lets nothing happen that the audit can't bear witness to.

    Parameters
    ----------
    sessions
        Says what the asker's session is now, whatever it was when they were looked up.
    """

    def __init__(self, sessions: Sessions, audit: AuditLog, clock: Clock) -> None:
        self._sessions = sessions
        self._audit = audit
        self._clock = clock

    def check(self, by: Asker | None, action: Action, camera: Concerned | None = None, *, subject: str = "") -> None:
        """Return if `by` may do that now; a refusal is audited. What is allowed is recorded by who does it.

        Raises
        ------
        AccessDenied
            If not; or if the audit can't be written, then nobody may do anything.
        """
        refusal = self._refusal(by, action, camera)
        try:
            if refusal is not None:
                entry = _entry(by, action, _subject(camera, subject), (("why", refusal.why),))
                self._audit.record(_refused(entry))
            self._audit.ensure()
        except SccError as error:
            raise AccessDenied(NO_AUDIT, error.what, error.todo) from error
        if refusal is not None:
            raise AccessDenied(refusal.told, None, _what_to_do(refusal, action))

    def may(self, by: Asker | None, action: Action, camera: Concerned | None = None) -> bool:
        """Return whether `by` may do that now, for what is offered at all; nothing is recorded, and nothing allowed."""
        return self._refusal(by, action, camera) is None

    def check_and_record(
        self,
        by: Asker | None,
        action: Action,
        camera: Concerned | None = None,
        *,
        subject: str = "",
        details: tuple[tuple[str, Value], ...] = (),
    ) -> None:
        """Return if `by` may do that now and it stands in the audit: the way for all that is not coalesced.

        Raises
        ------
        AccessDenied
            As `check`, or if the row can't be written.
        """
        self.check(by, action, camera, subject=subject)
        try:
            self._audit.record(_entry(by, action, _subject(camera, subject), details))
        except SccError as error:
            raise AccessDenied(NO_AUDIT, error.what, error.todo) from error

    @contextmanager
    def recorded(
        self, by: Asker, action: Action, *, subject: str = "", details: tuple[tuple[str, Value], ...] = ()
    ) -> Iterator[None]:
        """Write what was allowed before it is done; if that fails, write so too.

        Raises
        ------
        SccError
            If it can't be written: nothing was done then.
        """
        with self._audit.recorded(_entry(by, action, subject, details)):
            yield

    def entry(
        self, by: Asker, action: Action, subject: str = "", details: tuple[tuple[str, Value], ...] = ()
    ) -> AuditEntry:
        """Return the entry of what was allowed, for who writes it together with what it is about."""
        return _entry(by, action, subject, details)

    def failed(
        self, by: Asker, action: Action, *, subject: str = "", details: tuple[tuple[str, Value], ...] = ()
    ) -> None:
        """Record that what was allowed and recorded did not come about.

        Raises
        ------
        SccError
            If it can't be written.
        """
        self._audit.record(replace(_entry(by, action, subject, details), result=AuditResult.FAILED))

    def refuse(self, by: Asker | None, action: Action, why: str, *, subject: str = "") -> None:
        """Record a refusal that a rule beside the role gave, e.g. one's own letter.

        Raises
        ------
        SccError
            If it can't be written.
        """
        self._audit.record(_refused(_entry(by, action, subject, (("why", why),))))

    def _refusal(self, by: Asker | None, action: Action, camera: Concerned | None) -> Refusal | None:
        if isinstance(by, Proven):
            return self._refusal_outside(by, action, camera)
        if isinstance(by, Installing):
            return self._refusal_installing(by, action, camera)
        now = self._sessions.present()
        if by is None or now is None:
            return Refusal("no-session", NO_SESSION) if by is None else Refusal("ended", SESSION_ENDED)
        if now.session.session_id != by.session.session_id:
            return Refusal("ended", SESSION_ENDED)
        return judge(now.session, now.account.role, action, now.scope, camera)

    def _refusal_outside(self, by: Proven, action: Action, camera: Concerned | None) -> Refusal | None:
        if action not in OUTSIDE_SESSION or camera is not None:
            return Refusal("no-session", NO_SESSION)
        if not 0 <= seconds_between(by.proven_mono_ns, self._clock.mono_ns()) <= PROOF_S:
            return Refusal("old-proof", Told("Masukkan kata sandi Anda lagi.", "Enter your password again."))
        return None if allows(by.account.role, action) else Refusal("role", NOT_ALLOWED)

    def _refusal_installing(self, by: Installing, action: Action, camera: Concerned | None) -> Refusal | None:
        """Asks each time whether the first start is still on: the first session ends it, at whichever station."""
        if action not in FIRST_START or camera is not None:
            return Refusal("no-session", NO_SESSION)
        if not 0 <= seconds_between(by.proven_mono_ns, self._clock.mono_ns()) <= INSTALL_S:
            return Refusal("old-proof", Told("Masukkan kata sandi Anda lagi.", "Enter your password again."))
        account = self._sessions.account_now(by.account.person_id)
        if account is None or not account.active or not allows(account.role, action):
            return Refusal("role", NOT_ALLOWED)
        return Refusal("first-start-over", FIRST_START_OVER) if self._sessions.ever_opened() else None


def _entry(by: Asker | None, action: Action, subject: str, details: tuple[tuple[str, Value], ...]) -> AuditEntry:
    if isinstance(by, Presence):
        return replace(by.entry(action.value, subject=subject), details=details)
    if isinstance(by, Installing):
        said = (*details, ("first-start", True))
        return AuditEntry(action.value, by.account.login, by.letter_number, subject, details=said)
    return AuditEntry(action.value, who=by.account.login if by else "", subject=subject, details=details)


_BY_ONESELF: Final[Mapping[str, Told | None]] = {
    "no-session": LOG_IN, "ended": LOG_IN, "locked": UNLOCK, "old-proof": None
}  # fmt: skip
"""What a person does who is refused for no lack of rights: nobody else can do it for them."""


def _what_to_do(refusal: Refusal, action: Action) -> Told | None:
    """Return what helps, or who could do it: of a role that may not, it is no use to ask one that may not either."""
    if refusal.why in _BY_ONESELF:
        return _BY_ONESELF[refusal.why]
    if refusal.why == "role" and not allows(Role.SUPERVISOR, action):
        return ASK_ADMIN if allows(Role.ADMIN, action) else ASK_AUDITOR
    return ASK_SUPERVISOR


def _refused(entry: AuditEntry) -> AuditEntry:
    return replace(entry, result=AuditResult.REFUSED)


def _subject(camera: Concerned | None, subject: str) -> str:
    return subject if camera is None or subject else f"camera:{camera.camera_id}"
