"""What the panel says of a site, resolved from values: order, honesty about age, the small pictures' numbers."""

import unicodedata
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.site import CertificateAlarm, Evidence, EvidenceLayer, SiteCause, SiteState
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import LatencySummary
from scc_wall.ui import theme
from scc_wall.ui.sites import site_words, strip
from scc_wall.ui.sites.delegate import CAUSE_COLOURS
from scc_wall.ui.sites.desk import SiteLine, UptimeShare
from scc_wall.ui.sites.detail_dialog import incidents
from scc_wall.ui.sites.evidence_part import evidence_line, shown_plainly
from scc_wall.ui.sites.look import SIGNS, WORST_FIRST, Tone, calls_for_person, certificate_words, is_old, look_of, rank
from scc_wall.ui.sites.marks import TONE_COLOURS
from scc_wall.ui.sites.past import BEATS, DAYS, Beat, RowPast, past_of
from scc_wall.ui.sites.phase_plot import stacked
from scc_wall.ui.sites.state_bar import spans
from tests.support.clock import START_UTC
from tests.support.sites_desk import certificate, detail_of, look, province, site, status

NOW = START_UTC
SITE = site(1, "Dinas Pendidikan")


@pytest.mark.parametrize("colour", sorted({*TONE_COLOURS.values(), *CAUSE_COLOURS.values()}))
@pytest.mark.parametrize("surface", [theme.BACKGROUND, theme.SURFACE, theme.RAISED])
def test_every_colour_of_a_text_stands_out(colour, surface):
    assert theme.contrast(colour, surface) >= 4.5


def test_every_state_has_a_sign_and_a_word_of_its_own():
    assert len({SIGNS[state] for state in SiteState}) == len(SiteState)
    assert len({site_words.state_word(state) for state in SiteState}) == len(SiteState)
    assert set(WORST_FIRST) == set(SiteState)


def test_the_worst_stand_first_then_what_is_old_and_last_what_nobody_looks_at():
    sites = {
        "up": (site(1), status(1)),
        "waits": (site(2, url=""), None),
        "old": (site(3), status(3, checked_utc=NOW - timedelta(seconds=181))),
        "expiring": (site(4), replace(status(4), certificate_alarm=CertificateAlarm.RED)),
        "slow": (site(5), status(5, SiteState.SLOW)),
        "down": (site(6), status(6, SiteState.DOWN)),
        "down later": (site(7), status(7, SiteState.DOWN, since_utc=NOW - timedelta(minutes=1))),
        "hacked": (site(8), status(8, SiteState.HACKED)),
        "off": (site(9, enabled=False), status(9, SiteState.DOWN)),
    }
    order = sorted(sites, key=lambda name: rank(*sites[name], NOW))
    assert order == ["hacked", "down later", "down", "slow", "expiring", "old", "up", "off", "waits"]


@pytest.mark.parametrize(("ago_s", "old"), [(180, False), (181, True)])
def test_a_status_is_old_after_three_intervals(ago_s, old):
    known = status(1, checked_utc=NOW - timedelta(seconds=ago_s))
    assert is_old(SITE, known, NOW) is old
    said = look_of(SITE, known, NOW)
    assert (said.doubt == "usang") is old
    assert (said.tone is Tone.WARN) is old
    assert not is_old(replace(SITE, interval_s=600.0), known, NOW)


def test_a_frozen_status_says_so():
    """With the times of what was known: an age that grows reads as if the state still held."""
    known = replace(status(1, SiteState.DOWN, cause=SiteCause.DNS), frozen=True)
    for now in (NOW, NOW + timedelta(minutes=50)):
        said = look_of(SITE, known, now)
        assert said.spoken() == ("Dinas Pendidikan, TURUN, beku, DNS: nama tidak ditemukan, sejak 05.00, keadaan 07.59")
    day_later = look_of(SITE, known, NOW + timedelta(days=1)).checked
    assert day_later == f"keadaan {site_words.short_moment(known.checked_utc)}"  # with its day


def test_a_frozen_site_that_was_up_is_not_called_old_nor_sorted_among_those_in_trouble():
    up, later = replace(status(1), frozen=True), NOW + timedelta(hours=1)
    assert not is_old(SITE, up, later)
    assert look_of(SITE, up, later).doubt == "beku"
    assert not calls_for_person(rank(SITE, up, later))


def test_a_clock_set_back_makes_no_negative_age():
    assert look_of(SITE, status(1, checked_utc=NOW + timedelta(hours=1)), NOW).checked == "dicek 0 dtk lalu"


def test_an_expiring_certificate_is_loud_though_the_site_is_up():
    known = replace(status(1), certificate=certificate(NOW, 2.4), certificate_alarm=CertificateAlarm.RED)
    said = look_of(SITE, known, NOW)
    assert said.cause == "⚠ sertifikat habis 2 hari lagi"
    assert said.needs_person
    assert (said.tone, said.cause_tone) == (Tone.CALM, Tone.ALARM)


def test_a_site_without_an_address_waits_and_one_switched_off_is_not_doubted():
    assert look_of(site(1, url=""), None, NOW).cause == "menunggu alamat situs"
    off = look_of(site(1, enabled=False), status(1, checked_utc=NOW - timedelta(days=9)), NOW)
    assert (off.cause, off.doubt) == ("tidak dipantau", "")


def test_what_held_before_the_program_started_is_told_as_past_and_never_as_the_state():
    before = StateChange(1, NOW - timedelta(hours=5), SiteState.DOWN)
    said = look_of(SITE, None, NOW, before)
    assert (said.state, said.tone) == (SiteState.UNKNOWN, Tone.QUIET)
    assert said.cause == "belum dicek; terakhir TURUN, sejak 5 jam"
    assert "TURUN" not in look_of(SITE, status(1), NOW, before).spoken()


# --- uptime ------------------------------------------------------------------------------------------------------


@given(st.floats(0, 1, exclude_max=True))
def test_only_what_was_never_down_is_called_100_percent(share):
    assert not site_words.percent(share).startswith("100")


def test_uptime_prints_its_coverage():
    assert site_words.uptime_words(UptimeShare(30, 20 * 86400.0, 0.0)) == "100 % (tercakup 66,7 %)"
    assert site_words.uptime_words(UptimeShare(30, 0.0, 0.0)) == "belum ada data"


# --- the past ----------------------------------------------------------------------------------------------------


def summary(start_utc, up_s, down_s, latencies=(100.0,)):
    return LatencySummary(1, start_utc, 60, 0, LatencyBuckets.of(latencies), up_s, down_s)


def test_days_without_data_are_gaps_and_the_rest_says_how_much_of_it_is_known():
    midnight = NOW.replace(hour=17) - timedelta(days=1)  # 00.00 WIB of this day
    lines = SiteLine(
        days=(
            summary(midnight - timedelta(days=3), 43200.0, 0.0),
            summary(midnight - timedelta(days=1), 43200.0, 43200.0),
            summary(midnight - timedelta(days=DAYS), 86400.0, 0.0),
        )
    )
    days = past_of(SITE, lines, NOW).days
    assert [place for place, day in enumerate(days) if day is not None] == [DAYS - 4, DAYS - 2]
    assert (days[DAYS - 4].covered, days[DAYS - 4].down) == (0.5, 0.0)
    assert (days[DAYS - 2].covered, days[DAYS - 2].down) == (1.0, 0.5)


def test_hours_stand_in_their_slots_and_p95_is_of_all_of_them():
    hours = (summary(NOW - timedelta(hours=23), 3600.0, 0.0, [100.0] * 18), summary(NOW, 60.0, 0.0, [800.0] * 2))
    past = past_of(SITE, SiteLine(hours=hours), NOW)
    assert [place for place, value in enumerate(past.medians_ms) if value is not None] == [0, 23]
    assert past.medians_ms[0] == pytest.approx(100, rel=0.1)
    assert past.p95_ms == pytest.approx(800, rel=0.1)


def test_a_look_is_added_once_and_sixty_are_kept():
    past = RowPast()
    for second in range(0, 120, 2):
        past = past.beaten(look(1, NOW + timedelta(seconds=second)))
    later = past.beaten(look(1, NOW + timedelta(seconds=200), cause=SiteCause.DNS))
    assert later.beaten(look(1, NOW + timedelta(seconds=200))) is later
    assert len(later.beats) == BEATS
    assert (later.beats[0], later.beats[-1]) == (Beat.GOOD, Beat.BAD)
    slow = look(1, NOW + timedelta(seconds=300), first_byte_ms=3001.0)
    assert later.beaten(slow).beats[-1] is Beat.SLOW
    assert replace(later, slow_ms=5000.0).beaten(slow).beats[-1] is Beat.GOOD


def test_a_look_is_slow_by_the_rule_that_calls_the_site_slow():
    """A site that is three times as slow as usual was called slow beside sixty good looks."""
    days = [summary(NOW - timedelta(days=n), 86400.0, 0.0, [100.0] * 400) for n in range(8)]
    days[7] = summary(NOW - timedelta(days=8), 86400.0, 0.0, [5000.0] * 4000)  # no longer what it usually is
    beats = [look(1, NOW - timedelta(seconds=60), first_byte_ms=290.0), look(1, NOW, first_byte_ms=400.0)]
    past = past_of(SITE, SiteLine(beats=beats, days=days), NOW)
    assert past.beats == (Beat.GOOD, Beat.SLOW)
    assert past.beaten(look(1, NOW + timedelta(seconds=60), first_byte_ms=400.0)).beats[-1] is Beat.SLOW
    own = replace(SITE, slow_first_byte_s=5.0)
    assert past_of(own, SiteLine(beats=beats, days=days), NOW).beats == (Beat.GOOD, Beat.GOOD)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (1.5, "sertifikat habis 1 hari lagi"),
        (0.4, "sertifikat habis dalam sehari"),
        (-0.4, "sertifikat sudah habis, belum sehari"),
        (-1.5, "sertifikat habis 1 hari lalu"),
    ],
)
def test_no_certificate_ends_in_0_days(days, told):
    assert certificate_words(replace(status(1), certificate=certificate(NOW, days)), NOW) == told


@given(st.integers(300, 2000), st.integers(50, 110))
def test_the_parts_of_a_strip_never_lie_over_each_other(width, p95):
    where = strip.plan(width, p95)
    assert where.beats.right() < where.curve.left()
    assert where.p95.right() < where.days.left()
    assert where.days.right() == width
    if width >= 360:
        assert where.curve.right() <= where.p95.left()


@given(st.lists(st.tuples(st.floats(-100, 48), st.sampled_from(SiteState)), max_size=12))
def test_the_state_bar_never_leaves_its_ends_nor_overlaps(moments):
    changes = [StateChange(1, NOW - timedelta(hours=hours), state) for hours, state in moments]
    changes.sort(key=lambda change: change.at_utc)
    found = spans(changes, NOW - timedelta(days=1), NOW)
    assert all(0 <= span.start <= span.end <= 1 for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_phases_are_stacked_with_a_gap_where_every_look_failed():
    shown = stacked(detail_of(3, NOW).results, NOW)
    assert len(shown.times) == len(shown.sums[0]) == 288
    gaps = [place for place, value in enumerate(shown.sums[-1]) if value is None]
    assert len(gaps) == 6
    assert len(shown.failed) == 7  # one more, in which some went well
    assert all(a <= b for a, b in zip(shown.sums[2], shown.sums[3], strict=True) if a is not None)
    assert stacked((), NOW).times == ()


def test_incidents_are_the_newest_first_and_say_whether_they_last():
    rows = incidents(detail_of(3, NOW).changes, NOW)
    assert [row[1].splitlines()[0] for row in rows] == ["◆ DIRETAS", "✕ TURUN", "✕ TURUN"]
    assert rows[0][0].splitlines()[1] == "4 mnt (masih)"
    assert rows[2][0].splitlines()[1] == "12 jam 0 mnt"


def test_what_scenes_show_of_the_province_agrees_with_itself():
    desk = province()
    for one in desk.sites.values():
        known = desk.statuses[one.site_id]
        past = past_of(one, desk.lines([one.site_id])[one.site_id], NOW)
        last = {SiteState.DOWN: Beat.BAD, SiteState.SLOW: Beat.SLOW, SiteState.UNKNOWN: None}
        expected = last.get(known.state, Beat.GOOD)
        assert (past.beats[-1] if past.beats else None) is expected, one.name
        page = desk.detail(one.site_id)
        if page.changes:
            assert page.changes[-1].state is known.state
            assert (page.results[-1].ok, page.results[-1].at_utc) == (expected is not Beat.BAD, known.checked_utc)
            took = [row.phases.first_byte_ms for row in page.results if row.ok]
            assert min(took) * 0.9 < past.p95_ms < max(took) * 1.1


# --- an attacker's text ------------------------------------------------------------------------------------------


@given(st.text(max_size=300))
def test_what_an_attacker_wrote_is_shown_with_nothing_hidden(text):
    shown = shown_plainly(text)
    assert len(shown) <= 201
    assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"} for sign in shown)


def test_evidence_names_how_where_and_what():
    found = Evidence(EvidenceLayer.LEXICON, "title", "slot\u202egacor\n<b>", 3.0)
    assert evidence_line(found) == "• kata judi [title]: “slot�gacor�<b>” (bobot 3,0)"
