"""Every store that SCC Wall can run on stands in `STORES`; all of them pass this suite."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.vault import SecretPlace
from scc_wall.storage.store import Store, open_store

STORES: dict[str, Callable[[Path], Home | str]] = {
    "sqlite": lambda folder: Home(folder / "home"),
}


class ManualClock:
    def __init__(self) -> None:
        self.seconds = 0

    def mono_ns(self) -> int:
        return self.seconds * 10**9

    def now_utc(self) -> datetime:
        return datetime.fromtimestamp(1_700_000_000 + self.seconds, UTC)


class ScriptedVault:
    """Seals by turning the text round; can be made unable to unseal."""

    def __init__(self) -> None:
        self.broken = False
        self.sealed = 0

    def seal(self, secret: str, place: SecretPlace) -> bytes:
        self.sealed += 1
        return f"{'/'.join(place)}|{secret[::-1]}".encode()

    def unseal(self, sealed: bytes, place: SecretPlace) -> str:
        bound, _, turned = sealed.decode().partition("|")
        if self.broken or bound != "/".join(place):
            raise SccError(Told("kunci tidak ada", "no key"))
        return turned[::-1]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


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
