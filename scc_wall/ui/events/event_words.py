"""Events in the words of a person: where from, how urgent, what became of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.domain.region import regions
from scc_wall.ui import theme, words
from scc_wall.ui.words import tr

SIGNS: Final = {EventPriority.HIGH: "◆", EventPriority.MEDIUM: "▲", EventPriority.LOW: "•"}
"""One shape for each: never colour alone."""
COLOURS: Final = {
    EventPriority.HIGH: theme.ALARM,
    EventPriority.MEDIUM: theme.WARN,
    EventPriority.LOW: theme.TEXT_DIM,
}


def source_word(source: EventSource) -> str:
    """Return where an event comes from."""
    return {
        EventSource.CAMERA: tr("Kamera"),
        EventSource.SITE: tr("Situs"),
        EventSource.NETWORK: tr("Jaringan"),
        EventSource.PTZ: tr("Kamera PTZ"),
        EventSource.SESSION: tr("Sesi"),
        EventSource.DISK: tr("Disk"),
        EventSource.CLOCK: tr("Jam"),
        EventSource.STORE: tr("Penyimpanan"),
        EventSource.PROGRAM: tr("Program"),
    }[source]


def priority_word(priority: EventPriority) -> str:
    """Return how urgent an event is."""
    return {
        EventPriority.HIGH: tr("TINGGI"),
        EventPriority.MEDIUM: tr("SEDANG"),
        EventPriority.LOW: tr("rendah"),
    }[priority]


def region_word(code: str) -> str:
    """Return what a region is called where room is short."""
    return words.region_short(next((region.title for region in regions() if region.code == code), code))


def state_word(event: Event, now_utc: datetime, cut_off_utc: datetime | None = None) -> str:
    """Return what became of an event: whether it lasts, and who took note of it.

    Parameters
    ----------
    cut_off_utc
        Since when nothing is known of the sites, None while it is.
    """
    parts = []
    if event.lasting and event.source is EventSource.SITE and cut_off_utc is not None:
        parts.append(tr("sebelum {time}, kini tak diketahui").format(time=words.past_time(cut_off_utc, now_utc)))
    elif event.lasting:
        parts.append(tr("berlangsung {age}").format(age=age(event, now_utc)))
    elif event.lasts and event.ended_utc is not None:
        # What became part of another event asks for nothing any more, and may last on in that one.
        over = tr("digabung {time}") if event.todo is None else tr("usai {time}")
        parts.append(over.format(time=words.past_time(event.ended_utc, now_utc)))
    if event.acknowledged_by:
        parts.append(tr("diketahui {who}").format(who=event.acknowledged_by))
    elif event.waiting:
        parts.append(tr("belum diketahui"))
    if event.notes:
        parts.append(tr("{n} catatan").format(n=len(event.notes)))
    return " · ".join(parts)


FOR_GUESTS: Final = Told("Kamera yang disembunyikan: lihat di meja", "A hidden camera: see the desk")


def for_guests(event: Event, hidden: Callable[[int], bool]) -> Event:
    """Return an event as it may stand where guests read it: without what it says of a camera hidden from them."""
    return replace(event, told=FOR_GUESTS, todo=None) if any(map(hidden, event.camera_ids)) else event


def age(event: Event, now_utc: datetime) -> str:
    """Return for how long an event has lasted, in whole minutes: a list must not flicker."""
    value_s = max(0.0, (now_utc - event.at_utc).total_seconds())
    if value_s < 60:
        return tr("kurang dari 1 mnt")
    return tr("{n} mnt").format(n=int(value_s // 60)) if value_s < 120 else words.seconds(value_s)


def spoken(event: Event, now_utc: datetime, cut_off_utc: datetime | None = None) -> str:
    """Return all of an event in words, for screen readers."""
    parts = [
        priority_word(event.priority),
        source_word(event.source),
        words.past_time(event.at_utc, now_utc),
        str(event.told),
        state_word(event, now_utc, cut_off_utc),
    ]
    if event.todo is not None:
        parts.append(str(event.todo))
    return ". ".join(part for part in parts if part)


def notes_text(event: Event, now_utc: datetime) -> str:
    """Return what people did about an event, a line each."""
    lines = []
    if event.acknowledged_by and event.acknowledged_utc is not None:
        time = words.past_time(event.acknowledged_utc, now_utc)
        lines.append(tr("{time} diketahui oleh {who}").format(time=time, who=event.acknowledged_by))
    lines += [f"{words.past_time(note.at_utc, now_utc)} {note.by}: {note.text}" for note in event.notes]
    return "\n".join(lines)


def waiting(events: Sequence[Event]) -> list[Event]:
    """Return what waits for a person, the most urgent first, in it the newest."""
    left = [event for event in events if event.waiting]
    return sorted(left, key=lambda event: (event.priority, -event.at_utc.timestamp()))
