"""What cameras call XML is read; what is meant to harm is refused at once, whatever its size."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera_error import CameraCallError
from scc_wall.ptz.onvif import soap
from scc_wall.ptz.onvif.device import _of_capabilities, _of_services
from scc_wall.ptz.onvif.discovery import read_matches
from scc_wall.ptz.onvif.exchange import Reply
from scc_wall.ptz.onvif.markup import DEPTH_MOST, MarkupError, parse
from scc_wall.ptz.onvif.media import read_profiles
from scc_wall.ptz.onvif.ptz_service import read_abilities, read_presets, read_status

LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{i} "{f"&lol{i - 1 or str()};" * 10}">' for i in range(1, 10))
    + "]><lolz>&lol9;</lolz>"
)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?><a:r><b:t>\xc3\xa9</b:t></a:r>",
        '<?xml version="1.0" encoding="ISO-8859-1"?><r><t>é</t></r>'.encode("latin-1"),
        '<?xml version="1.0" encoding="nonsense"?><r><t>é</t></r>'.encode(),
        '<?xml version="1.0" encoding="utf-16"?><r><t>é</t></r>'.encode("utf-16"),
        '\r\n\t <?xml version="1.0"?>\n<r><t> \n é </t></r>\0\0\0</r>'.encode(),
        "<r><t><![CDATA[é]]></t></r><r>".encode(),
        '<?xml version="1.0" encoding="gb2312"?><r><t>é</t></r>'.encode(),
        b"<r><t>&#233;</t></r>",
    ],
)
def test_what_can_be_meant_is_read(content: bytes) -> None:
    root = parse(content)
    assert (root.name, root.text_at("t")) == ("r", "é")


def test_stray_ampersands_are_taken_as_such() -> None:
    assert parse(b"<u>rtsp://h/a?b=1&c=2&amp;d=3&nbsp;</u>").text == "rtsp://h/a?b=1&c=2&d=3&nbsp;"


@pytest.mark.parametrize(
    "content",
    [
        LAUGHS.encode(),
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        b'<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd"><r/>',
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><r>&</r>',
        LAUGHS.encode("utf-16"),
        b"<a>" * (DEPTH_MOST + 1) + b"</a>" * (DEPTH_MOST + 1),
        b"<a>" * 300_000 + b"</a>" * 300_000,
        b"<r>" + b"<a/>" * 60_000 + b"</r>",
        b"",
        b"\0" * 1000,
        b"not xml",
        b"<r><unclosed></r>",
    ],
)
def test_what_harms_or_is_broken_is_refused_quickly(content: bytes) -> None:
    start = time.process_time()
    with pytest.raises(MarkupError):
        parse(content)
    assert time.process_time() - start < 2


@given(st.binary(max_size=400) | st.text(alphabet="<>/&;:ab=\"' !?[]-x", max_size=200).map(str.encode))
def test_parsing_raises_its_own_error_only(content: bytes) -> None:
    with contextlib.suppress(MarkupError):
        parse(content)


NAMES = st.sampled_from(
    [
        *(
            "Envelope",
            "Body",
            "Fault",
            "Code",
            "Value",
            "Subcode",
            "Reason",
            "Text",
            "Profiles",
            "Configurations",
            "PTZ",
        ),
        *("VideoEncoder", "Resolution", "Width", "Height", "Spaces", "AbsolutePanTiltPositionSpace", "URI", "XRange"),
        *("Min", "Max", "PTZTimeout", "Preset", "Name", "PTZPosition", "PanTilt", "Zoom", "PTZStatus", "Position"),
        *("UtcTime", "MoveStatus", "Service", "Namespace", "XAddr", "Capabilities", "Device", "Media", "ProbeMatches"),
        *("ProbeMatch", "XAddrs", "Scopes", "Types", "EndpointReference", "Address", "XResponse", "SystemDateAndTime"),
    ]
)
TEXTS = st.sampled_from(
    [
        "",
        "1",
        "-1e400",
        "nan",
        "PT5S",
        "PT",
        "2026-13-45T99",
        "http://[::",
        "http://h:99999/x",
        "onvif://www.onvif.org/name/%ff",
    ]
) | st.text(max_size=8)
TREES = st.recursive(
    st.tuples(NAMES, TEXTS).map(lambda pair: f'<{pair[0]} token="t" x="1">{soap.text(pair[1])}</{pair[0]}>'),
    lambda inner: st.tuples(NAMES, st.lists(inner, max_size=4)).map(
        lambda pair: f'<{pair[0]} token="t" y="z">{"".join(pair[1])}</{pair[0]}>'
    ),
    max_leaves=12,
)


@given(TREES)
def test_any_tree_is_read_without_a_bug(text: str) -> None:
    node = parse(text.encode())
    read_profiles(node, over_media2=True)
    read_presets(node)
    read_status(node)
    read_abilities(node, node)
    _of_services(node)
    _of_capabilities(node)
    soap.read_fault(node)
    read_matches(f"<Envelope><Body>{text}</Body></Envelope>".encode(), "127.0.0.1")
    for status in (200, 400, 401):
        with contextlib.suppress(CameraCallError):
            soap.result("X", Reply(status, f"<Envelope><Body>{text}</Body></Envelope>".encode()))
