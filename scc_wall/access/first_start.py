"""The first start: an admin sets up what nobody was ever let in to, and loses that right with the first session.

::

    first admin made, or an admin's password ─► begin ─recorded─► Installing ─each act: policy.check─► cameras, sites
                                                   └─ a session was ever opened: refused

A session needs a letter that a second person approved, and at a first start there is no second person yet. What is
allowed is not more than the same admin may do at the terminal by the same password (`CONFIGURATION_IMPORT`).
"""

from scc_wall.access.credentials import Proven
from scc_wall.access.policy import Installing
from scc_wall.access.service import Access
from scc_wall.access.told_errors import ASK_ADMIN, FIRST_START_OVER, NOT_ALLOWED, AccessDenied
from scc_wall.domain.audit import AuditEntry, AuditResult
from scc_wall.domain.role import Role

BEGUN = "first-start.begin"


class FirstStart:
    """Says whether the first start is on, and lets an admin begin it."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def over(self) -> bool:
        """Return whether somebody was let in already; then nothing more is allowed by it, forever.

        Raises
        ------
        SccError
            If store or audit can't be read.
        """
        return self._access.sessions.ever_opened()

    def begin(self, proven: Proven, letter_number: str = "") -> Installing:
        """Let an admin install by the password that they just gave; it stands in the audit.

        Parameters
        ----------
        letter_number
            Of the letter under which they install; empty if they name none.

        Raises
        ------
        AccessDenied
            If it is no admin, or somebody was let in before.
        SccError
            If it can't be recorded.
        """
        why = "role" if proven.account.role is not Role.ADMIN else "first-start-over" if self.over() else ""
        result = AuditResult.REFUSED if why else AuditResult.DONE
        details = (("why", why),) if why else (("letter", bool(letter_number)),)
        self._access.audit.record(
            AuditEntry(BEGUN, proven.account.login, letter_number, result=result, details=details)
        )
        if why:
            raise AccessDenied(NOT_ALLOWED if why == "role" else FIRST_START_OVER, None, ASK_ADMIN)
        return Installing(proven.account, proven.proven_mono_ns, letter_number)
