"""Whose host is it: the site's own, a government's, well known, unknown, or by its name a gambling site's."""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from scc_wall.monitors.content.folding import fold, undisguised, word_set

MAX_URL_CHARS: Final = 2_000

_AUTHORITY = re.compile(r"(?:https?:)/*+([^/?#]++)|//+([^/?#]++)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]{0,30}:")
_SECOND_LEVELS = word_set("go ac sch co or web desa mil net my biz ponpes gov edu com org")
_OFFICIAL = (".go.id", ".ac.id", ".sch.id", ".mil.id", ".desa.id")
_WELL_KNOWN = word_set("""
    google.com googleapis.com gstatic.com google-analytics.com googletagmanager.com googlesyndication.com
    doubleclick.net google.co.id goo.gl forms.gle g.co youtube.com youtu.be ytimg.com ggpht.com
    googleusercontent.com youtube-nocookie.com facebook.com facebook.net fb.com fb.me fbcdn.net instagram.com
    cdninstagram.com whatsapp.com wa.me whatsapp.net twitter.com x.com t.co twimg.com tiktok.com linkedin.com
    telegram.org t.me telegram.me pinterest.com threads.net jsdelivr.net cdnjs.com cloudflare.com
    cloudflareinsights.com unpkg.com jquery.com bootstrapcdn.com fontawesome.com typekit.net bunny.net w3.org
    schema.org wordpress.org wordpress.com wp.com gravatar.com s.w.org joomla.org drupal.org gmpg.org microsoft.com
    office.com live.com bing.com clarity.ms apple.com zoom.us canva.com issuu.com scribd.com slideshare.net
    vimeo.com spotify.com soundcloud.com flickr.com staticflickr.com github.com githubusercontent.com github.io
    cloudfront.net amazonaws.com akamaihd.net hotjar.com tawk.to userway.org addtoany.com addthis.com sharethis.com
    elfsight.com elementor.com statcounter.com histats.com supercounters.com disqus.com disquscdn.com hcaptcha.com
    recaptcha.net openstreetmap.org leafletjs.com mapbox.com arcgis.com waze.com weatherwidget.io elfsightcdn.com
    wixstatic.com datatables.net highcharts.com tableau.com powerbi.com ionicframework.com iconify.design
    polyfill.io linktr.ee bit.ly s.id tinyurl.com chatra.io crisp.chat widget-v4.tidiochat.com tidio.co jotform.com
    typeform.com mailchimp.com yahoo.com creativecommons.org wikipedia.org wikimedia.org sharethis.com embedly.com
    flaticon.com freepik.com unsplash.com pexels.com onesignal.com pusher.com ckeditor.com tinymce.com w3schools.com
    colorlib.com themeforest.net smartmenus.org getbootstrap.com vercel.app netlify.app kompas.com detik.com
    tribunnews.com antaranews.com republika.co.id tempo.co cnnindonesia.com liputan6.com okezone.com sindonews.com
    merdeka.com kumparan.com sumeks.co rmolsumsel.id bankmandiri.co.id bri.co.id bni.co.id banksumselbabel.com
    tokopedia.com shopee.co.id play.google.com lapor.go.id onlinepajak.com accessibe.com rawgit.com
    materialdesignicons.com fontlibrary.org msecnd.net bootcss.com staticfile.org kawalcorona.com dropbox.com
    gtranslate.net responsivevoice.org lightwidget.com snapwidget.com sociablekit.com taggbox.com powr.io
    commoninja.com trustindex.io cookiebot.com cookieyes.com iubenda.com sentry.io sentry-cdn.com newrelic.com
    nr-data.net matomo.cloud plausible.io mathjax.org ampproject.org jwpcdn.com jwplayer.com aspnetcdn.com
    tiny.cloud plyr.io lottiefiles.com amcharts.com flourish.studio ipinfo.io geojs.io flagcounter.com wsimg.com
    squarespace.com shopify.com hubspot.com translate.goog bing.net yandex.ru yastatic.net rss.app feedwind.com
    curator.io juicer.io smartarget.online accuweather.com windy.com bootstrapmade.com fontshare.com usefathom.com
    tailwindcss.com esm.sh skypack.dev alicdn.com
""")
_HOSTED_PAGES = ("vercel.app", "netlify.app", "github.io", "pages.dev", "web.app", "workers.dev", "amazonaws.com")
_CHEAP = tuple(
    word_set(
        """
        .xyz .top .vip .bet .club .site .store .live .lol .cfd .sbs .ink .icu .click .fun .win .casino .poker
        .games .link .wiki .pro .cyou .quest .rest .monster .cc .tk .ml .ga .cf .gq .ru .su .pw .ws .space .buzz
        .bond .one .skin .hair
        """
    )
)
_STRONG_NAME = re.compile(
    r"gacor|maxwin|togel|sbobet|judi(?!c|s)|pragmatic|jackpot|casino|kasino|pokerq|poker(?=\d)|dominoq|bandarq|rtp-?live|"
    r"toto(?=\d|slot|macau|togel|hk|sgp)|(?<!time)(?<!key)slot|scatter|rungkad|sportsbook|parlay|mpo\d|pkv|jitu\d|idnplay|olympus\d|zeus\d|"
    r"(?:bet|win|jp|qq)\d{2,}|\d{2,}bet|4d\b"
)
_TOTO = re.compile(r"[a-z]{3,}toto|toto[a-z]{3,}|[a-z]{3,}bet\b|bet[a-z]{3,}")
_DIGITS = re.compile(r"[a-z]{3,}(?:777|888|138|303|388|369|999|4d|855)")
_LUCKY = re.compile(r"[a-z]{3,}(?:88|77|99|55|168|123)")


class Owner(IntEnum):
    """Whose a host is, from trusted to not."""

    OWN = 0
    OFFICIAL = 1
    """Another of a government, university, school or village, or one that an admin allowed."""
    KNOWN = 2
    FOREIGN = 3


@lru_cache(maxsize=4096)
def _base_host(url: str) -> str:
    return host_of(url)


def host_of(url: str, base: str = "") -> str:
    r"""Return the host that a link leads to as browsers read it, in small letters; empty for none.

    None have `mailto:`, `javascript:` and, without a base, paths. Browsers take `\` for `/`, leave out line breaks, and
    need no slashes after `https:`.
    """
    text = "".join(url[:MAX_URL_CHARS].split()).replace("\\", "/")
    match = _AUTHORITY.match(text)
    if match is None:
        return "" if not base or _SCHEME.match(text) else _base_host(base)
    host = (match[1] or match[2]).rpartition("@")[2]
    if host.startswith("["):
        return host.partition("]")[0][1:].lower()
    return unquote(host, errors="replace").partition(":")[0].strip(".").lower()


def domain_of(host: str) -> str:
    """Return the registrable domain: `sumselprov.go.id` for `dinkes.sumselprov.go.id`; an address is its own."""
    labels = host.split(".")
    if labels[-1].isdigit() or len(labels) <= 2:
        return host
    count = 3 if len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS else 2
    return ".".join(labels[-count:])


class AllowList:
    """Which hosts a site may point to."""

    def __init__(self, site_url: str, allowed: Iterable[str] = (), page_url: str = "") -> None:
        self._own = {domain_of(host) for host in (host_of(site_url),) if host}
        official = host_of(page_url)
        if official.endswith(_OFFICIAL) or not self._own:
            self._own.add(domain_of(official))
        self._allowed = tuple(host.strip().lower().removeprefix("*.").strip("./") for host in allowed if host.strip())

    def owner(self, host: str) -> Owner:
        """Return whose a host is; an empty one is the site's own."""
        if not host or domain_of(host) in self._own or host in {"localhost", "127.0.0.1"}:
            return Owner.OWN
        if any(host == one or host.endswith("." + one) for one in self._allowed):
            return Owner.OFFICIAL
        if host.endswith(_OFFICIAL):
            return Owner.OFFICIAL
        return Owner.KNOWN if _known(host) else Owner.FOREIGN


@lru_cache(maxsize=2048)
def _known(host: str) -> bool:
    if host.endswith(_HOSTED_PAGES) and gambling_name(host) > 0:
        return False
    return domain_of(host) in _WELL_KNOWN or host in _WELL_KNOWN


@lru_cache(maxsize=4096)
def gambling_name(host: str) -> float:
    """Return how much a host's name is that of a gambling site: 0 not at all, 1 and more surely."""
    if len(host) > 253:
        return 0.0
    name = fold(host)
    if "xn--" in name:
        name = fold(_unpunycoded(name))
    if name.endswith((".go.id", ".ac.id", ".sch.id")) or domain_of(name) in {"toto.com", "toto.co.id"}:
        return 0.0
    score = 0.0
    spelt = (name, name.replace("-", ""), *(plain for label in name.split(".") for plain in undisguised(label)))
    if any(map(_STRONG_NAME.search, spelt)):
        score = 1.2
    elif any(map(_TOTO.search, spelt)):
        score = 0.7
    elif _DIGITS.search(name):
        score = 0.6
    elif _LUCKY.search(name):
        score = 0.25  # shops of honest people like these numbers too
    return score + 0.3 if score and cheap(name) else score


def cheap(host: str) -> bool:
    """Return whether a host is of a top-level domain that throwaway sites use, or a bare address."""
    return host.endswith(_CHEAP) or host.replace(".", "").isdigit()


def _unpunycoded(host: str) -> str:
    labels = []
    for label in host.split("."):
        try:
            labels.append(label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label)
        except (UnicodeError, ValueError):
            labels.append(label)
    return ".".join(labels)
