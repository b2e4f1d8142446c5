"""Every store that SCC Wall can run on stands in `STORES`; all of them pass this suite."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scc_wall.base.paths import Home
from scc_wall.storage.store import Store, open_store
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

STORES: dict[str, Callable[[Path], Home | str]] = {
    "sqlite": lambda folder: Home(folder / "home"),
}


@pytest.fixture
def vault() -> ScriptedVault:
    return ScriptedVault()


@pytest.fixture(params=sorted(STORES))
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Home | str:
    return STORES[request.param](tmp_path)


@pytest.fixture
def store(where: Home | str, vault: ScriptedVault, clock: ManualClock) -> Iterator[Store]:
    with open_store(where, vault, clock) as opened:
        yield opened
