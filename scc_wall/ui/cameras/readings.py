"""How the fields of a camera read: addresses, numbers, fingerprints. No widgets."""

import re
from collections.abc import Callable, Mapping

from scc_wall.base.errors import SccError
from scc_wall.base.told import ended
from scc_wall.domain.camera_csv import HIGHEST_NUMBER, LONGEST_NAME, same_name
from scc_wall.domain.camera_url import HIDDEN, BadUrlError, CameraUrl, take_apart
from scc_wall.ui.access.reading import Check, Reading, Tone
from scc_wall.ui.words import tr

FINGERPRINT_DIGITS = 64
_WEB = ("http://", "https://")


def name_reading(owner: Callable[[str], str]) -> Check:
    """Return a check of a camera's name.

    Parameters
    ----------
    owner
        Returns the other camera that has this name, empty for none.
    """

    def check(text: str) -> Reading:
        if len(text) > LONGEST_NAME:
            return Reading(tr("Paling banyak {n} huruf.").format(n=LONGEST_NAME), Tone.FAULT)
        taken = owner(same_name(text))
        if taken:
            return Reading(tr("Nama ini sudah dipakai kamera lain."), Tone.FAULT)
        return Reading()

    return check


def camera_number_reading(owner: Callable[[int], str]) -> Check:
    """Return a check of a camera's number; empty is none.

    Parameters
    ----------
    owner
        Returns the name of the other camera that has this number, empty for none.
    """

    def check(text: str) -> Reading:
        if not text:
            return Reading()
        value = read_whole(text)
        if value is None or not 1 <= value <= HIGHEST_NUMBER:
            return Reading(tr("Angka dari {least} sampai {most}.").format(least=1, most=HIGHEST_NUMBER), Tone.FAULT)
        taken = owner(value)
        if taken:
            return Reading(tr("Nomor {n} sudah dipakai “{name}”.").format(n=value, name=taken), Tone.FAULT)
        return Reading()

    return check


def read_whole(text: str) -> int | None:
    """Return a whole number, None if it is none."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def stream_reading(kept: Callable[[], str], *, missing: str = "") -> Check:
    """Return a check of a stream's address.

    Parameters
    ----------
    kept
        Returns how the stored address is shown; that text means the stored one.
    missing
        What is said of an empty field; empty: it may be.
    """

    def check(text: str) -> Reading:
        if not text:
            return Reading(missing, Tone.FAULT) if missing else Reading()
        if text == kept():
            return Reading()
        if HIDDEN in text:
            return Reading(tr("Tulis kata sandi di alamat ini sekali lagi di tempat ***."), Tone.FAULT)
        return _moved(lambda: take_apart(text))

    return check


def onvif_reading(text: str) -> Reading:
    """Say how the address of an ONVIF service reads; empty: the camera is only watched."""
    if not text:
        return Reading()
    if "://" in text and not text.lower().startswith(_WEB):
        return Reading(tr("Mulai dengan http:// atau https://, atau tulis alamat host saja."), Tone.FAULT)
    return _moved(lambda: read_onvif(text))


def read_onvif(text: str) -> CameraUrl:
    """Return the address of an ONVIF service without an account, and the account.

    Raises
    ------
    BadUrlError
        If it is none.
    """
    if "://" in text:
        return take_apart(text)
    host = take_apart(f"http://{text}")
    return CameraUrl(host.url.removeprefix("http://"), host.credentials)


def _moved(read: Callable[[], CameraUrl]) -> Reading:
    try:
        found = read()
    except BadUrlError as error:
        return Reading(sentence(str(error.told)), Tone.FAULT)
    if found.credentials is not None:
        return Reading(tr("Akun di dalam alamat dipindahkan ke kolom akun."), Tone.WARN)
    return Reading()


def sentence(text: str) -> str:
    """Return a text as a sentence: causes are told in small letters, without a full stop."""
    return ended(f"{text[:1].upper()}{text[1:]}")


def read_fingerprint(text: str) -> str:
    """Return the digits of a fingerprint, without what stands between them."""
    return re.sub(r"[\s:]", "", text).lower()


def fingerprint_reading(text: str) -> Reading:
    """Say whether it is a SHA-256."""
    digits = read_fingerprint(text)
    if digits and not re.fullmatch(rf"[0-9a-f]{{{FINGERPRINT_DIGITS}}}", digits):
        told = tr("Sidik jari SHA-256 adalah {n} angka heksadesimal.")
        return Reading(told.format(n=FINGERPRINT_DIGITS), Tone.FAULT)
    return Reading()


def owners_of(names: Mapping[str, int], own: Callable[[], int]) -> Callable[[str], str]:
    """Return what tells whether another camera than our own has a name."""

    def owner(name: str) -> str:
        found = names.get(name)
        return name if found is not None and found != own() else ""

    return owner


def told_as_one(error: SccError) -> str:
    """Return an error in one line: what, why, what to do, a sentence each."""
    return " ".join(sentence(str(part)) for part in (error.what, error.why, error.todo) if part is not None)
