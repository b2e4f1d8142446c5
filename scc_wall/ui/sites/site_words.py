"""What is said of sites, in words; the only place that words their states, causes and phases."""

from datetime import datetime, timedelta
from typing import Final

from scc_wall.base.clock import WIB
from scc_wall.domain.site import EvidenceLayer, SiteCause, SiteState
from scc_wall.ui import words
from scc_wall.ui.sites.desk import AlarmKind, SiteAlarm, UptimeShare
from scc_wall.ui.words import tr

_STATES: Final = {
    SiteState.UP: lambda: tr("NAIK"),
    SiteState.SLOW: lambda: tr("LAMBAT"),
    SiteState.SUSPICIOUS: lambda: tr("MENCURIGAKAN"),
    SiteState.HACKED: lambda: tr("DIRETAS"),
    SiteState.DOWN: lambda: tr("TURUN"),
    SiteState.MAINTENANCE: lambda: tr("PEMELIHARAAN"),
    SiteState.UNKNOWN: lambda: tr("TAK DIKETAHUI"),
}
"""Only the one that is asked for is translated: rows ask for it many times a second."""


def state_word(state: SiteState) -> str:
    """Return what a state is called."""
    return _STATES[state]()


def cause_word(cause: SiteCause) -> str:
    """Return why a look failed."""
    return {
        SiteCause.DNS: tr("DNS: nama tidak ditemukan"),
        SiteCause.CONNECT: tr("koneksi gagal"),
        SiteCause.TLS_EXPIRED: tr("TLS: sertifikat kedaluwarsa"),
        SiteCause.TLS_NAME: tr("TLS: nama sertifikat salah"),
        SiteCause.TLS_CHAIN: tr("TLS: rantai sertifikat tidak dipercaya"),
        SiteCause.HTTP_4XX: tr("HTTP 4xx: halaman tidak ada"),
        SiteCause.HTTP_5XX: tr("HTTP 5xx: kesalahan server"),
        SiteCause.REFUSED: tr("ditolak (403 atau WAF)"),
        SiteCause.OFF_DOMAIN: tr("pengalihan ke luar domain"),
        SiteCause.TRUNCATED: tr("jawaban terpotong"),
        SiteCause.SLOW: tr("menjawab terlalu lambat"),
        SiteCause.CONTENT: tr("isi tidak semestinya"),
    }[cause]


def layer_word(layer: EvidenceLayer) -> str:
    """Return how something was found."""
    return {
        EvidenceLayer.LEXICON: tr("kata judi"),
        EvidenceLayer.OUTGOING: tr("tautan keluar"),
        EvidenceLayer.CLOAKING: tr("isi lain untuk mesin pencari"),
        EvidenceLayer.PATHS: tr("halaman dalam"),
        EvidenceLayer.SIMILARITY: tr("berbeda dari halaman asli"),
    }[layer]


def alarm_word(alarm: SiteAlarm) -> str:
    """Return what happened, e.g. `Dinas Pendidikan DIRETAS`."""
    if alarm.told is not None:
        return str(alarm.told)
    return {
        AlarmKind.NETWORK: tr("JARINGAN SCC TERPUTUS"),
        AlarmKind.HACKED: tr("{name} DIRETAS"),
        AlarmKind.DOWN: tr("{name} TURUN"),
        AlarmKind.FLOOD: tr("BANYAK SITUS BERMASALAH"),
        AlarmKind.SUSPICIOUS: tr("{name} MENCURIGAKAN"),
        AlarmKind.CERTIFICATE: tr("{name}: sertifikat habis atau hampir habis"),
    }[alarm.kind].format(name=alarm.name)


def age(since_utc: datetime, now_utc: datetime) -> str:
    """Return how long ago something was, in whole units; a clock set back counts as now."""
    passed_s = max(0.0, (now_utc - since_utc).total_seconds())
    if passed_s < 120:
        return tr("{n} dtk").format(n=int(passed_s))
    return words.seconds(passed_s)


def short_time(moment_utc: datetime, now_utc: datetime) -> str:
    """Return hour and minute in WIB, with the day if it was another day."""
    same = moment_utc.astimezone(WIB).date() == now_utc.astimezone(WIB).date()
    return words.time_of_day(moment_utc) if same else short_moment(moment_utc)


def known_at(moment_utc: datetime, now_utc: datetime) -> str:
    """Return at what time something was known that may not hold any more."""
    return tr("keadaan {time}").format(time=short_time(moment_utc, now_utc))


def before_the_cut(cut_off_utc: datetime, now_utc: datetime) -> str:
    """Return from when what is said of the sites is, while the own network is cut off; short, for the strip."""
    return tr("⚠ situs per {time}").format(time=short_time(cut_off_utc, now_utc))


def duration(lasted: timedelta) -> str:
    """Return how long something took, in two units at most, e.g. `3 jam 12 mnt`."""
    minutes = int(lasted.total_seconds() // 60)
    if minutes < 1:
        return tr("{n} dtk").format(n=int(lasted.total_seconds()))
    if minutes < 60:
        return tr("{n} mnt").format(n=minutes)
    if minutes < 48 * 60:
        return tr("{h} jam {m} mnt").format(h=minutes // 60, m=minutes % 60)
    return tr("{d} hari {h} jam").format(d=minutes // 1440, h=minutes // 60 % 24)


def milliseconds(value_ms: float) -> str:
    """Return a latency: under ten seconds in ms, else in seconds."""
    return f"{round(value_ms)} ms" if value_ms < 9_995 else f"{words.number(value_ms / 1000)} {tr('dtk')}"


def percent(share: float) -> str:
    """Return a share; 100 % is only said of what was never down, however short."""
    if share >= 1:
        return "100 %"
    decimals = 1 if share < 0.99 else 2 if share < 0.999 else 3
    shown = min(share * 100, 100 - 10.0**-decimals)
    return f"{words.number(shown, decimals)} %"


def uptime_words(uptime: UptimeShare) -> str:
    """Return an uptime with what it was counted from."""
    share = uptime.share
    if share is None:
        return tr("belum ada data")
    # Of what is known a tenth is enough; the thousandths of an uptime are what people argue about.
    coverage = "100 %" if uptime.coverage >= 1 else f"{words.number(min(99.9, uptime.coverage * 100))} %"
    return tr("{share} (tercakup {coverage})").format(share=percent(share), coverage=coverage)


def span_word(days: int) -> str:
    """Return the name of a span of days."""
    return tr("24 jam") if days == 1 else tr("{n} hari").format(n=days)


def short_moment(moment_utc: datetime) -> str:
    """Return day and time in WIB without the year, for what lies within months."""
    return f"{words.short_day(moment_utc.astimezone(WIB))} {words.time_of_day(moment_utc)}"
