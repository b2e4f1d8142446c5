"""Clean pages that the rules were tuned with; the hard ones speak of gambling, slots, bandar and toto."""

from collections.abc import Sequence

from tests.support.labelled.case import Case
from tests.support.labelled.frames import bare, codeigniter, joomla, news_list, paragraphs, slug, wordpress


def _article(title: str, *texts: str, frame: str = "wp", description: str = "") -> str:
    body = f'<div class="entry-content">{paragraphs(*texts)}</div><h3>Berita Lainnya</h3>{news_list(len(title), 4)}'
    if frame == "wp":
        return wordpress(title, body, description=description)
    return {"joomla": joomla, "ci": codeigniter, "bare": bare}[frame](title, body)


PLAIN = [
    Case("home-wp", "plain", False, wordpress("Beranda", news_list())),
    Case("home-joomla", "plain", False, joomla("Selamat Datang", news_list(2, 8)), host="bkd.sumselprov.go.id"),
    Case(
        "home-ci", "plain", False, codeigniter("Dinas Pekerjaan Umum", news_list(4, 5)), host="dpubmtr.sumselprov.go.id"
    ),
    Case(
        "home-bare",
        "plain",
        False,
        bare(
            "Kantor Kecamatan Ilir Timur",
            paragraphs("Selamat datang di situs kami.", "Jam layanan Senin sampai Jumat."),
        ),
    ),
    Case(
        "ppid",
        "plain",
        False,
        wordpress(
            "PPID",
            "<table>"
            + "".join(
                f"<tr><td>{n}</td><td>DIP {2015 + n}</td><td><a href='/files/dip-{n}.pdf'>Unduh</a></td></tr>"
                for n in range(12)
            )
            + "</table>",
        ),
    ),
    Case(
        "service",
        "plain",
        False,
        codeigniter(
            "Standar Pelayanan",
            paragraphs(
                "Persyaratan: KTP, KK, surat pengantar.",
                "Waktu: 3 hari kerja. Biaya: gratis. Daftar melalui link resmi pada loket.",
                "Login ke akun SIAPKERJA untuk memantau status.",
            ),
        ),
    ),
    Case(
        "english",
        "plain",
        False,
        wordpress(
            "About South Sumatra",
            paragraphs(
                "South Sumatra is a province of Indonesia, its capital is Palembang.",
                "The Ampera Bridge, owned by the national government, crosses the Musi river.",
                "Judicial review and judicious planning; our website security policy is published.",
            ),
        ),
    ),
    Case(
        "english-slot",
        "slot of time",
        False,
        wordpress(
            "Book an Appointment",
            paragraphs(
                "Choose an available time slot. Each slot takes 30 minutes. No slot available? Try another day.",
                "Slots are released each Monday at 08:00.",
            ),
        ),
    ),
    Case(
        "minimal-splash",
        "few words",
        False,
        "<html><head><title>Portal Resmi Pemerintah Kota</title></head><body><a href='/beranda'><img src='/splash.jpg' alt='Selamat datang'></a></body></html>",
    ),
    Case(
        "maintenance",
        "few words",
        False,
        "<html><head><title>Under Maintenance</title></head><body><img src='/img/repair.png'><h1>Situs sedang dalam pemeliharaan</h1></body></html>",
    ),
    Case(
        "spa",
        "few words",
        False,
        "<!doctype html><html><head><title>SIMPEG</title><script defer src='/static/js/main.8a.js'></script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div></body></html>",
    ),
    Case(
        "moved-gov",
        "honest redirect",
        False,
        "<html><head><title>Pindah</title><meta http-equiv='refresh' content='0; url=https://sumselprov.go.id/dinkes'></head><body>Halaman dialihkan.</body></html>",
    ),
    Case(
        "moved-own-js",
        "honest redirect",
        False,
        "<html><head><script>window.location.href='https://www.dinkes.sumselprov.go.id/home';</script></head><body></body></html>",
    ),
    Case(
        "moved-allowed",
        "honest redirect",
        False,
        "<html><head><meta http-equiv=refresh content='0;url=https://rsudsumsel.com/'></head><body>Pindah</body></html>",
        allowed_hosts=("rsudsumsel.com",),
    ),
    Case(
        "packed-slider",
        "honest packed script",
        False,
        wordpress(
            "Galeri",
            news_list(3),
            foot="<script>eval(function(p,a,c,k,e,d){while(c--)if(k[c])p=p.replace(new RegExp('\\\\b'+c+'\\\\b','g'),k[c]);return p}('$(\\'#0\\').1({2:3})',4,4,'slider|cycle|timeout|4000'.split('|'),0,{}))</script>",
        ),
    ),
    Case(
        "data-uri",
        "honest packed script",
        False,
        codeigniter(
            "Peta",
            "<img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ' alt='peta'><script>var icon=atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf');</script>"
            + news_list(),
        ),
    ),
    Case(
        "onclick-links",
        "honest redirect",
        False,
        wordpress(
            "Layanan",
            "<button onclick=\"window.location.href='https://sipsn.example.com/form'\">Isi formulir</button><script>function bukaPeta(){window.open('https://petakita.example.com/sumsel');}</script>"
            + news_list(),
        ),
    ),
    Case(
        "latin1",
        "charset",
        False,
        codeigniter(
            "Daftar Pejabat", paragraphs("Bapak José Müller, konsul kehormatan, berkunjung ke Palembang.")
        ).encode("cp1252", "replace"),
        content_type="text/html",
    ),
    Case("utf16", "charset", False, wordpress("Beranda", news_list()).encode("utf-16"), content_type="text/html"),
]

SLOTS = [
    Case(
        "slot-vaksin",
        "slot",
        False,
        _article(
            "Slot Vaksin Booster Masih Tersedia",
            "Slot vaksin tersedia 200 dosis per hari. Daftar melalui link berikut untuk mendapatkan slot antrean.",
            "Kuota slot terbatas, login dengan NIK.",
        ),
    ),
    Case(
        "slot-parkir",
        "slot",
        False,
        _article(
            "Penambahan Slot Parkir di Kantor Gubernur",
            "Sebanyak 150 slot parkir baru dibangun. Slot parkir khusus disabilitas juga disediakan.",
            frame="ci",
        ),
    ),
    Case(
        "slot-esport",
        "slot",
        False,
        _article(
            "Turnamen E-Sport Piala Gubernur: Slot Tim Tersisa 16",
            "Pendaftaran slot tim Mobile Legends dibuka hari ini. Hadiah total 50 juta, slot terbatas, daftar sekarang gratis!",
            "Bonus MVP untuk pemain terbaik.",
        ),
    ),
    Case(
        "slot-tender",
        "slot",
        False,
        _article(
            "Pengumuman Lelang Pengadaan Server",
            "Spesifikasi: 16 slot RAM DDR5, 4 slot PCIe, hot swap 8 slot HDD, server terbaru.",
            "Deposit jaminan penawaran disetor melalui Bank Sumsel Babel.",
            frame="joomla",
        ),
    ),
    Case(
        "slot-wawancara",
        "slot",
        False,
        _article(
            "Pilih Slot Waktu Wawancara",
            "Peserta wajib memilih slot waktu wawancara paling lambat Jumat. Slot jadwal yang sudah penuh tidak dapat dipilih.",
        ),
    ),
    Case(
        "bandar",
        "bandar",
        False,
        _article(
            "Bandar Udara Sultan Mahmud Badaruddin II Layani Rute Bandar Lampung",
            "Bandar udara ini menambah slot penerbangan ke Bandar Lampung dan Batam.",
            "Syahbandar Boom Baru mengatur sandar kapal.",
        ),
    ),
    Case(
        "toto-person",
        "toto",
        False,
        _article(
            "Toto Suharto Dilantik Menjadi Kepala Bidang",
            "Drs. Toto Suharto, M.Si. menggantikan Ir. Toto Sugiarto. Toto berharap dukungan semua pihak.",
            frame="joomla",
        ),
    ),
    Case(
        "burung-gacor",
        "gacor",
        False,
        _article(
            "Lomba Burung Kicau Piala Bupati",
            "Ratusan murai batu dan lovebird gacor memeriahkan lomba. Burung gacor milik Pak Toto menjadi juara.",
        ),
    ),
    Case(
        "scatter",
        "scatter",
        False,
        _article(
            "Modul Statistik: Scatter Plot",
            "Scatter plot menampilkan hubungan dua variabel. Buat diagram scatter dengan perangkat lunak terbuka. RTP adalah Rencana Tata Pertanahan.",
            frame="bare",
        ),
    ),
    Case(
        "pragmatic",
        "pragmatic",
        False,
        _article(
            "Pragmatic Approach to Village Planning",
            "A pragmatic play-based learning approach for kindergarten teachers.",
            "The role of judicial bodies.",
        ),
    ),
]

NEWS_ON_GAMBLING = [
    Case(
        "berantas",
        "news on gambling",
        False,
        _article(
            "Pemprov Sumsel Berantas Judi Online, ASN Dilarang Main Slot",
            "Gubernur menegaskan ASN yang kedapatan bermain judi online akan dikenai sanksi disiplin.",
            "Satgas judi online telah memblokir ribuan situs slot.",
            description="ASN dilarang bermain judi online dan slot",
        ),
    ),
    Case(
        "sosialisasi",
        "news on gambling",
        False,
        _article(
            "Sosialisasi Bahaya Judi Online bagi Pelajar SMA",
            "Narasumber dari Polda memaparkan dampak judi slot bagi remaja: kecanduan, utang, dan putus sekolah.",
            "Istilah seperti gacor, maxwin, dan scatter dipakai bandar untuk menjebak korban.",
        ),
    ),
    Case(
        "rilis-polisi",
        "police release",
        False,
        _article(
            "Polda Ungkap Jaringan Situs Slot Gacor Beromzet Rp 12 Miliar",
            "Tersangka RD (31) mengelola situs judi slot online dan togel dengan server di Kamboja.",
            "Pelaku menawarkan bonus new member 100 persen, deposit pulsa tanpa potongan, RTP live, dan link alternatif untuk menarik korban.",
            "Barang bukti yang disita: 14 komputer, 40 rekening, dan 200 kartu SIM. Tersangka dijerat Pasal 303 KUHP dan UU ITE.",
            frame="joomla",
        ),
    ),
    Case(
        "slogan",
        "quoted slogans",
        False,
        _article(
            "Waspada Iklan Judi Menyusup di Kolom Komentar",
            'Diskominfo menemukan komentar berisi slogan "slot gacor hari ini gampang menang", "pasti maxwin", dan "daftar sekarang bonus new member".',
            "Laporkan konten seperti itu melalui aduankonten.id agar segera diblokir.",
        ),
    ),
    Case(
        "ceramah",
        "sermon",
        False,
        _article(
            "Khutbah Jumat: Judi dalam Pandangan Islam",
            "Allah berfirman dalam Al-Maidah ayat 90 bahwa khamr dan judi adalah perbuatan setan.",
            "Judi, termasuk togel, poker, taruhan dan slot, haram hukumnya dan merusak keluarga.",
        ),
    ),
    Case(
        "list-gambling",
        "news on gambling",
        False,
        wordpress(
            "Berita",
            news_list(
                extra=[
                    ("Satgas Judi Online Tutup 1.200 Situs Slot", "Penutupan dilakukan bersama Komdigi."),
                    ("Kecanduan Slot, Pemuda Ini Nekat Curi Motor", "Pelaku mengaku kalah bermain judi."),
                    ("Bahaya Togel bagi Ekonomi Keluarga", "Penyuluhan digelar di kantor lurah."),
                    ("ASN Tandatangani Pakta Integritas Anti Judi Online", "Deklarasi dipimpin Sekda."),
                ]
            ),
        ),
    ),
    Case(
        "tags",
        "news on gambling",
        False,
        wordpress(
            "Arsip Tag: judi online",
            news_list(extra=[("Perangi Judi Online, Kominfo Gandeng Sekolah", "Literasi digital digencarkan.")])
            + "<div class='tagcloud'>"
            + "".join(
                f"<a href='/tag/{slug(t)}/'>{t}</a> "
                for t in ("judi online", "slot", "pinjol", "hoaks", "asn", "literasi")
            )
            + "</div>",
        ),
    ),
    Case(
        "hack-news",
        "news on defacement",
        False,
        _article(
            "Website Dinas Sempat Diretas, Kini Pulih",
            'Situs disusupi halaman bertuliskan "Hacked by" pada Minggu malam. CSIRT dan BSSN melakukan pemulihan dan penguatan keamanan.',
            "Peretas menyisipkan tautan judi slot; kasus dilaporkan ke polisi.",
        ),
    ),
    Case(
        "csirt-guide",
        "news on defacement",
        False,
        _article(
            "Panduan Penanganan Insiden Web Defacement Judi Online",
            "Cari kata kunci seperti slot, gacor, maxwin, togel pada berkas web. Periksa sitemap dan robots.txt.",
            "Hapus backdoor, ganti kata sandi, laporkan insiden ke CSIRT daerah. Serangan SEO poisoning menyisipkan konten judi.",
            frame="ci",
        ),
    ),
    Case(
        "modal-campaign",
        "hidden news on gambling",
        False,
        codeigniter(
            "Beranda",
            news_list(),
            foot="<div class='modal' style='display:none'><h4>STOP Judi Online!</h4><p>Judi slot dan togel merusak masa depan. Laporkan situs judi ke aduan konten.</p></div>",
        ),
    ),
    Case(
        "skripsi",
        "study",
        False,
        _article(
            "Jurnal: Fenomena Judi Slot di Kalangan Mahasiswa",
            "Penelitian ini menganalisis dampak permainan slot online terhadap perilaku mahasiswa di Palembang.",
            "Hasil analisis menunjukkan 34 persen responden mengenal istilah gacor dan maxwin.",
            frame="bare",
        ),
    ),
    Case(
        "perda",
        "law",
        False,
        _article(
            "Perda tentang Ketertiban Umum",
            "Pasal 12: Setiap orang dilarang menyelenggarakan perjudian, taruhan, sabung ayam, togel, dan sejenisnya.",
            "Pasal 13: Pelanggaran dikenai sanksi pidana kurungan paling lama 3 bulan.",
            frame="bare",
        ),
    ),
    Case(
        "crawler-rotation",
        "crawler sees other news",
        False,
        wordpress("Beranda", news_list(0, 5)),
        crawled=wordpress("Beranda", news_list(5, 5)),
    ),
    Case(
        "robots-plain",
        "paths",
        False,
        wordpress("Beranda", news_list()),
        paths={
            "/robots.txt": "User-agent: *\nDisallow: /wp-admin/\nSitemap: https://dinkes.sumselprov.go.id/sitemap.xml\n",
            "/sitemap.xml": "<?xml version='1.0'?><urlset><url><loc>https://dinkes.sumselprov.go.id/berita/satgas-berantas-judi-online-slot/</loc></url><url><loc>https://dinkes.sumselprov.go.id/layanan/slot-antrean-vaksin/</loc></url></urlset>",
            "/assets/": "<title>Index of /assets</title><h1>Index of /assets</h1><a href='/assets/css/'>css/</a>",
        },
    ),
    Case(
        "sitemap-news",
        "paths",
        False,
        wordpress("Beranda", news_list()),
        paths={
            "/sitemap.xml": "<urlset>"
            + "".join(
                f"<url><loc>https://dinkes.sumselprov.go.id/{s}</loc></url>"
                for s in (
                    "bahaya-judi-online-bagi-remaja",
                    "polisi-tangkap-bandar-togel",
                    "slot-parkir-baru",
                    "bandar-udara-smb-ii",
                    "profil-toto-suharto",
                )
            )
            + "</urlset>"
        },
    ),
]

CASES: Sequence[Case] = [*PLAIN, *SLOTS, *NEWS_ON_GAMBLING]
