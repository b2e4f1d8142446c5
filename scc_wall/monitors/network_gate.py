"""Is it the sites, or the own network? Decided before any site is called down (specs/opd.md, "Own network").

::

                a quarter of the sites fail,            half of them fail,
                no reference host answers               no reference host answers
    OPEN ────────────────────────────────► DOUBTED ────────────────────────────► CUT
     ▲                                        │                                    │
     ├── a reference host answers, fewer fail, or 2 min passed ──┘                 │
     └────────────── a reference host answers, or more than half of the sites do ──┘

DOUBTED exists because a site may fail three times before half of them have failed once: while it lasts, failures wait
instead of counting. It ends by itself, so that unreachable reference hosts can't hide an outage for ever. Without any
reference host configured the network is never called cut: one more guess would be no knowledge.
"""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from scc_wall.base.clock import seconds_between
from scc_wall.domain.network_state import NetworkState

DOUBT_SHARE: Final = 0.25
CUT_SHARE: Final = 0.5
DOUBT_S: Final = 120.0
ASK_EVERY_S: Final = {NetworkState.OPEN: 5.0, NetworkState.DOUBTED: 5.0, NetworkState.CUT: 10.0}
ANSWER_HOLDS_S: Final = 15.0
REFERENCE_TIMEOUT_S: Final = 3.0

References = Callable[[], bool]
"""Returns whether one of the reference hosts answers; may take some seconds."""


def tcp_references(hosts: Sequence[tuple[str, int]], timeout_s: float = REFERENCE_TIMEOUT_S) -> References:
    """Return what tries reference hosts (name or address, port) by opening a TCP connection to each in turn."""

    def one_answers() -> bool:
        return any(_answers(host, port, timeout_s) for host, port in hosts)

    return one_answers


def _answers(host: str, port: int, timeout_s: float) -> bool:
    try:
        with socket.create_connection((host, port), timeout_s):
            return True
    except ConnectionRefusedError:
        return True  # somebody said no: the network is there
    except (OSError, UnicodeError):
        return False


@dataclass(slots=True)
class NetworkGate:
    """What the latest looks and the reference hosts say of the own network. For one thread.

    Parameters
    ----------
    has_references
        There is a reference host to ask.
    """

    has_references: bool = True
    state: NetworkState = NetworkState.OPEN
    epoch: int = 0
    """Grows whenever the network is cut or comes back: a look that began in another epoch says nothing."""
    _latest: dict[int, bool | None] = field(default_factory=dict)
    """Every site that is watched, with how its latest look went; None before it."""
    _answered: set[int] = field(default_factory=set)
    """Sites that answered since the cut."""
    _news: bool = False
    _spent: bool = False
    """A doubt ended in vain; no further one before things got better."""
    _doubted_ns: int = 0
    _asked_ns: int | None = None
    _asking: bool = False
    _silent_ns: int | None = None
    """When the reference hosts last did not answer; None once they did."""

    @property
    def failing(self) -> float:
        """Return the share of sites whose latest look failed, 0–1."""
        return sum(ok is False for ok in self._latest.values()) / len(self._latest) if self._latest else 0.0

    def watch(self, site_id: int) -> None:
        """Count a site in from now on."""
        self._latest.setdefault(site_id, None)

    def hear(self, site_id: int, ok: bool, epoch: int, now_ns: int) -> None:
        """Take note of one look, with the epoch in which it began."""
        if epoch != self.epoch or site_id not in self._latest:
            return
        self._news |= not ok and self._latest[site_id] is not False
        self._latest[site_id] = ok
        if ok:
            self._answered.add(site_id)
        self.turn(now_ns)

    def forget(self, site_id: int) -> None:
        """Leave a site out that is no longer watched."""
        self._latest.pop(site_id, None)
        self._answered.discard(site_id)

    def should_ask(self, now_ns: int) -> bool:
        """Return whether the reference hosts are to be tried now; the answer comes by `references_said`."""
        if self._asking or not self.has_references or not self._has_reason():
            return False
        if self._asked_ns is not None and seconds_between(self._asked_ns, now_ns) < ASK_EVERY_S[self.state]:
            return False
        self._asking, self._asked_ns, self._news = True, now_ns, False
        return True

    def references_said(self, answered: bool, now_ns: int) -> None:
        """Take note of whether a reference host answered."""
        self._asking = False
        self._silent_ns = None if answered else now_ns
        if answered:
            self._spent = False
            self._become(NetworkState.OPEN, now_ns)
        self.turn(now_ns)

    def turn(self, now_ns: int) -> NetworkState:
        """Return the state after what was heard and the time that passed."""
        if self.state is NetworkState.CUT:
            if 2 * len(self._answered) > len(self._latest):
                self._become(NetworkState.OPEN, now_ns)
            return self.state
        failing = self.failing
        if failing < DOUBT_SHARE:
            self._spent = False
        silent = self._silent_ns is not None and seconds_between(self._silent_ns, now_ns) <= ANSWER_HOLDS_S
        if failing >= CUT_SHARE and silent:
            self._become(NetworkState.CUT, now_ns)
        elif self.state is NetworkState.DOUBTED:
            self._doubt_on(failing, now_ns)
        elif failing >= DOUBT_SHARE and silent and not self._spent:
            self._become(NetworkState.DOUBTED, now_ns)
        return self.state

    def _doubt_on(self, failing: float, now_ns: int) -> None:
        self._spent = seconds_between(self._doubted_ns, now_ns) >= DOUBT_S
        if self._spent or failing < DOUBT_SHARE:
            self._become(NetworkState.OPEN, now_ns)

    def _has_reason(self) -> bool:
        # Sites that have been down for weeks are no news: else a quarter of them would keep the hosts asked for ever.
        return self.state is not NetworkState.OPEN or (self._news and self.failing >= DOUBT_SHARE)

    def _become(self, state: NetworkState, now_ns: int) -> None:
        if state is self.state:
            return
        if NetworkState.CUT in (state, self.state):
            self.epoch += 1
            self._answered.clear()
            self._latest = dict.fromkeys(self._latest)
        if state is NetworkState.OPEN:
            self._silent_ns = None
        if state is NetworkState.DOUBTED:
            self._doubted_ns = now_ns
        self.state = state
