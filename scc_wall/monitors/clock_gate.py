"""Is it the sites' certificates, or the clock of this computer? Decided by what many sites show.

::

            start, a jump of the clock
                     │            more certificates hold than have ended, or 2 min passed
                     ▼         ┌──────────────────────────────────────────────────────────► SURE
                 DOUBTED ──────┤                                                             │ ▲
                               └──► WRONG ◄──────────────────────────────────────────────────┘ │
                                      │   5 certificates (3 after a jump), and twice those     │
                                      │   that hold, ended; 2 min after a jump: one, none holds│
                                      └───────────── more hold than have ended ────────────────┘

Certificates are counted, not sites: when the one that forty offices share ends, that is one. What is not valid yet
counts as ended, so a clock that is years behind is found too. While DOUBTED nobody is told that certificates end;
while WRONG, looks that failed by a certificate's dates do not count either, and one event says why.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from scc_wall.base.clock import seconds_between
from scc_wall.domain.site import ProbeResult, SiteCause, SiteCertificate

ENDED_LEAST: Final = 5
ENDED_LEAST_AFTER_A_JUMP: Final = 3
"""Fewer could be the first sites looked at, neglected one and all."""
ENDED_SHARE: Final = 2
"""Times those that hold."""
HOLDS_S: Final = 180.0
"""How long a look speaks of the clock: three rounds of the usual interval."""
DOUBT_S: Final = 120.0


class ClockState(Enum):
    """What is known of this computer's clock."""

    SURE = "benar"
    DOUBTED = "diragukan"
    WRONG = "salah"


@dataclass(slots=True)
class ClockGate:
    """What certificates say of the clock. For one thread."""

    state: ClockState = ClockState.DOUBTED
    doubted_ns: int = 0
    jumped: bool = False
    """The doubt comes of a jump: then fewer certificates are enough."""
    confirmed: bool = False
    """Certificates agreed with the clock at least once."""
    _seen: dict[tuple[str, str, float], tuple[bool, int]] = field(default_factory=dict)
    """Each certificate: whether it holds, and when it was seen last."""

    def doubt(self, now_ns: int) -> None:
        """Begin anew: the clock has jumped."""
        self._seen.clear()
        self.state, self.doubted_ns, self.jumped = ClockState.DOUBTED, now_ns, True

    def hear(self, result: ProbeResult, now_ns: int) -> ClockState:
        """Take note of what a look says of the clock; return the state after it."""
        if result.certificate is not None:
            holds = result.certificate.trouble is None
            if holds or result.cause is SiteCause.TLS_EXPIRED:
                self._seen[_key(result.certificate)] = (holds, now_ns)
        return self.turn(now_ns)

    def turn(self, now_ns: int) -> ClockState:
        """Return the state after what was heard and the time that passed."""
        self._seen = {k: v for k, v in self._seen.items() if seconds_between(v[1], now_ns) <= HOLDS_S}
        good = sum(holds for holds, _ in self._seen.values())
        ended = len(self._seen) - good
        if good > ended:
            self.state, self.confirmed, self.jumped = ClockState.SURE, True, False
        elif ended >= (ENDED_LEAST_AFTER_A_JUMP if self.jumped else ENDED_LEAST) and ended >= ENDED_SHARE * good:
            self.state = ClockState.WRONG
        elif self.state is ClockState.DOUBTED and seconds_between(self.doubted_ns, now_ns) >= DOUBT_S:
            # If nobody can say it counts as right, as without this gate.
            self.state = ClockState.WRONG if self.jumped and ended and not good else ClockState.SURE
        return self.state

    def counts(self, result: ProbeResult) -> bool:
        """Return whether a look says something of its site."""
        return self.state is not ClockState.WRONG or result.cause is not SiteCause.TLS_EXPIRED


def _key(certificate: SiteCertificate) -> tuple[str, str, float]:
    return certificate.issuer, ",".join(certificate.names) or certificate.subject, certificate.expires_utc.timestamp()
