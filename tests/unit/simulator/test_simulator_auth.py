import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera import Credentials
from scc_wall.simulator.auth import REALM, Auth, Gate, digest_response

ACCOUNT = Credentials("admin", 'Pa:s@w/r&d‹é"1')


def authorization(gate, algorithm, account=ACCOUNT, method="DESCRIBE", **more):
    challenge = next(c for c in gate.challenges if f"algorithm={algorithm}" in c)
    fields = {
        "realm": REALM,
        "nonce": re.search('nonce="([^"]+)"', challenge)[1],
        "uri": "rtsp://x/y",
        "algorithm": algorithm,
    }
    fields |= more
    fields["response"] = digest_response(account, method, fields)
    fields["username"] = account.username
    return "Digest " + ", ".join(f'{name}="{value}"' for name, value in fields.items())


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
@pytest.mark.parametrize("more", [{}, {"qop": "auth", "nc": "00000001", "cnonce": "abc"}])
def test_the_right_account_is_admitted(algorithm, more):
    gate = Gate(ACCOUNT, Auth.ANY)
    assert gate.admits("DESCRIBE", authorization(gate, algorithm, **more))
    assert not gate.admits("PLAY", authorization(gate, algorithm, **more)), "made for another method"
    other = Credentials("admin", "wrong")
    assert not gate.admits("DESCRIBE", authorization(gate, algorithm, other, **more))


def test_digest_is_the_rfcs():
    # Source: RFC 7616, 3.9.1
    account = Credentials("Mufasa", "Circle of Life")
    fields = {
        "realm": "http-auth@example.org",
        "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        "uri": "/dir/index.html",
        "nc": "00000001",
        "cnonce": "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        "qop": "auth",
    }
    assert digest_response(account, "GET", fields | {"algorithm": "MD5"}) == "8ca523f5e9506fed4657c9700eebdbec"
    expected = "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    assert digest_response(account, "GET", fields | {"algorithm": "SHA-256"}) == expected


def test_basic():
    gate = Gate(ACCOUNT, Auth.BASIC)
    right = base64.b64encode(f"{ACCOUNT.username}:{ACCOUNT.password}".encode()).decode()
    assert gate.admits("PLAY", f"Basic {right}")
    assert not gate.admits("PLAY", "Basic " + base64.b64encode(b"admin:wrong").decode())
    assert not Gate(ACCOUNT, Auth.DIGEST_MD5).admits("PLAY", f"Basic {right}"), "not offered"


def test_an_algorithm_that_was_not_offered_is_refused():
    offered = Gate(ACCOUNT, Auth.DIGEST_SHA256)
    header = authorization(offered, "SHA-256").replace("SHA-256", "MD5")
    assert not offered.admits("DESCRIBE", header)
    assert [c.split()[0] for c in Gate(ACCOUNT, Auth.ANY).challenges] == ["Digest", "Digest", "Basic"]


@given(
    st.text(max_size=80)
    | st.builds(lambda s: "Digest " + s, st.text(max_size=80))
    | st.builds(lambda s: "Basic " + s, st.text(max_size=30))
)
def test_nonsense_is_refused_and_never_an_error(header):
    assert not Gate(ACCOUNT, Auth.ANY).admits("DESCRIBE", header)


def test_without_account_everybody_is_admitted():
    assert Gate(None, Auth.DIGEST_MD5).admits("DESCRIBE", None)
