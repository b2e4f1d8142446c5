"""What stands on a sheet, in words."""

from datetime import datetime
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.event import EventPriority
from scc_wall.domain.handover import Handover, HandoverState, Party
from scc_wall.domain.shift_sheet import Disturbed, Sheet, SheetEvent, ThingKind
from scc_wall.domain.site import SiteState
from scc_wall.domain.tile_state import TileState
from scc_wall.ui import words
from scc_wall.ui.access.dates import moment_text, moment_words
from scc_wall.ui.events.event_words import SIGNS
from scc_wall.ui.sites import look as site_look
from scc_wall.ui.sites import site_words
from scc_wall.ui.words import tr

NOTHING: Final = "–"
CAMERA: Final = Told("Kamera", "Camera")
SITE: Final = Told("Situs", "Site")
NOTE: Final = Told("catatan", "note")
"""One of them; elsewhere these words are headings, and in English those are plurals."""


def disturbed_row(one: Disturbed) -> tuple[str, ...]:
    """Return name, region, state and since when."""
    kind = str(CAMERA if one.kind is ThingKind.CAMERA else SITE)
    since = NOTHING if one.since_utc is None else moment_text(one.since_utc)
    return (kind, one.name, words.region_short(one.region) or NOTHING, f"{_sign(one)} {state_word(one)}", since)


def _sign(one: Disturbed) -> str:
    """Return the sign that the panel of sites has for it, too."""
    try:
        return "✕" if one.kind is ThingKind.CAMERA else site_look.SIGNS[SiteState(one.state)]
    except ValueError:
        return "✕"


def state_word(one: Disturbed) -> str:
    """Return what it was; a value that this program does not know is told as it stands."""
    if one.state == "frozen":
        return tr("beku")
    try:
        if one.kind is ThingKind.CAMERA:
            return words.state_word(TileState(one.state))
        return site_words.state_word(SiteState(one.state))
    except ValueError:
        return one.state


def event_rows(event: SheetEvent) -> list[tuple[str, ...]]:
    """Return the event and below it its notes: since when, what, whether it lasts, who took note of it."""
    lasts = tr("berlangsung") if event.lasting else tr("usai")
    asks = event.priority is not EventPriority.LOW  # what is there to be read alone waits for nobody
    by = event.acknowledged_by or (tr("belum diketahui") if asks else NOTHING)
    rows: list[tuple[str, ...]] = [
        (moment_text(event.at_utc), f"{priority_sign(event.priority)} {event.told}", lasts, by)
    ]
    rows += [(moment_text(note.at_utc), f"    ↳ {note.text}", str(NOTE), note.by) for note in event.notes]
    return rows


def priority_sign(priority: EventPriority) -> str:
    """Return the sign that the list of events has for it, too; it needs no colour."""
    return SIGNS[priority]


def watched_line(sheet: Sheet) -> str:
    """Return how much of cameras and sites is known at all."""
    told = tr("Dipantau: {watched} dari {cameras} kamera, {known} dari {sites} situs.").format(
        watched=sheet.watched, cameras=sheet.cameras, known=sheet.sites_known, sites=sheet.sites
    )
    if sheet.watched < sheet.cameras:
        left = sheet.cameras - sheet.watched
        told += " " + tr("Keadaan {n} kamera lain tidak diketahui: tidak tampil di dinding.", n=left).format(n=left)
    if sheet.sites_known < sheet.sites:
        left = sheet.sites - sheet.sites_known
        told += " " + tr("Keadaan {n} situs lain tidak diketahui.", n=left).format(n=left)
    return told


def party_line(party: Party, at_utc: datetime) -> str:
    """Return who, under which letter, when."""
    told = tr("{name} ({login}), surat {letter}, {when}")
    return told.format(name=party.name, login=party.login, letter=party.letter_number, when=moment_words(at_utc))


def outcome(handover: Handover) -> str:
    """Return how far a handover is, in words."""
    if handover.state is HandoverState.TAKEN and handover.taken_by is not None and handover.taken_utc is not None:
        return tr("Diterima: {who}").format(who=party_line(handover.taken_by, handover.taken_utc))
    if handover.state is HandoverState.WITHDRAWN and handover.withdrawn_utc is not None:
        return tr("Ditarik kembali {when}").format(when=moment_words(handover.withdrawn_utc))
    return tr("Belum diterima siapa pun")


def state_short(handover: Handover) -> str:
    """Return how far a handover is, for a list."""
    return {
        HandoverState.WAITING: "… " + tr("menunggu"),
        HandoverState.TAKEN: "✓ " + tr("diterima"),
        HandoverState.WITHDRAWN: "– " + tr("ditarik"),
    }[handover.state]
