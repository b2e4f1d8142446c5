"""Each cause of a trial that failed is told with what to do about it."""

import pytest

from scc_wall.app.cameras.advice import advised
from scc_wall.domain.cause import TOLD, Cause


@pytest.mark.parametrize("cause", [one for one in Cause if one not in {Cause.INTERNAL, Cause.SAFE_MODE}])
def test_a_cause_is_told_with_what_to_do(cause):
    told = advised(cause)
    for said, why in ((told.id, TOLD[cause].id), (told.en, TOLD[cause].en)):
        assert said.startswith(f"{why}. ")
        assert said.endswith(".")
