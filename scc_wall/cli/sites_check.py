"""`scc-wall sites check URL`: one look at a website, its phases and the verdict, for a person or as JSON."""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.site import (
    ContentVerdict,
    ProbePhases,
    ProbeResult,
    SiteCause,
    SiteCertificate,
    SiteConfig,
    SiteState,
    VerdictLevel,
)

if TYPE_CHECKING:
    from datetime import datetime

    from scc_wall.domain.site_probe import ContentJudge, Prober

SLOW_FIRST_BYTE_MS: Final = 3000.0
"""Source: specs/opd.md, "Slow: first byte over 3 s"; one look knows no history of 7 days."""
_ANSWERS: Final = frozenset({SiteState.UP, SiteState.SLOW})
_DOUBTS: Final = {
    SiteState.SLOW: SiteCause.SLOW,
    SiteState.SUSPICIOUS: SiteCause.CONTENT,
    SiteState.HACKED: SiteCause.CONTENT,
}
"""Why a site that answers is doubted."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    text = Told("alamat situs, http:// atau https://", "the website's address, http:// or https://")
    parser.add_argument("url", metavar="URL", help=str(text))
    text = Told("situs internal: izinkan alamat pribadi dan loopback", "internal: allow private and loopback addresses")
    parser.add_argument("--internal", action="store_true", help=str(text))
    parser.add_argument("--json", action="store_true", help=str(Told("cetak sebagai JSON", "print JSON")))
    text = Told("datang sebagai mesin pencari (Googlebot)", "come as a search engine's crawler (Googlebot)")
    parser.add_argument("--as-crawler", action="store_true", help=str(text))
    text = Told("otoritas sertifikat tambahan (PEM)", "further certificate authorities (PEM)")
    parser.add_argument("--ca", type=Path, metavar="FILE.pem", help=str(text))


def run(arguments: argparse.Namespace) -> int:
    """Look, print, and return 0 if the site answers well (also slowly), else 1."""
    site = _site(arguments.url, internal=arguments.internal)
    from scc_wall.monitors.content.judge import SiteContentJudge

    prober, judge = _prober(arguments.ca), SiteContentJudge()
    return check(site, prober, judge, as_crawler=arguments.as_crawler, as_json=arguments.json)


def check(
    site: SiteConfig,
    prober: "Prober",
    judge: "ContentJudge | None" = None,
    *,
    as_crawler: bool = False,
    as_json: bool = False,
) -> int:
    """Look at one site once, as the monitors do with their fullest look, and print it.

    Parameters
    ----------
    judge
        Reads the pages for signs of an attack; None: the content is not judged.
    as_crawler
        See the site as a search engine's crawler alone; otherwise that is a part of the look, beside robots.txt, the
        sitemap and the watched paths.
    """
    from scc_wall.base.clock import SYSTEM_CLOCK

    result, verdict = _looked(site, prober, judge, as_crawler=as_crawler)
    state = state_of(result, verdict)
    if result.ok:
        result = replace(result, cause=_DOUBTS.get(state))
    if as_json:
        print(json.dumps(_document(site, state, result, verdict, SYSTEM_CLOCK.now_utc()), indent=2))
    else:
        print("\n".join(_lines(site, state, result, verdict, SYSTEM_CLOCK.now_utc())))
    return 0 if state in _ANSWERS else 1


def _looked(
    site: SiteConfig, prober: "Prober", judge: "ContentJudge | None", *, as_crawler: bool
) -> tuple[ProbeResult, ContentVerdict | None]:
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.monitors.scheduler import Look
    from scc_wall.monitors.visits import Visitor

    if judge is None or as_crawler:
        result, page = prober.probe(site, as_crawler=as_crawler)
        return result, judge.judge(site, page) if judge is not None and page is not None and result.ok else None
    visit = Visitor(prober, judge, SYSTEM_CLOCK).visit(Look(site, 1, full=True, crawl=True), None)
    return visit.result, visit.verdict


def state_of(result: ProbeResult, verdict: ContentVerdict | None) -> SiteState:
    """Return what one look says of a site, without its history."""
    if not result.ok:
        return SiteState.DOWN
    if verdict is not None and verdict.level > VerdictLevel.CLEAN:
        return SiteState.HACKED if verdict.level is VerdictLevel.HACKED else SiteState.SUSPICIOUS
    slow = (result.phases.first_byte_ms or 0.0) > SLOW_FIRST_BYTE_MS
    return SiteState.SLOW if slow else SiteState.UP


def _site(url: str, *, internal: bool) -> SiteConfig:
    from scc_wall.monitors.target import BadTargetError, holds_account, parse

    todo = Told(
        "Contoh: scc-wall sites check https://sumselprov.go.id", "E.g.: scc-wall sites check https://example.org"
    )
    try:
        if holds_account(url):
            raise SccError(
                Told("Alamat memuat nama pengguna atau kata sandi.", "The address holds a user name or password."),
                todo=Told("Hapus bagian sebelum @ lalu coba lagi.", "Remove what stands before the @ and try again."),
            )
        parse(url)
    except BadTargetError as bad:
        raise SccError(Told("Alamat tidak dapat diperiksa.", "The address can't be checked."), bad.told, todo) from bad
    return SiteConfig(name=url, url=url, internal=internal)


def _prober(extra_ca: Path | None) -> "Prober":
    from scc_wall.monitors.prober import SiteProber

    prober = SiteProber(extra_ca=extra_ca)
    try:
        prober.prepare()
    except OSError as error:
        raise SccError(
            Told("Otoritas sertifikat tidak dapat dibaca.", "The certificate authorities can't be read."),
            Told(*[f"{extra_ca}: {error.strerror}"] * 2),
            Told("Berkas harus berbentuk PEM.", "The file must be PEM."),
        ) from error
    return prober


# --- JSON


def _document(
    site: SiteConfig, state: SiteState, result: ProbeResult, verdict: ContentVerdict | None, now_utc: "datetime"
) -> dict[str, Any]:
    return {
        "url": site.url,
        "state": state.value,
        "cause": None if result.cause is None else result.cause.value,
        "detail": None if result.detail is None else str(result.detail),
        "status": result.status,
        "phases_ms": {name: _rounded(took) for name, took in _named(result.phases).items()},
        "certificate": None if result.certificate is None else _certificate(result.certificate, now_utc),
        "evidence": [
            {"layer": one.layer.value, "where": one.where, "matched": one.matched, "weight": one.weight, "url": one.url}
            for one in (verdict.evidence if verdict else ())
        ],
        "hops": list(result.hops),
        "address": result.address,
    }


def _named(phases: ProbePhases) -> dict[str, float | None]:
    return {
        "resolve": phases.resolve_ms,
        "connect": phases.connect_ms,
        "tls": phases.tls_ms,
        "first_byte": phases.first_byte_ms,
        "transfer": phases.transfer_ms,
    }


def _rounded(took_ms: float | None) -> float | None:
    return None if took_ms is None else round(took_ms, 3)


def _certificate(certificate: SiteCertificate, now_utc: "datetime") -> dict[str, Any]:
    return {
        "subject": certificate.subject,
        "issuer": certificate.issuer,
        "names": list(certificate.names),
        "starts_utc": certificate.starts_utc.isoformat(),
        "expires_utc": certificate.expires_utc.isoformat(),
        "days_left": _days_left(certificate, now_utc),
        "chain_length": certificate.chain_length,
        "trouble": None if certificate.trouble is None else certificate.trouble.value,
    }


def _days_left(certificate: SiteCertificate, now_utc: "datetime") -> int:
    """Return the whole days until the end; negative once it is over."""
    return (certificate.expires_utc - now_utc).days


# --- for a person


def _lines(
    site: SiteConfig, state: SiteState, result: ProbeResult, verdict: ContentVerdict | None, now_utc: "datetime"
) -> list[str]:
    lines = [site.url, _headline(state, result), ""]
    rows = [
        (Told("Alamat", "Address"), result.address),
        (Told("Jawaban", "Answer"), _answer(result)),
        *((Told("Pengalihan", "Redirect"), hop) for hop in result.hops),
        (Told("Waktu", "Time"), _times(result.phases)),
        *_certificate_rows(result.certificate, now_utc),
        *(
            (Told("Bukti", "Evidence"), f"{e.layer}: {e.where}: {e.matched}")
            for e in (verdict.evidence if verdict else ())
        ),
    ]
    return [*lines, *(f"  {head!s:<12}{text}" for head, text in rows if text)]


def _headline(state: SiteState, result: ProbeResult) -> str:
    parts = [state.value]
    if result.cause is not None:
        parts.append(f"({result.cause.value})")
    return " ".join(parts) + (f": {result.detail}" if result.detail is not None else "")


def _answer(result: ProbeResult) -> str:
    if result.status is None:
        return ""
    return f"HTTP {result.status}, " + str(Told("{count} byte", "{count} bytes")).format(count=result.body_bytes)


def _times(phases: ProbePhases) -> str:
    names = {
        "resolve": Told("DNS", "DNS"),
        "connect": Told("sambung", "connect"),
        "tls": Told("TLS", "TLS"),
        "first_byte": Told("byte pertama", "first byte"),
        "transfer": Told("isi", "transfer"),
    }
    steps = [(Told("pengalihan", "redirects"), phases.redirects_ms)]
    steps += [(names[name], took) for name, took in _named(phases).items()]
    steps.append((Told("jumlah", "in all"), phases.total_ms or None))
    return " · ".join(f"{name} {took:.0f} ms" for name, took in steps if took is not None)


def _certificate_rows(certificate: SiteCertificate | None, now_utc: "datetime") -> list[tuple[Told, str]]:
    if certificate is None:
        return []
    days = _days_left(certificate, now_utc)
    left = Told(f"{days} hari lagi", f"{days} days left") if days >= 0 else Told("sudah habis", "it is over")
    issued = Told("{subject}, diterbitkan oleh {issuer}", "{subject}, issued by {issuer}")
    until = Told("berlaku sampai {day} ({left})", "valid until {day} ({left})")
    return [
        (
            Told("Sertifikat", "Certificate"),
            str(issued.format(subject=certificate.subject, issuer=certificate.issuer)),
        ),
        (Told("", ""), str(until).format(day=certificate.expires_utc.date().isoformat(), left=left)),
    ]
