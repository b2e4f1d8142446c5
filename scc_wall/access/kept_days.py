"""How long things beside the audit are kept, snapshots and events: chosen by an admin, with a row that says so."""

from collections.abc import Callable
from dataclasses import dataclass

from scc_wall.access.policy import Asker, Policy
from scc_wall.access.retention import RetentionError
from scc_wall.base.told import Told
from scc_wall.domain.role import Action
from scc_wall.domain.setting import Setting

MOST_DAYS = 36_500
"""A hundred years; more would reach before the first year."""


@dataclass(frozen=True, slots=True)
class KeptDays:
    """A setting of days, and what may be chosen for it.

    Parameters
    ----------
    for_ever
        Whether 0 may be chosen: nothing is deleted then.
    """

    setting: Setting[int]
    least: int
    for_ever: bool = False

    def allows(self, days: int) -> bool:
        """Return whether so many days may be chosen."""
        return self.least <= days <= MOST_DAYS or (self.for_ever and days == 0)


def choose(policy: Policy, by: Asker | None, kept: KeptDays, days: int, keep: Callable[[int], object]) -> None:
    """Have something kept for so many days from now on; nothing is deleted by it at once.

    Parameters
    ----------
    keep
        Stores them, as the setting.

    Raises
    ------
    AccessDenied
        If `by` may not.
    RetentionError
        If they are too few or too many.
    SccError
        If it can't be written.
    """
    key = kept.setting.key
    policy.check(by, Action.SETTING_CHANGE, subject=key)
    assert by is not None  # else it was denied
    if not kept.allows(days):
        raise RetentionError(
            Told(
                f"Masa simpan {kept.least} sampai {MOST_DAYS} hari.",
                f"They are kept for {kept.least} to {MOST_DAYS} days.",
            )
        )
    with policy.recorded(by, Action.SETTING_CHANGE, subject=key, details=(("days", days),)):
        keep(days)
