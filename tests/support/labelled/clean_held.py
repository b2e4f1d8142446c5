"""Clean pages held out: written before the rules were tuned, never looked at while tuning."""

from collections.abc import Sequence
from dataclasses import replace

from tests.support.labelled.case import Case
from tests.support.labelled.frames import bare, codeigniter, joomla, news_list, paragraphs, wordpress

_CASES = [
    Case(
        "held-home",
        "plain",
        False,
        wordpress("Portal Resmi", news_list(7, 8), office="Pemerintah Kabupaten Muara Enim"),
        host="muaraenimkab.go.id",
    ),
    Case(
        "held-rsud",
        "plain",
        False,
        codeigniter(
            "RSUD Siti Fatimah",
            paragraphs(
                "Pendaftaran rawat jalan daring. Slot dokter spesialis hari ini: penyakit dalam 4, jantung 2.",
                "Login pasien lama, daftar pasien baru.",
            )
            + news_list(1, 3),
        ),
        host="rsud.sumselprov.go.id",
    ),
    Case(
        "held-jdih",
        "plain",
        False,
        joomla(
            "JDIH",
            "<ul>"
            + "".join(f"<li><a href='/perda/{n}'>Peraturan Daerah Nomor {n} Tahun 2025</a></li>" for n in range(1, 30))
            + "</ul>",
        ),
        host="jdih.sumselprov.go.id",
    ),
    Case(
        "held-gallery",
        "few words",
        False,
        wordpress(
            "Galeri Foto",
            "".join(
                f"<img src='https://i0.wp.com/dinkes.sumselprov.go.id/f/{n}.jpg' alt='Kegiatan {n}'>" for n in range(20)
            ),
        ),
    ),
    Case(
        "held-hotels",
        "many foreign links",
        False,
        wordpress(
            "Daftar Hotel di Palembang",
            "<ul>"
            + "".join(
                f"<li><a href='https://www.hotel{n}palembang.com'>Hotel {name}</a></li>"
                for n, name in enumerate(
                    (
                        "Aryaduta",
                        "Novotel",
                        "Santika",
                        "Wyndham",
                        "Batiqa",
                        "Excelton",
                        "Swarna Dwipa",
                        "Harper",
                        "Beston",
                        "Zuri",
                    )
                )
            )
            + "</ul>",
        ),
    ),
    Case(
        "held-umkm",
        "many foreign links",
        False,
        codeigniter(
            "Katalog UMKM",
            "".join(
                f"<div class='card'><h5>{n}</h5><a href='https://{s}.com'>Kunjungi toko</a></div>"
                for n, s in (
                    ("Pempek Candy", "pempekcandy"),
                    ("Songket Zainal", "zainalsongket"),
                    ("Kopi Semendo", "kopisemendo88"),
                    ("Toko Raja", "tokoraja99"),
                )
            ),
        ),
    ),
    Case(
        "held-esport",
        "slot",
        False,
        wordpress(
            "Grand Final Liga Esports Pelajar",
            paragraphs(
                "Delapan tim lolos. Juara meraih jackpot hadiah Rp 25 juta dan slot langsung ke turnamen nasional.",
                "Penonton dapat join melalui link siaran langsung.",
            ),
        ),
    ),
    Case(
        "held-iklan",
        "slot",
        False,
        joomla(
            "Tarif Iklan Radio Daerah",
            paragraphs(
                "Satu slot iklan 60 detik Rp 150.000. Slot prime time Rp 250.000. Paket 10 slot mendapat bonus 1 slot.",
                "Deposit awal 50 persen.",
            ),
            office="LPPL Radio",
        ),
    ),
    Case(
        "held-lapak",
        "slot",
        False,
        wordpress(
            "Pendaftaran Stan Bazar Ramadan",
            paragraphs(
                "Tersedia 80 slot tenda UMKM. Slot gratis bagi pelaku usaha baru. Daftar online hari ini, terbatas!"
            ),
        ),
    ),
    Case(
        "held-gpu",
        "slot",
        False,
        bare(
            "Spesifikasi Teknis Pengadaan Komputer",
            "<table><tr><td>Motherboard</td><td>2 slot memori, 1 slot M.2, slot ekspansi PCI</td></tr><tr><td>Mesin slot kartu</td><td>pembaca kartu pegawai</td></tr></table>",
        ),
    ),
    Case(
        "held-poker",
        "medical poker",
        False,
        wordpress(
            "Kenali Penyakit Parkinson",
            paragraphs(
                "Wajah penderita tampak datar tanpa ekspresi atau poker face.",
                "Jangan berjudi dengan kesehatan Anda: segera periksa ke puskesmas.",
            ),
        ),
    ),
    Case(
        "held-totok",
        "toto",
        False,
        joomla(
            "Daftar Urut Kepangkatan",
            "<table>"
            + "".join(
                f"<tr><td>{n}</td><td>IV/a</td></tr>"
                for n in (
                    "TOTO HARTONO, S.E.",
                    "SLAMET RIYADI",
                    "ZEUS ANDRIANTO",
                    "GACORIA PUTRI",
                    "RUDI BANDARJO",
                    "MAXWINNER SIHOMBING",
                )
            )
            + "</table>",
        ),
    ),
    Case(
        "held-dlh",
        "plain",
        False,
        wordpress(
            "Taman Wisata Punti Kayu",
            paragraphs(
                "Koleksi satwa, wahana petir, kolam naga, dan rumah joglo. Petir dan hujan lebat diprakirakan sore hari."
            ),
        ),
    ),
    Case(
        "held-tangkap",
        "police release",
        False,
        wordpress(
            "Tim Gabungan Gerebek Rumah Operator Judi Slot di Kemuning",
            paragraphs(
                "Petugas mengamankan tiga orang yang bertugas sebagai admin situs slot gacor berinisial K88.",
                "Dari pengakuan mereka, anggota direkrut dengan janji gampang menang, freebet, dan maxwin. Kini ketiganya ditahan di Mapolrestabes.",
            ),
            description="Tiga admin situs slot diamankan polisi",
        ),
    ),
    Case(
        "held-ppatk",
        "news on gambling",
        False,
        codeigniter(
            "Transaksi Judi Daring Capai Rp 600 Triliun",
            paragraphs(
                "PPATK mencatat perputaran dana judi online terus naik. Deposit melalui pulsa dan dompet digital paling banyak dipakai.",
                "Pemerintah membentuk satuan tugas lintas kementerian untuk menekan perjudian daring.",
            ),
        ),
    ),
    Case(
        "held-surat-edaran",
        "circular",
        False,
        joomla(
            "Surat Edaran Larangan Perjudian Daring bagi Pegawai",
            paragraphs(
                "Seluruh pegawai dilarang mengakses, bermain, atau mempromosikan permainan slot, togel, kasino daring, dan taruhan bola.",
                "Atasan langsung wajib memeriksa gawai kedinasan.",
            ),
            office="Sekretariat Daerah",
        ),
    ),
    Case(
        "held-testimoni",
        "story of an addict",
        False,
        wordpress(
            "Kisah Mantan Pecandu Slot: Dari Maxwin ke Jeratan Utang",
            paragraphs(
                '"Awalnya menang 5 juta, saya pikir gacor terus," ujarnya. Setelah itu deposit demi deposit habis.',
                "Ia kini menjadi relawan edukasi dan mengajak warga menjauhi judi.",
            ),
        ),
    ),
    Case(
        "held-ustaz",
        "sermon",
        False,
        bare(
            "Materi Pengajian: Khamar dan Maisir",
            paragraphs(
                "Maisir atau judi mencakup lotre, dadu, kartu, dan undian berbayar.",
                "Orang yang menang judi tidak akan tenang, yang kalah akan marah.",
            ),
        ),
    ),
    Case(
        "held-komentar",
        "comments quoted",
        False,
        wordpress(
            "Cara Membersihkan Komentar Spam di Situs Desa",
            paragraphs(
                'Contoh komentar spam: "Situs slot terpercaya 2026 pasti JP". Hapus dan tandai sebagai spam.',
                "Aktifkan moderasi komentar, pasang captcha, dan perbarui WordPress untuk mencegah penyusupan.",
            ),
        ),
    ),
    Case(
        "held-peretas",
        "news on defacement",
        False,
        joomla(
            "Pemkab Gandeng BSSN Usai Situs Diretas Kelompok Cyber Team",
            paragraphs(
                "Peretas menamakan diri Anon Cyber Team dan mengganti tampilan depan. Data layanan dipastikan aman.",
                "Kepala Diskominfo mengatakan evaluasi keamanan dilakukan menyeluruh.",
            ),
        ),
    ),
    Case(
        "held-anchor-news",
        "news on gambling",
        False,
        wordpress(
            "Beranda",
            news_list(
                3,
                3,
                [
                    ("Judi Online Rusak Generasi Muda, Ini Kata Psikolog", "Orang tua diminta mengawasi gawai anak."),
                    ("Iming-iming Gacor Berujung Penjara", "Dua warga divonis enam bulan."),
                    ("Sabung Ayam Dibubarkan Polisi di Sako", "Puluhan motor diamankan."),
                    ("Rp 2 M Hasil Judi Bola Disita Kejari", "Uang diserahkan ke kas negara."),
                ],
            ),
        ),
    ),
    Case(
        "held-en-news",
        "news on gambling",
        False,
        wordpress(
            "Governor Warns Civil Servants Against Online Gambling",
            paragraphs(
                "Online slot and casino websites have been blocked by the ministry. Police arrested nine operators.",
                "Gambling addiction hotlines are available at the provincial hospital.",
            ),
        ),
    ),
    Case(
        "held-widget",
        "unknown script",
        False,
        wordpress(
            "Beranda",
            news_list(2),
            foot="<script src='https://widget.cuacaindo.com/v1.js' async></script><script src='https://cdn.gtranslate.net/widgets/latest/float.js' defer></script>",
        ),
    ),
    Case(
        "held-popup",
        "unknown frame",
        False,
        codeigniter(
            "Beranda",
            "<iframe src='https://skm.surveikita.com/embed/12' width='600' height='400'></iframe>" + news_list(),
        ),
    ),
    Case(
        "held-vendor",
        "vendor's link",
        False,
        joomla(
            "Beranda",
            news_list(4),
            foot="<p>Developed by <a href='https://www.mediatechsolusi.com'>CV Mediatech</a></p>",
        ),
    ),
    Case(
        "held-audio",
        "sound",
        False,
        wordpress(
            "Mars Sumatera Selatan",
            "<audio controls autoplay src='/audio/mars.mp3'></audio>"
            + paragraphs("Lirik Mars Sumatera Selatan. Dari lembah Musi kita bangkit bersama."),
        ),
    ),
    Case(
        "held-crawl-block",
        "crawler",
        False,
        wordpress("Beranda", news_list(1, 6)),
        crawled="<html><head><title>Just a moment...</title></head><body>Checking your browser before accessing</body></html>",
    ),
    Case(
        "held-sitemap",
        "paths",
        False,
        wordpress("Beranda", news_list(6, 6)),
        paths={
            "/robots.txt": "User-agent: *\nAllow: /\n",
            "/sitemap.xml": "<urlset>"
            + "".join(
                f"<url><loc>https://dinkes.sumselprov.go.id/post/{s}</loc></url>"
                for s in (
                    "asn-terlibat-judi-slot-terancam-dipecat",
                    "pelatihan-umkm",
                    "antrean-slot-imunisasi",
                    "gerakan-anti-judol",
                )
            )
            + "</urlset>",
        },
    ),
    Case(
        "held-menu-hidden",
        "hidden menu",
        False,
        wordpress(
            "Beranda",
            "<div style='position:absolute;left:-9999px'><a href='/ppid'>PPID</a> <a href='https://spse.inaproc.id/sumsel'>LPSE</a></div>"
            + news_list(),
        ),
    ),
    Case(
        "held-bonus",
        "promo words",
        False,
        wordpress(
            "Undian Gebyar Pajak Daerah",
            paragraphs(
                "Bayar pajak kendaraan tepat waktu dan menangkan hadiah utama mobil! Bonus diskon 20 persen hari ini.",
                "Daftar sekarang melalui aplikasi resmi Samsat, login dengan akun Anda, pasti untung.",
            ),
        ),
    ),
]

CASES: Sequence[Case] = [replace(case, held_out=True) for case in _CASES]
