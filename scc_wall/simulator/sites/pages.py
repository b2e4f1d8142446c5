"""The pages of the simulated sites: a plain one of an OPD, and what attackers make of it."""

from html import escape
from typing import Final

from scc_wall.simulator.sites.faults import SiteFault

SPAM_HOST: Final = "gacor-maxwin.simulasi"
SPAM_PATH: Final = "/assets/slot-gacor/"
_NEWS: Final = (
    ("Pelayanan tatap muka dibuka kembali", "Masyarakat dapat datang pada hari kerja pukul 08.00 sampai 15.00 WIB."),
    ("Pengumuman seleksi terbuka jabatan pimpinan tinggi", "Berkas diterima paling lambat akhir bulan ini."),
    ("Rapat koordinasi bersama 17 kabupaten dan kota", "Rapat membahas program prioritas tahun depan."),
    ("Gubernur mengajak warga menjaga sungai", "Gotong royong di tepian Sungai Musi diikuti ratusan warga."),
    (
        "ASN diingatkan: berantas judi online",
        "Surat edaran melarang seluruh pegawai bermain judi dalam bentuk apa pun.",
    ),
)
_SPAM: Final = "Situs Slot Gacor Maxwin Hari Ini, Judi Slot Online Terpercaya"
_LINKS: Final = ("slot gacor", "togel online", "judi bola", "slot maxwin", "bandar togel", "rtp live")


def page(title: str, fault: SiteFault | None, *, crawler: bool) -> str:
    """Return the home page of a site.

    Parameters
    ----------
    crawler
        Whether the visitor says that it is a search engine's.
    """
    if fault is SiteFault.HACKED_IMAGE:
        return (
            "<!doctype html><html><head><title>Hacked by Simulasi</title></head><body style='background:#000'>"
            f"<center><img src='http://{SPAM_HOST}/d.jpg' width='100%'></center></body></html>"
        )
    spam = fault is SiteFault.HACKED_TITLE or (fault is SiteFault.HACKED_CLOAKING and crawler)
    heading = _SPAM if spam else _look_alike(_SPAM) if fault is SiteFault.HACKED_HOMOGLYPHS else title
    return _plain(heading, title, head=_HEADS.get(fault, ""), extra=_BODIES.get(fault, ""))


def other_page(path: str, title: str, fault: SiteFault | None) -> str | None:
    """Return another page of a site, None if it has none there."""
    if path == "/robots.txt":
        return "User-agent: *\nDisallow: /admin/\nSitemap: /sitemap.xml\n"
    if path == "/sitemap.xml":
        more = f"<url><loc>{SPAM_PATH}</loc></url>" if fault is SiteFault.HACKED_PATH else ""
        return f"<?xml version='1.0'?><urlset><url><loc>/</loc></url><url><loc>/profil</loc></url>{more}</urlset>"
    if path == SPAM_PATH and fault is SiteFault.HACKED_PATH:
        return _plain(_SPAM, title, extra=f"<p>{_SPAM}. Daftar slot gacor, bonus new member, deposit pulsa.</p>")
    return None


def _plain(heading: str, title: str, *, head: str = "", extra: str = "") -> str:
    news = "".join(f"<article><h2>{escape(name)}</h2><p>{escape(text)}</p></article>" for name, text in _NEWS)
    return (
        "<!doctype html><html lang='id'><head><meta charset='utf-8'>"
        f"<title>{escape(heading)}</title><meta name='description' content='Situs resmi {escape(title)} Provinsi "
        f"Sumatera Selatan (simulasi)'>{head}</head><body><header><h1>{escape(title)}</h1>"
        "<nav><a href='/'>Beranda</a> <a href='/profil'>Profil</a> <a href='/layanan'>Layanan</a> "
        f"<a href='/ppid'>PPID</a></nav></header><main>{news}</main>{extra}"
        "<footer>Pemerintah Provinsi Sumatera Selatan. Halaman simulasi untuk latihan.</footer></body></html>"
    )


def _farm(count: int) -> str:
    return "".join(
        f"<a href='http://{word.replace(' ', '-')}-{n}.simulasi/'>{word} {n}</a> "
        for n in range(count)
        for word in _LINKS
    )


_TWINS: Final = str.maketrans("aceopxSJ", "асеорхЅЈ")  # Latin to Cyrillic letters that look the same


def _look_alike(text: str) -> str:
    return text.translate(_TWINS)


_HEADS: Final[dict[SiteFault | None, str]] = {
    SiteFault.HACKED_REFRESH: f"<meta http-equiv='refresh' content='0; url=http://{SPAM_HOST}/'>",
    SiteFault.HACKED_SCRIPT: f"<script>window.location.replace('http://{SPAM_HOST}/slot');</script>",
}
_BODIES: Final[dict[SiteFault | None, str]] = {
    SiteFault.HACKED_HIDDEN: f"<div style='position:absolute;left:-9999px'>{_farm(2)}</div>",
    SiteFault.HACKED_LINKS: f"<div class='footer-links'>{_farm(12)}</div>",
    SiteFault.HACKED_SCRIPT: f"<script src='http://{SPAM_HOST}/inject.js'></script>",
}
