"""What stands on the sheet of a shift: what was out of order at one moment, since when, and what was open.

As values for the windows, as a document for the store, as a hash for the audit.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scc_wall.base.clock import aware_utc_of
from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventPriority


class ThingKind(StrEnum):
    """What can be out of order."""

    CAMERA = "camera"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Disturbed:
    """A camera or site that was not as it should be.

    Parameters
    ----------
    state
        Value of its `TileState` or `SiteState`, or `frozen`.
    region
        Title of its region; empty if it has none.
    since_utc
        Since when, as far as is known.
    """

    kind: ThingKind
    thing_id: int
    name: str
    region: str
    state: str
    since_utc: datetime | None = None


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A note beside an event, as it stood then."""

    by: str
    at_utc: datetime
    text: str


@dataclass(frozen=True, slots=True)
class SheetEvent:
    """An event as it stood then; see `domain.event.Event`."""

    event_id: int
    at_utc: datetime
    told: Told
    priority: EventPriority
    lasting: bool
    acknowledged_by: str = ""
    notes: tuple[SheetNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is handed over.

    Parameters
    ----------
    from_utc
        When the outgoing session began.
    watched
        Cameras that were looked at; of the others nothing is known.
    cameras, sites
        All there are. `sites_known`: of how many of them a state was known.
    events
        What was open.
    noted
        What was closed, but noted in this shift.
    remark
        What the outgoing person wants to say.
    """

    made_utc: datetime
    from_utc: datetime
    watched: int
    cameras: int
    sites: int
    sites_known: int
    disturbed: tuple[Disturbed, ...] = ()
    events: tuple[SheetEvent, ...] = ()
    noted: tuple[SheetEvent, ...] = ()
    remark: str = ""


def on_sheet(event: Event) -> SheetEvent:
    """Return an event as it stands on a sheet."""
    return SheetEvent(
        event.event_id,
        event.at_utc,
        event.told,
        event.priority,
        event.lasting,
        event.acknowledged_by,
        tuple(SheetNote(note.by, note.at_utc, note.text) for note in event.notes),
    )


# --- as a document -----------------------------------------------------------------------------------------------


def document(sheet: Sheet) -> dict[str, object]:
    """Return a sheet as plain values, for the store and for its hash."""
    return {
        "made": _moment(sheet.made_utc),
        "from": _moment(sheet.from_utc),
        "watched": sheet.watched,
        "cameras": sheet.cameras,
        "sites": sheet.sites,
        "sites_known": sheet.sites_known,
        "disturbed": [
            {
                "kind": one.kind.value,
                "id": one.thing_id,
                "name": one.name,
                "region": one.region,
                "state": one.state,
                "since": _moment(one.since_utc),
            }
            for one in sheet.disturbed
        ],
        "events": [_event(one) for one in sheet.events],
        "noted": [_event(one) for one in sheet.noted],
        "remark": sheet.remark,
    }


def sheet_of(values: object) -> Sheet:
    """Return the sheet of a document.

    Raises
    ------
    ValueError, KeyError, TypeError, AttributeError
        If it is none.
    """
    if not isinstance(values, dict):
        raise TypeError("no sheet")
    return Sheet(
        made_utc=aware_utc_of(values["made"]),
        from_utc=aware_utc_of(values["from"]),
        watched=int(values["watched"]),
        cameras=int(values["cameras"]),
        sites=int(values["sites"]),
        sites_known=int(values["sites_known"]),
        disturbed=tuple(_disturbed(one) for one in values["disturbed"]),
        events=tuple(_sheet_event(one) for one in values["events"]),
        noted=tuple(_sheet_event(one) for one in values["noted"]),
        remark=str(values["remark"]),
    )


def sha256_of(sheet: Sheet) -> str:
    """Return the hash of a sheet, lower-case hexadecimal."""
    text = json.dumps(document(sheet), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _moment(utc: datetime | None) -> str | None:
    return None if utc is None else utc.isoformat(timespec="microseconds")


def _event(event: SheetEvent) -> dict[str, object]:
    return {
        "id": event.event_id,
        "at": _moment(event.at_utc),
        "told": [event.told.id, event.told.en],
        "priority": int(event.priority),
        "lasting": event.lasting,
        "acknowledged_by": event.acknowledged_by,
        "notes": [[note.by, _moment(note.at_utc), note.text] for note in event.notes],
    }


def _disturbed(values: dict[str, str]) -> Disturbed:
    return Disturbed(
        ThingKind(values["kind"]),
        int(values["id"]),
        str(values["name"]),
        str(values["region"]),
        str(values["state"]),
        _utc_or_none(values["since"]),
    )


def _utc_or_none(text: str | None) -> datetime | None:
    return None if text is None else aware_utc_of(text)


def _sheet_event(values: "dict[str, object]") -> SheetEvent:
    told, notes = values["told"], values["notes"]
    if not isinstance(told, list) or not isinstance(notes, list):
        raise TypeError("no event")
    return SheetEvent(
        int(str(values["id"])),
        aware_utc_of(str(values["at"])),
        Told(str(told[0]), str(told[1])),
        EventPriority(int(str(values["priority"]))),
        bool(values["lasting"]),
        str(values["acknowledged_by"]),
        tuple(SheetNote(str(by), aware_utc_of(at), str(text)) for by, at, text in notes),
    )
