"""Makes events of what the sources say: one for one cause, several causes of one outage gathered into one. Pure.

::

    cause holds ──wait_s──► ripe ──10 s, for others to go with it──► event begins: its own, a region's, the network's
                  │                                                     │  ▲
                  └─gone before: a hiccup, no event        gone, back_s ▼  │ again within 10 min: the same, ×2
                                                                      event ends
    11th event in 10 minutes ──► one FLOOD with all of them, until somebody takes note of it or 10 minutes pass

What `step` returns is in the order in which it happened; the same causes give the same events in whichever order a
source tells them. Source of the figures: specs/desk.md, "Calm by default" (EEMUA 191).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Final

from scc_wall.domain.event import Event, EventSource
from scc_wall.domain.event_cause import Cause, Seen, camera_key, key_of
from scc_wall.domain.event_group import NETWORK_CUT, Form, Group, blank, form_of, part_of, single, worded

GATHER_S: Final = 10.0
"""How long a lost camera waits for others that go with it."""
TOGETHER_S: Final = 120.0
"""What went within so long went together."""
AGAIN_S: Final = 600.0
"""What comes again within so long after its end is the same event."""
FOUND_AGAIN_S: Final = 300.0
"""After a restart a site that answers may still be found hacked by its second look."""
BACK_AFTER_RESTART_S: Final = 10.0
FLOOD_OVER: Final = 10
FLOOD_WITHIN_S: Final = 600.0
SITE_TOGETHER_S: Final = 600.0
"""A site is called down some minutes after it went: it is asked once a minute, and three times."""
LEAST_FOR_ALL: Final = 4
"""Fewer cameras that are all lost say nothing of the network."""


_PARTS_OF_REGION: Final = frozenset({Form.ONE})
_PARTS_OF_ALL: Final = frozenset({Form.ONE, Form.REGION})


class Step(Enum):
    """What became of an event."""

    BEGUN = auto()
    CHANGED = auto()
    ENDED = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the book tells.

    Parameters
    ----------
    number
        Of the event in this run, counted from 1.
    """

    step: Step
    number: int
    event: Event


@dataclass(slots=True)
class _Track:
    """One cause while it is followed.

    Parameters
    ----------
    away_s
        Since when it is gone, while its event still waits whether it stays so.
    """

    cause: Cause | None
    since_s: float
    since_utc: datetime
    away_s: float | None = None
    away_utc: datetime | None = None
    group: Group | None = None

    def ripe(self, now_s: float) -> bool:
        return self.group is None and self.cause is not None and now_s - self.since_s >= self.cause.wait_s


class EventBook:
    """The events of this run as they stand; for one thread."""

    def __init__(self) -> None:
        self._tracks: dict[str, _Track] = {}
        self._groups: dict[int, Group] = {}
        self._ones: dict[str, Group] = {}
        """The latest event of each cause that stood alone."""
        self._next = 1
        self._changes: dict[int, Step] = {}
        self._now = Seen(0.0, datetime.fromtimestamp(0, UTC))

    # ---- what is asked of it

    def lasting(self) -> Sequence[tuple[int, Event, frozenset[str]]]:
        """Return number, event and causes of all that lasts."""
        return [(one.number, one.event, frozenset(one.keys)) for one in self._groups.values() if one.lasts]

    def keys_of(self, number: int) -> frozenset[str]:
        """Return every cause that was ever in an event; none for an unknown one."""
        group = self._groups.get(number)
        return frozenset() if group is None else frozenset(group.causes) | frozenset(group.keys)

    def acknowledge(self, number: int, by: str, at_utc: datetime) -> None:
        """Know who took note of an event; the first one stays."""
        group = self._groups.get(number)
        if group is not None and not group.event.acknowledged_by:
            group.event = replace(group.event, acknowledged_by=by, acknowledged_utc=at_utc)

    def restore(self, events: Iterable[Event]) -> dict[int, Event]:
        """Take up what lasted when the program ended; return the events by their numbers.

        Each waits for news of its causes: what still holds goes on in it, what is over ends it.
        """
        taken = {}
        for event in sorted(events, key=lambda event: form_of(event) is not Form.ONE):  # what was in one and left it
            if not event.lasting or (keys := _stored_keys(event) - self._tracks.keys()) == frozenset():
                continue
            group = self._made(form_of(event), event, Seen(0.0, event.at_utc))
            for key in sorted(keys):
                group.keys[key] = None
                self._tracks[key] = _Track(None, 0.0, event.at_utc, group=group)
            taken[group.number] = event
        self._changes.clear()
        return taken

    # ---- what the sources say

    def step(self, seen: Seen) -> list[Change]:
        """Take what is known at a moment; return what it changes."""
        self._now = seen
        for key in sorted(seen.causes):
            self._holds(key, seen.causes[key])
        for key in sorted(self._tracks.keys() - seen.causes.keys()):
            self._is_gone(key)
        if self._tracks:
            self._gather_all()
            self._gather_regions()
            self._begin_the_rest()
        for event in seen.happened:
            self._made(Form.ONE, event).apart = True
        changes = [Change(step, number, self._groups[number].event) for number, step in self._changes.items()]
        self._changes.clear()
        self._forget()
        return changes

    def _holds(self, key: str, cause: Cause) -> None:
        track = self._tracks.get(key)
        if track is None:
            track = self._tracks[key] = _Track(cause, self._now.mono_s, self._now.utc)
        track.away_s = None
        if track.cause == cause:
            return
        track.cause = cause
        if track.group is not None:
            track.group.causes[key] = cause
            self._word(track.group)

    def _is_gone(self, key: str) -> None:
        track, now = self._tracks[key], self._now
        if key in now.unknown or _teller(key) in now.silent:
            return
        if track.group is None:
            del self._tracks[key]
            return
        if track.away_s is None:
            track.away_s, track.away_utc = now.mono_s, now.utc
        if now.mono_s - track.away_s >= _back_s(key, track):
            group = track.group
            del self._tracks[key], group.keys[key]
            if group.keys:
                self._word(group)
            else:
                group.unwatched = now.is_unwatched(key)
                self._end(group, track.away_utc or now.utc)

    # ---- several causes of one outage

    def _ripe(self) -> dict[str, _Track]:
        return {key: track for key, track in sorted(self._tracks.items()) if track.ripe(self._now.mono_s)}

    def _together(self, cameras: Iterable[str], forms: frozenset[Form]) -> tuple[dict[str, _Track], int]:
        """Return which of some cameras went together of late, and how many could have."""
        lost = {key: track for key in cameras if (track := self._tracks.get(key)) is not None and self._held(track)}
        free = {key: track for key, track in lost.items() if self._may_move(track, forms)}
        newest_s = max((track.since_s for track in free.values()), default=0.0)
        gone = {key: track for key, track in free.items() if newest_s - track.since_s <= TOGETHER_S}
        return gone, sum(1 for key in cameras if key not in lost) + len(gone)

    def _held(self, track: _Track) -> bool:
        return track.group is not None or track.ripe(self._now.mono_s)

    def _may_move(self, track: _Track, forms: frozenset[Form]) -> bool:
        """Return whether a cause holds, in no event or in one that may become part of another."""
        movable = track.group is None or track.group.form in forms
        return movable and track.away_s is None and track.cause is not None and self._held(track)

    def _is_late(self, tracks: Iterable[_Track]) -> bool:
        """Return whether one of them has waited long enough for others."""
        waits = (t for t in tracks if t.group is None and t.cause is not None)
        now_s = self._now.mono_s
        return any(t.cause is not None and now_s - t.since_s >= t.cause.wait_s + GATHER_S for t in waits)

    def _gather_all(self) -> None:
        cut = self._tracks.get(NETWORK_CUT)
        whole = next((one for one in self._groups.values() if one.lasts and one.form is Form.NETWORK), None)
        if cut is not None and cut.ripe(self._now.mono_s):
            if whole is None:
                whole = self._begin(Form.NETWORK, {NETWORK_CUT: cut})
            self._join(whole, {NETWORK_CUT: cut})
        cameras = sorted(self._now.cameras)
        gone, could = self._together(cameras, _PARTS_OF_ALL)
        if whole is not None:
            if NETWORK_CUT in whole.keys or 2 * len(whole.keys) > len(cameras):
                self._join(whole, _went_since(whole, gone))
            self._rejoin(whole)
        elif len(gone) == could >= LEAST_FOR_ALL and 2 * could > len(cameras) and not _all_told(gone):
            self._begin(Form.NETWORK, gone)

    def _gather_regions(self) -> None:
        by_region: dict[str, list[str]] = {}
        for key, code in sorted(self._now.cameras.items()):
            if code is not None:
                by_region.setdefault(code, []).append(key)
        open_ones = {g.event.region_code: g for g in self._groups.values() if g.lasts and g.form is Form.REGION}
        for code, cameras in by_region.items():
            if (region := open_ones.get(code)) is None:
                self._look_at_region(code, cameras)
            else:
                self._follow_region(region, code, cameras)

    def _look_at_region(self, code: str, cameras: Sequence[str]) -> None:
        gone, could = self._together(cameras, _PARTS_OF_REGION)
        if not gone or 2 * len(gone) <= could:
            return
        sites = self._sites_of(code, max(track.since_s for track in gone.values()))
        if len(gone) + len(sites) > 1 and (self._is_late(gone.values()) or _all_told(gone)):
            self._begin_region(code, gone | sites)

    def _follow_region(self, region: Group, code: str, cameras: Sequence[str]) -> None:
        self._rejoin(region)
        gone, _ = self._together(cameras, _PARTS_OF_REGION)
        there = len(region.keys.keys() & set(cameras))
        if 2 * (there + len(gone)) > len(cameras):
            self._join(region, _went_since(region, gone) | self._sites_of(code, region.begun_s))

    def _sites_of(self, code: str, near_s: float) -> dict[str, _Track]:
        """Return the sites of a region that were lost about then, and are part of no outage yet."""
        found = {}
        for key, track in sorted(self._tracks.items()):
            cause = track.cause
            if cause is None or not cause.gathers or cause.site_id is None or cause.region_code != code:
                continue
            if abs(track.since_s - near_s) <= SITE_TOGETHER_S and self._may_move(track, _PARTS_OF_REGION):
                found[key] = track
        return found

    def _begin_region(self, code: str, tracks: dict[str, _Track]) -> None:
        before = [g for g in self._groups.values() if g.form is Form.REGION and g.event.region_code == code]
        late = next((g for g in reversed(before) if self._may_go_on(g)), None)
        if late is None:
            self._begin(Form.REGION, tracks, code)
        else:
            self._again(late, tracks)

    def _rejoin(self, group: Group) -> None:
        """Let causes that were in an outage and are back in trouble be part of it again."""
        back = {key: track for key, track in self._ripe().items() if key in group.causes}
        self._join(group, back)

    # ---- one cause

    def _begin_the_rest(self) -> None:
        for key, track in self._ripe().items():
            assert track.cause is not None
            gathered = track.cause.gathers and key in self._now.cameras
            if gathered and not self._is_late([track]):
                continue
            before = self._ones.get(key)
            if before is not None and self._may_go_on(before):
                self._again(before, {key: track})
            else:
                self._begin(Form.ONE, {key: track})

    def _may_go_on(self, group: Group) -> bool:
        ended_s = group.ended_s
        return ended_s is not None and not group.folded and self._now.mono_s - ended_s < AGAIN_S

    # ---- events

    def _begin(self, form: Form, tracks: dict[str, _Track], region_code: str | None = None) -> Group:
        at_utc = min(track.since_utc for track in tracks.values())
        causes = [track.cause for track in tracks.values() if track.cause is not None]
        apart = form is Form.NETWORK or all(cause.apart for cause in causes)
        if not apart and (flood := self._flood()) is not None:
            self._join(flood, tracks)
            return flood
        first = causes[0]
        group = self._made(form, single(first, at_utc) if form is Form.ONE else blank(form, at_utc, region_code))
        group.apart = apart
        if form is Form.ONE:
            self._ones[first.key] = group
        self._join(group, tracks)
        return group

    def _made(self, form: Form, event: Event, at: Seen | None = None) -> Group:
        now_s = (at or self._now).mono_s
        group = Group(self._next, form, event, now_s, now_s)
        group.ended_s = None if event.lasting else now_s
        self._groups[group.number] = group
        self._next += 1
        self._changes[group.number] = Step.BEGUN
        return group

    def _join(self, group: Group, tracks: dict[str, _Track]) -> None:
        """Put causes into an event; what they were in before becomes part of it, whole."""
        for key, track in tracks.items():
            if track.group is group or track.cause is None:
                continue
            before = track.group
            self._put(group, key)
            if before is not None:
                self._fold(before, group)
        self._word(group)

    def _put(self, group: Group, key: str) -> None:
        track = self._tracks[key]
        track.group = group
        group.keys[key] = None
        group.ended_s, group.unwatched = None, False
        group.joined_s = self._now.mono_s
        if track.cause is not None:
            group.causes[key] = track.cause

    def _fold(self, part: Group, whole: Group) -> None:
        if part.folded:
            return
        whole.causes = part.causes | whole.causes
        urgent = min(part.event.priority, whole.event.priority)  # what gathers is as urgent as what it gathered
        whole.event = replace(whole.event, priority=urgent)
        part.event = part_of(part.event, whole.event, self._now.utc)
        part.folded = True
        part.joined_s = self._now.mono_s
        for key in [key for key in part.keys if self._tracks[key].group is part]:
            self._put(whole, key)
        part.keys.clear()
        self._told(part, Step.ENDED)

    def _again(self, group: Group, tracks: dict[str, _Track]) -> None:
        group.times += 1
        self._join(group, tracks)

    def _end(self, group: Group, at_utc: datetime) -> None:
        group.ended_s = self._now.mono_s
        group.event = worded(group, max(at_utc, group.event.at_utc))
        self._told(group, Step.ENDED)

    def _word(self, group: Group) -> None:
        after = worded(group)
        if after != group.event:
            group.event = after
            self._told(group, Step.CHANGED)

    def _told(self, group: Group, step: Step) -> None:
        if self._changes.get(group.number) is not Step.BEGUN:
            self._changes[group.number] = step

    # ---- floods

    def _flood(self) -> Group | None:
        """Return the flood that an event which begins now belongs to; made if it is the one too many."""
        now_s = self._now.mono_s
        groups = [group for group in self._groups.values() if self._counts(group)]
        for group in groups:
            if group.form is Form.FLOOD and not group.folded and now_s - group.joined_s < FLOOD_WITHIN_S:
                return group
        began = [one for one in groups if one.form is not Form.FLOOD and now_s - one.begun_s < FLOOD_WITHIN_S]
        if len(began) < FLOOD_OVER:
            return None
        parts = [group for group in began if not group.folded]
        first_utc = min((group.event.at_utc for group in parts), default=self._now.utc)
        flood = self._made(Form.FLOOD, blank(Form.FLOOD, first_utc))
        for group in parts:
            self._fold(group, flood)
        return flood

    def _counts(self, group: Group) -> bool:
        return not (group.apart or group.event.acknowledged_by)

    def _forget(self) -> None:
        """Drop what can't go on any more."""
        now_s = self._now.mono_s
        for number, group in list(self._groups.items()):
            over_s = group.joined_s if group.folded else group.ended_s
            if over_s is not None and now_s - over_s >= max(AGAIN_S, FLOOD_WITHIN_S):
                del self._groups[number]
        self._ones = {key: group for key, group in self._ones.items() if group.number in self._groups}


def _all_told(tracks: dict[str, _Track]) -> bool:
    return all(track.group is not None for track in tracks.values())


def _went_since(group: Group, tracks: dict[str, _Track]) -> dict[str, _Track]:
    """Return the causes that did not hold long before an outage."""
    return {key: track for key, track in tracks.items() if track.since_s >= group.begun_s - TOGETHER_S}


def _stored_keys(event: Event) -> frozenset[str]:
    if form_of(event) is Form.ONE:
        return frozenset({key_of(event)})
    own = {NETWORK_CUT} if event.kind == NETWORK_CUT else set()
    return frozenset({*map(camera_key, event.camera_ids), *own, *_sites(event, "site.down")})


def _sites(event: Event, kind: str) -> Iterable[str]:
    return (f"{kind}:{site_id}" for site_id in event.site_ids)


_TELLERS: Final[dict[str, EventSource]] = {
    "camera": EventSource.CAMERA,
    "site": EventSource.SITE,
    "network": EventSource.SITE,
    "clock": EventSource.SITE,
    "ptz": EventSource.PTZ,
}
"""Who tells of a cause, by the first word of its key: the monitors of the sites tell of network and clock too."""


def _back_s(key: str, track: _Track) -> float:
    """Return how long a cause must be gone; one of a run before may only not have been found again yet."""
    if track.cause is not None:
        return track.cause.back_s
    return FOUND_AGAIN_S if _teller(key) is EventSource.SITE else BACK_AFTER_RESTART_S


def _teller(key: str) -> EventSource | None:
    return _TELLERS.get(re.split("[:.]", key, maxsplit=1)[0])
