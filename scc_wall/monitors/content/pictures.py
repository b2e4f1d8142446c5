"""Layer 2, pages that are little more than a picture: what a defacer leaves when the message is painted.

Decided by what is missing (words, links within the site, forms) and by what is there (a foreign or only picture, sound
that starts by itself). Words of a closed or moving site excuse it: "sedang dalam pemeliharaan".
"""

import re
from typing import Final

from scc_wall.domain.site import EvidenceLayer
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.hosts import AllowList, Owner, host_of
from scc_wall.monitors.content.reading import Reading

FEW_WORDS: Final = 12
SOME_WORDS: Final = 40
MANY_PICTURES: Final = 4

_CLOSED = re.compile(
    r"pemeliharaan|maintenance|perbaikan|segera hadir|coming soon|under construction|sedang dibangun|pindah|alihkan|"
    r"redirect|loading|memuat|javascript|selamat datang|welcome|masuk|login|beranda|index of|apache|nginx|it works|"
    r"error 40[34]|40[34] not found|forbidden",
    re.IGNORECASE,
)
_DARK = re.compile(r"background(?:-color)?\s{0,5}:\s{0,5}(?:#000|black)", re.IGNORECASE)
_BACKGROUND = re.compile(r"url\(\s{0,5}[\"']?((?:https?:)?//[^\"')\s]{3,500})", re.IGNORECASE)


def picture_findings(reading: Reading, allow: AllowList) -> list[Finding]:
    """Return whether a page is only a picture."""
    styles = " ".join(one[:20_000] for one in reading.styles[-12:])
    words = len(reading.visible.split())
    images = [*filter(None, reading.images), *_BACKGROUND.findall(styles)]
    own_links = sum(allow.owner(host_of(link.href, reading.url)) <= Owner.OFFICIAL for link in reading.links)
    if not images or len(images) > MANY_PICTURES or words > SOME_WORDS or own_links > 1 or len(reading.forms) > 0:
        return []
    if _CLOSED.search(f"{reading.visible} {' '.join(reading.titles)}") or any(
        src and how != "embedded" for src, how in reading.frames
    ):
        return []
    if any(script.src for script in reading.scripts) and not any(map(str.strip, reading.titles)):
        return []  # a program draws the page
    foreign = [one for one in images if allow.owner(host_of(one, reading.url)) > Owner.OFFICIAL]
    dark = _DARK.search(styles) is not None
    weight = 1.0 if words <= FEW_WORDS else 0.4
    weight += (1.0 if foreign else 0.0) + (0.6 if reading.media else 0.0) + (0.4 if dark else 0.0) - 0.5 * own_links
    matched = f"{words} kata, gambar {(foreign or images)[0]}"
    return [Finding(EvidenceLayer.OUTGOING, "img", "picture only", matched, min(weight, 2.0), reading.url)]
