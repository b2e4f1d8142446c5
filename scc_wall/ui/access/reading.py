"""What a form says under a field: how it read what was typed. No Qt widgets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from scc_wall.base.errors import SccError
from scc_wall.domain.letter import read_number
from scc_wall.domain.nip import LENGTH, Sex, read_nip
from scc_wall.ui import words
from scc_wall.ui.access.dates import day_words, moment_words, read_day, read_moment
from scc_wall.ui.words import tr


class Tone(StrEnum):
    """How a note is meant."""

    QUIET = "quiet"
    GOOD = "good"
    WARN = "warn"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Reading:
    """A note and how it is meant; a FAULT keeps the form from going on."""

    text: str = ""
    tone: Tone = Tone.QUIET


Check = Callable[[str], Reading]
"""Returns how a text reads; never raises."""


def anything(_text: str) -> Reading:
    """Take whatever was typed."""
    return Reading()


def required(missing: str, then: Check = anything) -> Check:
    """Return a check that wants something typed before it asks `then`."""

    def check(text: str) -> Reading:
        return then(text) if text.strip() else Reading(missing, Tone.FAULT)

    return check


def one_word(text: str) -> Reading:
    """Want a login without spaces."""
    if any(sign.isspace() for sign in text):
        return Reading(tr("Satu kata, tanpa spasi."), Tone.FAULT)
    return Reading()


def number_reading(text: str) -> Reading:
    """Read a letter's number."""
    try:
        read_number(text)
    except SccError as error:
        return Reading(error.told().replace("\n", " "), Tone.FAULT)
    return Reading()


def day_reading(text: str) -> Reading:
    """Read a day back in words."""
    try:
        return Reading(day_words(read_day(text)), Tone.GOOD)
    except SccError as error:
        return Reading(str(error.what), Tone.FAULT)


def moment_reading(without_time: time) -> Check:
    """Return a check that reads a moment back in words."""

    def check(text: str) -> Reading:
        try:
            return Reading(moment_words(read_moment(text, without_time)), Tone.GOOD)
        except SccError as error:
            return Reading(str(error.what), Tone.FAULT)

    return check


def nip_reading(today: Callable[[], date], otherwise: str) -> Check:
    """Return a check that reads a NIP back: birth date, sex, kind of appointment.

    Parameters
    ----------
    otherwise
        What it means that the number is no NIP; it warns, for another id may pass with a reason.
    """

    def check(text: str) -> Reading:
        digits = "".join(text.split())
        if digits.isdecimal() and len(digits) < LENGTH:
            told = tr("{n} dari {all} angka NIP. {otherwise}")
            return Reading(told.format(n=len(digits), all=LENGTH, otherwise=otherwise).strip(), Tone.WARN)
        try:
            return Reading(_nip_words(text, today()), Tone.GOOD)
        except SccError as error:
            told = tr("Ini bukan NIP: {why}. {otherwise}").format(why=error.why, otherwise=otherwise)
            return Reading(told.strip(), Tone.WARN)

    return check


def _nip_words(text: str, today: date) -> str:
    nip = read_nip(text, today)
    sex = tr("pria") if nip.sex is Sex.MALE else tr("wanita")
    year, month = nip.appointed
    since = tr("PPPK, diangkat {year}") if month is None else tr("PNS, diangkat {month}/{year}")
    born = tr("lahir {day}").format(day=words.day(nip.born))
    return " · ".join([born, sex, since.format(month=month, year=year)])
