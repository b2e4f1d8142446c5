"""Everything that can go wrong with a camera, as switches."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told

Parameter = float | str
Kind = TypeVar("Kind", bound=StrEnum)


class Fault(StrEnum):
    """What a camera can be made to do; the value is what control commands call it."""

    SYN_DROPPED = "syn-dropped"
    SILENT = "silent"
    TRICKLE = "trickle"
    PLAY_SILENT = "play-silent"
    STALL = "stall"
    FIN = "fin"
    RST = "rst"
    UNAUTHORIZED = "401"
    FORBIDDEN = "403"
    NOT_FOUND = "404"
    FULL = "503"
    REDIRECT = "redirect"
    WRONG_SDP = "wrong-sdp"
    CODEC_CHANGE = "codec-change"
    BIT_ERRORS = "bit-errors"
    PACKET_LOSS = "packet-loss"
    GARBAGE = "garbage"
    REBOOT = "reboot"
    FROZEN = "frozen"
    SLOW_RATE = "slow-rate"


@dataclass(frozen=True, slots=True)
class FaultFacts:
    """What a fault does, for help texts, and its parameters with their defaults."""

    told: Told
    parameters: Mapping[str, Parameter]


FACTS: Final[dict[Fault, FaultFacts]] = {
    Fault.SYN_DROPPED: FaultFacts(
        Told(
            "sambungan tidak pernah diterima (port sendiri; di Windows: ditolak)",
            "connections are never accepted (its own port; on Windows: refused)",
        ),
        {},
    ),
    Fault.SILENT: FaultFacts(Told("menerima, lalu diam", "accepts, then stays silent"), {}),
    Fault.TRICKLE: FaultFacts(
        Told("jawaban satu byte tiap `interval_s`", "answers one byte every `interval_s`"), {"interval_s": 1.0}
    ),
    Fault.PLAY_SILENT: FaultFacts(Told("PLAY dijawab, tanpa gambar", "answers PLAY, sends no picture"), {}),
    Fault.STALL: FaultFacts(
        Told(
            "gambar berhenti selama `for_s` dari tiap `every_s` (0: terus)",
            "pictures stop in mid-stream, for `for_s` of every `every_s` (0: all)",
        ),
        {"for_s": 0.0, "every_s": 0.0},
    ),
    Fault.FIN: FaultFacts(
        Told(
            "mengakhiri sambungan; yang baru setelah `after_s` bergambar",
            "ends its connections; new ones after `after_s` of pictures",
        ),
        {"after_s": 0.5},
    ),
    Fault.RST: FaultFacts(
        Told(
            "memutus paksa sambungan; yang baru setelah `after_s` bergambar",
            "resets its connections; new ones after `after_s` of pictures",
        ),
        {"after_s": 0.5},
    ),
    Fault.UNAUTHORIZED: FaultFacts(Told("kata sandi selalu ditolak (401)", "refuses every password (401)"), {}),
    Fault.FORBIDDEN: FaultFacts(Told("akses dilarang (403)", "forbids access (403)"), {}),
    Fault.NOT_FOUND: FaultFacts(Told("alamat tidak ada (404)", "knows no such stream (404)"), {}),
    Fault.FULL: FaultFacts(Told("kamera penuh (503)", "is full (503)"), {}),
    Fault.REDIRECT: FaultFacts(
        Told("mengalihkan ke alamat lain (302)", "redirects elsewhere (302)"), {"location": "rtsp://127.0.0.9:554/lain"}
    ),
    Fault.WRONG_SDP: FaultFacts(
        Told(
            "SDP salah: `kind` garbage, empty, no-video, unknown-codec, bad-sprop",
            "wrong SDP: `kind` garbage, empty, no-video, unknown-codec or bad-sprop",
        ),
        {"kind": "garbage"},
    ),
    Fault.CODEC_CHANGE: FaultFacts(
        Told("kodek dan ukuran lain setelah tersambung lagi", "other codec and size after reconnecting"),
        {"clip": "ampera-h265"},
    ),
    Fault.BIT_ERRORS: FaultFacts(
        Told("bit rusak dalam gambar, `rate` per bit", "flips bits of pictures, `rate` per bit"), {"rate": 1e-5}
    ),
    Fault.PACKET_LOSS: FaultFacts(
        Told("paket hilang, `rate` dari semuanya", "loses packets, `rate` of all"), {"rate": 0.02}
    ),
    Fault.GARBAGE: FaultFacts(
        Told(
            "byte acak di antara paket, pada `rate` dari semua gambar",
            "random bytes between packets, before `rate` of all pictures",
        ),
        {"rate": 0.1},
    ),
    Fault.REBOOT: FaultFacts(
        Told(
            "dimulai ulang: putus, menolak selama `for_s`, lalu kembali",
            "reboots: drops all, refuses for `for_s`, then is back with a new clock",
        ),
        {"for_s": 10.0},
    ),
    Fault.FROZEN: FaultFacts(
        Told("gambar beku: satu gambar diulang pada laju penuh", "repeats one picture at full rate"), {}
    ),
    Fault.SLOW_RATE: FaultFacts(
        Told("hanya `per_s` gambar per detik", "sends `per_s` pictures a second"), {"per_s": 5.0}
    ),
}


@dataclass(frozen=True, slots=True)
class ActiveFault:
    """A fault that is switched on, all its parameters filled in."""

    fault: Fault
    parameters: Mapping[str, Parameter]
    since_mono_ns: int

    def number(self, name: str) -> float:
        """Return a numeric parameter."""
        return float(self.parameters[name])

    def text(self, name: str) -> str:
        """Return a parameter as text."""
        return str(self.parameters[name])


class UnknownFaultError(SccError):
    """A person named a camera, fault or parameter that is not there."""


def fault_named(name: str) -> Fault:
    """Return a fault by its name; raises UnknownFaultError if there is none."""
    return named(Fault, name)


def checked(fault: Fault, given: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """Return all parameters of a fault, defaults filled in; raises UnknownFaultError for unknown ones."""
    return filled_in(fault, FACTS[fault], given)


def fault_help() -> str:
    """Return a line for each fault: its name, what it does, its parameters."""
    return help_lines(FACTS, 13)


# --- what every kind of fault has in common, `quirk` s of the simulated PTZ cameras and faults of websites too


UNKNOWN: Final = Told("gangguan {name} tidak ada", "there is no fault {name}")
LACKING: Final = Told("gangguan {fault} tidak punya parameter {name}", "fault {fault} has no parameter {name}")


def named(kind: type[Kind], name: str, unknown: Told = UNKNOWN) -> Kind:
    """Return a fault of that kind by its name; raises UnknownFaultError if there is none."""
    try:
        return kind(name)
    except ValueError:
        raise UnknownFaultError(
            unknown.format(name=repr(name)),
            todo=Told("pilih: {all}", "choose one of: {all}").format(all=", ".join(kind)),
        ) from None


def filled_in(
    fault: StrEnum, facts: FaultFacts, given: Mapping[str, Parameter], lacking: Told = LACKING
) -> dict[str, Parameter]:
    """Return all parameters of a fault, defaults filled in.

    Raises
    ------
    UnknownFaultError
        If one is unknown or not of its kind.
    """
    parameters = dict(facts.parameters)
    for name, value in given.items():
        if name not in parameters:
            raise UnknownFaultError(lacking.format(fault=fault, name=name))
        parameters[name] = _like(parameters[name], value, name)
    return parameters


def _like(default: Parameter, value: Parameter, name: str) -> Parameter:
    if isinstance(default, str):
        return str(value)
    try:
        return float(value)
    except ValueError:
        raise UnknownFaultError(
            Told("{name} harus angka, bukan {value}", "{name} must be a number, not {value}").format(
                name=name, value=repr(value)
            )
        ) from None


def help_lines(all_facts: Mapping[Kind, FaultFacts], name_chars: int) -> str:
    """Return a line for each: its name, what it does, its parameters."""
    lines = []
    for fault, facts in all_facts.items():
        parameters = " ".join(f"{name}={value}" for name, value in facts.parameters.items())
        lines.append(f"  {fault:<{name_chars}} {facts.told}" + (f"  [{parameters}]" if parameters else ""))
    return "\n".join(lines)
