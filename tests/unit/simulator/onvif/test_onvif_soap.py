"""Hostile envelopes are refused, whatever is in them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scc_wall.simulator.onvif.soap import DEEPEST, LONGEST_BYTES, MOST_ELEMENTS, NotSoapError, SoapFault, read_envelope

E = "http://www.w3.org/2003/05/soap-envelope"


def wrapped(inner, header=""):
    return f'<e:Envelope xmlns:e="{E}"><e:Header>{header}</e:Header><e:Body>{inner}</e:Body></e:Envelope>'.encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a/>",
        wrapped(""),
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + wrapped("<Stop>&b;</Stop>"),
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + wrapped("<Stop/>"),
        wrapped("<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1)),
        wrapped("<a>" + "<b/>" * MOST_ELEMENTS + "</a>"),
        wrapped("<a>" + "x" * LONGEST_BYTES + "</a>"),
        wrapped("<a>&undefined;</a>"),
        wrapped("<a>")[:-3],
        b'<?xml version="1.0" encoding="no-such-code"?>' + wrapped("<a/>"),
    ],
    ids=["empty", "other", "no-call", "bomb", "file", "deep", "many", "long", "entity", "cut", "encoding"],
)
def test_hostile_envelopes_are_refused(data):
    with pytest.raises(NotSoapError):
        read_envelope(data)


@given(st.binary(max_size=300))
@example(b"\xff\xfe<\x00a\x00/\x00>\x00")
def test_any_bytes_raise_nothing_else(data):
    with pytest.raises(NotSoapError):
        read_envelope(data)


@given(st.binary(max_size=60), st.integers(0, 200))
def test_any_spoilt_envelope_is_read_or_refused(junk, place):
    data = wrapped("<Stop a='1'>x</Stop>")
    try:
        message = read_envelope(data[:place] + junk + data[place:])
    except NotSoapError:
        return
    assert message.call.name


def test_names_are_read_whatever_their_prefix():
    message = read_envelope(wrapped('<q:Stop xmlns:q="urn:x"><q:PanTilt> true </q:PanTilt></q:Stop>'))
    assert (message.call.name, message.call.namespace, message.call.word("PanTilt")) == ("Stop", "urn:x", "true")
    assert message.call.word("Zoom") is None


def test_a_fault_escapes_its_reason():
    read_envelope(SoapFault('<&"', "Sender", "InvalidArgVal", "NoToken").body())
