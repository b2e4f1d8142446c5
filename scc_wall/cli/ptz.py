"""`scc-wall ptz`: ask one camera over ONVIF who it is and what it can do; look for cameras on the network."""

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from scc_wall.base.errors import SccError
from scc_wall.base.redact import redact
from scc_wall.base.told import Told
from scc_wall.cli.passphrase_prompt import at_terminal
from scc_wall.domain.camera import Credentials
from scc_wall.domain.camera_error import CameraCallError
from scc_wall.domain.camera_url import hide_secrets

if TYPE_CHECKING:
    from scc_wall.domain.onvif import CameraStream, CameraSurvey, FoundCamera


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    text = Told("tanyai satu kamera lewat ONVIF", "ask one camera over ONVIF")
    probing = actions.add_parser("probe", help=str(text))
    text = Told("alamat kamera, boleh dengan porta atau https://", "the camera's address, also with port or https://")
    probing.add_argument("host", metavar="HOST", help=str(text))
    text = Told("nama akun; kata sandi ditanya di terminal", "the account; its password is asked for at the terminal")
    probing.add_argument("--user", metavar="USER", help=str(text))
    text = Told("sidik jari SHA-256 sertifikat yang dipercaya", "SHA-256 fingerprint of the certificate to trust")
    probing.add_argument("--pin", metavar="FINGERPRINT", help=str(text))
    actions.add_parser("find", help=str(Told("cari kamera di jaringan ini", "look for cameras on this network")))


def run(arguments: argparse.Namespace) -> int:
    """Ask, print, and return 0 if a camera answered, else 1."""
    if arguments.action == "find":
        return _find()
    return _probe(arguments.host, arguments.user, arguments.pin)


# --- probe


def _probe(host: str, user: str | None, pin: str | None) -> int:
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.ptz.onvif.camera import OnvifCamera

    credentials = Credentials(user, _password(user)) if user is not None else None
    camera = OnvifCamera(host, credentials, clock=SYSTEM_CLOCK, fingerprint_sha256=pin)
    try:
        print("\n".join(_lines(camera.survey())))
    except CameraCallError as error:
        if error.fingerprint_sha256 is not None:
            told = Told("Sidik jari yang ditunjukkan: {print}", "The fingerprint it shows: {print}")
            print(told.format(print=error.fingerprint_sha256), file=sys.stderr)
        raise
    finally:
        camera.close()
    return 0


def _password(user: str) -> str:
    if not at_terminal():
        raise SccError(
            Told("Kata sandi hanya dapat diketik di terminal.", "The password can only be typed at a terminal."),
            todo=Told("Jalankan perintah ini di terminal.", "Run this command at a terminal."),
        )
    question = Told("Kata sandi {user}: ", "Password of {user}: ").format(user=user)
    try:
        return getpass.getpass(str(question))
    except EOFError:
        return ""


def _lines(survey: "CameraSurvey") -> list[str]:
    identity = survey.identity
    model = " ".join(part for part in (identity.maker, identity.model) if part) or "?"
    rows = [
        (Told("Kamera", "Camera"), model),
        (Told("Nama", "Name"), survey.name),
        (Told("Firmware", "Firmware"), identity.firmware),
        (Told("Jam", "Clock"), _clock(survey)),
        *((Told("Aliran", "Stream"), _stream(stream, survey)) for stream in survey.streams),
        (Told("PTZ", "PTZ"), _ptz(survey)),
    ]
    return [f"{head!s:<10}{redact(text)}" for head, text in rows if text]


def _clock(survey: "CameraSurvey") -> str:
    if survey.clock is None:
        return str(Told("tidak diberitahukan", "not told"))
    if survey.clock.drifted:
        told = Told("meleset {off:+.0f} s: setel jam kamera", "off by {off:+.0f} s: set the camera's clock")
        return str(told.format(off=survey.clock.offset_s))
    return str(Told("tepat", "right"))


def _stream(stream: "CameraStream", survey: "CameraSurvey") -> str:
    encoding = stream.profile.encoding
    size = "×".join(map(str, encoding.size_px)) if encoding is not None and encoding.size_px is not None else "?"
    role = "main" if stream is survey.main else "sub" if stream is survey.sub else ""
    parts = (role, size, encoding.codec if encoding is not None else "", stream.profile.name, hide_secrets(stream.url))
    return " ".join(part for part in parts if part)


def _ptz(survey: "CameraSurvey") -> str:
    if survey.ptz_profile is None:
        return str(Told("tidak ada", "none"))
    return str(Told("ada, profil {name}", "yes, profile {name}").format(name=survey.ptz_profile.token))


# --- find


def _find() -> int:
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.base.stop import StopToken
    from scc_wall.ptz.onvif.discovery import discover
    from scc_wall.ptz.onvif.interfaces import interface_addresses

    found = discover(interface_addresses(), clock=SYSTEM_CLOCK, stop=StopToken(), on_found=_show)
    if not found:
        print(Told("Tidak ada kamera yang menjawab.", "No camera answered."), file=sys.stderr)
    return 0 if found else 1


def _show(camera: "FoundCamera") -> None:
    parts = (camera.address, camera.name, camera.hardware, camera.location, "PTZ" if camera.steerable else "")
    print("  ".join(part for part in parts if part), flush=True)
