"""A camera as a form gives it, against the one that is stored: what is kept, what may not be, and what differs.

Cameras are listed without passwords, so what a form leaves empty is taken from the store. What is taken from there goes
to nobody but the hosts that had it: whoever may edit a camera must not be able to have its password sent elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig
from scc_wall.domain.camera_csv import HIGHEST_NUMBER, LONGEST_ACCOUNT, LONGEST_NAME
from scc_wall.domain.camera_url import BadUrlError, hide_secrets, holds_secret, take_apart
from scc_wall.domain.csv_table import CONTROL
from scc_wall.domain.onvif_address import read_onvif_address
from scc_wall.domain.region import regions

LONGEST_PLACE: Final = 200
LONGEST_LIST: Final = 400
"""Characters of a list of ids in the audit."""


class CameraEditError(SccError):
    """A camera that can't be stored as it stands in the form."""


def host_of(address: str) -> str:
    """Return the host of an address, or of a bare host with or without a port; in lower case, empty if there is none.

    Parameters
    ----------
    address
        `rtsp://10.0.0.5:554/1`, `10.0.0.5:8080`, `[fe80::1]`, `kamera-5.local`.
    """
    text = address.strip()
    if "://" not in text:
        text = f"//[{text}]" if text.count(":") > 1 and not text.startswith("[") else f"//{text}"
    try:
        return (urlsplit(text).hostname or "").rstrip(".")
    except ValueError:
        return ""


def hosts_of(camera: CameraConfig) -> frozenset[str]:
    """Return all hosts of a camera: of its streams and of its ONVIF side."""
    return _stream_hosts(camera) | _onvif_hosts(camera)


def _stream_hosts(camera: CameraConfig) -> frozenset[str]:
    return frozenset(host_of(stream.url) for stream in (camera.main, camera.sub) if stream is not None)


def _onvif_hosts(camera: CameraConfig) -> frozenset[str]:
    return frozenset() if camera.onvif is None else frozenset({host_of(camera.onvif.address)})


# --- what a form gives


def checked(camera: CameraConfig) -> CameraConfig:
    """Return a camera that may be stored: texts trimmed, accounts taken out of its addresses.

    Raises
    ------
    CameraEditError
        If it may not.
    """
    name = " ".join(camera.name.split())
    if not name:
        raise CameraEditError(Told("Nama kamera belum diisi.", "The camera has no name."))
    _short(name, LONGEST_NAME, name)
    _short(camera.place, LONGEST_PLACE, name)
    if camera.number is not None and not 1 <= camera.number <= HIGHEST_NUMBER:
        told = Told("Nomor “{name}” harus 1–{highest}.", "The number of “{name}” must be 1–{highest}.")
        raise CameraEditError(told.format(name=name, highest=HIGHEST_NUMBER))
    if camera.region_code is not None and camera.region_code not in {region.code for region in regions()}:
        raise CameraEditError(
            Told("Wilayah “{name}” tidak dikenal.", "“{name}” has an unknown region.").format(name=name)
        )
    main, of_main = _address(camera.main, name)
    sub, of_sub = (None, None) if camera.sub is None else _address(camera.sub, name)
    credentials = camera.credentials or of_main or of_sub
    for account in (credentials, None if camera.onvif is None else camera.onvif.credentials):
        if account is not None:
            _short(account.username, LONGEST_ACCOUNT, name)
            _short(account.password, LONGEST_ACCOUNT, name)
    return replace(
        camera,
        name=name,
        main=main,
        sub=sub,
        credentials=credentials,
        place=" ".join(camera.place.split()),
        onvif=None if camera.onvif is None else _onvif(camera.onvif, name),
    )


def _address(stream: StreamConfig, name: str) -> tuple[StreamConfig, Credentials | None]:
    if stream.url.startswith("file:"):
        return stream, None  # of the demo, and kept only as it is stored
    try:
        taken = take_apart(stream.url)
    except BadUrlError as error:
        what = Told("Alamat aliran “{name}” tidak benar.", "A stream's address of “{name}” is not valid.")
        raise CameraEditError(what.format(name=name), error.told) from None
    return replace(stream, url=taken.url), taken.credentials


def _onvif(setup: OnvifSetup, name: str) -> OnvifSetup:
    try:
        return replace(setup, address=read_onvif_address(setup.address))
    except BadUrlError as error:
        what = Told("Alamat ONVIF “{name}” tidak benar.", "The ONVIF address of “{name}” is not valid.")
        raise CameraEditError(what.format(name=name), error.told) from None


def _short(text: str, longest: int, name: str) -> None:
    if len(text) > longest:
        told = Told("Isian “{name}” lebih dari {n} huruf.", "An entry of “{name}” is longer than {n} characters.")
        raise CameraEditError(told.format(name=name[:40], n=longest))
    if CONTROL.search(text):
        told = Told("Isian “{name}” berisi karakter kendali.", "An entry of “{name}” holds a control character.")
        raise CameraEditError(told.format(name=CONTROL.sub("?", name[:40])))


# --- what is stored


def merged(new: CameraConfig, stored: CameraConfig | None) -> CameraConfig:
    """Return a form's camera with what it leaves to the store: passwords, hidden parts of addresses, what was learned.

    Parameters
    ----------
    stored
        With its secrets; None for a new camera.

    Raises
    ------
    CameraEditError
        If a stored secret would go to another host, or a hidden one is not there.
    """
    whole = replace(
        new,
        main=_stream(new.main, None if stored is None else stored.main),
        sub=None if new.sub is None else _stream(new.sub, None if stored is None else stored.sub),
        credentials=_account(new.credentials, None if stored is None else stored.credentials),
        onvif=_setup(new.onvif, None if stored is None else stored.onvif),
    )
    if stored is not None:
        refuse_elsewhere(whole, stored)
    return whole


def refuse_elsewhere(new: CameraConfig, stored: CameraConfig) -> None:
    """Raise if an account that was taken from `stored`, not typed again, would go to a host that it never went to.

    Even one whose password can't be read now: it may be readable again tomorrow.

    Raises
    ------
    CameraEditError
        If so.
    """
    elsewhere: set[str] = set()
    if new.credentials is not None and new.credentials is stored.credentials:
        elsewhere |= _given_to(new) - _given_to(stored)
    own, stored_own = (None if one.onvif is None else one.onvif.credentials for one in (new, stored))
    if own is not None and own is stored_own:
        elsewhere |= _onvif_hosts(new) - _onvif_hosts(stored)
    if elsewhere:
        what = Told("“{name}” mengarah ke perangkat lain ({host}).", "“{name}” leads to another device ({host}).")
        raise CameraEditError(
            what.format(name=new.name, host=min(elsewhere)),
            Told(
                "Kata sandi yang tersimpan tidak dikirim ke sana tanpa diminta.",
                "The stored password is not sent there unasked.",
            ),
            Told("Isi lagi kata sandinya.", "Enter the password again."),
        )


def _given_to(camera: CameraConfig) -> frozenset[str]:
    """Return the hosts that the camera's own account goes to; its ONVIF side may have another one."""
    own = camera.onvif is not None and camera.onvif.credentials is not None
    return _stream_hosts(camera) if own else hosts_of(camera)


def _stream(new: StreamConfig, stored: StreamConfig | None) -> StreamConfig:
    """Return the stream; one of the same address keeps what was learned of it, and its hidden password."""
    if stored is None or new.url not in (stored.url, hide_secrets(stored.url)):
        if "=***" in new.url and not holds_secret(new.url):
            raise CameraEditError(
                Told(
                    "Alamat aliran menyembunyikan kata sandinya (***).", "A stream's address hides its password (***)."
                ),
                None,
                Told("Tulis kata sandinya di tempat ***.", "Write the password in place of ***."),
            )
        if new.url.startswith("file:"):  # of the demo; nobody is to have the wall open files by a form
            raise CameraEditError(Told("Alamat berkas tidak diterima.", "The address of a file is not taken."))
        return new
    return replace(stored, size_px=new.size_px or stored.size_px)


def _account(new: Credentials | None, stored: Credentials | None) -> Credentials | None:
    """Return the account: None keeps the stored one, an empty user name takes it away.

    So does an empty password beside the stored user name keep its password: a list without passwords shows it so.
    """
    if new is None:
        return stored
    if not new.username:
        return None if not new.password else new
    if stored is not None and stored.username == new.username and not new.password:
        return stored
    return new


def _setup(new: OnvifSetup | None, stored: OnvifSetup | None) -> OnvifSetup | None:
    if new is None:
        return None
    return replace(new, credentials=_account(new.credentials, None if stored is None else stored.credentials))


# --- what differs, for the audit


def differences(before: CameraConfig, after: CameraConfig) -> tuple[tuple[str, str], ...]:
    """Return what was changed, field by field; of accounts only that they were, never what they are."""
    found = []
    for name, old, new in zip(_FIELDS, _told_of(before), _told_of(after), strict=True):
        if old != new:
            found.append((name, f"{old} → {new}"[:LONGEST_LIST]))
    if before.credentials != after.credentials:
        found.append(("account", "changed"))
    old_own, new_own = (None if one.onvif is None else one.onvif.credentials for one in (before, after))
    if old_own != new_own:
        found.append(("onvif-account", "changed"))
    return tuple(found)


_FIELDS: Final = ("name", "number", "region", "place", "tags", "transport", "main", "sub", "onvif", "pinned", "ptz")


def _told_of(camera: CameraConfig) -> tuple[str, ...]:
    """Return the fields as they may stand in the audit, in the order of `_FIELDS`."""
    onvif = camera.onvif
    return (
        camera.name,
        str(camera.number or "-"),
        camera.region_code or "-",
        camera.place or "-",
        " ".join(camera.tags) or "-",
        str(camera.transport),
        hide_secrets(camera.main.url),
        "-" if camera.sub is None else hide_secrets(camera.sub.url),
        "-" if onvif is None else onvif.address,
        "-" if onvif is None else onvif.fingerprint_sha256 or "-",
        "-" if onvif is None else f"{onvif.steerable} {onvif.ptz_profile or '-'} {onvif.slows_itself}",
    )


def id_list(camera_ids: Iterable[int]) -> str:
    """Return ids as ranges, short enough for a row of the audit: `1-36,40`."""
    spans: list[list[int]] = []
    for camera_id in sorted(set(camera_ids)):
        if spans and spans[-1][1] == camera_id - 1:
            spans[-1][1] = camera_id
        else:
            spans.append([camera_id, camera_id])
    text = ",".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
    return text if len(text) <= LONGEST_LIST else f"{text[: LONGEST_LIST - 1]}…"


def name_list(names: Sequence[str]) -> str:
    """Return names, as many as a row of the audit has room for."""
    text = ", ".join(names)
    return text if len(text) <= LONGEST_LIST else f"{text[: LONGEST_LIST - 1]}…"
