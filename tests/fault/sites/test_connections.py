"""A site that is not reached, or that has a forbidden address: its cause, in time, and nothing is sent."""

import socket
import threading

import pytest

from scc_wall.domain.site import SiteCause
from scc_wall.monitors.prober import SiteProber
from scc_wall.monitors.resolver import SystemResolver
from tests.support.scripted_resolver import ScriptedResolver
from tests.support.site_probing import HOST, SHORT, Looker, cause_of, site_at
from tests.support.web_script import PAGE, Script, ScriptedSite, Visit, answer, says

# --- DNS and connection


@pytest.mark.parametrize("name", ["tiada", "mati", "macet"])
def test_a_name_without_an_answer_is_dns(prober: SiteProber, name: str) -> None:
    seen = prober.probe(site_at(f"http://{name}.sumselprov.go.id/"))
    assert cause_of(seen) is SiteCause.DNS
    assert seen.result.phases.resolve_ms is not None
    assert seen.result.phases.connect_ms is None


def test_a_look_up_that_hangs_fails_its_own_site_alone() -> None:
    let_go = threading.Event()

    def look_up(host: str) -> list[str]:
        if host == HOST:
            assert let_go.wait(20)
        return ["127.0.0.1"]

    resolver = SystemResolver(look_up)
    prober = SiteProber(resolver)
    try:
        with ScriptedSite(says(answer(PAGE))) as server:
            hung = [prober.probe(site_at(server.url(HOST), limits=SHORT)) for _ in range(2)]
            good = prober.probe(site_at(server.url("lain.go.id")))
        assert [cause_of(seen) for seen in (*hung, good)] == [SiteCause.DNS, SiteCause.DNS, None]
        assert (resolver.running, resolver.abandoned) == (1, 1)
    finally:
        let_go.set()


def test_nobody_listening_is_a_connection_refused(prober: SiteProber) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    seen = prober.probe(site_at(f"http://{HOST}:{port}/"))
    assert cause_of(seen) is SiteCause.CONNECT
    assert "ditolak" in str(seen.result.detail)


def test_a_second_address_is_tried(prober: SiteProber) -> None:
    resolver = ScriptedResolver(host=("127.0.0.2", "127.0.0.1"))
    with ScriptedSite(says(answer(PAGE))) as server:
        seen = SiteProber(resolver).probe(site_at(server.url("host")))
    assert (cause_of(seen), seen.result.address) == (None, "127.0.0.1")


def test_a_connection_that_is_never_accepted_ends_in_time(prober: SiteProber) -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        try:
            for one in waiting:  # fill the backlog: a further SYN is dropped
                one.setblocking(False)
                one.connect_ex(full.getsockname())
            seen = prober.probe(site_at(f"http://{HOST}:{full.getsockname()[1]}/", limits=SHORT))
        finally:
            for one in waiting:
                one.close()
    # Where the backlog is larger than asked for (it may be), the site is only silent.
    assert cause_of(seen) in {SiteCause.CONNECT, SiteCause.SLOW}


@pytest.mark.parametrize("script", [Visit.reset, lambda visit: None], ids=["reset", "closed"])
def test_a_connection_that_breaks_before_an_answer(look: Looker, script: Script) -> None:
    assert cause_of(look(script)) is SiteCause.CONNECT


# --- the address of the site itself


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        f"http://{HOST}:{{port}}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://0x7f.1:{port}/",
        "http://user:rahasia@dinas.sumselprov.go.id:{port}/",
        "ftp://dinas.sumselprov.go.id:{port}/",
        "",
    ],
)
def test_a_site_with_a_forbidden_address_is_not_connected_to(prober: SiteProber, url: str) -> None:
    with ScriptedSite(says(answer())) as server:
        seen = prober.probe(site_at(url.format(port=server.port), internal=False))
    assert cause_of(seen) is SiteCause.CONNECT
    assert str(seen.result.detail)
    assert "rahasia" not in repr(seen.result)
    assert server.connections == 0


def test_a_site_with_an_account_in_its_address_is_not_asked(prober: SiteProber) -> None:
    with ScriptedSite(says(answer())) as server:
        seen = prober.probe(site_at(f"http://user:rahasia@{HOST}:{server.port}/"))
    assert cause_of(seen) is SiteCause.CONNECT
    assert "akun" in str(seen.result.detail)
    assert server.connections == 0


@pytest.mark.parametrize("host", ["169.254.169.254", "0.0.0.0", "224.0.0.1", "100.100.100.200", "[fe80::1]"])
def test_some_addresses_are_forbidden_to_internal_sites_too(prober: SiteProber, host: str) -> None:
    seen = prober.probe(site_at(f"http://{host}/"))
    assert cause_of(seen) is SiteCause.CONNECT
    assert "tidak diizinkan" in str(seen.result.detail)
