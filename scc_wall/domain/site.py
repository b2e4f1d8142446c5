"""A site: the website of an OPD as configured, and what one look at it found.

::

    SiteConfig ─► probe ─► ProbeResult (and the Page it read) ─► verdict on the page ─► fold ─► SiteStatus

Source of every limit: specs/opd.md.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Final

from scc_wall.base.told import Told

BODY_CAP_BYTES: Final = 512 * 1024
"""Of a page's body, unpacked; what comes after is not read."""


class SiteState(StrEnum):
    """What a site is, in the words of the panel; the value is stable and appears in exports, metrics and the store."""

    UP = "NAIK"
    SLOW = "LAMBAT"
    SUSPICIOUS = "MENCURIGAKAN"
    HACKED = "DIRETAS"
    DOWN = "TURUN"
    MAINTENANCE = "PEMELIHARAAN"
    UNKNOWN = "TAK DIKETAHUI"


class SiteCause(StrEnum):
    """Why a look at a site failed or is doubted, told apart so that a person knows whom to call."""

    DNS = "DNS"
    CONNECT = "koneksi"
    TLS_EXPIRED = "TLS kedaluwarsa"
    TLS_NAME = "TLS nama"
    TLS_CHAIN = "TLS rantai"
    HTTP_4XX = "HTTP 4xx"
    HTTP_5XX = "HTTP 5xx"
    REFUSED = "ditolak"
    """403 and its like: a firewall for web applications (WAF), not the site, answers."""
    OFF_DOMAIN = "pengalihan ke luar domain"
    TRUNCATED = "terpotong"
    SLOW = "lambat"
    CONTENT = "isi"


@dataclass(frozen=True, slots=True)
class SiteLimits:
    """How long each phase of a look may take, in seconds."""

    resolve_s: float = 3.0
    connect_s: float = 5.0
    tls_s: float = 5.0
    first_byte_s: float = 10.0
    total_s: float = 15.0
    redirects: int = 5
    body_bytes: int = BODY_CAP_BYTES


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """One site as configured.

    Parameters
    ----------
    site_id
        0 until it is stored.
    name
        Of the OPD, e.g. `Dinas Pendidikan`.
    url
        http or https, without credentials; empty for a unit whose website is not known yet: it waits, UNKNOWN.
    interval_s
        Seconds between looks.
    internal
        An admin said that it stands in the own network: private and loopback addresses are allowed for it.
    watched_paths
        Paths looked at with each crawler visit besides robots.txt and the sitemap, e.g. `/assets/`.
    allowed_hosts
        Hosts, besides its own domain, that its links, scripts and redirects may point to.
    slow_first_byte_s
        Above this it is slow; None: the rule for all (3 s, or 3 × its own p95 of 7 days).
    maintenance
        Windows of planned work, each as `domain/site_maintenance.py` writes it, e.g. `mingguan Sab 22:00 4j`.
    """

    name: str
    url: str
    site_id: int = 0
    enabled: bool = True
    interval_s: float = 60.0
    internal: bool = False
    watched_paths: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    slow_first_byte_s: float | None = None
    limits: SiteLimits = field(default_factory=SiteLimits)
    note: str = ""
    maintenance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProbePhases:
    """How long each phase of a look took, in milliseconds; None for one that was not reached or not needed.

    Of a look that was redirected: of its last hop, with what came before in `redirects_ms`.
    """

    resolve_ms: float | None = None
    connect_ms: float | None = None
    tls_ms: float | None = None
    first_byte_ms: float | None = None
    transfer_ms: float | None = None
    redirects_ms: float | None = None

    @property
    def total_ms(self) -> float:
        """Return the sum of what was reached."""
        parts = (
            self.resolve_ms, self.connect_ms, self.tls_ms, self.first_byte_ms, self.transfer_ms, self.redirects_ms
        )  # fmt: skip
        return sum(part for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class SiteCertificate:
    """The certificate chain that a site showed, also when it is not trusted.

    Parameters
    ----------
    expires_utc
        The earliest end in the chain.
    trouble
        Why it is not trusted; None if it is.
    """

    subject: str
    issuer: str
    names: tuple[str, ...]
    starts_utc: datetime
    expires_utc: datetime
    chain_length: int
    trouble: SiteCause | None = None


class CertificateAlarm(IntEnum):
    """How near the end of a certificate is: the days that are left, at most."""

    NONE = 0
    DAYS_30 = 30
    DAYS_14 = 14
    DAYS_7 = 7
    RED = 3


class EvidenceLayer(StrEnum):
    """Which of the five layers found something."""

    LEXICON = "leksikon"
    OUTGOING = "tautan keluar"
    CLOAKING = "penyamaran"
    PATHS = "jalur"
    SIMILARITY = "kemiripan"


class VerdictLevel(IntEnum):
    """What the content says, the worse the higher."""

    CLEAN = 0
    SUSPICIOUS = 1
    HACKED = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was found, and where: enough for a person to judge without visiting the site.

    Parameters
    ----------
    where
        The place: `title`, `meta description`, `a`, `hidden div`, `script src`, `/assets/slot-gacor/`.
    matched
        What stood there, at most 200 characters, control characters taken out; never rendered as HTML.
    weight
        What it counts for in its layer.
    """

    layer: EvidenceLayer
    where: str
    matched: str
    weight: float
    url: str = ""


@dataclass(frozen=True, slots=True)
class ContentVerdict:
    """What the content of a site says of it.

    Parameters
    ----------
    fingerprint
        Of level and evidence: the same finding twice has the same one, so a person's "false" holds for it until
        something else is found.
    """

    level: VerdictLevel
    evidence: tuple[Evidence, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What a look read, for the layers that judge content; never kept beyond that.

    Parameters
    ----------
    url
        Where it was read in the end, after redirects.
    body
        Unpacked, at most `SiteLimits.body_bytes`.
    content_type
        As sent, e.g. `text/html; charset=utf-8`; empty for none.
    cut
        There was more than was read.
    """

    url: str
    status: int
    content_type: str
    body: bytes = field(repr=False)
    cut: bool = False


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """One look at a site.

    Parameters
    ----------
    cause
        None if it went well; with `SiteCause.SLOW` it ran into a limit.
    detail
        For a person, more exactly than the cause: `HTTP 503`, `sertifikat habis 2026-11-01`.
    hops
        Addresses visited on the way, the first one left out; without queries.
    unchanged
        The server said 304: nothing new since the last full body.
    """

    site_id: int
    at_utc: datetime
    cause: SiteCause | None
    detail: Told | None = None
    status: int | None = None
    phases: ProbePhases = ProbePhases()
    certificate: SiteCertificate | None = None
    address: str = ""
    hops: tuple[str, ...] = ()
    body_bytes: int = 0
    unchanged: bool = False

    @property
    def ok(self) -> bool:
        """Return whether the site answered as it should."""
        return self.cause is None
