"""An event while it is followed: which causes are in it, and what it says of them.

::

    ONE      one cause
    REGION   most cameras of a region, and its site
    NETWORK  all cameras at once, or SCC's own network
    FLOOD    more than ten in ten minutes, whatever they are
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.domain.event_cause import Cause
from scc_wall.domain.region import regions

REGION_CUT: Final = "region.cut"
NETWORK_CUT: Final = "network.cut"
FLOOD: Final = "flood"


class Form(Enum):
    """Drawn above."""

    ONE = auto()
    REGION = auto()
    NETWORK = auto()
    FLOOD = auto()


@dataclass(slots=True)
class Group:
    """One event and its causes.

    Parameters
    ----------
    number
        Of the event in this run, counted from 1.
    keys
        Causes that hold, in the order in which they came.
    causes
        What is known of every cause that was ever in it, the latest word of each.
    begun_s, joined_s, ended_s
        When it was told, when the last cause joined it, and when it ended, on the monotonic clock in seconds.
    times
        How often its cause came: one that comes and goes has one event that counts.
    apart
        Never part of a flood.
    folded
        Part of another event by now.
    unwatched
        It ended because what it is of is watched no more: nobody knows whether that is well again.
    """

    number: int
    form: Form
    event: Event
    begun_s: float
    joined_s: float
    keys: dict[str, None] = field(default_factory=dict)
    causes: dict[str, Cause] = field(default_factory=dict)
    ended_s: float | None = None
    times: int = 1
    apart: bool = False
    folded: bool = False
    unwatched: bool = False

    @property
    def lasts(self) -> bool:
        """Whether it is open: followed, and not over."""
        return self.ended_s is None and not self.folded


def form_of(event: Event) -> Form:
    """Return what a stored event was."""
    return {REGION_CUT: Form.REGION, NETWORK_CUT: Form.NETWORK, FLOOD: Form.FLOOD}.get(event.kind, Form.ONE)


def blank(form: Form, at_utc: datetime, region_code: str | None = None) -> Event:
    """Return an event of several causes, before they are known."""
    kind, priority = {
        Form.REGION: (REGION_CUT, EventPriority.HIGH),
        Form.NETWORK: (NETWORK_CUT, EventPriority.HIGH),
        Form.FLOOD: (FLOOD, EventPriority.MEDIUM),
    }[form]
    todo = TODO[form]
    return Event(EventSource.NETWORK, kind, priority, at_utc, Told("", ""), todo, lasts=True, region_code=region_code)


def worded(group: Group, ended_utc: datetime | None = None) -> Event:
    """Return the event as its causes make it now."""
    event, causes = replace(group.event, ended_utc=ended_utc), tuple(group.causes.values())
    if group.form is Form.ONE:
        if causes:  # else restored, and nothing was heard of it yet
            event = _single(event, causes[0], group.times)
        return replace(event, told=_plus(event.told, _UNWATCHED)) if group.unwatched else event
    if not causes:
        return event
    cameras = _merged(event.camera_ids, (cause.camera_id for cause in causes))
    sites = _merged(event.site_ids, (cause.site_id for cause in causes))
    event = replace(event, camera_ids=cameras, site_ids=sites)
    if group.form is Form.FLOOD:
        return _flood(event, group, causes)
    left = sum(1 for key in group.keys if key.startswith("camera:"))
    own = _OWN if cameras else _OWN_ALONE
    told = _REGION if group.form is Form.REGION else own if NETWORK_CUT in group.causes else _ALL
    told = told.format(region=_title(event.region_code), n=len(cameras))
    if sites and group.form is Form.REGION:
        told = _plus(told, _SITES.format(n=len(sites)))
    if ended_utc is None and left < len(cameras):
        told = _plus(told, _LEFT.format(n=left))
    if group.times > 1:
        told = _plus(told, Told(f" ×{group.times}", f" ×{group.times}"))
    return replace(event, told=told)


def part_of(event: Event, whole: Event, now_utc: datetime) -> Event:
    """Return an event that became part of another: it asks for nothing any more."""
    told = _plus(event.told, _PART.format(kind=_KIND[form_of(whole)].format(region=_title(whole.region_code))))
    ended = event.ended_utc or max(event.at_utc, now_utc)
    return replace(event, told=told, todo=None, ended_utc=ended)


def _single(event: Event, cause: Cause, times: int) -> Event:
    often = Told(f" ×{times}", f" ×{times}") if times > 1 else Told("", "")
    return replace(event, told=_plus(cause.told, often), todo=cause.todo, priority=cause.priority)


def single(cause: Cause, at_utc: datetime) -> Event:
    """Return the event of one cause."""
    return Event(
        cause.source,
        cause.kind,
        cause.priority,
        at_utc,
        cause.told,
        cause.todo,
        lasts=True,
        camera_ids=() if cause.camera_id is None else (cause.camera_id,),
        site_ids=() if cause.site_id is None else (cause.site_id,),
        region_code=cause.region_code,
    )


def _flood(event: Event, group: Group, causes: tuple[Cause, ...]) -> Event:
    sources = {cause.source for cause in causes}
    source = sources.pop() if len(sources) == 1 else EventSource.NETWORK
    priority = min(event.priority, *(cause.priority for cause in causes))
    members = max(event.members, len(causes))
    told = _FLOOD.format(n=members)
    if event.ended_utc is None:
        told = _plus(told, _HOLD.format(n=len(group.keys)))
    return replace(event, source=source, priority=priority, told=told, members=members)


def _merged(before: tuple[int, ...], more: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((*before, *(one for one in more if one is not None))))


def _title(region_code: str | None) -> str:
    title = next((region.title for region in regions() if region.code == region_code), region_code or "")
    return title.replace("Kabupaten ", "Kab. ")  # a row of the list has little room


def _plus(one: Told, other: Told) -> Told:
    return Told(one.id + other.id, one.en + other.en)


TODO: Final = {
    Form.REGION: Told(
        "Hubungi petugas jaringan wilayah itu: listrik atau sambungannya putus.",
        "Call who runs that region's network: its power or its link is cut.",
    ),
    Form.NETWORK: Told("Periksa jaringan SCC sendiri.", "Check SCC's own network."),
    Form.FLOOD: Told(
        "Saring daftarnya dan mulai dari yang prioritasnya tinggi.", "Filter the list, begin with what is urgent."
    ),
}
_REGION: Final = Told("{region}: {n} kamera hilang bersama", "{region}: {n} cameras lost together")
_SITES: Final = Told(" dengan {n} situs", " with {n} sites")
_ALL: Final = Told("Semua kamera hilang bersama ({n})", "All cameras lost together ({n})")
_OWN: Final = Told("JARINGAN SCC TERPUTUS ({n} kamera)", "SCC NETWORK CUT OFF ({n} cameras)")
_OWN_ALONE: Final = Told("JARINGAN SCC TERPUTUS", "SCC NETWORK CUT OFF")
"""No camera was lost with it: these may be in a network of their own."""
_LEFT: Final = Told(", {n} masih hilang", ", {n} still lost")
_FLOOD: Final = Told("{n} gangguan dalam waktu singkat", "{n} faults in a short time")
_HOLD: Final = Told(", {n} masih berlangsung", ", {n} still lasting")
_UNWATCHED: Final = Told(" — tidak dipantau lagi", " — not watched any more")
_PART: Final = Told(" — bagian dari {kind}", " — part of {kind}")
_KIND: Final = {
    Form.REGION: Told("gangguan {region}", "the outage of {region}"),
    Form.NETWORK: Told("gangguan jaringan", "the outage of the network"),
    Form.FLOOD: Told("banyak gangguan", "many faults"),
    Form.ONE: Told("peristiwa lain", "another event"),
}
