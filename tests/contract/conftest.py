"""Every store that SCC Wall can run on stands in `STORES`; all of them pass this suite."""

from collections.abc import Callable, Iterator

import pytest

from scc_wall.base.paths import Home
from scc_wall.storage.store import Store, open_store
from tests.support.clock import ManualClock
from tests.support.postgresql import PostgresqlServer, postgresql_cluster, postgresql_server  # noqa: F401 - fixtures
from tests.support.vault import ScriptedVault

STORES: dict[str, Callable[[pytest.FixtureRequest], Home | str]] = {
    "sqlite": lambda request: Home(request.getfixturevalue("tmp_path") / "home"),
    "postgresql": lambda request: _postgresql(request).new_database(),
}
NEEDS = {"postgresql": [pytest.mark.needs("postgresql")]}


def _postgresql(request: pytest.FixtureRequest) -> PostgresqlServer:
    server = request.getfixturevalue("postgresql_server")
    assert isinstance(server, PostgresqlServer)
    return server


@pytest.fixture
def vault() -> ScriptedVault:
    return ScriptedVault()


@pytest.fixture(params=[pytest.param(name, marks=NEEDS.get(name, [])) for name in sorted(STORES)])
def where(request: pytest.FixtureRequest) -> Home | str:
    return STORES[request.param](request)


@pytest.fixture
def store(where: Home | str, vault: ScriptedVault, clock: ManualClock) -> Iterator[Store]:
    with open_store(where, vault, clock) as opened:
        yield opened
