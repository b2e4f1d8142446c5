"""What the ONVIF device answers: its services, addresses, presets and home."""

import pytest

from scc_wall.simulator.onvif.mechanics import Look
from scc_wall.simulator.onvif.soap import DEVICE, MEDIA, MEDIA2, PTZ, read_envelope
from tests.support.onvif_client import Client, fault_of


@pytest.mark.parametrize(
    ("namespace", "call", "expected"),
    [
        (DEVICE, "GetSystemDateAndTime", b"<tt:Year>2026</tt:Year>"),
        (DEVICE, "GetDeviceInformation", b"PTZ-30X"),
        (DEVICE, "GetScopes", b"type/ptz"),
        (DEVICE, "GetHostname", b"ptz-01"),
        (DEVICE, "GetServices", b"http://127.0.0.1:8899/onvif/ptz"),
        (DEVICE, "GetCapabilities", b"http://127.0.0.1:8899/onvif/media"),
        (MEDIA, "GetProfiles", b"<tt:NodeToken>node0"),
        (MEDIA2, "GetProfiles", b"<tr2:PTZ token"),
        (MEDIA, "GetVideoSources", b"<tt:Width>1280"),
        (MEDIA, "GetVideoSourceConfigurations", b"vs0"),
        (MEDIA, "GetVideoEncoderConfigurations", b"<tt:Width>640"),
        (MEDIA2, "GetVideoEncoderConfigurations", b"GovLength"),
        (PTZ, "GetNodes", b"TranslationSpaceFov"),
        (PTZ, "GetConfigurations", b"PT10S"),
        (PTZ, "GetConfigurationOptions", b"<tt:Max>PT60S"),
        (PTZ, "GetServiceCapabilities", b"MoveStatus"),
    ],
)
def test_each_service_answers(namespace, call, expected):
    answer = Client().call(namespace, f"<n:{call}/>")
    assert answer.status == 200
    assert expected in answer.body
    assert read_envelope(answer.body).call.name == f"{call}Response"


@pytest.mark.parametrize("namespace", [MEDIA, MEDIA2])
def test_addresses_of_streams_and_snapshots(namespace):
    client = Client()
    inner = "<n:ProfileToken>profile_sub</n:ProfileToken>"
    body = client.call(namespace, f"<n:GetStreamUri>{inner}</n:GetStreamUri>").body
    assert b"rtsp://127.0.0.1:8554/ptz-01/sub" in body
    body = client.call(namespace, f"<n:GetSnapshotUri>{inner}</n:GetSnapshotUri>").body
    assert b"http://127.0.0.1:8899/snapshot/sub" in body
    assert client.device.ask("GET", "/snapshot/sub", {}, b"").answer().body == b"jpeg sub"
    assert client.device.ask("GET", "/snapshot/other", {}, b"").answer().status == 404
    assert fault_of(client.call(namespace, "<n:GetStreamUri/>"))[-1] == b"NoProfile"


def test_unknown_calls_and_namespaces_are_faults():
    client = Client()
    assert fault_of(client.ptz("Dance")) == [b"Receiver", b"ActionNotSupported"]
    assert fault_of(client.call("urn:other", "<n:Stop/>")) == [b"Receiver", b"ActionNotSupported"]
    assert fault_of(client.device.ask("POST", "/", {}, b"<").answer()) == [b"Sender", b"WellFormed"]
    assert client.device.ask("PUT", "/", {}, b"").answer().status == 405


def test_presets_and_home():
    client = Client(home=Look(8.0, -1.0, 0.0))
    client.ptz("AbsoluteMove", '<n:Position><t:PanTilt x="0.5" y="0"/></n:Position>')
    client.clock.advance(20)
    there = client.device.look()
    answer = client.ptz("SetPreset", "<n:PresetName>Dermaga &amp; pasar</n:PresetName>")
    assert b"<tptz:PresetToken>1<" in answer.body
    assert b"Dermaga &amp; pasar" in client.ptz("GetPresets").body
    client.ptz("GotoHomePosition")
    client.clock.advance(20)
    assert client.device.look() == Look(8.0, -1.0, 0.0)
    client.ptz("GotoPreset", "<n:PresetToken>1</n:PresetToken>")
    client.clock.advance(20)
    assert client.device.look() == there
    client.ptz("SetHomePosition")
    client.ptz("RemovePreset", "<n:PresetToken>1</n:PresetToken>")
    assert b"Preset token" not in client.ptz("GetPresets").body
    assert client.device.ptz.presets.home == there


def test_there_is_room_for_so_many_presets():
    client = Client(most_presets=2)
    assert [client.ptz("SetPreset").status for _ in range(3)] == [200, 200, 500]
