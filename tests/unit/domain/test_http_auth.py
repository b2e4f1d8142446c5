"""Challenges are read, the strongest is answered, with the vectors of the standards."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera import Credentials
from scc_wall.domain.http_auth import Authenticator, challenges, strongest

ODD = Credentials("opérator", 'Pa:s@w/r&d‹é"1')


def answered(header: str, credentials: Credentials, method: str = "DESCRIBE", url: str = "rtsp://h/s") -> str:
    auth = Authenticator(credentials, cnonce=lambda: "0a4f113b")
    challenge = strongest([header])
    assert challenge is not None
    auth.take(challenge)
    value = auth.header(method, url)
    assert value is not None
    return value


def test_nothing_is_sent_before_a_challenge() -> None:
    assert Authenticator(ODD).header("DESCRIBE", "rtsp://h/s") is None


def test_rfc_2617_example() -> None:
    header = (
        'Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", '
        'opaque="5ccc069c403ebaf9f0171e9517f40e41"'
    )
    value = answered(header, Credentials("Mufasa", "Circle Of Life"), "GET", "/dir/index.html")
    assert 'response="6629fae49393a05397450978507c4ef1"' in value
    assert 'opaque="5ccc069c403ebaf9f0171e9517f40e41"' in value
    assert "qop=auth, nc=00000001" in value


def test_rfc_7616_sha_256_example() -> None:
    auth = Authenticator(
        Credentials("Mufasa", "Circle of Life"), cnonce=lambda: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
    )
    header = (
        'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, '
        'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
    )
    challenge = strongest([header])
    assert challenge is not None
    auth.take(challenge)
    value = auth.header("GET", "/dir/index.html")
    assert value is not None
    assert 'response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"' in value


def md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


def test_without_qop_and_in_utf_8() -> None:
    value = answered('Digest realm="IP Camera(23)", nonce="n1"', ODD)
    expected = md5(f"{md5(f'opérator:IP Camera(23):{ODD.password}')}:n1:{md5('DESCRIBE:rtsp://h/s')}")
    assert f'response="{expected}"' in value
    assert "cnonce" not in value
    assert "algorithm" not in value


def test_md5_sess() -> None:
    value = answered('Digest realm="r", nonce="n1", algorithm=MD5-sess, qop="auth"', Credentials("u", "p"))
    secret = md5(f"{md5('u:r:p')}:n1:0a4f113b")
    expected = md5(f"{secret}:n1:00000001:0a4f113b:auth:{md5('DESCRIBE:rtsp://h/s')}")
    assert f'response="{expected}"' in value


def test_basic_in_utf_8() -> None:
    value = answered('Basic realm="camera"', ODD)
    assert base64.b64decode(value.removeprefix("Basic ")).decode() == f"opérator:{ODD.password}"


def test_the_count_grows_and_quotes_are_escaped() -> None:
    auth = Authenticator(Credentials('a"b\\c', "p"))
    challenge = strongest(['Digest realm="x\\"y", nonce="n", qop="auth"'])
    assert challenge is not None
    assert challenge.parameters["realm"] == 'x"y'
    auth.take(challenge)
    values = [auth.header("OPTIONS", "rtsp://h/") or "" for _ in range(2)]
    assert "nc=00000001" in values[0]
    assert "nc=00000002" in values[1]
    assert r'username="a\"b\\c", realm="x\"y"' in values[0]


@pytest.mark.parametrize(
    ("headers", "scheme", "algorithm"),
    [
        (['Basic realm="a"', 'Digest realm="a", nonce="b"'], "digest", "MD5"),
        (['Basic realm="a", Digest realm="a, b", nonce="b", algorithm="SHA-256"'], "digest", "SHA-256"),
        (['Digest realm="a", nonce="b"', 'digest REALM="a", NONCE="c", algorithm=sha-256'], "digest", "SHA-256"),
        (['Digest realm="a", nonce="b", qop="auth-int"', "Basic"], "basic", "MD5"),
        (['Digest realm="a", nonce="b", algorithm=SHA-512-256', 'Basic realm="x"'], "basic", "MD5"),
        (["Negotiate, Digest realm=a,nonce=b , stale=TRUE"], "digest", "MD5"),
    ],
)
def test_the_strongest_is_chosen(headers: list[str], scheme: str, algorithm: str) -> None:
    challenge = strongest(headers)
    assert challenge is not None
    assert (challenge.scheme, challenge.algorithm) == (scheme, algorithm)


def test_what_can_not_be_answered_is_left() -> None:
    assert strongest(["Negotiate", 'Digest realm="no nonce"', ""]) is None


def test_stale() -> None:
    assert challenges(['Digest nonce="x", stale=true'])[0].stale
    assert not challenges(['Digest nonce="x", stale="false"'])[0].stale


@given(st.lists(st.text(max_size=80), max_size=4), st.text(max_size=20), st.text(max_size=20))
def test_no_challenge_raises_and_no_secret_shows(headers: list[str], username: str, password: str) -> None:
    challenge = strongest([*headers, 'Digest realm="r", nonce="n"'])
    assert challenge is not None
    auth = Authenticator(Credentials(username, password))
    auth.take(challenge)
    assert auth.header("DESCRIBE", "rtsp://h/s")
    assert repr(auth) == repr(Authenticator(Credentials("", "")))
