"""Steering as metrics."""

from dataclasses import fields

from scc_wall.domain.ptz_figures import PtzFigures
from scc_wall.metrics.ptz_families import ptz_families


def test_every_figure_has_its_promised_name_and_its_own_value() -> None:
    names = [one.name for one in fields(PtzFigures)]
    figures = PtzFigures(**{name: number for number, name in enumerate(names, 1)})
    found = {sample.name: sample.value for family in ptz_families(figures) for sample in family.samples}
    assert found == {
        "scc_wall_ptz_cameras_in_hand": figures.in_hand,
        "scc_wall_ptz_cameras_moving": figures.moving,
        "scc_wall_ptz_alarms": figures.alarms,
        "scc_wall_ptz_runaways_total": figures.runaways,
        "scc_wall_ptz_moves_total": figures.moves,
        "scc_wall_ptz_moves_unproved_total": figures.unproved,
        "scc_wall_ptz_commands_sent_total": figures.commands,
        "scc_wall_ptz_failures_total": figures.failed,
        "scc_wall_ptz_refusals_total": figures.refused,
    }
