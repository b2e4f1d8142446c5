"""The demo's websites: simulated in a process of their own, which alone knows their names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from scc_wall.app.simulator_process import SimulatorProcess
from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.private_file import write_private
from scc_wall.base.told import Told
from scc_wall.domain.site import SiteConfig
from scc_wall.domain.site_references import REFERENCES
from scc_wall.simulator.control import ask

if TYPE_CHECKING:
    from scc_wall.storage.store import Store

INTERVAL_S: Final = 15.0
"""Between two looks: whoever tries a fault should not wait three minutes for TURUN."""


class DemoSites(SimulatorProcess):
    """The simulated sites, in a process of their own."""

    def __init__(self) -> None:
        failed = Told("Situs simulasi tidak dapat dijalankan.", "The simulated sites can't start.")
        super().__init__("simulate", "sites", "--demo", failed=failed)

    def resolve(self, host: str, timeout_s: float) -> Sequence[str]:  # noqa: ARG002 - it answers at once, from memory
        """Return the addresses of a simulated name (`domain.site_probe.Resolver`); nobody else is ever asked."""
        try:
            addresses = ask(self.control_port, {"resolve": host}).get("addresses") or []
        except SccError as error:
            raise OSError(str(error)) from error
        if not addresses:
            raise OSError(f"{host}: no simulated site has that name")
        return list(addresses)

    def origin(self, home: Home) -> SitesOrigin:
        """Return where the monitors of the demo look; its authority is left in the demo's folder."""
        file = home.root / "simulated-ca.pem"
        write_private(file, str(self.ready["ca_pem"]).encode())
        return SitesOrigin(self, file)

    def fill(self, store: "Store") -> None:
        """Put the simulated sites into the demo's empty store; its own port stands for the reference hosts."""
        store.sites.add_all(
            [
                # Internal: they stand on loopback, where nothing of the world may point to.
                SiteConfig(site["title"], site["named_url"], internal=True, interval_s=INTERVAL_S)
                for site in self.ready["sites"]
            ]
        )
        store.settings.set(REFERENCES, f"127.0.0.1:{self.control_port}")
