"""The ONVIF device by a clock moved by hand: services, ways in, movement, presets, and every quirk."""

import base64
import hashlib
import random
import re
import secrets
from datetime import timedelta
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.domain.camera import Credentials, StreamRole
from scc_wall.simulator.auth import digest_response
from scc_wall.simulator.faults import UnknownFaultError
from scc_wall.simulator.onvif import spaces
from scc_wall.simulator.onvif.camera import PtzCamera
from scc_wall.simulator.onvif.device import OnvifDevice
from scc_wall.simulator.onvif.mechanics import TRACKS, Axis, Look
from scc_wall.simulator.onvif.quirks import FACTS, Quirk, active_quirk, quirk_help, quirk_named
from scc_wall.simulator.onvif.soap import DEVICE, MEDIA, MEDIA2, PTZ, read_envelope
from tests.support.clock import ManualClock

ACCOUNT = Credentials("operator", "kata sandi ñ")
PROFILE = "<n:ProfileToken>profile_main</n:ProfileToken>"


class Client:
    """Speaks to a device as a camera's client does, without any network."""

    def __init__(self, credentials=None, **more):
        self.clock = ManualClock()
        camera = PtzCamera("ptz-01", "PTZ", credentials, **more)
        self.device = OnvifDevice(camera, self.clock, lambda _look, role: f"jpeg {role}".encode(), random.Random(1))
        self.device.addresses.http_port = 8899
        self.device.addresses.streams = {role: f"rtsp://127.0.0.1:8554/ptz-01/{role}" for role in StreamRole}
        self.quirk = self.device.set_quirk

    def ask(self, namespace, body, header="", headers=None, connection=1):
        text = (
            '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:t="http://www.onvif.org/ver10/schema"'
            f' xmlns:n="{namespace}"><e:Header>{header}</e:Header><e:Body>{body}</e:Body></e:Envelope>'
        )
        return self.device.ask("POST", "/onvif/x", headers or {}, text.encode(), connection=connection)

    def call(self, namespace, body, header="", headers=None):
        return self.ask(namespace, body, header, headers).answer()

    def ptz(self, name, inner=""):
        return self.call(PTZ, f"<n:{name}>{PROFILE}{inner}</n:{name}>")

    def move(self, x=0.5, y=0.0, zoom=None, timeout="PT2S"):
        parts = [] if x is None else [f'<t:PanTilt x="{x}" y="{y}"/>']
        parts += [] if zoom is None else [f'<t:Zoom x="{zoom}"/>']
        timeout = f"<n:Timeout>{timeout}</n:Timeout>" if timeout else ""
        return self.ptz("ContinuousMove", f"<n:Velocity>{''.join(parts)}</n:Velocity>{timeout}")

    def moving(self):
        return self.device.ptz.head.busy(self.device.now_s())

    def status(self):
        body = self.ptz("GetStatus").body
        status = read_envelope(body).call
        return {child.name: child for child in status.walk()}, re.findall(rb"IDLE|MOVING", body)


def fault_of(answer):
    return re.findall(rb"<env:Value>\w+:(\w+)<", answer.body)


def token(account, created, nonce=None, kind="PasswordDigest"):
    nonce = secrets.token_bytes(16) if nonce is None else nonce
    secret = account.password
    if kind == "PasswordDigest":
        digest = hashlib.sha1(nonce + created.encode() + account.password.encode()).digest()
        secret = base64.b64encode(digest).decode()
    return (
        f'<s:Security xmlns:s="urn:wsse"><s:UsernameToken><s:Username>{account.username}</s:Username>'
        f'<s:Password Type="urn:x#{kind}">{secret}</s:Password><s:Nonce>{base64.b64encode(nonce).decode()}</s:Nonce>'
        f"<s:Created>{created}</s:Created></s:UsernameToken></s:Security>"
    )


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


# ---- services


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


# ---- ways in


def test_a_token_opens_once_in_its_time_with_the_right_password():
    client = Client(ACCOUNT)
    now, nonce = client.clock.now_utc(), b"0123456789abcdef"
    call = "<n:GetServices/>"
    assert client.call(DEVICE, call).status == 401
    assert client.call(DEVICE, "<n:GetSystemDateAndTime/>").status == 200
    assert client.call(DEVICE, call, token(ACCOUNT, stamp(now), nonce)).status == 200
    assert client.call(DEVICE, call, token(ACCOUNT, stamp(now), nonce)).status == 401  # replayed
    for refused in (
        token(ACCOUNT, stamp(now - timedelta(minutes=6))),
        token(ACCOUNT, stamp(now + timedelta(minutes=6))),
        token(ACCOUNT, "yesterday"),
        token(Credentials("operator", "wrong"), stamp(now)),
        token(Credentials("other", ACCOUNT.password), stamp(now)),
        token(ACCOUNT, stamp(now), kind="PasswordText"),
        token(ACCOUNT, stamp(now)).replace("<s:Nonce>", "<s:Nonce>!"),
    ):
        answer = client.call(DEVICE, call, refused)
        assert (answer.status, fault_of(answer)) == (401, [b"Sender", b"NotAuthorized"])


def test_digest_and_basic_open_where_they_are_switched_on():
    client = Client(ACCOUNT)
    basic = {"authorization": "Basic " + base64.b64encode(f"operator:{ACCOUNT.password}".encode()).decode()}
    refused = client.call(DEVICE, "<n:GetServices/>", headers=basic)
    assert refused.status == 401
    ((_, challenge),) = refused.headers
    nonce = re.search('nonce="(.*?)"', challenge)[1]
    fields = {"realm": "SCC simulator", "nonce": nonce, "uri": "/", "algorithm": "MD5"}
    told = ", ".join(f'{name}="{value}"' for name, value in fields.items())
    response = digest_response(ACCOUNT, "POST", fields)
    digest = {"authorization": f'Digest username="operator", {told}, response="{response}"'}
    assert client.call(DEVICE, "<n:GetServices/>", headers=digest).status == 200
    client.quirk(Quirk.AUTH, methods="basic")
    assert client.call(DEVICE, "<n:GetServices/>", headers=basic).status == 200
    assert client.call(DEVICE, "<n:GetServices/>", headers=digest).status == 401
    client.quirk(Quirk.AUTH, methods="wsse")
    assert client.call(DEVICE, "<n:GetServices/>", headers=basic).status == 400
    assert client.device.ask("GET", "/snapshot/sub", {}, b"").answer().status == 401


@pytest.mark.parametrize(("told", "status"), [("400", 400), ("401", 401), ("200", 200)])
def test_quirk_wrong_password(told, status):
    client = Client(ACCOUNT)
    client.quirk(Quirk.WRONG_PASSWORD, answer=told)
    wrong = token(Credentials("operator", "no"), stamp(client.clock.now_utc()))
    answer = client.call(DEVICE, "<n:GetServices/>", wrong)
    assert (answer.status, fault_of(answer)) == (status, [b"Sender", b"NotAuthorized"])


def test_quirk_clock_wrong_and_locked():
    client = Client(ACCOUNT)
    client.quirk(Quirk.CLOCK_WRONG)
    now = client.clock.now_utc()
    assert b"<tt:Hour>2</tt:Hour>" in client.call(DEVICE, "<n:GetSystemDateAndTime/>").body
    assert client.call(DEVICE, "<n:GetServices/>", token(ACCOUNT, stamp(now))).status == 401
    assert client.call(DEVICE, "<n:GetServices/>", token(ACCOUNT, stamp(now + timedelta(hours=1)))).status == 200
    client.quirk(Quirk.CLOCK_LOCKED)
    assert client.call(DEVICE, "<n:GetSystemDateAndTime/>").status == 401


# ---- movement


def test_it_moves_stops_by_itself_and_says_so():
    client = Client()
    assert client.move(timeout="PT2S").status == 200
    client.clock.advance(1.0)
    assert client.status()[1] == [b"MOVING", b"IDLE"]
    client.clock.advance(2.0)
    assert client.status()[1] == [b"IDLE", b"IDLE"]
    assert client.device.look().pan_deg == pytest.approx(80.0, abs=6) or client.device.look().pan_deg == 75.0


@settings(max_examples=30, deadline=None)
@given(
    st.floats(-1, 1),
    st.floats(-1, 1),
    st.floats(-1, 1),
    st.integers(1, 60),
    st.sampled_from(["timeout", "Stop", "zero", "way"]),
)
def test_every_way_to_stop_it_works(x, y, zoom, timeout, way):
    client = Client()
    client.move(x, y, zoom, f"PT{timeout}S")
    client.clock.advance(0.7)
    if way == "timeout":
        client.clock.advance(timeout)
    elif way == "Stop":
        client.ptz("Stop")
    elif way == "zero":
        client.move(0, 0, 0)
    else:
        inner = '<n:Translation><t:PanTilt x="0" y="0"/><t:Zoom x="0"/></n:Translation>'
        assert client.ptz("RelativeMove", inner).status == 200
    client.clock.advance(0.5)
    assert not client.moving()


def test_stop_of_one_part_leaves_the_other():
    client = Client()
    client.move(0.1, 0.0, 0.5)
    client.clock.advance(0.5)
    client.ptz("Stop", "<n:PanTilt>true</n:PanTilt><n:Zoom>false</n:Zoom>")
    client.clock.advance(0.5)
    assert client.status()[1] == [b"IDLE", b"MOVING"]


def test_absolute_moves_in_each_space():
    client = Client()
    client.ptz("AbsoluteMove", '<n:Position><t:PanTilt x="-1" y="1"/><t:Zoom x="1"/></n:Position>')
    client.clock.advance(20)
    assert client.device.look() == Look(TRACKS[Axis.PAN].low, TRACKS[Axis.TILT].high, 1.0)
    position = f'<t:PanTilt x="12.5" y="-3" space="{spaces.DEGREES}"/><t:Zoom x="4.3" space="{spaces.ZOOM_MM}"/>'
    client.ptz("AbsoluteMove", f"<n:Position>{position}</n:Position>")
    client.clock.advance(20)
    assert client.device.look() == Look(12.5, -3.0, 0.0)


@pytest.mark.parametrize("most", [1.0, 100.0])
def test_a_click_at_the_edge_brings_it_to_the_middle(most):
    client = Client()
    if most != 1.0:
        client.quirk(Quirk.FOV_RANGE, range=most)
    assert f"<tt:Max>{most:g}</tt:Max>".encode() in client.call(PTZ, "<n:GetNodes/>").body
    width = client.device.look().width_deg
    client.ptz("RelativeMove", f'<n:Translation><t:PanTilt x="{most}" y="0" space="{spaces.FOV}"/></n:Translation>')
    client.clock.advance(20)
    assert client.device.look().pan_deg == pytest.approx(width / 2)


def test_relative_moves_add_up_and_end_at_the_stop():
    client = Client()
    for _ in range(2):
        client.ptz("RelativeMove", '<n:Translation><t:PanTilt x="0.2" y="0"/></n:Translation>')
    client.clock.advance(20)
    assert client.device.look().pan_deg == pytest.approx(30.0)
    client.ptz("RelativeMove", '<n:Translation><t:PanTilt x="1" y="0"/><t:Zoom x="-1"/></n:Translation>')
    client.clock.advance(20)
    assert client.device.look().pan_deg == TRACKS[Axis.PAN].high


@pytest.mark.parametrize(
    ("call", "inner", "code"),
    [
        ("AbsoluteMove", '<n:Position><t:PanTilt x="1.5" y="0"/></n:Position>', b"InvalidPosition"),
        ("AbsoluteMove", "", b"InvalidPosition"),
        ("AbsoluteMove", '<n:Position><t:PanTilt x="nan" y="0"/></n:Position>', b"InvalidArgVal"),
        ("AbsoluteMove", '<n:Position><t:PanTilt x="a" y="0"/></n:Position>', b"InvalidArgVal"),
        ("AbsoluteMove", '<n:Position><t:PanTilt x="0"/></n:Position>', b"InvalidArgVal"),
        ("AbsoluteMove", '<n:Position><t:PanTilt x="0" y="0" space="x"/></n:Position>', b"SpaceNotSupported"),
        ("ContinuousMove", '<n:Velocity><t:PanTilt x="2" y="0"/></n:Velocity>', b"InvalidVelocity"),
        ("ContinuousMove", "<n:Velocity/><n:Timeout>PT61S</n:Timeout>", b"TimeoutNotSupported"),
        ("ContinuousMove", "<n:Velocity/><n:Timeout>PT</n:Timeout>", b"TimeoutNotSupported"),
        ("ContinuousMove", "<n:Velocity/><n:Timeout>soon</n:Timeout>", b"TimeoutNotSupported"),
        ("GotoPreset", "<n:PresetToken>9</n:PresetToken>", b"NoToken"),
        ("RemovePreset", "", b"NoToken"),
        ("SetPreset", "<n:PresetToken>9</n:PresetToken>", b"NoToken"),
        ("GetNode", "<n:NodeToken>9</n:NodeToken>", b"NoEntity"),
    ],
)
def test_wrong_arguments_are_refused_and_move_nothing(call, inner, code):
    client = Client()
    answer = client.ptz(call, inner)
    assert (answer.status, fault_of(answer)[-1]) == (400, code)
    assert not client.moving()


def test_everything_received_is_written_down():
    client = Client()
    client.move(0.5)
    client.clock.advance(1.0)
    client.ptz("GetStatus")
    client.ask(PTZ, f"<n:Stop>{PROFILE}</n:Stop>", connection=7).answer()
    moves = client.device.received(moving_only=True)
    assert [(one.call, one.stops, one.connection) for one in moves] == [("ContinuousMove", False, 1), ("Stop", True, 7)]
    assert moves[1].at_mono_ns - moves[0].at_mono_ns == 10**9
    assert "PanTilt x=0.5" in moves[0].detail
    assert len(client.device.received()) == 3
    client.move(0, 0)
    assert client.device.received()[-1].stops


# ---- presets and home


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


# ---- quirks


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


def test_no_password_is_shown_or_written_down(caplog):
    caplog.set_level("DEBUG")
    client = Client(ACCOUNT)
    header = token(ACCOUNT, stamp(client.clock.now_utc()))
    client.call(DEVICE, "<n:GetServices/>", header)
    shown = caplog.text + repr(client.device.received()) + repr(client.device.camera)
    assert ACCOUNT.password not in shown
