"""What real cameras get wrong, as switches; any number of them may be on at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from scc_wall.base.told import Told
from scc_wall.simulator.faults import FaultFacts, Parameter, filled_in, help_lines, named


class Quirk(StrEnum):
    """What an ONVIF camera can be made to do; the value is what control commands call it."""

    CLOCK_WRONG = "clock-wrong"
    CLOCK_LOCKED = "clock-locked"
    NAT = "nat"
    TLS_ONLY = "tls-only"
    HTTPS_ADDRESSES = "https-addresses"
    NO_GET_SERVICES = "no-get-services"
    NO_GET_CAPABILITIES = "no-get-capabilities"
    NO_MEDIA2 = "no-media2"
    PTZ_UNLISTED = "ptz-unlisted"
    DECOY_PROFILES = "decoy-profiles"
    AUTH = "auth"
    WRONG_PASSWORD = "wrong-password"  # noqa: S105 - the name of a quirk
    UNSUPPORTED = "unsupported"
    SERVER_ERROR = "500"
    FAULT_IN_200 = "fault-in-200"
    DROPPED = "dropped"
    HANGING = "hanging"
    JITTER = "jitter"
    ZOOM_SWALLOWED = "zoom-swallowed"
    FRACTIONS_REFUSED = "fractions-refused"
    TIMEOUTS_REFUSED = "timeouts-refused"
    TIMEOUTS_IGNORED = "timeouts-ignored"
    NO_STATUS = "no-status"
    ALWAYS_IDLE = "always-idle"
    STOP_REFUSED = "stop-refused"
    PRESETS_FULL = "presets-full"
    NAMES_REFUSED = "names-refused"
    NAMES_ENCODED = "names-encoded"
    PLACEHOLDERS = "placeholders"
    FOV_RANGE = "fov-range"
    NO_FOV = "no-fov"


_CALL: Final[Mapping[str, Parameter]] = {"call": "*"}
FACTS: Final[dict[Quirk, FaultFacts]] = {
    Quirk.CLOCK_WRONG: FaultFacts(
        Told("jamnya melenceng `offset_s` detik", "its clock is `offset_s` seconds off"), {"offset_s": 3600.0}
    ),
    Quirk.CLOCK_LOCKED: FaultFacts(Told("jamnya pun minta kata sandi", "asks for a password for its time too"), {}),
    Quirk.NAT: FaultFacts(
        Told("menyebut alamat `host`, yang tak terjangkau", "reports addresses at `host`, which is out of reach"),
        {"host": "192.0.2.10"},
    ),
    Quirk.TLS_ONLY: FaultFacts(
        Told("hanya HTTPS, sertifikat buatan sendiri", "HTTPS alone, with a self-signed certificate"), {}
    ),
    Quirk.HTTPS_ADDRESSES: FaultFacts(Told("menyebut alamat https", "reports https addresses"), {}),
    Quirk.NO_GET_SERVICES: FaultFacts(Told("tanpa GetServices", "lacks GetServices"), {}),
    Quirk.NO_GET_CAPABILITIES: FaultFacts(Told("tanpa GetCapabilities", "lacks GetCapabilities"), {}),
    Quirk.NO_MEDIA2: FaultFacts(Told("tanpa Media2", "lacks Media2"), {}),
    Quirk.PTZ_UNLISTED: FaultFacts(Told("PTZ tidak disebut oleh GetServices", "GetServices does not list PTZ"), {}),
    Quirk.DECOY_PROFILES: FaultFacts(
        Told(
            "profil pertama tanpa PTZ, kedua dengan PTZ kamera lain",
            "its first profile has no PTZ, its second that of another video source",
        ),
        {},
    ),
    Quirk.AUTH: FaultFacts(
        Told("cara masuk: `methods` dari wsse+digest+basic", "ways in: `methods` out of wsse+digest+basic"),
        {"methods": "wsse+digest"},
    ),
    Quirk.WRONG_PASSWORD: FaultFacts(
        Told(
            "kata sandi salah dijawab `answer`: 400, 401 atau 200",
            "answers a wrong password with `answer`: 400, 401 or 200",
        ),
        {"answer": "400"},
    ),
    Quirk.UNSUPPORTED: FaultFacts(Told("tidak mengenal `call`", "does not support `call`"), _CALL),
    Quirk.SERVER_ERROR: FaultFacts(Told("menjawab `call` dengan 500", "answers `call` with 500"), _CALL),
    Quirk.FAULT_IN_200: FaultFacts(
        Told("menjawab `call` dengan fault dalam 200", "answers `call` with a fault in a 200"), _CALL
    ),
    Quirk.DROPPED: FaultFacts(
        Told("menjalankan `call`, lalu memutus tanpa jawaban", "does what `call` says, then hangs up unanswered"),
        _CALL,
    ),
    Quirk.HANGING: FaultFacts(Told("tidak pernah menjawab `call`", "never answers `call`"), _CALL),
    Quirk.JITTER: FaultFacts(
        Told("`call` tiba sampai `most_ms` terlambat", "`call` arrives up to `most_ms` late"),
        {"call": "*", "most_ms": 800.0},
    ),
    Quirk.ZOOM_SWALLOWED: FaultFacts(
        Told("perintah zoom tanpa pan/tilt diabaikan", "ignores zoom without pan and tilt"), {}
    ),
    Quirk.FRACTIONS_REFUSED: FaultFacts(
        Told("timeout pecahan detik ditolak", "refuses timeouts that are no whole seconds"), {}
    ),
    Quirk.TIMEOUTS_REFUSED: FaultFacts(Told("setiap timeout ditolak", "refuses every timeout"), {}),
    Quirk.TIMEOUTS_IGNORED: FaultFacts(
        Told("timeout diabaikan: berputar sampai dihentikan", "ignores timeouts: turns until it is stopped"), {}
    ),
    Quirk.NO_STATUS: FaultFacts(Told("tanpa GetStatus", "lacks GetStatus"), {}),
    Quirk.ALWAYS_IDLE: FaultFacts(Told("selalu mengaku IDLE", "always says that it is idle"), {}),
    Quirk.STOP_REFUSED: FaultFacts(
        Told("Stop ditolak; hanya kecepatan nol", "refuses Stop; only a velocity of zero stops it"), {}
    ),
    Quirk.PRESETS_FULL: FaultFacts(Told("preset penuh", "has no room for presets"), {}),
    Quirk.NAMES_REFUSED: FaultFacts(Told("nama preset ditolak", "refuses names of presets"), {}),
    Quirk.NAMES_ENCODED: FaultFacts(Told("nama preset dalam kode persen", "percent-encodes names of presets"), {}),
    Quirk.PLACEHOLDERS: FaultFacts(
        Told("daftar preset diisi `count` nama pabrik", "fills its presets up to `count` with factory names"),
        {"count": 32.0},
    ),
    Quirk.FOV_RANGE: FaultFacts(
        Told("ruang FOV dari -`range` sampai `range`", "its FOV space goes from -`range` to `range`"),
        {"range": 100.0},
    ),
    Quirk.NO_FOV: FaultFacts(Told("tanpa ruang FOV", "lacks the FOV space"), {}),
}


@dataclass(frozen=True, slots=True)
class ActiveQuirk:
    """A quirk that is switched on, all its parameters filled in."""

    quirk: Quirk
    parameters: Mapping[str, Parameter]

    def number(self, name: str) -> float:
        """Return a numeric parameter."""
        return float(self.parameters[name])

    def text(self, name: str) -> str:
        """Return a parameter as text."""
        return str(self.parameters[name])

    def meets(self, call: str) -> bool:
        """Whether it concerns that call: `call` is `*` or names joined by `+`."""
        wanted = self.text("call")
        return wanted == "*" or call in wanted.split("+")


_UNKNOWN: Final = Told("gangguan {name} tidak ada", "there is no quirk {name}")
_LACKING: Final = Told("gangguan {fault} tidak punya parameter {name}", "quirk {fault} has no parameter {name}")


def quirk_named(name: str) -> Quirk:
    """Return a quirk by its name; raises UnknownFaultError if there is none."""
    return named(Quirk, name, _UNKNOWN)


def active_quirk(quirk: Quirk, given: Mapping[str, Parameter]) -> ActiveQuirk:
    """Return a quirk with all its parameters, defaults filled in; raises UnknownFaultError for unknown ones."""
    return ActiveQuirk(quirk, filled_in(quirk, FACTS[quirk], given, _LACKING))


def quirk_help() -> str:
    """Return a line for each quirk: its name, what it does, its parameters."""
    return help_lines(FACTS, 19)
