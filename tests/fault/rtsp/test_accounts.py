"""Digest as cameras ask for it: a password goes out hashed, is tried once, and stands in no URL."""

import hashlib
import re

import pytest

from scc_wall.domain.camera import Credentials
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError
from tests.support.rtp_packets import framed
from tests.support.rtsp_reading import ACCOUNT, PACKETS, PATIENT, stream
from tests.support.rtsp_script import SDP, Peer, Script, ScriptedCamera


def digest_camera(algorithm: str, accepted: list[str], *, stale_once: bool = False) -> Script:
    nonces = iter(["n1", "n2", "n3", "n4", "n5"])

    def right(asked_header: str, method: str, nonce: str) -> bool:
        fields = dict(re.findall(r'(\w+)="?((?:[^",\\]|\\.)*)"?', asked_header))
        hashed = (lambda t: hashlib.sha256(t.encode()).hexdigest()) if algorithm == "SHA-256" else md5
        secret = hashed(f"{ACCOUNT.username}:cam:{ACCOUNT.password}")
        asked = hashed(f"{method}:{fields['uri']}")
        expected = hashed(f"{secret}:{nonce}:{fields['nc']}:{fields['cnonce']}:auth:{asked}")
        return fields["response"] == expected and fields["nonce"] == nonce

    def script(peer: Peer) -> None:
        nonce, stale = next(nonces), ""
        renew = 1 if stale_once else 0
        while True:
            asked = peer.expect()
            header = asked.headers.get("authorization")
            if header and renew and asked.method == "SETUP":
                nonce, stale, renew, header = next(nonces), ", stale=true", 0, None
            if header is None or not right(header, asked.method, nonce):
                challenge = f'WWW-Authenticate: Digest realm="cam", nonce="{nonce}", qop="auth", algorithm={algorithm}'
                peer.answer(401, ['WWW-Authenticate: Basic realm="cam"', challenge + stale])
                continue
            accepted.append(asked.method)
            if asked.method == "DESCRIBE":
                peer.answer(body=SDP)
            elif asked.method == "SETUP":
                peer.answer(headers=["Session: 1", f"Transport: {asked.headers['transport']}"])
            else:
                peer.answer()
            if asked.method == "PLAY":
                for packet in PACKETS:
                    peer.send(framed(packet))

    return script


def md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
@pytest.mark.parametrize("stale_once", [False, True])
def test_digest(algorithm: str, stale_once: bool) -> None:
    accepted: list[str] = []
    with ScriptedCamera(digest_camera(algorithm, accepted, stale_once=stale_once)) as camera:
        opened = stream(camera.url, PATIENT, credentials=ACCOUNT)
        opened.open()
        assert opened.read().keyframe
        opened.close()
    assert accepted[:4] == ["OPTIONS", "DESCRIBE", "SETUP", "PLAY"]
    assert all("Basic" not in (a.headers.get("authorization") or "") for p in camera.peers for a in p.asked)


def test_a_wrong_password_is_tried_once() -> None:
    accepted: list[str] = []
    with ScriptedCamera(digest_camera("MD5", accepted)) as camera:
        opened = stream(camera.url, PATIENT, credentials=Credentials(ACCOUNT.username, "secret99"))
        with pytest.raises(StreamError) as told:
            opened.open()
        assert told.value.cause is Cause.UNAUTHORIZED
        assert len([a for p in camera.peers for a in p.asked if "authorization" in a.headers]) == 1
        assert "secret99" not in str(told.value) + repr(told.value) + repr(opened.counters())


def test_an_account_in_the_url_is_used_but_never_sent_in_a_url() -> None:
    accepted: list[str] = []
    with ScriptedCamera(digest_camera("MD5", accepted)) as camera:
        url = camera.url.replace("//", "//op%C3%A9rator:Pa%3As%40w%2Fr%26d%E2%80%B9%C3%A9%221@")
        opened = stream(url, PATIENT)
        opened.open()
        opened.close()
        assert {"@" in a.url for p in camera.peers for a in p.asked} == {False}
