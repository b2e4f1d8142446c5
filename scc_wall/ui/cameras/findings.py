"""Cameras that were found and may be added: which are ticked, what they told, how they would be stored. No widgets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.camera_csv import LONGEST_NAME, same_name
from scc_wall.domain.onvif import CameraStream
from scc_wall.ui.cameras import order
from scc_wall.ui.cameras.desk import Candidate


class Stage(Enum):
    """How far a finding is."""

    KNOWN = auto()
    """It is stored already."""
    NEW = auto()
    """Nobody has asked it yet."""
    FAULT = auto()
    """It was asked and did not answer."""
    UNTRUSTED = auto()
    """It showed a certificate that nobody has pinned."""
    READY = auto()
    """It can be stored."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One of them.

    Parameters
    ----------
    proposal
        How it would be stored; None until it was surveyed.
    pinned
        Fingerprint that a person accepted; empty for none.
    refused
        Why it can't be stored although it answered.
    """

    candidate: Candidate
    ticked: bool = False
    proposal: CameraConfig | None = None
    pinned: str = ""
    refused: Told | None = None

    @property
    def is_pinned(self) -> bool:
        """Whether a person accepted the very certificate that the camera shows now."""
        return bool(self.pinned) and self.pinned == self.candidate.fingerprint_sha256

    @property
    def stage(self) -> Stage:
        """How far it is."""
        if self.candidate.known_as:
            return Stage.KNOWN
        if self.proposal is not None:
            return Stage.READY
        if self.candidate.fault is not None or self.refused is not None:
            unpinned = self.candidate.fingerprint_sha256 and self.candidate.survey is None
            return Stage.UNTRUSTED if unpinned else Stage.FAULT
        return Stage.NEW


class Findings:
    """All of them, in the order in which they answered."""

    def __init__(self) -> None:
        self._all: dict[str, Finding] = {}

    def __len__(self) -> int:
        return len(self._all)

    def all(self) -> tuple[Finding, ...]:
        """Return all, in their order."""
        return tuple(self._all.values())

    def get(self, key: str) -> Finding | None:
        """Return one, None if there is none of that key."""
        return self._all.get(key)

    def clear(self) -> None:
        """Forget all."""
        self._all.clear()

    def take(self, candidates: Iterable[Candidate], *, tick: bool = False) -> bool:
        """Take in what came out; what a person ticked, pinned or changed stays; return whether anything is new."""
        changed = False
        for candidate in candidates:
            before = self._all.get(candidate.key)
            if before is None:
                self._all[candidate.key] = Finding(candidate, ticked=tick and not candidate.known_as)
                changed = True
            elif (merged := _merged(before.candidate, candidate)) != before.candidate:
                self._all[candidate.key] = replace(before, candidate=merged)
                changed = True
        return changed

    def tick(self, keys: Iterable[str], *, ticked: bool) -> None:
        """Tick some, or not; what is stored already is never ticked."""
        for key in keys:
            finding = self._all[key]
            self._all[key] = replace(finding, ticked=ticked and finding.stage is not Stage.KNOWN)

    def pin(self, key: str, fingerprint: str) -> None:
        """Note that a person accepted a certificate; empty: no longer."""
        self._all[key] = replace(self._all[key], pinned=fingerprint)

    def ticked(self) -> list[Finding]:
        """Return the ticked ones."""
        return [finding for finding in self._all.values() if finding.ticked]

    def ready(self) -> list[Finding]:
        """Return the ticked ones that can be stored."""
        return [finding for finding in self.ticked() if finding.stage is Stage.READY]

    def unproposed(self) -> list[Candidate]:
        """Return those that answered but have no proposal yet."""
        return [
            finding.candidate
            for finding in self._all.values()
            if finding.candidate.survey is not None and finding.proposal is None and not finding.candidate.known_as
        ]

    def ask_again(self, keys: Iterable[str]) -> None:
        """Forget what these told: they are asked anew."""
        for key in keys:
            finding = self._all[key]
            bare = replace(finding.candidate, survey=None, fault=None, fingerprint_sha256=None)
            self._all[key] = replace(finding, candidate=bare, proposal=None, refused=None)

    def propose(self, key: str, proposal: CameraConfig | Told, cameras: Sequence[CameraConfig]) -> None:
        """Take in how one would be stored, under a name that is free; or why it can't be."""
        finding = self._all.get(key)
        if finding is None:
            return
        if isinstance(proposal, Told):
            self._all[key] = replace(finding, refused=proposal)
            return
        others = [one.proposal for k, one in self._all.items() if one.proposal is not None and k != key]
        taken = {same_name(camera.name) for camera in (*cameras, *others)}
        name = free_name(proposal.name, order.bare_host(proposal.main.url), taken)
        onvif = proposal.onvif
        if finding.pinned and onvif is not None and onvif.fingerprint_sha256 is None:
            onvif = replace(onvif, fingerprint_sha256=finding.pinned)
        self._all[key] = replace(finding, proposal=replace(proposal, name=name, onvif=onvif), refused=None)

    def rename(self, key: str, name: str) -> None:
        """Give a proposal another name."""
        self._change(key, name=name)

    def choose(self, key: str, main: CameraStream, sub: CameraStream | None) -> None:
        """Let a proposal watch other streams of its camera."""
        self._change(key, main=main.config(), sub=None if sub is None else sub.config())

    def _change(self, key: str, **changes: object) -> None:
        finding = self._all.get(key)
        if finding is not None and finding.proposal is not None:
            self._all[key] = replace(finding, proposal=replace(finding.proposal, **changes))  # type: ignore[arg-type]

    def to_store(self, region_code: str | None, place: str, numbers: Sequence[int]) -> list[CameraConfig]:
        """Return the cameras to store: the ready ones, with what holds for all of them.

        Parameters
        ----------
        numbers
            One for each; empty: they get none.
        """
        made = []
        for at, finding in enumerate(self.ready()):
            assert finding.proposal is not None
            number = numbers[at] if numbers else finding.proposal.number
            made.append(replace(finding.proposal, region_code=region_code, place=place, number=number))
        return made

    def mark_stored(self) -> None:
        """Take the ready ones for stored: known by their names, no longer ticked."""
        for finding in self.ready():
            assert finding.proposal is not None
            key = finding.candidate.key
            known = replace(finding.candidate, known_as=finding.proposal.name)
            self._all[key] = replace(finding, candidate=known, ticked=False)


def _merged(before: Candidate, now: Candidate) -> Candidate:
    """Return what is known of a camera now: one that is found once more forgets nothing of what it told when asked."""
    known_as = now.known_as or before.known_as
    if now.survey is None and now.fault is None:
        return replace(before, found=now.found or before.found, known_as=known_as)
    return replace(now, known_as=known_as)


def free_name(name: str, host: str, taken: set[str]) -> str:
    """Return a name that no camera has: its own, else with its host, else with a number: makers name all alike."""
    name = name.strip()[:LONGEST_NAME] or host
    candidates = [name, f"{name[: LONGEST_NAME - len(host) - 1]} {host}"]
    for one in candidates:
        if same_name(one) not in taken:
            return one
    at = 2
    while same_name(f"{candidates[1][: LONGEST_NAME - 6]} ({at})") in taken:
        at += 1
    return f"{candidates[1][: LONGEST_NAME - 6]} ({at})"
