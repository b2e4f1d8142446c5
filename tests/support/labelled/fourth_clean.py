"""The fourth set held out, by another hand than the rules': honest pages, most of them hard. Judged once before a look."""

import base64
from collections.abc import Sequence

from tests.support.labelled.case import Case
from tests.support.labelled.fourth_frames import LEGIT_JS, adminlte, cards, elementor, joomla4, laravel, nextjs, opensid


def _ok(name: str, trick: str, body: str, **more: object) -> Case:
    return Case(f"fourth-{name}", trick, False, body, held_out=True, **more)  # type: ignore[arg-type]


def _p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


_BLOCKED = (
    "mahkota188.vip",
    "pesiar77.cc",
    "naga-cuan.lol",
    "toto-merapi.site",
    "zeus-slot.online",
    "ombak88.top",
    "dewi303.pro",
    "bandarq-sakti.me",
    "kilat4d.art",
    "gacor-parah.ink",
    "sbobet-id.win",
    "pokerasia.fun",
)

_JUDOL = [
    _ok(
        "news-raid",
        "news on gambling",
        elementor(
            "Polda Sumsel Gerebek Markas Judi Online Slot Gacor di Palembang, 12 Orang Ditangkap",
            _p(
                "Polisi menggerebek sebuah rumah yang dijadikan markas operator situs judi online slot gacor dan togel. Barang bukti 40 telepon genggam disita.",
                "Para pelaku mempromosikan situs dengan iming-iming maxwin dan scatter hitam melalui siaran langsung. Omzetnya Rp 2 miliar sebulan.",
            ),
        ),
    ),
    _ok(
        "news-index",
        "news on gambling",
        laravel(
            "Arsip Berita Kominfo",
            cards(
                (
                    "Kominfo Blokir 3,2 Juta Konten Judi Online",
                    "Bandar Togel Hongkong Dibekuk di Muara Enim",
                    "Waspada Situs Pemerintah Disusupi Slot Gacor",
                    "Selebgram Promosikan Judi Slot Jadi Tersangka",
                    "Satgas: Depo Pulsa Rp 10 Ribu Jerat Pelajar",
                    "Bahaya Judi Bola Saat Piala Dunia",
                    "ASN Kecanduan Slot Dipecat",
                )
            ),
        ),
    ),
    _ok(
        "kominfo-list",
        "list of blocked",
        joomla4(
            "Daftar Situs Judi Online yang Diblokir Bulan Mei",
            "<h1>Daftar domain yang diblokir</h1><table>"
            + "".join(f"<tr><td>{n + 1}</td><td>{d}</td><td>Perjudian</td></tr>" for n, d in enumerate(_BLOCKED))
            + "</table>"
            + _p("Masyarakat dapat melaporkan situs judi melalui aduankonten.id."),
        ),
    ),
    _ok(
        "tips",
        "news on gambling",
        elementor(
            "5 Cara Mengecek Website OPD yang Disusupi Judi Slot",
            _p(
                'Ketik di Google: <code>site:go.id "slot gacor"</code> atau <code>site:go.id intitle:"togel"</code>.',
                "Periksa elemen tersembunyi seperti <code>&lt;div style=&quot;display:none&quot;&gt;</code> yang memuat tautan ke situs judi.",
                "Hapus berkas web shell, perbarui plugin, ganti kata sandi.",
            ),
        ),
    ),
    _ok(
        "csirt",
        "security advisory",
        laravel(
            "CSIRT Sumsel: Peringatan Keamanan Web Defacement",
            "<h1>Peringatan Web Defacement</h1>"
            + _p(
                "Beberapa situs diretas dengan pesan 'Hacked by' pada halaman utama. Pelaku memasang web shell WSO dan alfa.php.",
                "Panduan: pulihkan dari cadangan, tutup celah unggah, aktifkan WAF. Laporkan insiden ke csirt@sumselprov.go.id.",
            ),
        ),
    ),
    _ok(
        "csirt-title",
        "security advisory",
        elementor(
            "Situs Dinas Diretas, Diskominfo: Data Aman dan Layanan Sudah Pulih",
            _p(
                "Situs itu sempat menampilkan tulisan hacked by pada Minggu malam. Tim CSIRT memulihkan layanan dalam dua jam."
            ),
        ),
    ),
    _ok(
        "uu-ite",
        "law",
        laravel(
            "JDIH - UU Nomor 1 Tahun 2024 tentang Perubahan Kedua UU ITE",
            _p(
                "Pasal 27 ayat (2) Setiap Orang dengan sengaja dan tanpa hak mendistribusikan, mentransmisikan, dan/atau membuat dapat diaksesnya Informasi Elektronik yang memiliki muatan perjudian.",
                "Pasal 30: mengakses komputer milik orang lain dengan cara apa pun, melanggar, menerobos, melampaui, atau menjebol sistem pengamanan.",
            ),
        ),
    ),
    _ok(
        "kuhp-303",
        "law",
        joomla4(
            "Pasal 303 KUHP tentang Perjudian",
            _p(
                "Diancam dengan pidana penjara paling lama sepuluh tahun barang siapa tanpa izin menawarkan atau memberi kesempatan untuk permainan judi dan menjadikannya sebagai pencarian.",
                "Yang disebut permainan judi ialah tiap-tiap permainan, di mana kemungkinan mendapat untung bergantung pada peruntungan belaka.",
            ),
        ),
    ),
    _ok(
        "perda",
        "law",
        laravel(
            "Peraturan Daerah Nomor 7 Tahun 2023 tentang Ketertiban Umum",
            _p(
                "Setiap orang dilarang menyelenggarakan perjudian, togel, sabung ayam, dan permainan ketangkasan yang mengandung unsur taruhan.",
                "Setiap orang dilarang memperjualbelikan obat kuat, obat aborsi dan minuman beralkohol tanpa izin.",
            ),
        ),
    ),
    _ok(
        "sermon",
        "sermon",
        elementor(
            "Khutbah Jumat: Judi Online, Racun Keluarga",
            _p(
                "Hai orang-orang yang beriman, sesungguhnya minuman keras, berjudi, berkurban untuk berhala, dan mengundi nasib dengan anak panah adalah perbuatan keji.",
                "Hari ini judi itu bernama slot, togel, taruhan bola. Ia ada di genggaman. Jauhilah, jangan sampai rumah tangga hancur.",
            ),
        ),
    ),
    _ok(
        "sermon-arab",
        "foreign language",
        elementor(
            "Kajian Tafsir Surah Al-Maidah Ayat 90",
            _p(
                "يَا أَيُّهَا الَّذِينَ آمَنُوا إِنَّمَا الْخَمْرُ وَالْمَيْسِرُ وَالْأَنصَابُ وَالْأَزْلَامُ رِجْسٌ",
                "Al-maisir adalah judi. Demikian para ulama menafsirkan.",
            ),
        ),
    ),
    _ok(
        "gallery-judol",
        "news on gambling",
        elementor(
            "Galeri Kampanye Stop Judi Online",
            "".join(
                f'<a href="/galeri/{n}"><img src="/wp-content/uploads/stop-judi-slot-{n}.jpg" alt="Poster stop judi slot online {n}"></a>'
                for n in range(9)
            )
            + "<p>Jangan jadi budak slot! Tak ada yang maxwin selain bandar.</p>",
        ),
    ),
    _ok(
        "rehab",
        "news on gambling",
        adminlte(
            "RSUD - Poli Kecanduan Judi",
            _p(
                "Poli jiwa membuka layanan rehabilitasi kecanduan judi online (slot, kasino, togel). Gejala: deposit terus-menerus, berbohong, meminjam lewat pinjol.",
                "Pendaftaran melalui loket atau hotline 119.",
            ),
        ),
    ),
    _ok(
        "pinjol",
        "news on scams",
        elementor(
            "Waspada Pinjol Ilegal: Langsung Cair Tanpa BI Checking",
            _p(
                "OJK menutup 2.248 pinjaman online ilegal. Ciri: langsung cair, tanpa BI checking, bunga tinggi, akses kontak.",
                "Cek legalitas di 157.",
            ),
        ),
    ),
    _ok(
        "bpom",
        "news on scams",
        laravel(
            "BPOM Palembang Sita Obat Kuat dan Viagra Palsu",
            _p(
                "Petugas menyita 3.000 butir obat kuat ilegal, viagra palsu, cialis, dan obat aborsi cytotec yang dijual daring. Nilainya Rp 400 juta."
            ),
        ),
    ),
    _ok(
        "crypto",
        "news on scams",
        laravel(
            "Satgas PASTI Hentikan 17 Investasi Bodong Berkedok Kripto",
            _p("Modusnya robot trading, binary option, dan janji profit harian 5 persen dari penambangan USDT."),
        ),
    ),
    _ok(
        "film-illegal",
        "news on scams",
        elementor(
            "Stop Nonton Film Bajakan di LK21 dan IndoXXI",
            _p("Kemenkumham mengajak warga menonton film secara legal. Situs streaming bajakan mengandung malware."),
        ),
    ),
    _ok(
        "porn-law",
        "law",
        joomla4(
            "Sosialisasi UU Pornografi di SMA Negeri 2",
            _p(
                "Pelajar diingatkan agar tidak menyebarkan video bokep. Konten pornografi anak diancam pidana 12 tahun."
            ),
        ),
    ),
]

_WORDS = [
    _ok(
        "slot-parking",
        "homonyms",
        elementor(
            "Dishub Tambah 150 Slot Parkir di Pasar 16 Ilir",
            _p("Slot parkir motor kini 400, mobil 150. Pembayaran slot memakai QRIS."),
        ),
    ),
    _ok(
        "slot-vaccine",
        "homonyms",
        adminlte(
            "Jadwal dan Slot Vaksinasi",
            "<table><tr><th>Slot</th><th>Jam</th><th>Kuota</th></tr><tr><td>Slot 1</td><td>08.00</td><td>50</td></tr><tr><td>Slot 2</td><td>10.00</td><td>77</td></tr></table><p>Daftar slot online di sini.</p>",
        ),
    ),
    _ok(
        "slot-book",
        "homonyms",
        laravel(
            "Booking Slot Lapangan Tenis",
            _p(
                "Pilih slot waktu. Slot malam 19.00-21.00 tersedia. Deposit Rp 50.000 lewat QRIS, bonus satu jam untuk member baru."
            ),
        ),
    ),
    _ok(
        "burung",
        "homonyms",
        elementor(
            "Lomba Burung Berkicau Bupati Cup: Murai Batu Gacor Raih Juara",
            _p(
                "Gantangan dipenuhi kicau mania. Murai gacor milik Om Slamet juara kelas utama. Kacer dan lovebird gacor panjang juga tampil.",
                "Total hadiah jackpot Rp 25 juta, doorprize motor, tiket Rp 188 ribu.",
            ),
        ),
    ),
    _ok(
        "cuan",
        "homonyms",
        elementor(
            "UMKM Cuan di Festival Kuliner: Kopi Gacor dan Pempek Hoki Laris Manis",
            _p(
                "Stan Kopi Gacor 88 dan Pempek Hoki mencatat omzet jutaan. Promo beli 2 gratis 1, bonus es teh, diskon 77 persen untuk 100 pembeli pertama."
            ),
        ),
    ),
    _ok(
        "bandar",
        "homonyms",
        laravel(
            "Bandar Udara Silampari Buka Rute Bandar Lampung",
            _p("Bandar udara itu melayani rute Bandar Lampung tiga kali seminggu. Bandara lama menjadi bandar kargo."),
        ),
    ),
    _ok(
        "toto",
        "homonyms",
        opensid(
            "Pemerintah Desa Toto Mulyo",
            _p("Kepala Desa Toto Mulyo, Pak Toto Suharto, membuka turnamen domino dan gaple antar-RT. Hadiah kambing."),
            desa="Toto Mulyo",
        ),
    ),
    _ok(
        "poker",
        "homonyms",
        elementor(
            "Cabor Bridge, Biliar dan Catur Sumbang Emas PON",
            _p(
                "Atlet biliar 8 ball dan bola 9 mengalahkan lawannya 9-7. Bridge memakai kartu remi, bukan poker. Dewa dari Surabaya menang."
            ),
        ),
    ),
    _ok(
        "sport",
        "homonyms",
        elementor(
            "Sriwijaya FC Menang 3-1, Live Streaming Pertandingan di TVRI",
            _p(
                "Gol menit 77 dan 88 membawa kemenangan. Prediksi skor pelatih tepat. Nonton bareng di halaman kantor bupati, siaran langsung bola mulai 19.30."
            ),
        ),
    ),
    _ok(
        "odds",
        "homonyms",
        laravel(
            "Jurnal Kesehatan: Odds Ratio Faktor Risiko Stunting",
            _p(
                "Analisis regresi logistik: odds ratio 2,88 (95% CI 1,38-4,04). Taruhan terbesar daerah ialah generasi mendatang."
            ),
        ),
    ),
    _ok(
        "zeus",
        "homonyms",
        joomla4(
            "Pameran Seni Mitologi: Dari Zeus ke Dewi Sri",
            _p("Pelukis muda menampilkan Zeus, Mahjong, naga, dan Dewi Sri dalam satu kanvas. Masuk gratis."),
        ),
    ),
    _ok(
        "situs",
        "homonyms",
        elementor(
            "Situs Toto Kerot dan Situs Bumi Ayu: Daftar Situs Cagar Budaya Resmi",
            _p(
                "Situs percandian Bumi Ayu di PALI adalah situs terbesar. Login aplikasi pendaftaran situs di cagarbudaya."
            ),
        ),
    ),
    _ok(
        "kasino",
        "homonyms",
        elementor(
            "Mengenang Kasino Warkop di Festival Film Komedi",
            _p("Film Dono Kasino Indro diputar gratis. Nonton film bareng di taman kota."),
        ),
    ),
    _ok(
        "jamu",
        "homonyms",
        elementor(
            "Pelatihan UMKM Jamu dan Herbal",
            _p("Peserta membuat jamu beras kencur dan ramuan kuat stamina pria. Produk harus berizin BPOM."),
            head='<meta property="og:type" content="article">',
        ),
    ),
    _ok(
        "mpo",
        "homonyms",
        laravel(
            "DPMPTSP: Daftar Izin Usaha RT88, RW77 dan Blok S4D",
            _p("Nomor izin 503/MPO/2025, blok A88, kavling B77, gedung G303, rute bus K138."),
        ),
    ),
    _ok(
        "undian",
        "homonyms",
        elementor(
            "Undian Berhadiah Pajak Daerah: Bayar PBB, Menang Motor",
            _p(
                "Setiap pembayaran PBB mendapat kupon undian. Hadiah utama mobil, jackpot umrah. Bonus kupon ganda bila bayar sebelum Juni."
            ),
        ),
    ),
    _ok(
        "games",
        "homonyms",
        nextjs(
            "Esport Bupati Cup: Mobile Legends, Free Fire, PES",
            "<h1>Daftar Turnamen Esport</h1>"
            + _p("Slot tim terbatas 64 slot. Biaya daftar Rp 100 ribu, hadiah Rp 10 juta. Link pendaftaran di bawah."),
        ),
    ),
    _ok(
        "rtp",
        "homonyms",
        laravel(
            "RTP dan SOP: Rencana Tindak Pengendalian OPD",
            _p(
                "RTP (Rencana Tindak Pengendalian) wajib disusun OPD. Unduh format RTP 2025. Live Zoom sosialisasi RTP hari ini pukul 09.00."
            ),
        ),
    ),
]

_big = base64.b64encode(bytes(range(256)) * 24).decode()
_WIDGETS = [
    _ok(
        "scripts",
        "foreign widgets",
        elementor(
            "Dinas Pariwisata",
            foot='<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script><script src="https://code.tidio.co/abc.js" async></script><script src="https://static.elfsight.com/platform/platform.js"></script><script src="https://cdn.userway.org/widget.js"></script><script src="https://cdn.gtranslate.net/widgets/latest/float.js"></script><iframe src="https://www.google.com/maps/embed?pb=1" width="600" height="450"></iframe><iframe src="https://www.youtube.com/embed/xyz"></iframe><iframe src="https://open.spotify.com/embed/x"></iframe>',
        ),
    ),
    _ok(
        "minified",
        "inline scripts",
        laravel(
            "Geoportal",
            foot=f"<script>{LEGIT_JS * 6}</script><script>var wasm=atob('{_big}');var f=new Function('return this')();eval('1');</script>",
        ),
    ),
    _ok(
        "packed-lib",
        "inline scripts",
        joomla4(
            "Galeri Foto",
            head="<script>eval(function(p,a,c,k,e,r){e=String;if(!''.replace(/^/,String)){while(c--)r[c]=k[c]||c;k=[function(e){return r[e]}];e=function(){return'\\\\w+'};c=1};while(c--)if(k[c])p=p.replace(new RegExp('\\\\b'+e(c)+'\\\\b','g'),k[c]);return p}('0(1).2(3(){0(\".4\").5()})',6,6,'jQuery|document|ready|function|gallery|lightSlider'.split('|'),0,{}))</script>",
        ),
    ),
    _ok(
        "email-cloak",
        "inline scripts",
        joomla4(
            "Kontak Kami",
            _p("Surel resmi:"),
            foot="<script>var prefix='&#109;a'+'i&#108;'+'&#116;o';var path='hr'+'ef'+'=';var addy=['d','i','n','k','e','s'].reverse().join('')+'&#64;'+'okikab.go.id';document.write('<a '+path+'\\''+prefix+':'+addy+'\\'>'+addy+'<\\/a>');</script>",
        ),
    ),
    _ok(
        "cf-email",
        "inline scripts",
        elementor(
            "Kontak",
            '<a href="/cdn-cgi/l/email-protection#8fe6e1e9e0" class="__cf_email__" data-cfemail="8fe6">[email&#160;protected]</a>',
            foot="<script data-cfasync=\"false\" src=\"/cdn-cgi/scripts/5c5dd728/cloudflare-static/email-decode.min.js\"></script><script>(function(){function c(){var b=a.contentDocument;var d=b.createElement('script');d.innerHTML=\"window.__CF$cv$params={r:'8a',t:'MTc='};\";b.getElementsByTagName('head')[0].appendChild(d)}var a=document.createElement('iframe');a.height=1;a.width=1;a.style.position='absolute';a.style.visibility='hidden';document.body.appendChild(a);})();</script>",
        ),
    ),
    _ok(
        "gtm-noscript",
        "foreign widgets",
        elementor(
            "Beranda",
            foot='<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-K9" height="0" width="0" style="display:none;visibility:hidden"></iframe></noscript>',
        ),
    ),
    _ok(
        "megamenu",
        "hidden but honest",
        elementor(
            "Portal Kabupaten",
            foot='<div class="modal" style="display:none"><h4>Survei Kepuasan</h4><p>Isi survei kami di <a href="https://forms.gle/abc">tautan ini</a></p></div><ul class="sub-menu" style="visibility:hidden;opacity:0">'
            + "".join(
                f'<li><a href="https://{o}.oganilirkab.go.id">{o}</a></li>'
                for o in ("dinkes", "disdik", "bappeda", "bpbd", "satpolpp", "dishub", "kominfo", "rsud")
            )
            + "</ul>",
        ),
    ),
    _ok(
        "translate",
        "hidden but honest",
        elementor(
            "Beranda",
            foot='<div id="google_translate_element" style="display:none"></div><div class="gt_switcher" style="height:0;overflow:hidden"><a title="English">English</a><a title="中文">中文 (漢字)</a><a title="ไทย">ไทย</a><a title="日本語">日本語</a><a title="العربية">العربية</a><a title="Tiếng Việt">Tiếng Việt</a></div>',
        ),
    ),
    _ok(
        "partners",
        "foreign links",
        laravel(
            "Tautan Terkait",
            "<h2>Mitra dan Media</h2>"
            + "".join(
                f'<a href="https://{h}">{h}</a> '
                for h in (
                    "www.detik.com",
                    "www.kompas.com",
                    "sumeks.co",
                    "palpos.id",
                    "www.who.int",
                    "www.worldbank.org",
                    "giz.de",
                    "www.jica.go.jp",
                    "unsri.ac.id",
                    "bankjateng.co.id",
                    "www.bmkg.go.id",
                    "tokopedia.com",
                    "shopee.co.id",
                )
            ),
        ),
    ),
    _ok(
        "umkm",
        "foreign links",
        elementor(
            "Katalog UMKM Binaan",
            "".join(
                f'<div><h3>{n}</h3><p>Rp {p}</p><a href="https://wa.me/62812{p}">Pesan WA</a> <a href="https://shopee.co.id/{n}">Shopee</a> <a href="https://{n.lower()}.my.id">Web</a></div>'
                for n, p in (
                    ("PempekCekNona", 50000),
                    ("KopiSemendo88", 65000),
                    ("SongketIbuZainab", 900000),
                    ("KerupukBintang77", 25000),
                    ("BatikBesurek", 188000),
                )
            )
            + "<p>Promo akhir bulan! Diskon 50%, gratis ongkir, bonus totebag. Buruan order, stok terbatas!</p>",
        ),
    ),
    _ok(
        "wa-promo",
        "foreign links",
        elementor(
            "Pasar Murah",
            '<div style="position:fixed;bottom:20px;right:20px;z-index:9999"><a href="https://wa.me/6281122"><img src="/wa.png" alt="Chat WhatsApp"></a></div>',
        ),
    ),
    _ok(
        "wp-credit",
        "foreign links",
        elementor(
            "Dinas Kearsipan",
            foot='<p>Theme by <a href="https://themeforest.net/user/x">Goodlayers</a> | Dikembangkan oleh <a href="https://www.palembangdigital.com">Palembang Digital Kreatif</a></p><a href="https://www.hitwebcounter.com" target="_blank"><img src="https://hitwebcounter.com/counter/counter.php?page=1" alt="web counter"></a><a href="https://info.flagcounter.com/a"><img src="https://s11.flagcounter.com/count2/a" alt="Flag Counter"></a>',
        ),
    ),
]

_FORMS = [
    _ok(
        "maintenance",
        "maintenance",
        '<!doctype html><title>Situs dalam pemeliharaan</title><body style="background:#111;color:#eee;text-align:center"><h1>Kami akan segera kembali!</h1><p>Mohon maaf atas ketidaknyamanannya. Website sedang dalam perbaikan.</p><p>&mdash; Tim IT Diskominfo</p></body>',
    ),
    _ok(
        "maintenance-en",
        "maintenance",
        '<html><head><title>Under Construction</title></head><body bgcolor="#000000" text="#ffffff"><center><img src="/images/construction.gif"><h1>Website Under Maintenance</h1><p>Sorry, we are upgrading our security.</p></center></body></html>',
    ),
    _ok(
        "login",
        "login page",
        '<html><head><title>SIMPEG | Log in</title></head><body class="hold-transition login-page"><div class="login-box"><b>SIMPEG</b> OKI<form action="/auth/login" method="post"><input name="username"><input type="password" name="password"><img src="/captcha"><button>Masuk</button></form><a href="/forgot">Lupa kata sandi</a></div></body></html>',
    ),
    _ok(
        "sso",
        "login page",
        '<html><head><title>Sign in to Sumsel SSO</title></head><body><form action="https://sso.sumselprov.go.id/realms/asn/login-actions/authenticate" method="post"><input name="username"><input name="password" type="password"><input name="otp" placeholder="Kode OTP"></form></body></html>',
    ),
    _ok(
        "spa-vue",
        "SPA shell",
        '<!DOCTYPE html><html lang=""><head><meta charset="utf-8"><link rel="icon" href="/favicon.ico"><title>E-Kinerja</title><script defer="defer" src="/js/chunk-vendors.8f2.js"></script><script defer="defer" src="/js/app.3d1.js"></script></head><body><noscript><strong>We\'re sorry but e-kinerja doesn\'t work properly without JavaScript enabled. Please enable it to continue.</strong></noscript><div id="app"></div></body></html>',
    ),
    _ok(
        "spa-react",
        "SPA shell",
        '<!doctype html><html lang="en"><head><meta charset="utf-8"/><meta name="description" content="Web site created using create-react-app"/><title>React App</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script>!function(e){function t(t){for(var n,o,u=t[0],i=t[1];0<u.length;)n=u.shift()}var n={};}([])</script></body></html>',
    ),
    _ok(
        "splash",
        "image only",
        '<html><head><title>Dirgahayu Republik Indonesia ke-80</title></head><body style="margin:0;background:#000"><a href="/beranda"><img src="/assets/img/splash-hut-ri.jpg" style="width:100%"></a></body></html>',
    ),
    _ok(
        "splash-gif",
        "image only",
        '<html><body bgcolor="white"><center><img src="images/logo_animasi.gif"><br><a href="index.php">Masuk ke Website</a></center></body></html>',
    ),
    _ok(
        "redirect-www",
        "redirect",
        '<html><head><meta http-equiv="refresh" content="0; url=https://www.dinkes.sumselprov.go.id/beranda"></head></html>',
    ),
    _ok(
        "redirect-sub",
        "redirect",
        '<script>window.location.href="/public/index.php";</script><noscript><a href="/public">Klik di sini</a></noscript>',
    ),
    _ok(
        "redirect-goid",
        "redirect",
        '<html><head><title>Pindah alamat</title><meta http-equiv="refresh" content="5; url=https://ppid.sumselprov.go.id/"></head><body><p>Situs ini telah pindah ke <a href="https://ppid.sumselprov.go.id/">ppid.sumselprov.go.id</a>.</p></body></html>',
    ),
    _ok(
        "https-js",
        "redirect",
        elementor(
            "LPSE",
            head="<script>if(location.protocol!=='https:'){location.replace('https:'+location.href.substring(location.protocol.length));}</script>",
        ),
    ),
    _ok(
        "english",
        "foreign language",
        elementor(
            "Investment Opportunities in South Sumatra",
            "<h1>Why Invest in South Sumatra?</h1>"
            + _p(
                "The province offers tax incentives, special economic zones and welcome bonuses for early investors.",
                "Online single submission makes licensing fast. Contact our investor relations desk.",
            ),
        ),
    ),
    _ok(
        "mandarin",
        "foreign language",
        elementor(
            "欢迎来到巨港 – Visit Palembang",
            _p(
                "巨港是印度尼西亚最古老的城市。穆西河畔的安佩拉大桥是著名景点。",
                "Welcome to Palembang, home of pempek and the Musi river.",
            ),
        ),
    ),
    _ok(
        "lpse",
        "plain",
        '<!DOCTYPE html><html><head><title>LPSE Provinsi Sumatera Selatan</title></head><body><div id="header">Layanan Pengadaan Secara Elektronik</div><table><tr><th>Nama Paket</th><th>HPS</th></tr><tr><td>Pengadaan Obat Generik RSUD</td><td>1,2 M</td></tr><tr><td>Rehabilitasi Gedung Kasino Lama</td><td>4,8 M</td></tr></table><footer>SPSE v4.5u20230412</footer></body></html>',
    ),
    _ok(
        "listing",
        "plain",
        '<html><head><title>Index of /dokumen</title></head><body><h1>Index of /dokumen</h1><pre><a href="/">Parent Directory</a>\n<a href="LAKIP-2024.pdf">LAKIP-2024.pdf</a> 2024-02-01 1.2M\n<a href="renja.docx">renja.docx</a>\n<a href="index.php">index.php</a></pre></body></html>',
    ),
    _ok(
        "apache",
        "plain",
        "<!DOCTYPE html><html><head><title>Apache2 Ubuntu Default Page: It works</title></head><body><h1>It works!</h1><p>This is the default welcome page used to test the correct operation of the Apache2 server.</p></body></html>",
    ),
    _ok(
        "error-php",
        "plain",
        "<br /><b>Warning</b>: include(/home/u123/public_html/x.php): failed to open stream in <b>/home/u123/public_html/index.php</b> on line <b>17</b><br /><h2>Selamat Datang di Kelurahan Sukajadi</h2>",
    ),
    _ok(
        "mourning",
        "plain",
        elementor(
            "Turut Berduka Cita",
            '<div style="background:#000;color:#fff"><img src="/uploads/duka.jpg" alt=""><h1>Innalillahi wa inna ilaihi rajiun</h1><p>Keluarga besar Pemkab berduka atas wafatnya H. Umar, mantan Bupati.</p></div>',
        ),
    ),
    _ok(
        "hackathon",
        "security advisory",
        elementor(
            "Hackathon Sumsel 2025: Hacker Muda Unjuk Gigi",
            _p(
                "Tim Ghost Squad juara pertama, tim Zero Byte kedua. Hacked by Youth adalah tema tahun ini. Lomba CTF diikuti 30 tim cyber security."
            ),
        ),
    ),
    _ok(
        "palestina",
        "political",
        elementor(
            "Aksi Bela Palestina, Bupati Serahkan Donasi",
            _p("Ribuan warga meneriakkan Free Palestine. Donasi Rp 1,2 miliar diserahkan lewat Baznas."),
        ),
    ),
]

_HOME = elementor("Dinas Kesehatan – Kabupaten Ogan Ilir")
_PATHS = [
    _ok(
        "robots-honest",
        "other paths",
        _HOME,
        paths={
            "/robots.txt": "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\nDisallow: /slot/\nDisallow: /*judi*\n\nUser-agent: AhrefsBot\nDisallow: /\nSitemap: https://dinkes.sumselprov.go.id/wp-sitemap.xml\n"
        },
    ),
    _ok(
        "sitemap-honest",
        "other paths",
        _HOME,
        paths={
            "/sitemap.xml": '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            + "".join(
                f"<url><loc>https://dinkes.sumselprov.go.id/berita/{w}</loc></url>"
                for w in (
                    "polisi-tangkap-bandar-togel",
                    "bahaya-judi-slot-online-bagi-remaja",
                    "asn-main-slot-dipecat",
                    "slot-parkir-baru",
                    "lomba-burung-gacor",
                    "imunisasi-serentak",
                    "stop-judol",
                    "panen-raya",
                    "apel-pagi",
                )
            )
            + "</urlset>"
        },
    ),
    _ok("crawl-same", "crawled", _HOME, crawled=_HOME.replace("Panen Raya", "Musim Panen")),
    _ok(
        "crawl-dynamic",
        "crawled",
        _HOME,
        crawled=elementor(
            "Dinas Kesehatan – Kabupaten Ogan Ilir",
            cards(("Apel Pagi Bersama Bupati", "Donor Darah PMI", "Cek Kesehatan Gratis", "Lomba Posyandu")),
            foot="<script>var nonce='8812'</script>",
        ),
    ),
    _ok(
        "crawl-prerender",
        "crawled",
        '<html><head><title>Portal Data</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>',
        crawled=nextjs("Portal Data"),
    ),
    _ok(
        "crawl-block",
        "crawled",
        _HOME,
        crawled="<html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1><p>You are unable to access dinkes.sumselprov.go.id. Cloudflare Ray ID: 8aa</p></body></html>",
    ),
    _ok(
        "path-404",
        "other paths",
        _HOME,
        paths={
            "/assets/": "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>",
            "/uploads/": "<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1></body></html>",
        },
    ),
]

CASES: Sequence[Case] = [*_JUDOL, *_WORDS, *_WIDGETS, *_FORMS, *_PATHS]
