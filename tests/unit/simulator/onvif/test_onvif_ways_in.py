"""Who gets an answer from the ONVIF device: tokens, Digest, Basic, and cameras that are odd about it."""

import base64
import re
from datetime import timedelta

import pytest

from scc_wall.domain.camera import Credentials
from scc_wall.simulator.auth import digest_response
from scc_wall.simulator.onvif.quirks import Quirk
from scc_wall.simulator.onvif.soap import DEVICE
from tests.support.onvif_client import ACCOUNT, Client, fault_of, stamp, token


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


def test_no_password_is_shown_or_written_down(caplog):
    caplog.set_level("DEBUG")
    client = Client(ACCOUNT)
    header = token(ACCOUNT, stamp(client.clock.now_utc()))
    client.call(DEVICE, "<n:GetServices/>", header)
    shown = caplog.text + repr(client.device.received()) + repr(client.device.camera)
    assert ACCOUNT.password not in shown
