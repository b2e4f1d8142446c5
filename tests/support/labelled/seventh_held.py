"""A seventh set held out: written after the sixth had been mended for, judged once before a look."""

from collections.abc import Sequence

from tests.support.labelled.case import Case
from tests.support.labelled.fourth_frames import adminlte, cards, elementor, joomla4, laravel, nextjs, opensid
from tests.support.labelled.frames import bare, codeigniter, joomla, news_list, paragraphs, wordpress


def _case(hacked: bool, name: str, trick: str, body: str, **more: object) -> Case:
    return Case(f"seventh-{name}", trick, hacked, body, held_out=True, **more)  # type: ignore[arg-type]


def _bad(name: str, trick: str, body: str, **more: object) -> Case:
    return _case(True, name, trick, body, **more)


def _ok(name: str, trick: str, body: str, **more: object) -> Case:
    return _case(False, name, trick, body, **more)


_HOME = wordpress("Beranda", news_list(0, 8))

_HACKED = [
    _bad(
        "dandelion",
        "hidden div",
        codeigniter(
            "Beranda",
            news_list(),
            foot="<div style='overflow:hidden;max-height:0'><a href='https://dandelion-bet.asia'>situs taruhan bola resmi</a> <a href='https://bunga365.asia'>prediksi parlay jitu</a></div>",
        ),
    ),
    _bad(
        "aria",
        "hidden div",
        wordpress(
            "Beranda",
            news_list(2),
            foot="<div aria-hidden='true' style='position:absolute;width:0;height:0;overflow:hidden'><a href='https://inangslot.vip'>INANG SLOT</a></div>",
        ),
    ),
    _bad(
        "white",
        "hidden div",
        joomla(
            "Beranda",
            news_list(),
            foot="<p style='background-color:#fff;color:#fff;font-size:2px'>togel hongkong, togel singapore, bandar togel, keluaran hk malam ini</p>",
        ),
    ),
    _bad("bold-brand", "title swap", bare("MACANWIN77 Situs Hiburan Online Paling Dicari", "<p>Beranda</p>")),
    _bad("qris", "title swap", laravel("Depo QRIS 10K Langsung Main, WD Berapapun Dibayar | Rupiah303")),
    _bad("viet-title", "title swap", elementor("Nhà cái uy tín 2025 – Đăng ký nhận 88k tiền cược miễn phí")),
    _bad("korean-home", "title swap", nextjs("온라인카지노 추천 바카라사이트 순위")),
    _bad(
        "pharm",
        "hidden div",
        elementor(
            "Bappeda",
            foot="<div style='height:1px;overflow:hidden'><a href='http://edpills24.com'>cheap cialis online</a> <a href='http://rxpharm.us'>buy levitra</a></div>",
        ),
    ),
    _bad("mixed-title", "homoglyphs", joomla4("Ѕlоt Оnlіnе Теrреrсауа | Dinas Kominfo")),
    _bad("spaced", "homoglyphs", elementor("S L O T  G A C O R  H A R I  I N I")),
    _bad(
        "cloak-product",
        "cloaking",
        _HOME,
        crawled='<html><head><title>Slot777: Situs Slot Mudah Jackpot</title><script type=\'application/ld+json\'>{"@type":"Product","name":"Slot777"}</script></head><body><h1>Slot777</h1></body></html>',
    ),
    _bad(
        "cloak-thai",
        "cloaking",
        _HOME,
        crawled="<html lang=th><head><title>บาคาร่าออนไลน์ ฝากถอนออโต้</title></head><body><h1>บาคาร่าออนไลน์</h1><p>สมัครฟรี</p></body></html>",
    ),
    _bad(
        "js-timer",
        "injected JS",
        wordpress(
            "Beranda", news_list(), foot="<script>setTimeout(\"location.href='https://bosjp.ink/?g=1'\",1500)</script>"
        ),
    ),
    _bad(
        "js-obf",
        "injected JS",
        joomla(
            "Beranda",
            news_list(),
            foot="<script>var _0xabc=['aHR0cHM6Ly9tYWNhbndpbi5jeW91Lw==','href','location'];(function(a){window[_0xabc[2]][_0xabc[1]]=atob(_0xabc[0])})();</script>",
        ),
    ),
    _bad(
        "js-ext",
        "injected JS",
        codeigniter("Beranda", news_list(), head="<script src='https://macanwin77.xyz/redir.js'></script>"),
    ),
    _bad(
        "refresh",
        "meta refresh",
        wordpress("Beranda", news_list(), head="<meta http-equiv='refresh' content='1;url=http://bit-hoki.click/x'>"),
    ),
    _bad(
        "robots",
        "robots",
        _HOME,
        paths={"/robots.txt": "User-agent: *\nAllow: /gacor88/\nSitemap: https://macanwin77.xyz/sitemap.xml"},
    ),
    _bad(
        "sitemap",
        "sitemap spam",
        _HOME,
        paths={
            "/sitemap.xml": "<urlset>"
            + "".join(
                f"<url><loc>https://dinkes.sumselprov.go.id/{s}.html</loc></url>"
                for s in ("togel-hari-ini", "prediksi-hk", "slot-depo-5k", "judi-bola-online")
            )
            + "</urlset>"
        },
    ),
    _bad(
        "doorway",
        "SEO doorway",
        wordpress(
            "Bocoran RTP Live Slot Pragmatic Hari Ini",
            paragraphs("Cek bocoran RTP live tertinggi sebelum bermain.", "Pola spin terbaik ada di grup kami."),
        ),
    ),
    _bad(
        "essay",
        "SEO doorway",
        elementor(
            "Buy Essay Online – Cheap Paper Writing Service",
            "<h1>Pay for essay</h1><p>Our writers deliver plagiarism-free papers.</p><a href='https://essayace.com'>Order now</a>",
        ),
    ),
    _bad(
        "deface-id",
        "full deface",
        "<html><head><title>Diretas oleh JatengXploit</title></head><body bgcolor='#000'><h1><font color=white>DIRETAS OLEH JATENGXPLOIT</font></h1><p>Keamananmu payah!</p></body></html>",
    ),
    _bad(
        "deface-en",
        "full deface",
        "<html><title>Oops</title><body style='background:black;color:lime'><pre>[+] Pwned by D4RKN3T\n[+] Message: upgrade your system\n[+] Greetz: all my friends</pre></body></html>",
    ),
    _bad(
        "deface-nama",
        "full deface",
        "<html><head><title>./Putra_Rimba</title></head><body bgcolor=black><center><img src='https://i.ibb.co/q/anon.gif'><h2>./Putra_Rimba was here</h2><audio src=a.mp3 autoplay></audio></center></body></html>",
    ),
    _bad(
        "deface-sopan",
        "full deface",
        wordpress(
            "Beranda",
            "<div class='entry'>Assalamualaikum admin, kami hanya ingin memberi tahu bahwa website ini berhasil kami tembus. Silakan perbaiki keamanannya. Terima kasih.</div>"
            + news_list(),
        ),
    ),
    _bad(
        "shell",
        "web shell",
        "<html><head><title>Gel4y Mini Shell</title></head><body><form method=post enctype='multipart/form-data'><input type=file name=f><input type=submit value=upload></form>/ var / www / html<table><tr><td>index.php</td><td>-rw-r--r--</td><td>Rename Delete Chmod</td></tr></table></body></html>",
    ),
]

_CLEAN = [
    _ok(
        "long-news",
        "news on gambling",
        wordpress(
            "Portal Berita Daerah",
            news_list(0, 8)
            + paragraphs(
                "Polisi menangkap dua pengecer togel di Kertapati.",
                "Kami berhasil masuk 10 besar nasional. Jalan rusak diperbaiki, bangunan tanpa izin dibongkar.",
                "Kejuaraan poker kartu remi dibubarkan warga.",
                "Harga cabai habanero naik.",
                "Hai Sobat Sehat, untuk admin puskesmas mohon unggah laporan.",
            ),
        ),
    ),
    _ok("survey", "plain", laravel("Survei SPI KPK 2025", "<p>Lawan korupsi bersama KPK. Isi survei.</p>" + cards())),
    _ok(
        "panduan-retas",
        "security advisory",
        wordpress(
            "Panduan Penanganan Web Defacement",
            paragraphs(
                "Tanda situs diretas: judul di mesin pencari berubah menjadi slot gacor, ada halaman 'hacked by', tautan tersembunyi ke situs judi.",
                "Langkah: putuskan akses, hapus web shell, pulihkan cadangan, ganti sandi.",
            ),
        ),
    ),
    _ok(
        "rilis",
        "news on gambling",
        joomla(
            "Kominfo Putus Akses 5 Ribu Situs Slot",
            paragraphs("Menteri mengimbau masyarakat melapor bila menemukan iklan depo 10 ribu bonus 100 persen."),
        ),
    ),
    _ok(
        "lapak",
        "foreign links",
        elementor(
            "Lapak UMKM Muba",
            "<p>Promo gratis ongkir, diskon 77%, daftar jadi member baru dapat bonus.</p><a href='https://gambomuba.my.id'>Gambo Muba</a> <a href='https://kopisemendo.shop'>Kopi Semendo</a> <a href='https://pempekvico.store'>Pempek Vico</a>",
        ),
    ),
    _ok("sekolah", "plain", bare("SMAN 88 – PPDB", "<p>Daftar ulang, login akun, link zonasi. Kuota 288 kursi.</p>")),
    _ok(
        "pariwisata",
        "plain",
        elementor(
            "Event 2025",
            "<p>Lomba bidar, fun run hadiah jackpot motor, turnamen gaple, festival durian. Tiket masuk gratis.</p>",
        ),
    ),
    _ok(
        "esport",
        "homonyms",
        laravel(
            "Piala Gubernur Esport",
            "<p>Slot pendaftaran 32 tim, deposit jaminan Rp 100.000 dikembalikan. Live streaming final, prediksi juara berhadiah.</p>",
        ),
    ),
    _ok(
        "zakat",
        "sermon",
        wordpress(
            "Khutbah: Rezeki Halal",
            paragraphs(
                "Bukan dari judi slot, bukan dari togel, bukan dari pinjaman riba. Harta haram merusak keluarga."
            ),
        ),
    ),
    _ok(
        "lelang",
        "plain",
        codeigniter(
            "Pengumuman Lelang",
            "<p>Lelang aset kendaraan, uang jaminan deposit ke rekening bendahara, pemenang bandar lelang diumumkan.</p>",
        ),
    ),
    _ok(
        "bank",
        "plain",
        elementor(
            "KUR Bank Sumsel Babel",
            "<p>Pinjaman modal usaha cepat, bunga rendah 6 persen, syarat mudah. Hati-hati pinjol ilegal.</p>",
        ),
    ),
    _ok(
        "apotek",
        "homonyms",
        adminlte(
            "Daftar Obat BPJS", "<p>Sildenafil untuk hipertensi paru, misoprostol untuk perdarahan pascasalin.</p>"
        ),
    ),
    _ok(
        "thai-visit",
        "foreign language",
        wordpress("Kunjungan Dubes Thailand", paragraphs("Dubes menyampaikan salam สวัสดีครับ kepada warga Palembang.")),
    ),
    _ok(
        "resep",
        "plain",
        elementor("Resep Pempek Gacor ala PKK", "<p>Ibu PKK membagikan resep pempek gacor, laris manis di pasar.</p>"),
    ),
    _ok(
        "wifi",
        "plain",
        laravel(
            "Titik WiFi Gratis",
            "<table><tr><td>AP-ROKU88</td><td>aktif</td></tr><tr><td>PLBG777</td><td>aktif</td></tr><tr><td>SIAK138</td><td>mati</td></tr></table>",
        ),
    ),
    _ok(
        "popup",
        "hidden but honest",
        wordpress(
            "Beranda",
            news_list(),
            foot="<div id='popup-banner' style='display:none;position:fixed;top:0;left:0'><a href='https://www.youtube.com/watch?v=1'><img src='/hut.jpg' alt='HUT Provinsi ke-79'></a></div><script>setTimeout(function(){document.getElementById('popup-banner').style.display='block'},500)</script>",
        ),
    ),
    _ok(
        "tracker",
        "inline scripts",
        joomla(
            "Beranda",
            news_list(),
            foot="<script>!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.callMethod?n.callMethod.apply(n,arguments):n.queue.push(arguments)};t=b.createElement(e);t.async=!0;t.src=v}(window,document,'script','https://connect.facebook.net/en_US/fbevents.js');</script>",
        ),
    ),
    _ok(
        "dark-maint",
        "maintenance",
        "<html><head><title>Maintenance</title></head><body style='background:#000;color:#fff'><img src='/m.gif'><h1>Sistem sedang diperbarui</h1><p>Demi keamanan data rakyat Sumsel. Silakan kembali pukul 17.00.</p></body></html>",
    ),
    _ok(
        "sso",
        "login page",
        "<html><head><title>Masuk - SSO Sumsel</title></head><body><form method=post action='/sso'><input name=nik><input type=password name=sandi><input name=pin placeholder='PIN TTE'></form></body></html>",
    ),
    _ok(
        "spa",
        "SPA shell",
        "<!doctype html><html><head><title>Palembang Smart City</title></head><body><div id=q-app></div><script src='/js/vendor.9a.js'></script></body></html>",
    ),
    _ok(
        "redirect",
        "redirect",
        "<html><head><script>window.location='https://satudata.sumselprov.go.id/beranda';</script></head><body></body></html>",
    ),
    _ok(
        "english",
        "foreign language",
        elementor(
            "South Sumatra Tourism",
            "<h1>Explore Ampera Bridge</h1><p>Free entry, best spots for photos, bet you will love it. Book slots online for the river cruise.</p>",
        ),
    ),
    _ok(
        "journal",
        "foreign language",
        wordpress(
            "Open Journal",
            paragraphs(
                "Abstract. We hacked together a low-cost sensor to monitor peat fires. Hello world. The data were not lost."
            ),
        ),
    ),
    _ok("desa", "plain", opensid("Desa Toto Mulyo: APBDes 2025", desa="Toto Mulyo")),
    _ok(
        "sitemap-honest",
        "other paths",
        _HOME,
        paths={
            "/sitemap.xml": "<urlset>"
            + "".join(
                f"<url><loc>https://dinkes.sumselprov.go.id/{s}</loc></url>"
                for s in (
                    "slot-layanan",
                    "pelayanan-gacor",
                    "polisi-gerebek-judi-slot",
                    "edukasi-bahaya-togel",
                    "kontak",
                )
            )
            + "</urlset>"
        },
    ),
    _ok(
        "robots-honest",
        "other paths",
        _HOME,
        paths={"/robots.txt": "User-agent: *\nDisallow: /cgi-bin/\nDisallow: /slot-gacor/\nDisallow: /*?s=judi"},
    ),
]

CASES: Sequence[Case] = [*_HACKED, *_CLEAN]
