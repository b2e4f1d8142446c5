"""Frames of the fourth and fifth set, by another hand: what themes, portals and frameworks of offices really send."""

import json
from collections.abc import Sequence

_NEWS = (
    "Bupati Lantik 43 Pejabat Administrator dan Pengawas",
    "Dinkes Gelar Imunisasi Serentak di 22 Puskesmas",
    "Panen Raya Padi di Lahan Rawa Lebak Capai 5,6 Ton per Hektare",
    "Rapat Koordinasi Pengendalian Inflasi Daerah",
    "Jalan Penghubung Tiga Desa Mulai Diperbaiki",
    "Pendaftaran Beasiswa Mahasiswa Kurang Mampu Dibuka",
    "Sosialisasi Pajak Daerah Kepada Pelaku Usaha",
    "Pelayanan KTP-el Keliling Hadir di Kecamatan",
)
LEGIT_JS = (
    "!function(e,t){'object'==typeof exports?module.exports=t():e.Swiper=t()}(this,function(){'use strict';"
    "var r=/[\\x20\\t\\r\\n\\f]+/g,i=String.fromCharCode,o='ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';"
    "function n(e){return atob(e.replace(/-/g,'+'))}return{decode:n,slot:function(e){return e.slots.default}}});"
)


def cards(titles: Sequence[str] = _NEWS, base: str = "/berita/") -> str:
    """Return a list of news as cards."""
    return "".join(
        f'<article class="elementor-post"><a href="{base}{n + 120}"><img src="/uploads/b{n}.jpg" alt=""></a>'
        f'<h3><a href="{base}{n + 120}">{t}</a></h3><p>Pemerintah daerah menyampaikan {t.lower()} pada pekan ini.</p></article>'
        for n, t in enumerate(titles)
    )


def elementor(title: str, main: str = "", *, head: str = "", foot: str = "", office: str = "Dinas Kesehatan") -> str:
    """Return a page of WordPress with Elementor and its usual plugins."""
    return f"""<!DOCTYPE html><html lang="id-ID" prefix="og: https://ogp.me/ns#"><head><meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<meta name="generator" content="WordPress 6.5.2"><meta property="og:locale" content="id_ID">
<link rel="dns-prefetch" href="//fonts.googleapis.com"><link rel="stylesheet" href="/wp-content/plugins/elementor/assets/css/frontend-lite.min.css?ver=3.21">
<style id="wp-emoji-styles-inline-css">img.wp-smiley,img.emoji{{display:inline!important;border:none!important;height:1em!important}}</style>
<style>.screen-reader-text{{clip:rect(1px,1px,1px,1px);position:absolute!important;height:1px;width:1px;overflow:hidden}}</style>
<script>window._wpemojiSettings={{"baseUrl":"https:\\/\\/s.w.org\\/images\\/core\\/emoji\\/15.0.3\\/72x72\\/","ext":".png"}};</script>{head}</head>
<body class="home page-template elementor-default"><a class="skip-link screen-reader-text" href="#content">Lewati ke konten</a>
<header><a href="/"><img src="/wp-content/uploads/logo.png" alt="{office}"></a><nav><ul class="elementor-nav-menu">
<li><a href="/profil">Profil</a></li><li><a href="/layanan">Layanan</a></li><li><a href="/ppid">PPID</a></li><li><a href="/unduhan">Unduhan</a></li></ul></nav></header>
<main id="content"><section class="elementor-section"><div class="elementor-widget-container">{main or cards()}</div></section></main>
<footer><p>&copy; 2025 {office} Kabupaten Ogan Ilir. Jl. Merdeka No. 4. Telp (0711) 580123</p>
<a href="https://www.facebook.com/dinas">Facebook</a><a href="https://www.instagram.com/dinas">Instagram</a><a href="https://www.lapor.go.id">LAPOR!</a></footer>
<script src="/wp-includes/js/jquery/jquery.min.js"></script>{foot}</body></html>"""


def joomla4(title: str, main: str = "", *, head: str = "", foot: str = "", office: str = "Sekretariat Daerah") -> str:
    """Return a page of Joomla with the T3 framework."""
    return f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" lang="id-id" class="com_content view-featured"><head><base href="https://setda.okikab.go.id/">
<meta http-equiv="content-type" content="text/html; charset=utf-8"><meta name="generator" content="Joomla! - Open Source Content Management"><title>{title}</title>
<link href="/templates/ja_purity/favicon.ico" rel="shortcut icon"><script type="application/json" class="joomla-script-options">{{"csrf.token":"1c9c"}}</script>{head}</head>
<body><div class="t3-wrapper"><div id="t3-mainnav"><ul class="nav navbar-nav"><li><a href="/index.php/profil">Profil</a></li><li><a href="/index.php/agenda">Agenda</a></li><li><a href="/index.php/download">Download</a></li></ul></div>
<div id="t3-content">{main or cards(base="/index.php/berita/")}</div><footer id="t3-footer">{office} Kabupaten OKI - Kayuagung 30611<br>Pengunjung hari ini: 214, total 1.203.442</footer></div>{foot}</body></html>"""


def laravel(title: str, main: str = "", *, head: str = "", foot: str = "", office: str = "Bappeda Litbang") -> str:
    """Return a page of Laravel with Bootstrap."""
    return f"""<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="csrf-token" content="mZ2Hq8F"><title>{title}</title>
<link href="https://cdn.jsdelivr.net/npm/bootstrap@5.3.2/dist/css/bootstrap.min.css" rel="stylesheet"><link rel="preload" as="style" href="/build/assets/app-4f9c.css">{head}</head>
<body><nav class="navbar navbar-expand-lg"><a class="navbar-brand" href="/">{office}</a><a class="nav-link" href="/dokumen">Dokumen</a><a class="nav-link" href="/galeri">Galeri</a><a class="nav-link" href="/login">Masuk</a></nav>
<div class="container py-4">{main or cards()}</div><footer class="bg-dark text-white">&copy; {office} Provinsi Sumatera Selatan</footer>
<script src="https://cdn.jsdelivr.net/npm/bootstrap@5.3.2/dist/js/bootstrap.bundle.min.js"></script>{foot}</body></html>"""


def nextjs(title: str, main: str = "", *, head: str = "", foot: str = "") -> str:
    """Return a page of Next.js as its server renders it."""
    props = json.dumps({"props": {"pageProps": {"title": title, "posts": list(_NEWS)}}, "page": "/", "buildId": "kq8"})
    return f"""<!DOCTYPE html><html lang="id"><head><meta charSet="utf-8"/><title>{title}</title><meta name="next-head-count" content="4"/>
<script defer="" nomodule="" src="/_next/static/chunks/polyfills-c67a75d1b6f99dc8.js"></script>{head}</head><body><div id="__next"><header>Portal Resmi Kabupaten Musi Rawas</header>
<main>{main or cards()}</main><footer>Diskominfo Kabupaten Musi Rawas</footer></div>{foot}<script id="__NEXT_DATA__" type="application/json">{props}</script></body></html>"""


def opensid(title: str, main: str = "", *, head: str = "", foot: str = "", desa: str = "Tanjung Batu") -> str:
    """Return a village's page of OpenSID."""
    return f"""<!DOCTYPE html><html><head><title>{title}</title><meta content="utf-8" http-equiv="encoding"><meta name="keywords" content="OpenSID,opensid,sid,SID,SID CRI,desa {desa}">
<link rel="stylesheet" href="/assets/css/leaflet.css"><script src="/assets/bootstrap/js/jquery.min.js"></script>{head}</head><body onload="renderDate()">
<div id="headerbg"><h1>Desa {desa}</h1><h2>Kecamatan Tanjung Batu Kabupaten Ogan Ilir</h2></div><marquee>Selamat datang di website resmi Desa {desa}. Pelayanan surat buka Senin-Jumat 08.00-15.00.</marquee>
<div id="main">{main or cards(base="/artikel/")}</div><aside><h3>Aparatur Desa</h3><p>Kepala Desa: H. Umar</p><h3>Statistik</h3><p>Penduduk 3.204, Laki-laki 1.611</p></aside><footer>OpenSID 2405.0.0</footer>{foot}</body></html>"""


def adminlte(title: str, main: str, *, head: str = "", foot: str = "") -> str:
    """Return a hand-made CodeIgniter application."""
    return f"""<html><head><title>{title}</title><link rel="stylesheet" href="/assets/dist/css/AdminLTE.min.css">{head}</head><body class="hold-transition skin-blue layout-top-nav">
<div class="wrapper"><header class="main-header"><a href="/index.php/home" class="navbar-brand"><b>RSUD</b> Kayuagung</a><ul><li><a href="/index.php/poli">Poliklinik</a></li><li><a href="/index.php/dokter">Jadwal Dokter</a></li><li><a href="/index.php/kamar">Ketersediaan Kamar</a></li></ul></header>
<div class="content-wrapper">{main}</div><footer class="main-footer">Page rendered in 0.0312 seconds. RSUD Kayuagung</footer></div>{foot}</body></html>"""
