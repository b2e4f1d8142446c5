"""The simulated sites, seen by Python's own HTTP client: each fault is what it says."""

import http.client
import json
import socket
import ssl
import subprocess
import sys
import zlib

import pytest

from scc_wall.cli import main
from scc_wall.simulator.control import ControlServer, ask
from scc_wall.simulator.faults import UnknownFaultError
from scc_wall.simulator.sites.answer import gzip_bomb
from scc_wall.simulator.sites.control import obey, words_to_request
from scc_wall.simulator.sites.demo import COUNT, FAULTS, demo_sites
from scc_wall.simulator.sites.faults import SiteFault
from scc_wall.simulator.sites.server import SimulatedSite, SiteSimulator

WAIT_S = 20
SITES = [SimulatedSite("aman", "Dinas Aman"), SimulatedSite("biasa", "Dinas Biasa", https=False)]


@pytest.fixture
def simulator():
    simulator = SiteSimulator(SITES)
    yield simulator
    simulator.stop()


def connection(simulator: SiteSimulator, name: str) -> http.client.HTTPConnection:
    port = int(simulator.url(name).rstrip("/").rpartition(":")[2])
    if not simulator.url(name).startswith("https"):
        return http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT_S)
    context = ssl.create_default_context(cadata=simulator.authority.root_pem)
    return http.client.HTTPSConnection("127.0.0.1", port, timeout=WAIT_S, context=context)


def get(simulator: SiteSimulator, name: str, path: str = "/", **headers: str) -> tuple[int, dict[str, str], bytes]:
    client = connection(simulator, name)
    try:
        client.request("GET", path, headers={key.replace("_", "-"): value for key, value in headers.items()})
        answer = client.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        client.close()


@pytest.mark.parametrize("name", ["aman", "biasa"])
def test_a_site_shows_its_page_and_says_when_nothing_changed(simulator, name: str) -> None:
    status, headers, body = get(simulator, name)
    assert status == 200
    assert f"<title>Dinas {name.title()}</title>".encode() in body
    assert get(simulator, name, If_None_Match=headers["ETag"])[0] == 304
    assert get(simulator, name, "/robots.txt")[1]["Content-Type"].startswith("text/plain")
    assert get(simulator, name, "/tidak-ada")[0] == 404


@pytest.mark.parametrize(
    ("fault", "status", "location"),
    [
        (SiteFault.FORBIDDEN, 403, None),
        (SiteFault.NOT_FOUND, 404, None),
        (SiteFault.ERROR, 500, None),
        (SiteFault.REDIRECT_LOOP, 302, "/a"),
        (SiteFault.REDIRECT_LOOPBACK, 302, "http://127.0.0.1:9/"),
        (SiteFault.REDIRECT_METADATA, 302, "http://169.254.169.254/latest/meta-data/"),
        (SiteFault.REDIRECT_ELSEWHERE, 302, "http://gacor-maxwin.simulasi/"),
    ],
)
def test_what_it_answers(simulator, fault: SiteFault, status: int, location: str | None) -> None:
    simulator.set_fault("aman", fault)
    answer = get(simulator, "aman")
    assert (answer[0], answer[1].get("Location")) == (status, location)
    simulator.set_fault("aman", None)
    assert get(simulator, "aman")[0] == 200


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (SiteFault.CERT_EXPIRED, "certificate has expired"),
        (SiteFault.CERT_NAME, "IP address mismatch"),
        (SiteFault.CERT_SELF_SIGNED, "self.signed certificate"),
        (SiteFault.CERT_CHAIN, "unable to get local issuer certificate"),
    ],
)
def test_what_its_certificate_says(simulator, fault: SiteFault, reason: str) -> None:
    simulator.set_fault("aman", fault)
    with pytest.raises(ssl.SSLCertVerificationError, match=reason):
        get(simulator, "aman")
    simulator.set_fault("aman", SiteFault.CERT_SOON)
    assert get(simulator, "aman")[0] == 200


def test_how_it_breaks_off(simulator) -> None:
    simulator.set_fault("biasa", SiteFault.RESET)
    with pytest.raises(ConnectionResetError):
        get(simulator, "biasa")
    simulator.set_fault("biasa", SiteFault.TRUNCATED)
    with pytest.raises(http.client.IncompleteRead):
        get(simulator, "biasa")
    simulator.set_fault("biasa", SiteFault.REFUSED)
    with pytest.raises(ConnectionRefusedError):
        get(simulator, "biasa")
    simulator.set_fault("biasa", None)
    assert get(simulator, "biasa")[0] == 200


@pytest.mark.parametrize("fault", [SiteFault.SLOW, SiteFault.SLOW_HEADERS, SiteFault.SLOW_BODY, SiteFault.ENDLESS_BODY])
def test_what_takes_long_does_not_hold_up_others_or_the_end(fault: SiteFault) -> None:
    simulator = SiteSimulator(SITES)
    try:
        simulator.set_fault("biasa", fault)
        client = connection(simulator, "biasa")
        client.connect()
        client.sock.sendall(b"GET / HTTP/1.1\r\nHost: biasa\r\n\r\n")
        assert get(simulator, "aman")[0] == 200
        if fault is SiteFault.SLOW_HEADERS:
            assert client.sock.recv(1) == b"H"
            client.sock.settimeout(0.1)
            with pytest.raises(TimeoutError):
                client.sock.recv(1)
    finally:
        simulator.stop()
        client.close()


def test_the_bomb_is_one() -> None:
    assert len(gzip_bomb()) < 400_000
    packed, unpacked, size = gzip_bomb(), zlib.decompressobj(31), 0
    while packed:
        size += len(unpacked.decompress(packed, 2**24))
        packed = unpacked.unconsumed_tail
    assert size == 256 * 2**20


@pytest.mark.parametrize("fault", [fault for fault in SiteFault if fault.startswith("hacked")])
def test_each_defacement_is_seen_where_it_should_be(simulator, fault: SiteFault) -> None:
    clean = get(simulator, "biasa")[2]
    simulator.set_fault("biasa", fault)
    seen, crawled = get(simulator, "biasa")[2], get(simulator, "biasa", User_Agent="Googlebot/2.1")[2]
    if fault is SiteFault.HACKED_CLOAKING:
        assert seen == clean != crawled
    elif fault is SiteFault.HACKED_PATH:
        assert seen == crawled == clean
        assert b"slot gacor" in get(simulator, "biasa", "/assets/slot-gacor/")[2]
        assert b"slot-gacor" in get(simulator, "biasa", "/sitemap.xml")[2]
    else:
        assert seen == crawled != clean


def test_names_are_known_to_the_simulator_alone(simulator) -> None:
    assert simulator.resolve("aman.sumselprov.simulasi") == ["127.0.0.1"]
    assert simulator.resolve("dinkes.sumselprov.go.id") == []
    simulator.set_fault("aman", SiteFault.DNS_MISSING)
    assert simulator.resolve("aman.sumselprov.simulasi") == []


def test_what_is_not_there_is_told(simulator) -> None:
    with pytest.raises(UnknownFaultError, match="HTTPS"):
        simulator.set_fault("biasa", SiteFault.CERT_EXPIRED)
    with pytest.raises(UnknownFaultError):
        simulator.set_fault("cacat", SiteFault.ERROR)
    for words in (["aman"], ["aman", "tidak-ada"], ["aman", "500", "lagi"]):
        with pytest.raises(UnknownFaultError):
            words_to_request(words)
    with pytest.raises(UnknownFaultError):
        obey(simulator, {})
    obey(simulator, words_to_request(["*", "cert-expired"]))
    assert [site["fault"] for site in obey(simulator, words_to_request(["list"]))["sites"]] == ["cert-expired", None]


def test_whatever_is_sent_to_it_it_goes_on(simulator) -> None:
    port = int(simulator.url("biasa").rstrip("/").rpartition(":")[2])
    for data in (b"\0" * 20, b"GET\r\n\r\n", b"A" * 70_000, b""):
        with socket.create_connection(("127.0.0.1", port), WAIT_S) as sock:
            sock.sendall(data)
    assert get(simulator, "biasa")[0] == 200


def test_the_demo_has_62_sites_of_the_province() -> None:
    sites = demo_sites()
    assert len(sites) == len({site.host for site in sites}) == COUNT == 62
    assert FAULTS.keys() <= {site.name for site in sites}
    assert len({site.host for site in demo_sites(300)}) == 300


def test_the_command_says_when_it_is_ready_and_ends_with_its_parents_pipe(tmp_path, capsys) -> None:
    command = [sys.executable, "-m", "scc_wall", "simulate", "sites", "--sites", "3", "--json", "--until-stdin-closes"]
    ca = tmp_path / "ca.pem"
    with subprocess.Popen([*command, "--ca-file", str(ca)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            ready = json.loads(process.stdout.readline())
            assert ready["ca_pem"] == ca.read_text()
            assert len(ready["sites"]) == 3
            port, site = ready["control_port"], ready["sites"][1]
            assert main(["simulate", "sites", "--control-port", str(port), "--tell", site["name"], "500"]) == 0
            assert main(["simulate", "sites", "--control-port", str(port), "--tell", "list"]) == 0
            assert "[500]" in capsys.readouterr().out
            assert main(["simulate", "sites", "--control-port", str(port), "--tell", "cacat", "500"]) == 2
            assert ask(port, {"resolve": site["host"]})["addresses"] == ["127.0.0.1"]
            process.stdin.close()
            assert process.wait(WAIT_S) == 0
        finally:
            process.kill()


def test_a_command_needs_to_know_where(capsys) -> None:
    assert main(["simulate", "sites", "--tell", "list"]) == 2
    assert "--control-port" in capsys.readouterr().err


def test_the_control_port_serves_sites_too(simulator) -> None:
    control = ControlServer(lambda request: obey(simulator, request))
    try:
        assert ask(control.port, {"site": "aman", "fault": "500"}) == {"ok": True}
        assert not ask(control.port, {"site": "aman", "fault": "501"})["ok"]
    finally:
        control.stop()
