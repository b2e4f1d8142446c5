"""What an imported file changes: pure, planned on the stored sites within one transaction.

A line is the stored site of the same address; else the one of the same name, where each name stands but once among
those that are left: an OPD may have several sites under one name. Else it is new. Nothing is ever removed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scc_wall.domain.camera_csv import same_name
from scc_wall.domain.site import SiteConfig
from scc_wall.domain.site_csv import SiteRow
from scc_wall.domain.site_url import same_url


@dataclass(frozen=True, slots=True)
class SiteChanges:
    """What is added and what is changed; the other stored sites stay as they are."""

    added: tuple[SiteConfig, ...] = ()
    updated: tuple[SiteConfig, ...] = ()
    unchanged: int = 0
    """Of those in the file."""


def planner(rows: Sequence[SiteRow]) -> Callable[[Sequence[SiteConfig]], SiteChanges]:
    """Return what plans the import of those rows."""
    return lambda stored: plan(rows, stored)


def plan(rows: Sequence[SiteRow], stored: Sequence[SiteConfig]) -> SiteChanges:
    """Return what the rows change of the stored sites."""
    partners = _partners(rows, stored)
    added = [row.site for row in rows if row.line not in partners]
    both = [(partners[row.line], _merged(partners[row.line], row)) for row in rows if row.line in partners]
    updated = tuple(new for old, new in both if new != old)
    return SiteChanges(tuple(added), updated, len(both) - len(updated))


def _partners(rows: Sequence[SiteRow], stored: Sequence[SiteConfig]) -> dict[int, SiteConfig]:
    """Return the stored site of each line that has one."""
    by_url = {same_url(site.url): site for site in stored if site.url}
    found = {row.line: by_url[key] for row in rows if row.site.url and (key := same_url(row.site.url)) in by_url}
    taken = {site.site_id for site in found.values()}
    left = _by_name((site, site.name) for site in stored if site.site_id not in taken)
    lines = _by_name((row, row.site.name) for row in rows if row.line not in found)
    for name, of_name in lines.items():
        if len(of_name) == 1 and len(left.get(name, ())) == 1:
            found[of_name[0].line] = left[name][0]
    return found


def _by_name(named: Iterable[tuple[Any, str]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for each, name in named:
        found[same_name(name)].append(each)
    return found


def _merged(old: SiteConfig, row: SiteRow) -> SiteConfig:
    """Return the stored site with what the file says of it: a column that it lacks changes nothing."""
    given = {name: getattr(row.site, name) for name in row.given if name != "confidence"}
    if not row.site.url:
        given.pop("url", None)  # the address that somebody found meanwhile is worth more than none
    return replace(old, **given)
