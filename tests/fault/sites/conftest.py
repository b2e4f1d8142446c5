"""A prober that knows its own names alone, and what looks at a scripted site."""

import socket
from collections.abc import Iterator

import pytest

from scc_wall.domain.site_probe import Seen
from scc_wall.monitors.prober import SiteProber
from tests.support.scripted_resolver import ScriptedResolver
from tests.support.site_probing import HOST, Looker, site_at
from tests.support.web_pki import Authority
from tests.support.web_script import Script, ScriptedSite


@pytest.fixture(scope="module")
def root() -> Authority:
    return Authority("Akar Uji")


@pytest.fixture(scope="module")
def prober(root: Authority, tmp_path_factory: pytest.TempPathFactory) -> SiteProber:
    file = tmp_path_factory.mktemp("ca") / "ca.pem"
    file.write_bytes(root.pem)
    return SiteProber(_resolver(), extra_ca=file)


def _resolver() -> ScriptedResolver:
    resolver = ScriptedResolver()
    names = ("dinas", "www.dinas", "lain", "w.lain")
    resolver.known = {f"{name}.sumselprov.go.id": ("127.0.0.1",) for name in names}
    resolver.known |= {
        "judi.example": ("127.0.0.1",),
        "mitra.example": ("127.0.0.1",),
        "metadata.sumselprov.go.id": ("169.254.169.254",),
        "mati.sumselprov.go.id": socket.gaierror(socket.EAI_AGAIN, "Temporary failure"),
        "macet.sumselprov.go.id": TimeoutError(),
    }
    return resolver


@pytest.fixture
def look(prober: SiteProber) -> Iterator[Looker]:
    """Return what runs a script on a site and looks at it once."""

    def look(script: Script, *, tls=None, read_request: bool = True, options=None, **changes: object) -> Seen:
        with ScriptedSite(script, tls, read_request=read_request) as server:
            return prober.probe(site_at(server.url(HOST), **changes), **(options or {}))

    return look
