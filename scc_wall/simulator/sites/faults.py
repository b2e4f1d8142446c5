"""Everything that can go wrong with a website, as switches."""

from enum import StrEnum
from typing import Final

from scc_wall.base.told import Told
from scc_wall.simulator.faults import named


class SiteFault(StrEnum):
    """What a site can be made to do; the value is what control commands call it."""

    DNS_MISSING = "dns-missing"
    REFUSED = "refused"
    RESET = "reset"
    SLOW = "slow"
    SLOW_HEADERS = "slow-headers"
    SLOW_BODY = "slow-body"
    ENDLESS_BODY = "endless-body"
    GZIP_BOMB = "gzip-bomb"
    TRUNCATED = "truncated"
    CERT_EXPIRED = "cert-expired"
    CERT_SOON = "cert-soon"
    CERT_NAME = "cert-name"
    CERT_SELF_SIGNED = "cert-self-signed"
    CERT_CHAIN = "cert-chain"
    REDIRECT_LOOP = "redirect-loop"
    REDIRECT_LOOPBACK = "redirect-loopback"
    REDIRECT_METADATA = "redirect-metadata"
    REDIRECT_ELSEWHERE = "redirect-elsewhere"
    FORBIDDEN = "403"
    NOT_FOUND = "404"
    ERROR = "500"
    HACKED_TITLE = "hacked-title"
    HACKED_HIDDEN = "hacked-hidden"
    HACKED_CLOAKING = "hacked-cloaking"
    HACKED_SCRIPT = "hacked-script"
    HACKED_PATH = "hacked-path"
    HACKED_REFRESH = "hacked-refresh"
    HACKED_HOMOGLYPHS = "hacked-homoglyphs"
    HACKED_IMAGE = "hacked-image"
    HACKED_LINKS = "hacked-links"


TLS_FAULTS: Final = frozenset(
    {
        SiteFault.CERT_EXPIRED,
        SiteFault.CERT_SOON,
        SiteFault.CERT_NAME,
        SiteFault.CERT_SELF_SIGNED,
        SiteFault.CERT_CHAIN,
    }
)
"""Only a site on HTTPS can have them."""

TOLD: Final[dict[SiteFault, Told]] = {
    SiteFault.DNS_MISSING: Told("nama tidak ditemukan (hanya bagi demo)", "the name is not found (for the demo only)"),
    SiteFault.REFUSED: Told("menolak sambungan", "refuses connections"),
    SiteFault.RESET: Told("memutus paksa sesudah permintaan", "resets after the request"),
    SiteFault.SLOW: Told("byte pertama setelah 4 detik", "the first byte comes after 4 s"),
    SiteFault.SLOW_HEADERS: Told("header satu byte per detik", "headers at one byte a second"),
    SiteFault.SLOW_BODY: Told("isi satu byte per detik", "body at one byte a second"),
    SiteFault.ENDLESS_BODY: Told("isi tanpa akhir", "a body without end"),
    SiteFault.GZIP_BOMB: Told("256 MB dalam 300 kB gzip", "256 MB in 300 kB of gzip"),
    SiteFault.TRUNCATED: Told("isi terpotong", "the body is cut off"),
    SiteFault.CERT_EXPIRED: Told("sertifikat kedaluwarsa", "certificate expired"),
    SiteFault.CERT_SOON: Told("sertifikat habis 5 hari lagi", "certificate ends in 5 days"),
    SiteFault.CERT_NAME: Told("sertifikat atas nama lain", "certificate of another name"),
    SiteFault.CERT_SELF_SIGNED: Told("sertifikat buatan sendiri", "self-signed certificate"),
    SiteFault.CERT_CHAIN: Told("sertifikat perantara tidak dikirim", "the intermediate certificate is not sent"),
    SiteFault.REDIRECT_LOOP: Told("pengalihan berputar", "redirects in a circle"),
    SiteFault.REDIRECT_LOOPBACK: Told("dialihkan ke 127.0.0.1", "redirects to 127.0.0.1"),
    SiteFault.REDIRECT_METADATA: Told("dialihkan ke 169.254.169.254", "redirects to 169.254.169.254"),
    SiteFault.REDIRECT_ELSEWHERE: Told("dialihkan ke domain lain", "redirects to another domain"),
    SiteFault.FORBIDDEN: Told("HTTP 403", "HTTP 403"),
    SiteFault.NOT_FOUND: Told("HTTP 404", "HTTP 404"),
    SiteFault.ERROR: Told("HTTP 500", "HTTP 500"),
    SiteFault.HACKED_TITLE: Told("judul diganti iklan judi", "title replaced by gambling spam"),
    SiteFault.HACKED_HIDDEN: Told("tautan judi tersembunyi", "hidden gambling links"),
    SiteFault.HACKED_CLOAKING: Told("iklan judi hanya untuk mesin pencari", "gambling spam for search engines only"),
    SiteFault.HACKED_SCRIPT: Told("skrip sisipan mengalihkan", "an injected script redirects"),
    SiteFault.HACKED_PATH: Told("halaman judi di /assets/slot-gacor/", "gambling page at /assets/slot-gacor/"),
    SiteFault.HACKED_REFRESH: Told("meta refresh ke domain lain", "meta refresh to another domain"),
    SiteFault.HACKED_HOMOGLYPHS: Told("kata judi dengan huruf mirip", "gambling words in look-alike letters"),
    SiteFault.HACKED_IMAGE: Told("halaman diganti satu gambar", "the page is one picture"),
    SiteFault.HACKED_LINKS: Told("ladang tautan", "link farm"),
}


def site_fault_named(name: str) -> SiteFault:
    """Return a fault by its name; raises UnknownFaultError if there is none."""
    return named(SiteFault, name)


def site_fault_help() -> str:
    """Return a line for each fault: its name and what it does."""
    return "\n".join(f"  {fault:<19} {TOLD[fault]}" for fault in SiteFault)
