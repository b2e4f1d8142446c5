"""How long a site was up and down within a span of time, as far as it was watched: numbers in, numbers out.

::

    looks      |  |  |  |           |  |  |        a look speaks for the time up to the next one,
    watched    ════════════▌        ════════▌      but no longer than `patience`: then nobody watched
    state      ─ up ──┬─ down ───────┬─ up ──
    counted       up  │ down│        │ up  │

Source: specs/opd.md, "State": what is unknown is left out.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scc_wall.domain.site import SiteState
from scc_wall.domain.site_store import STATES_UP


class Span(NamedTuple):
    """From one moment up to, not including, another, in microseconds."""

    start_us: int
    end_us: int


def watched(looks_us: Iterable[int], within: Span, patience_us: int) -> list[Span]:
    """Return the spans in which somebody watched, apart from each other and in order.

    Parameters
    ----------
    looks_us
        Moments of the looks in order, also some before `within`.
    """
    spans: list[Span] = []
    for at_us in looks_us:
        start_us, end_us = max(at_us, within.start_us), min(at_us + patience_us, within.end_us)
        if spans and start_us <= spans[-1].end_us:
            spans[-1] = Span(spans[-1].start_us, max(end_us, spans[-1].end_us))
        elif start_us < end_us:
            spans.append(Span(start_us, end_us))
    return spans


def up_and_down_us(spans: Sequence[Span], changes: Sequence[tuple[int, SiteState]]) -> tuple[int, int]:
    """Return the microseconds within the spans in which the site was up, and down.

    Parameters
    ----------
    changes
        Moments and what held from then on, in order; before the first one nothing is known.
    """
    up_us = down_us = 0
    ends = [at_us for at_us, _ in changes[1:]]
    for (at_us, state), end_us in zip(changes, [*ends, None], strict=False):
        if state not in STATES_UP and state is not SiteState.DOWN:
            continue
        held_us = sum(_shared_us(span, at_us, end_us) for span in spans)
        if state is SiteState.DOWN:
            down_us += held_us
        else:
            up_us += held_us
    return up_us, down_us


def _shared_us(span: Span, start_us: int, end_us: int | None) -> int:
    end_us = span.end_us if end_us is None else min(span.end_us, end_us)
    return max(0, end_us - max(span.start_us, start_us))
