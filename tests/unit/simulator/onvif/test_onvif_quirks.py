"""Every quirk of real cameras, as the ONVIF device plays it."""

import re
from urllib.parse import unquote

import pytest

from scc_wall.simulator.faults import UnknownFaultError
from scc_wall.simulator.onvif import spaces
from scc_wall.simulator.onvif.quirks import FACTS, Quirk, active_quirk, quirk_help, quirk_named
from scc_wall.simulator.onvif.soap import DEVICE, MEDIA, MEDIA2, PTZ
from tests.support.onvif_client import PROFILE, Client, fault_of


def test_quirks_of_presets():
    client = Client()
    client.quirk(Quirk.PLACEHOLDERS, count=4)
    client.ptz("SetPreset", "<n:PresetName>Pos 1/2</n:PresetName>")
    assert client.ptz("GetPresets").body.count(b"<tptz:Preset ") == 4
    assert fault_of(client.ptz("GotoPreset", "<n:PresetToken>3</n:PresetToken>"))[-1] == b"NoToken"
    client.quirk(Quirk.NAMES_ENCODED)
    names = re.findall(rb"<tt:Name>(.*?)</tt:Name>", client.ptz("GetPresets").body)
    assert (names[0], unquote(names[0].decode())) == (b"Pos%201/2", "Pos 1/2")
    client.quirk(Quirk.PRESETS_FULL)
    assert fault_of(client.ptz("SetPreset"))[-1] == b"TooManyPresets"
    client.device.clear_quirk()
    client.quirk(Quirk.NAMES_REFUSED)
    assert fault_of(client.ptz("SetPreset", "<n:PresetName>x</n:PresetName>"))[-1] == b"InvalidPresetName"
    assert client.ptz("SetPreset").status == 200


def test_quirks_of_addresses():
    client = Client()
    client.quirk(Quirk.NAT, host="192.0.2.9")
    client.quirk(Quirk.HTTPS_ADDRESSES)
    assert b"https://192.0.2.9:8899/onvif/ptz" in client.call(DEVICE, "<n:GetServices/>").body
    uri = client.call(MEDIA, f"<n:GetStreamUri>{PROFILE}</n:GetStreamUri>").body
    assert b"rtsp://192.0.2.9:8554/" in uri


@pytest.mark.parametrize(
    ("quirk", "namespace", "call"),
    [
        (Quirk.NO_GET_SERVICES, DEVICE, "GetServices"),
        (Quirk.NO_GET_CAPABILITIES, DEVICE, "GetCapabilities"),
        (Quirk.NO_MEDIA2, MEDIA2, "GetProfiles"),
        (Quirk.NO_STATUS, PTZ, "GetStatus"),
        (Quirk.STOP_REFUSED, PTZ, "Stop"),
    ],
)
def test_quirks_of_missing_calls(quirk, namespace, call):
    client = Client()
    asked = f"<n:{call}>{PROFILE}</n:{call}>"
    assert client.call(namespace, asked).status == 200
    client.quirk(quirk)
    assert fault_of(client.call(namespace, asked))[-1] == b"ActionNotSupported"
    client.device.clear_quirk(quirk)
    assert client.call(namespace, asked).status == 200


def test_quirks_of_lists():
    client = Client()
    client.quirk(Quirk.NO_MEDIA2)
    client.quirk(Quirk.PTZ_UNLISTED)
    client.quirk(Quirk.NO_FOV)
    client.quirk(Quirk.DECOY_PROFILES)
    services = client.call(DEVICE, "<n:GetServices/>").body
    assert b"/onvif/ptz" not in services
    assert b"ver20/media/wsdl<" not in services
    assert b"/onvif/ptz" in client.call(DEVICE, "<n:GetCapabilities/>").body
    assert b"SpaceFov" not in client.call(PTZ, "<n:GetNodes/>").body
    profiles = re.findall(rb'<trt:Profiles token="(\w+)"', client.call(MEDIA, "<n:GetProfiles/>").body)
    assert profiles == [b"profile_fixed", b"profile_other", b"profile_main", b"profile_sub"]
    way = f'<n:Translation><t:PanTilt x="1" y="0" space="{spaces.FOV}"/></n:Translation>'
    assert client.ptz("RelativeMove", way).status == 400


@pytest.mark.parametrize(
    ("quirk", "status", "code"),
    [
        (Quirk.UNSUPPORTED, 500, b"ActionNotSupported"),
        (Quirk.SERVER_ERROR, 500, b"Action"),
        (Quirk.FAULT_IN_200, 200, b"Action"),
    ],
)
def test_quirks_of_single_calls_do_not_move_it(quirk, status, code):
    client = Client()
    client.quirk(quirk, call="ContinuousMove+Stop")
    answer = client.move()
    assert (answer.status, fault_of(answer)[-1]) == (status, code)
    assert not client.moving()
    assert not client.device.received()[-1].accepted
    assert client.ptz("GetStatus").status == 200


def test_quirks_of_the_connection():
    client = Client()
    client.quirk(Quirk.DROPPED, call="ContinuousMove")
    client.quirk(Quirk.HANGING, call="Stop")
    client.quirk(Quirk.JITTER, call="GetStatus", most_ms=800)
    velocity = '<n:Velocity><t:PanTilt x="1" y="0"/></n:Velocity>'
    move = client.ask(PTZ, f"<n:ContinuousMove>{PROFILE}{velocity}</n:ContinuousMove>")
    assert move.drops
    move.answer()
    assert client.moving()  # the command arrived, only its answer is lost
    assert client.ask(PTZ, "<n:Stop/>").hangs
    delays = [client.ask(PTZ, "<n:GetStatus/>").delay_s for _ in range(50)]
    assert 0 <= min(delays) < 0.2 < 0.6 < max(delays) <= 0.8
    client.quirk(Quirk.TLS_ONLY)
    assert client.ask(PTZ, "<n:GetNodes/>").drops


def test_the_profile_decides_which_camera_turns():
    client = Client()
    client.quirk(Quirk.DECOY_PROFILES)
    velocity = '<n:Velocity><t:PanTilt x="1" y="0"/></n:Velocity>'
    answers = {}
    for name in ("profile_fixed", "profile_other", "profile_none", "profile_sub"):
        assert not client.moving()
        token = f"<n:ProfileToken>{name}</n:ProfileToken>"
        answers[name] = client.call(PTZ, f"<n:ContinuousMove>{token}{velocity}</n:ContinuousMove>")
    assert client.moving()
    assert fault_of(answers["profile_fixed"])[-1] == b"NoPTZProfile"
    assert answers["profile_other"].status == 200
    assert fault_of(answers["profile_none"])[-1] == b"NoProfile"


def test_quirk_zoom_swallowed():
    client = Client()
    client.quirk(Quirk.ZOOM_SWALLOWED)
    assert client.move(x=None, zoom=1.0).status == 200
    assert client.ptz("AbsoluteMove", '<n:Position><t:Zoom x="1"/></n:Position>').status == 200
    assert not client.moving()
    client.move(x=0, zoom=1.0)
    assert client.moving()


def test_quirks_of_timeouts():
    client = Client()
    assert client.move(timeout="PT1.5S").status == 200
    client.quirk(Quirk.FRACTIONS_REFUSED)
    assert fault_of(client.move(timeout="PT1.5S"))[-1] == b"TimeoutNotSupported"
    assert client.move(timeout="PT1S").status == 200
    client.quirk(Quirk.TIMEOUTS_REFUSED)
    assert client.move(timeout="PT1S").status == 400
    assert client.move(timeout=None).status == 200


def test_quirk_timeouts_ignored_turns_until_it_is_stopped():
    client = Client()
    client.quirk(Quirk.TIMEOUTS_IGNORED)
    client.move(0.01, timeout="PT1S")
    client.clock.advance(60)
    assert client.moving()
    client.ptz("Stop")
    client.clock.advance(0.5)
    assert not client.moving()


def test_quirk_stop_refused_leaves_zero_velocity():
    client = Client()
    client.quirk(Quirk.STOP_REFUSED)
    client.move(0.1, timeout="PT60S")
    assert client.ptz("Stop").status == 500
    client.clock.advance(1)
    assert client.moving()
    client.move(0, 0, 0)
    client.clock.advance(0.5)
    assert not client.moving()


def test_quirk_always_idle():
    client = Client()
    client.quirk(Quirk.ALWAYS_IDLE)
    client.move()
    client.clock.advance(1)
    assert client.status()[1] == [b"IDLE", b"IDLE"]


def test_quirks_are_named_and_checked():
    assert set(FACTS) == set(Quirk)
    assert all(quirk in quirk_help() for quirk in Quirk)
    assert quirk_named("nat") is Quirk.NAT
    with pytest.raises(UnknownFaultError):
        quirk_named("none")
    with pytest.raises(UnknownFaultError):
        active_quirk(Quirk.NAT, {"port": 1})
    with pytest.raises(UnknownFaultError):
        active_quirk(Quirk.JITTER, {"most_ms": "many"})
    assert active_quirk(Quirk.JITTER, {"most_ms": "5"}).number("most_ms") == 5.0
