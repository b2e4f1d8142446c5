"""The frames of government websites: what WordPress, Joomla, CodeIgniter and hand-made pages put around their text."""

from collections.abc import Iterable, Sequence

NEWS: Sequence[tuple[str, str]] = (
    ("Kepala Dinas Buka Rapat Koordinasi Program Prioritas 2026", "Rapat dihadiri para kepala bidang, camat, dan perwakilan puskesmas se-kabupaten."),
    ("Pelayanan Terpadu Kini Dapat Diakses Secara Daring", "Masyarakat cukup mengunggah berkas persyaratan melalui aplikasi tanpa datang ke kantor."),
    ("Gubernur Serahkan Bantuan Benih Padi untuk Kelompok Tani", "Sebanyak 120 ton benih unggul dibagikan kepada petani di Ogan Ilir dan Banyuasin."),
    ("Antisipasi Karhutla, BPBD Siagakan Personel dan Peralatan", "Posko siaga darurat kabut asap didirikan di tujuh kabupaten rawan kebakaran lahan."),
    ("Sumsel Raih Opini WTP Ke-12 dari BPK RI", "Capaian tersebut merupakan hasil kerja seluruh perangkat daerah dalam tata kelola keuangan."),
    ("Jadwal Uji Kompetensi Jabatan Fungsional Tahun 2026", "Peserta diminta membawa kartu identitas dan surat tugas dari pimpinan unit kerja."),
    ("Festival Sriwijaya Siap Digelar di Benteng Kuto Besak", "Rangkaian acara meliputi parade budaya, pameran kerajinan songket, dan kuliner khas Palembang."),
    ("Pengumuman Hasil Seleksi Administrasi PPPK", "Peserta yang dinyatakan lulus berhak mengikuti seleksi kompetensi sesuai jadwal."),
    ("Normalisasi Sungai Bendung Dimulai Bulan Depan", "Pekerjaan pengerukan sedimen diharapkan mengurangi genangan di kawasan Sekip."),
    ("Imunisasi Kejar Menyasar Anak Usia Dini di Wilayah Perairan", "Petugas menjangkau desa-desa dengan speedboat puskesmas keliling."),
)  # fmt: skip

MENU = ("Beranda", "Profil", "Visi dan Misi", "Struktur Organisasi", "Tugas Pokok dan Fungsi", "Layanan", "PPID", "Berita", "Galeri", "Unduhan", "Pengaduan", "Kontak")  # fmt: skip


def slug(text: str) -> str:
    """Return a text as it stands in an address."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())


def paragraphs(*texts: str) -> str:
    """Return texts as paragraphs."""
    return "".join(f"<p>{text}</p>\n" for text in texts)


def news_list(first: int = 0, count: int = 6, extra: Iterable[tuple[str, str]] = ()) -> str:
    """Return the news of a home page as cards."""
    chosen = [*extra, *(NEWS[(first + number) % len(NEWS)] for number in range(count))]
    return "".join(
        f'<article class="post-{number} type-post"><a href="/berita/{slug(title)}/" title="{title}">'
        f'<img src="/wp-content/uploads/2026/0{number % 9 + 1}/foto-{number}.jpg" alt="{title}"></a>'
        f'<h3 class="entry-title"><a href="/berita/{slug(title)}/">{title}</a></h3><time>{number + 3} November 2026</time>'
        f'<p>{lead}</p><a class="more" href="/berita/{slug(title)}/">Selengkapnya</a></article>\n'
        for number, (title, lead) in enumerate(chosen)
    )


def wordpress(
    title: str,
    main: str,
    *,
    head: str = "",
    foot: str = "",
    office: str = "Dinas Kesehatan Provinsi Sumatera Selatan",
    description: str = "",
) -> str:
    """Return a page of a WordPress site with Elementor, Yoast and the usual foreign scripts."""
    menu = "".join(f'<li class="menu-item"><a href="/{slug(item)}/">{item}</a></li>' for item in MENU)
    return f"""<!DOCTYPE html>
<html lang="id"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<!-- This site is optimized with the Yoast SEO plugin v21.5 -->
<title>{title} - {office}</title>
<meta name="description" content="{description or f"Situs resmi {office}"}"><meta property="og:title" content="{title}">
<meta property="og:site_name" content="{office}"><meta name="generator" content="WordPress 6.4.3">
<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Poppins">
<link rel="stylesheet" href="/wp-content/plugins/elementor/assets/css/frontend.min.css">
<style>.screen-reader-text{{clip:rect(1px,1px,1px,1px);position:absolute}}.mobile-menu{{display:none}}.sub-menu{{opacity:0}}</style>
<script async src="https://www.googletagmanager.com/gtag/js?id=G-ABC1234"></script>
<script>window.dataLayer=window.dataLayer||[];function gtag(){{dataLayer.push(arguments);}}gtag('js',new Date());</script>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"GovernmentOrganization","name":"{office}"}}</script>
{head}</head><body class="home wp-embed-responsive">
<a class="screen-reader-text" href="#content">Langsung ke konten</a>
<header><img src="/wp-content/uploads/logo.png" alt="Logo {office}"><nav><ul>{menu}</ul></nav>
<div class="mobile-menu"><ul>{menu}</ul></div></header>
<main id="content"><h1>{title}</h1>
{main}</main>
<aside><h4>Tautan Terkait</h4><ul><li><a href="https://sumselprov.go.id">Pemprov Sumsel</a></li>
<li><a href="https://www.lapor.go.id">SP4N LAPOR!</a></li><li><a href="https://www.kemkes.go.id">Kementerian</a></li></ul>
<iframe src="https://www.google.com/maps/embed?pb=!1m18" width="100%" height="200"></iframe></aside>
<footer><p>Jl. Kapten A. Rivai No. 1 Palembang 30129 Telp. (0711) 350651</p>
<a href="https://www.facebook.com/pemprovsumsel"><i class="fab fa-facebook" aria-hidden="true"></i></a>
<a href="https://www.instagram.com/pemprovsumsel/"><i class="fab fa-instagram" aria-hidden="true"></i></a>
<a href="https://api.whatsapp.com/send?phone=62811">Hubungi kami</a><p>&copy; 2026 {office}</p></footer>
<script src="https://code.jquery.com/jquery-3.7.1.min.js"></script>
<script>jQuery(function($){{$('.menu-toggle').on('click',function(){{$('.mobile-menu').toggle();}});}});</script>
{foot}</body></html>"""


def joomla(title: str, main: str, *, head: str = "", foot: str = "", office: str = "Badan Kepegawaian Daerah") -> str:
    """Return a page of a Joomla 3 site with tables and a slide show."""
    menu = "".join(
        f'<li class="item-{101 + number}"><a href="/index.php/{slug(item)}">{item}</a></li>'
        for number, item in enumerate(MENU)
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="id-id" lang="id-id"><head>
<base href="/index.php" /><meta http-equiv="content-type" content="text/html; charset=utf-8" />
<meta name="keywords" content="{office}, pemerintah, sumatera selatan, palembang, pelayanan publik" />
<meta name="description" content="Website resmi {office}" /><meta name="generator" content="Joomla! - Open Source Content Management" />
<title>{title}</title><link href="/templates/ja_university/favicon.ico" rel="shortcut icon" />
<script src="/media/jui/js/jquery.min.js"></script><script src="/media/system/js/caption.js"></script>{head}</head>
<body><div id="ja-wrapper"><div id="ja-header"><h1 class="logo"><a href="/index.php">{office}</a></h1></div>
<div id="ja-mainnav"><ul class="menu">{menu}</ul></div>
<table width="100%" cellpadding="0" cellspacing="0"><tr><td valign="top" class="contentpane"><div class="item-page">
<h2>{title}</h2>{main}</div></td><td width="200"><div class="moduletable"><h3>Statistik</h3>
<p>Hari ini 214<br />Kemarin 530<br />Total 918273</p><img src="https://www.supercounters.com/o/1.png" alt="" /></div></td></tr></table>
<div id="ja-footer"><small>Copyright &copy; 2026 {office}. Designed by <a href="https://www.joomlart.com" rel="nofollow">JoomlArt.com</a>.</small></div>
</div>{foot}</body></html>"""


def codeigniter(title: str, main: str, *, head: str = "", foot: str = "", office: str = "Dinas Pekerjaan Umum") -> str:
    """Return a page of a home-made site with Bootstrap and AdminLTE."""
    menu = "".join(f'<a class="nav-link" href="/home/{slug(item)}">{item}</a>' for item in MENU[:8])
    return f"""<!doctype html><html><head><title>{title}</title><meta charset=utf-8>
<link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/bootstrap@5.3.2/dist/css/bootstrap.min.css">
<link rel="stylesheet" href="https://cdnjs.cloudflare.com/ajax/libs/font-awesome/6.5.0/css/all.min.css">{head}</head>
<body><nav class="navbar navbar-expand-lg"><a class="navbar-brand" href="/">{office}</a><div class="collapse">{menu}</div></nav>
<div class="container"><h2>{title}</h2><div class="row"><div class="col-md-8">{main}</div>
<div class="col-md-4"><div class="card"><div class="card-body"><form action="/home/cari" method="post"><input name="q"><button>Cari</button></form></div></div></div></div></div>
<div class="modal fade" id="pengumuman" tabindex="-1" aria-hidden="true" style="display: none;"><div class="modal-body">
<h5>Pengumuman</h5><p>Pelayanan tatap muka buka pukul 08.00 sampai 15.00 WIB.</p></div></div>
<footer>&copy; {office}</footer><script src="https://cdn.jsdelivr.net/npm/bootstrap@5.3.2/dist/js/bootstrap.bundle.min.js"></script>
<script>var base_url="/";$(document).ready(function(){{ $('#tabel').DataTable(); }});</script>{foot}</body></html>"""


def bare(title: str, main: str, *, head: str = "", foot: str = "") -> str:
    """Return a page written by hand long ago."""
    return f"""<HTML><HEAD><TITLE>{title}</TITLE>{head}</HEAD><BODY BGCOLOR=#FFFFFF><CENTER><FONT SIZE=5 COLOR=navy><B>{title}</B></FONT></CENTER><HR>
{main}<HR><P><A HREF="index.html">Kembali</A> | <A HREF="profil.html">Profil</A> | <A HREF=kontak.html>Kontak</A>{foot}</BODY></HTML>"""
