"""However a camera wants the password proven, it is found out; a wrong one is never told as "offline"."""

import base64
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import Credentials
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.ptz.onvif.addresses import device_url
from scc_wall.ptz.onvif.caller import DEVICE, Caller, CallLimits
from scc_wall.ptz.onvif.soap import Service
from tests.support.onvif_script import (
    NOT_AUTHORIZED,
    PASSWORD,
    USER,
    Answer,
    Asked,
    Script,
    ScriptedCamera,
    challenged,
    fault,
    http,
    soap,
    system_time,
)
from tests.support.web_pki import self_signed

RIGHT = Credentials(USER, PASSWORD)
WRONG = Credentials(USER, "salah")
INFORMATION = soap(
    "<tds:GetDeviceInformationResponse><tds:Manufacturer>HIKVISION</tds:Manufacturer>"
    "<tds:Model>DS-2DE</tds:Model></tds:GetDeviceInformationResponse>"
)
DIGEST = 'Digest qop="auth", realm="cam", nonce="n1", stale="FALSE"'
DIGEST_BASIC = 'Basic realm="cam"', 'Digest realm="cam", qop="auth", nonce="n1"'
LIMITS = CallLimits(total_s=20.0)


def caller(camera: ScriptedCamera, credentials: Credentials | None = RIGHT, **options: object) -> Caller:
    options.setdefault("limits", LIMITS)
    return Caller(device_url(camera.address), credentials, clock=SYSTEM_CLOCK, **options)  # type: ignore[arg-type]


def ask(one: Caller) -> str:
    service = Service(one.device_url, DEVICE)
    return one.call(service, "GetDeviceInformation").text_at("Manufacturer")


def letting_in(allowed: Callable[[Asked], bool], refusal: Answer, ahead_s: float = 0) -> Script:
    def script(asked: Asked) -> Answer:
        if asked.operation == "GetSystemDateAndTime":
            return system_time(datetime.now(UTC) + timedelta(seconds=ahead_s))
        return INFORMATION if allowed(asked) else refusal

    return script


def ahead(asked: Asked) -> bool:
    return asked.token_ok(now_utc=datetime.now(UTC) + timedelta(hours=7))


def both(asked: Asked) -> bool:
    return asked.token_ok() and asked.digest_ok("n1")


def only_http(asked: Asked) -> bool:
    return b"Security" not in asked.body and asked.digest_ok("n1")


FAULT_400 = http(NOT_AUTHORIZED, "400 Bad Request")
FAULT_500 = http(fault("SOAP-ENV:Client", "wsse:FailedAuthentication"), "500 Internal Server Error")
DAHUA_400 = http(fault("SOAP-ENV:Sender", "ter:NotAuthorized", reason="The action requested requires authorization"))
CAMERAS: dict[str, tuple[Callable[[Asked], bool], Answer, float]] = {
    "token": (Asked.token_ok, FAULT_400, 0),
    "token, its clock 7 h ahead": (ahead, NOT_AUTHORIZED, 7 * 3600),
    "digest": (lambda asked: asked.digest_ok("n1"), challenged(DIGEST), 0),
    "digest, which takes no Security": (only_http, challenged(DIGEST), 0),
    "digest offered beside basic": (lambda asked: asked.digest_ok("n1"), challenged(*DIGEST_BASIC), 0),
    "basic": (Asked.basic_ok, challenged('Basic realm="cam"', body="<html>401</html>"), 0),
    "digest with a fault": (lambda asked: asked.digest_ok("n1"), challenged(DIGEST, body=NOT_AUTHORIZED), 0),
}


@pytest.mark.parametrize("kind", CAMERAS)
def test_the_way_in_is_found_and_remembered(kind: str) -> None:
    allowed, refusal, ahead_s = CAMERAS[kind]
    with ScriptedCamera(letting_in(allowed, refusal, ahead_s)) as camera:
        one = caller(camera)
        assert ask(one) == "HIKVISION"
        before = len(camera.asked)
        assert ask(one) == "HIKVISION"
        assert len(camera.asked) == before + 1, "the second call needs one request"
        one.close()
    assert camera.connections == 1, "the connection is kept"


@pytest.mark.parametrize("kind", CAMERAS)
def test_a_wrong_password_is_told_as_such_and_tried_no_more_than_needed(kind: str) -> None:
    allowed, refusal, ahead_s = CAMERAS[kind]
    with ScriptedCamera(letting_in(allowed, refusal, ahead_s)) as camera:
        one = caller(camera, WRONG)
        with pytest.raises(CameraCallError) as told:
            ask(one)
        one.close()
    assert told.value.cause is CallCause.WRONG_PASSWORD
    proofs = [asked for asked in camera.asked if b"Security" in asked.body or asked.authorization]
    assert len(proofs) <= 2
    assert "salah" not in repr(told.value) + told.value.told() + repr(told.value.args)


@pytest.mark.parametrize(
    "refusal",
    [
        FAULT_400,
        FAULT_500,
        NOT_AUTHORIZED,
        DAHUA_400,
        challenged(),
        challenged(body="<html>no</html>"),
        fault("env:Sender", "ter:NotAuthorised"),
        fault("s:Sender", "wsse:InvalidSecurityToken"),
        fault("SOAP-ENV:Sender", reason="Wrong username or password"),
        fault("SOAP-ENV:Receiver", "ter:Action", "ter:SenderNotAuthorized"),
        soap(
            "<s:Fault xmlns:s='u'><faultcode>s:Client</faultcode><faultstring>Authority failure</faultstring></s:Fault>"
        ),
    ],
)
def test_every_form_of_refusal_is_a_wrong_password(refusal: Answer) -> None:
    with ScriptedCamera(letting_in(lambda _: False, refusal)) as camera:
        one = caller(camera)
        with pytest.raises(CameraCallError) as told:
            ask(one)
        one.close()
    assert told.value.cause is CallCause.WRONG_PASSWORD


def test_a_camera_that_wants_both_gets_both() -> None:
    def script(asked: Asked) -> Answer:
        if asked.operation == "GetSystemDateAndTime":
            return system_time(datetime.now(UTC))
        if not asked.digest_ok("n1"):
            return challenged(DIGEST)
        return INFORMATION if asked.token_ok() else FAULT_400

    with ScriptedCamera(script) as camera:
        one = caller(camera)
        assert [ask(one), ask(one)] == ["HIKVISION"] * 2
        one.close()
    assert len(camera.asked) == 5  # the clock, token, http, both; then both


def test_a_challenge_only_to_those_who_prove_nothing() -> None:
    """Some firmwares answer a UsernameToken with a bare fault, though they know HTTP Digest alone."""

    def script(asked: Asked) -> Answer:
        if b"Security" in asked.body:
            return FAULT_400
        return INFORMATION if asked.digest_ok("n1") else challenged(DIGEST)

    with ScriptedCamera(script) as camera:
        one = caller(camera)
        assert ask(one) == "HIKVISION"
        one.close()


def test_a_stale_nonce_is_answered_anew() -> None:
    nonces = ["n1"]

    def script(asked: Asked) -> Answer:
        if asked.digest_ok(nonces[-1]):
            return INFORMATION
        return challenged(f'Digest qop="auth", realm="cam", nonce="{nonces[-1]}", stale=true')

    with ScriptedCamera(script) as camera:
        one = caller(camera)
        assert ask(one) == "HIKVISION"
        nonces.append("n2")
        assert ask(one) == "HIKVISION"
        one.close()


def test_a_clock_that_is_set_meanwhile_is_read_again() -> None:
    shift = [0.0]

    def script(asked: Asked) -> Answer:
        now = datetime.now(UTC) + timedelta(seconds=shift[0])
        if asked.operation == "GetSystemDateAndTime":
            return system_time(now)
        return INFORMATION if asked.token_ok(now_utc=now) else NOT_AUTHORIZED

    with ScriptedCamera(script) as camera:
        one = caller(camera)
        assert ask(one) == "HIKVISION"
        shift[0] = -86_400.0
        assert ask(one) == "HIKVISION"
        drift = one.camera_clock()
        one.close()
    assert drift is not None
    assert drift.drifted
    assert drift.offset_s == pytest.approx(-86_400, abs=5)


def test_where_the_clock_needs_an_account_the_head_tells_the_time() -> None:
    moment = datetime.now(UTC) + timedelta(hours=3)

    def script(asked: Asked) -> Answer:
        dated = f"Date: {moment:%a, %d %b %Y %H:%M:%S} GMT"
        return http(INFORMATION, "200 OK", dated) if asked.token_ok(now_utc=moment) else http("", "401 No", dated)

    with ScriptedCamera(script) as camera:
        one = caller(camera)
        assert ask(one) == "HIKVISION"
        one.close()


def test_a_clock_told_only_to_those_who_prove_the_password() -> None:
    moment = datetime.now(UTC) - timedelta(hours=2)

    def script(asked: Asked) -> Answer:
        if not asked.digest_ok("n1"):
            return challenged(DIGEST)
        return system_time(moment) if asked.operation == "GetSystemDateAndTime" else INFORMATION

    with ScriptedCamera(script) as camera:
        one = caller(camera)
        assert one.camera_clock() is None
        assert ask(one) == "HIKVISION"
        clock = one.proven_camera_clock()
        one.close()
    assert clock is not None
    assert clock.offset_s == pytest.approx(-7200, abs=5)


def test_without_an_account_nothing_is_proven() -> None:
    with ScriptedCamera(letting_in(lambda asked: True, "")) as camera:
        one = caller(camera, None)
        assert ask(one) == "HIKVISION"
        one.close()
    assert b"Security" not in camera.asked[0].body


def test_no_proxy_and_no_netrc_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login thief password thief")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with ScriptedCamera(letting_in(lambda asked: True, "")) as camera:
        one = caller(camera, None)
        assert ask(one) == "HIKVISION"
        one.close()
    assert camera.asked[0].authorization == ""


def test_a_camera_that_closes_each_connection_is_asked_over_new_ones() -> None:
    with ScriptedCamera(letting_in(Asked.token_ok, FAULT_400), keep=False) as camera:
        one = caller(camera)
        assert [ask(one) for _ in range(3)] == ["HIKVISION"] * 3
        one.close()


# --- TLS


def test_a_self_signed_certificate_is_refused_until_it_is_pinned(tmp_path: Path) -> None:
    with ScriptedCamera(letting_in(Asked.token_ok, FAULT_400), self_signed(tmp_path, "127.0.0.1")) as camera:
        one = caller(camera)
        with pytest.raises(CameraCallError) as told:
            ask(one)
        assert told.value.cause is CallCause.CERTIFICATE
        assert camera.asked == [], "nothing is said to whom is not trusted"
        shown = told.value.fingerprint_sha256
        assert shown is not None
        one.close()
        colons = ":".join(shown[i : i + 2] for i in range(0, 64, 2)).upper()
        for pin in (shown, colons):
            pinned = caller(camera, fingerprint_sha256=pin)
            assert [ask(pinned), ask(pinned)] == ["HIKVISION"] * 2
            pinned.close()
        other = caller(camera, fingerprint_sha256="00" * 32)
        asked = len(camera.asked)
        with pytest.raises(CameraCallError) as told:
            ask(other)
        assert (told.value.cause, told.value.fingerprint_sha256) == (CallCause.CERTIFICATE, shown)
        assert len(camera.asked) == asked
        other.close()


def test_https_to_a_port_that_speaks_none() -> None:
    with ScriptedCamera({}) as camera:
        one = Caller(f"https://127.0.0.1:{camera.port}/", RIGHT, clock=SYSTEM_CLOCK, limits=CallLimits(total_s=1.0))
        with pytest.raises(CameraCallError) as told:
            ask(one)
        one.close()
    assert told.value.cause in {CallCause.BAD_ANSWER, CallCause.TIMEOUT}


# --- snapshots


def test_a_picture_is_fetched_as_the_camera_wants_it() -> None:
    picture = b"\xff\xd8" + bytes(100_000) + b"\xff\xd9"

    def script(asked: Asked) -> Answer:
        return http(picture, "200 OK", "Content-Type: image/jpeg") if asked.digest_ok("n1") else challenged(DIGEST)

    with ScriptedCamera(script) as camera:
        one = caller(camera)
        assert one.picture(f"{camera.address}/snap.jpg?channel=1&subtype=0") == picture
        one.close()
        refused = caller(camera, WRONG)
        with pytest.raises(CameraCallError) as told:
            refused.picture(f"{camera.address}/snap.jpg")
        refused.close()
    assert told.value.cause is CallCause.WRONG_PASSWORD
    assert base64.b64encode(PASSWORD.encode()) not in b"".join(asked.head for asked in camera.asked)


def test_a_call_that_is_sent_again_is_signed_anew() -> None:
    """A camera that acted and then dropped the connection takes no proof twice: that is no wrong password."""
    nonces: list[bytes] = []
    dropped: list[bool] = []

    def script(asked: Asked) -> Answer | None:
        if asked.operation == "GetSystemDateAndTime":
            return system_time(datetime.now(UTC))
        nonce = re.search(rb"Nonce[^>]*>([^<]*)", asked.body)
        if nonce is None or nonce[1] in nonces or not asked.token_ok():
            return FAULT_400
        nonces.append(nonce[1])
        if len(nonces) == 2 and not dropped:
            dropped.append(True)
            return None
        return INFORMATION

    with ScriptedCamera(script) as camera:
        one = caller(camera)
        assert [ask(one), ask(one), ask(one)] == ["HIKVISION"] * 3
        one.close()
    assert dropped
    assert camera.operations.count("GetDeviceInformation") == 4


@pytest.mark.parametrize("zone", ["WIB-7", "GMT+07:00"])
def test_local_time_alone_of_a_clock_that_is_a_day_slow(zone: str) -> None:
    def camera_now() -> datetime:
        return datetime.now(UTC) - timedelta(days=1)

    def script(asked: Asked) -> Answer:
        if asked.operation == "GetSystemDateAndTime":
            local = system_time(camera_now() + timedelta(hours=7)).replace("UTCDateTime", "LocalDateTime")
            return local.replace(
                "<tt:DateTimeType>", f"<tt:TimeZone><tt:TZ>{zone}</tt:TZ></tt:TimeZone><tt:DateTimeType>"
            )
        return INFORMATION if asked.token_ok(now_utc=camera_now()) else FAULT_400

    with ScriptedCamera(script) as camera:
        one = caller(camera)
        assert ask(one) == "HIKVISION"
        before = len(camera.asked)
        assert ask(one) == "HIKVISION"
        assert len(camera.asked) == before + 1, "what was found out is remembered"
        one.close()


def test_a_call_beside_one_that_is_being_let_in_does_not_count_with_its_nonce() -> None:
    """Cameras that want each count of a nonce to come in order refuse what was overtaken: no wrong password either."""
    last = {"n1": 0}
    expired, held, let_go = threading.Event(), threading.Event(), threading.Event()

    def script(asked: Asked) -> Answer:
        if asked.operation == "GetSystemDateAndTime":
            return system_time(datetime.now(UTC))
        given = dict(re.findall(r'(\w+)="?([^",]*)"?', asked.authorization))
        nonce, count = given.get("nonce", ""), int(given.get("nc", "0"), 16)
        if expired.is_set() and nonce == "n2" and count == 1:
            held.set()
            let_go.wait(10)
        if (
            nonce in last
            and count > last[nonce]
            and asked.digest_ok(nonce)
            and not (expired.is_set() and nonce == "n1")
        ):
            last[nonce] = count
            return INFORMATION
        fresh = f"n{len(last) + 1}" if expired.is_set() else "n1"
        last[fresh] = 0
        return challenged(f'Digest realm="cam", qop="auth", nonce="{fresh}", stale="true"')

    with ScriptedCamera(script) as camera, ThreadPoolExecutor(1) as pool:
        one = caller(camera)
        assert ask(one) == "HIKVISION"
        expired.set()
        beside = pool.submit(ask, one)
        assert held.wait(10)
        assert ask(one) == "HIKVISION"
        let_go.set()
        assert beside.result(10) == "HIKVISION"
        one.close()
