"""Where the first start begins or goes on: read from what is there, never remembered."""

import pytest

from scc_wall.ui.first.desk import FirstState, KeyPlaceKind
from scc_wall.ui.first.steps import Step, first_missing, is_there, title

RING = KeyPlaceKind.RING


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (FirstState(), Step.WELCOME),
        (FirstState(RING), Step.KEY),
        (FirstState(RING, admin=True), Step.ADMIN),
        (FirstState(RING, admin=True, proven=True), Step.CAMERAS),
        (FirstState(RING, admin=True, proven=True, cameras=36), Step.SITES),
        (FirstState(RING, admin=True, proven=True, sites=3), Step.CAMERAS),
        (FirstState(RING, admin=True, proven=True, cameras=36, sites=3), Step.DONE),
    ],
)
def test_it_goes_on_where_something_is_missing(state: FirstState, step: Step) -> None:
    assert first_missing(state) is step
    assert not is_there(first_missing(state), state) or step is Step.KEY or not state.proven


def test_every_step_has_a_name() -> None:
    assert len({title(step) for step in Step}) == len(Step)
