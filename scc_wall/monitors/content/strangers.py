"""Layer 2, pages that are not the office's at all: web shells, parked names, forms that fish for secrets."""

import re
from collections.abc import Iterator
from typing import Final

from scc_wall.domain.site import EvidenceLayer
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.reading import Reading

OWN_LINKS: Final = 8
"""A page with as many links into its site is a page of it: a report that quotes, a manual."""
FEW_LINKS: Final = 3
SHELL_SIGNS: Final = 3

_SHELL = re.compile(
    r"\buname\b|safe[ _]?mode|disable[d_ ]{0,2}functions?|www-data|uid=\d+|gid=\d+|linux \S{1,60} \d\.\d{1,2}\.|"
    r"drwx[rwx-]{6}|-rw-r--r--|"
    r"mini ?shell|web ?shell|\bwso\b|p0wny|b374k|\bc99\b|\br57\b|indoxploit|gel4y|alfa ?(?:team|shell)|"
    r"self ?remove|bruteforce|"
    r"symlink|open_?basedir|current dir|(?:/var/www|/home/\w{1,30}/public_html)|\bchmod\b|back ?connect|"
    r"mass deface|jumping|"
    r"execute ?:|\bcommand ?:|permission|php ?(?:version)? ?: ?\d|upload ?(?:file)|make (?:dir|file)|cgi ?shell|"
    r"read ?/etc/passwd|file ?manager"
)
_PARKED = re.compile(
    r"domain (?:is |may be )?(?:for sale|parked)|buy this domain|domain (?:has )?expired|renew (?:it|this domain|"
    r"your domain)|"
    r"domain dijual|domain ini dijual|masa aktif domain|sedoparking|parkingcrew|bodis\.com|hugedomains|afternic|"
    r"dan\.com|"
    r"above\.com|related searches|adblockkey|inquire about this domain|parked free|this account has been suspended|"
    r"there isn.t a github pages site here|nosuchbucket|no such app|akun ini (?:telah )?ditangguhkan"
)
_BANK = re.compile(
    r"\bpin ?(?:atm|brimo|livin|mobile|m-?banking|bank|dana|ovo)|\bcvv\b|\bmpin\b|\botp\b|kartu (?:kredit|debit)|"
    r"card ?number"
)
_SECRET = re.compile(r"\bpassword\b|\bpin\b|\botp\b")
_BOT = re.compile(
    r"api\.telegram\.org/bot|discord(?:app)?\.com/api/webhooks|formspree\.io|"
    r"script\.google\.com/macros"
)


def stranger_findings(reading: Reading, own: int) -> list[Finding]:
    """Return whether a page, with `own` links into its site, is somebody else's."""
    text = reading.told
    found = list(_fishing(reading))
    if own < OWN_LINKS:
        found += _shell(text, reading)
    if own < FEW_LINKS:
        found += _parked(text, reading)
    return found


def _shell(text: str, reading: Reading) -> Iterator[Finding]:
    """Yield a web shell: many of its words, and fields to command it by."""
    signs = dict.fromkeys(match[0] for match in _SHELL.finditer(text)) if reading.inputs else {}
    if len(signs) >= SHELL_SIGNS:
        yield Finding(EvidenceLayer.LEXICON, "text", "web shell", ", ".join(signs), 2.0, reading.url)


def _parked(text: str, reading: Reading) -> Iterator[Finding]:
    sources = " ".join(script.src[:200] for script in reading.scripts[:20]).lower()
    signs = dict.fromkeys(match[0] for match in _PARKED.finditer(f"{text} {sources}"))
    if signs and len(text.split()) < 150:
        weight = 2.0 if len(signs) > 1 else 1.0
        yield Finding(EvidenceLayer.LEXICON, "text", "parked", ", ".join(signs), weight, reading.url)


def _fishing(reading: Reading) -> Iterator[Finding]:
    """Yield forms that ask for what a bank asks for, and secrets that scripts send to a messenger."""
    asked = " ".join(reading.inputs)
    bank = dict.fromkeys(match[0] for match in _BANK.finditer(asked))
    pin = any(one.startswith(("pin", "mpin")) for one in bank)
    if len(bank) > 1 or pin:
        weight = 2.0 if pin else 1.2  # no office asks for the PIN of a bank
        yield Finding(EvidenceLayer.OUTGOING, "input", "bank secrets", ", ".join(bank), weight, reading.url)
    secret = _SECRET.search(asked)
    for script in reading.scripts:
        if match := _BOT.search(script.content[:50_000]):
            yield Finding(EvidenceLayer.OUTGOING, "script", "messenger", match[0], 2.0 if secret else 0.6, reading.url)
            return
