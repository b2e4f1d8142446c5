"""Answers as cameras of several makers give them: their prefixes, gaps and mistakes.

Written after the answers of real firmwares; addresses, serial numbers and tokens are invented.
"""
# ruff: noqa: E501 - answers stand as they came

from collections.abc import Mapping

from tests.support.onvif_script import Answer, fault, http

_H = "http://www.onvif.org"

# --- Hikvision: env:, one-line, GetServices complete, addresses of its own network, tokens with %20 names

_HIK = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" '
    f'xmlns:tt="{_H}/ver10/schema" xmlns:tds="{_H}/ver10/device/wsdl" xmlns:trt="{_H}/ver10/media/wsdl" '
    f'xmlns:tr2="{_H}/ver20/media/wsdl" xmlns:tptz="{_H}/ver20/ptz/wsdl"><env:Body>%s</env:Body></env:Envelope>\n'
)
_HIK_SERVICES = "".join(
    f"<tds:Service><tds:Namespace>{_H}/{space}/wsdl</tds:Namespace><tds:XAddr>http://192.168.1.64/onvif/{path}"
    "</tds:XAddr><tds:Version><tt:Major>2</tt:Major><tt:Minor>60</tt:Minor></tds:Version></tds:Service>"
    for space, path in (
        ("ver10/device", "device_service"),
        ("ver10/media", "Media"),
        ("ver20/media", "Media2"),
        ("ver10/events", "Events"),
        ("ver20/ptz", "PTZ"),
        ("ver20/imaging", "Imaging"),
    )
)
_HIK_PROFILES = "".join(
    f'<tr2:Profiles token="{token}" fixed="true"><tr2:Name>{name}</tr2:Name><tr2:Configurations>'
    '<tr2:VideoSource token="VideoSourceToken"><tt:Name>VideoSourceConfig</tt:Name><tt:UseCount>3</tt:UseCount>'
    '<tt:SourceToken>VideoSource_1</tt:SourceToken><tt:Bounds x="0" y="0" width="2560" height="1440"/></tr2:VideoSource>'
    f'<tr2:VideoEncoder token="VideoEncoderToken_{i}" GovLength="50" Profile="Main"><tt:Name>e</tt:Name>'
    f"<tt:UseCount>1</tt:UseCount><tt:Encoding>{codec}</tt:Encoding><tt:Resolution><tt:Width>{w}</tt:Width>"
    f'<tt:Height>{h}</tt:Height></tt:Resolution><tt:RateControl ConstantBitRate="false">'
    "<tt:FrameRateLimit>25.000000</tt:FrameRateLimit><tt:BitrateLimit>4096</tt:BitrateLimit></tt:RateControl>"
    '</tr2:VideoEncoder><tr2:PTZ token="PTZToken"><tt:Name>PTZ</tt:Name><tt:NodeToken>PTZNODETOKEN</tt:NodeToken>'
    "</tr2:PTZ></tr2:Configurations></tr2:Profiles>"
    for i, (token, name, codec, w, h) in enumerate(
        (
            ("Profile_1", "mainStream", "H265", 2560, 1440),
            ("Profile_2", "subStream", "H264", 640, 360),
            ("Profile_3", "thirdStream", "H264", 1280, 720),
        ),
        1,
    )
)
HIKVISION: Mapping[str, Answer] = {
    "GetDeviceInformation": _HIK
    % "<tds:GetDeviceInformationResponse><tds:Manufacturer>HIKVISION</tds:Manufacturer><tds:Model>DS-2DE4425IW-DE</tds:Model>"
    "<tds:FirmwareVersion>V5.7.3 build 220315</tds:FirmwareVersion><tds:SerialNumber>DS-2DE4425IW-DE20220101AAWR000000001W"
    "</tds:SerialNumber><tds:HardwareId>88</tds:HardwareId></tds:GetDeviceInformationResponse>",
    "GetScopes": _HIK
    % "<tds:GetScopesResponse><tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>onvif://www.onvif.org/type/ptz"
    "</tt:ScopeItem></tds:Scopes><tds:Scopes><tt:ScopeDef>Configurable</tt:ScopeDef><tt:ScopeItem>"
    "onvif://www.onvif.org/name/Jembatan%20Ampera</tt:ScopeItem></tds:Scopes></tds:GetScopesResponse>",
    "GetServices": _HIK % f"<tds:GetServicesResponse>{_HIK_SERVICES}</tds:GetServicesResponse>",
    "GetCapabilities": _HIK
    % "<tds:GetCapabilitiesResponse><tds:Capabilities><tt:Device><tt:XAddr>http://192.168.1.64/onvif/device_service"
    "</tt:XAddr></tt:Device><tt:Media><tt:XAddr>http://192.168.1.64/onvif/Media</tt:XAddr></tt:Media></tds:Capabilities>"
    "</tds:GetCapabilitiesResponse>",
    "GetProfiles": _HIK % f"<tr2:GetProfilesResponse>{_HIK_PROFILES}</tr2:GetProfilesResponse>",
    "GetStreamUri": _HIK
    % "<tr2:GetStreamUriResponse><tr2:Uri>rtsp://192.168.1.64:554/Streaming/Channels/101?transportmode=unicast&amp;"
    "profile=Profile_1</tr2:Uri></tr2:GetStreamUriResponse>",
    "GetSnapshotUri": _HIK
    % "<tr2:GetSnapshotUriResponse><tr2:Uri>http://192.168.1.64/onvif-http/snapshot?Profile_1</tr2:Uri>"
    "</tr2:GetSnapshotUriResponse>",
    "GetNetworkInterfaces": _HIK
    % '<tds:GetNetworkInterfacesResponse><tds:NetworkInterfaces token="eth0"><tt:Enabled>true</tt:Enabled><tt:Info>'
    "<tt:Name>eth0</tt:Name><tt:HwAddress>24-28-fd-00-00-01</tt:HwAddress></tt:Info></tds:NetworkInterfaces>"
    "</tds:GetNetworkInterfacesResponse>",
}

# --- Dahua: s:, PTZ missing from GetServices, there in GetCapabilities; chunked; raw ampersands in addresses

_DAH = (
    '<?xml version="1.0" encoding="utf-8" standalone="yes" ?><s:Envelope xmlns:sc="http://www.w3.org/2003/05/soap-encoding"'
    f' xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:tt="{_H}/ver10/schema" xmlns:tds="{_H}/ver10/device/wsdl"'
    f' xmlns:trt="{_H}/ver10/media/wsdl"><s:Header/><s:Body>%s</s:Body></s:Envelope>'
)


def _chunked(body: str) -> bytes:
    data = body.encode()
    chunks = b"".join(b"%x;x=1\r\n%s\r\n" % (len(part), part) for part in (data[:100], data[100:]) if part)
    return (
        b"HTTP/1.1 200 OK\r\nServer: gSOAP/2.8\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
        + chunks
        + b"0\r\n\r\n"
    )


_DAH_PROFILES = "".join(
    f'<trt:Profiles token="MediaProfile0000{i}" fixed="true"><tt:Name>MediaProfile_Channel1_{name}</tt:Name>'
    '<tt:VideoSourceConfiguration token="00000"><tt:Name>VideoSource</tt:Name><tt:SourceToken>00000</tt:SourceToken>'
    f'</tt:VideoSourceConfiguration><tt:VideoEncoderConfiguration token="0000{i}"><tt:Encoding>H264</tt:Encoding>'
    f"<tt:Resolution><tt:Width>{w}</tt:Width><tt:Height>{h}</tt:Height></tt:Resolution></tt:VideoEncoderConfiguration>"
    f"{ptz}</trt:Profiles>"
    for i, name, w, h, ptz in (
        (
            0,
            "MainStream",
            1920,
            1080,
            '<tt:PTZConfiguration token="000"><tt:NodeToken>000</tt:NodeToken></tt:PTZConfiguration>',
        ),
        (1, "SubStream1", 704, 576, ""),
    )
)
DAHUA: Mapping[str, Answer] = {
    "GetDeviceInformation": _chunked(
        _DAH
        % "<tds:GetDeviceInformationResponse><tds:Manufacturer>Dahua</tds:Manufacturer><tds:Model>DH-SD49225XA-HNR</tds:Model>"
        "</tds:GetDeviceInformationResponse>"
    ),
    "GetScopes": _chunked(_DAH % "<tds:GetScopesResponse></tds:GetScopesResponse>"),
    "GetServices": _chunked(
        _DAH % f"<tds:GetServicesResponse><tds:Service><tds:Namespace>{_H}/ver10/device/wsdl</tds:Namespace>"
        "<tds:XAddr>http://10.1.1.9:8899/onvif/device_service</tds:XAddr></tds:Service><tds:Service><tds:Namespace>"
        f"{_H}/ver10/media/wsdl</tds:Namespace><tds:XAddr>http://10.1.1.9:8899/onvif/media_service</tds:XAddr></tds:Service>"
        "</tds:GetServicesResponse>"
    ),
    "GetCapabilities": _chunked(
        _DAH
        % "<tds:GetCapabilitiesResponse><tds:Capabilities><tt:Media><tt:XAddr>http://10.1.1.9:8899/onvif/media_service"
        "</tt:XAddr></tt:Media><tt:PTZ><tt:XAddr>http://10.1.1.9:8899/onvif/ptz_service</tt:XAddr></tt:PTZ>"
        "</tds:Capabilities></tds:GetCapabilitiesResponse>"
    ),
    "GetProfiles": _chunked(_DAH % f"<trt:GetProfilesResponse>{_DAH_PROFILES}</trt:GetProfilesResponse>"),
    "GetStreamUri": _chunked(
        _DAH
        % "<trt:GetStreamUriResponse><trt:MediaUri><tt:Uri>rtsp://admin:admin@10.1.1.9:554/cam/realmonitor?channel=1&subtype=0"
        "&unicast=true&proto=Onvif</tt:Uri></trt:MediaUri></trt:GetStreamUriResponse>"
    ),
    "GetSnapshotUri": http(fault("SOAP-ENV:Receiver", "ter:ActionNotSupported"), "500 Internal Server Error"),
}

# --- Axis: SOAP-ENV:, GetServices with a trailing slash and relative addresses; profiles without encoder in Media2

_AXIS = (
    '<?xml version="1.0" encoding="UTF-8"?>\r\n<SOAP-ENV:Envelope '
    'xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope" '
    f'xmlns:tt="{_H}/ver10/schema" xmlns:tds="{_H}/ver10/device/wsdl" xmlns:trt="{_H}/ver10/media/wsdl" '
    f'xmlns:ns4="{_H}/ver20/media/wsdl"><SOAP-ENV:Body>%s</SOAP-ENV:Body></SOAP-ENV:Envelope>\r\n'
)
AXIS: Mapping[str, Answer] = {
    "GetDeviceInformation": _AXIS
    % "<tds:GetDeviceInformationResponse><tds:Manufacturer>AXIS</tds:Manufacturer><tds:Model>Q6075</tds:Model>"
    "</tds:GetDeviceInformationResponse>",
    "GetServices": _AXIS
    % (
        "<tds:GetServicesResponse>"
        + "".join(
            f"<tds:Service><tds:Namespace>{_H}/{space}/wsdl/</tds:Namespace><tds:XAddr>/onvif/services</tds:XAddr></tds:Service>"
            for space in ("ver10/device", "ver10/media", "ver20/media", "ver20/ptz")
        )
        + "</tds:GetServicesResponse>"
    ),
    "GetCapabilities": http("", "404 Not Found"),
    "GetProfiles": _AXIS
    % '<ns4:GetProfilesResponse><ns4:Profiles token="profile_1_h264"><ns4:Name>profile_1 h264</ns4:Name></ns4:Profiles>'
    "</ns4:GetProfilesResponse>",
    "GetStreamUri": _AXIS
    % "<ns4:GetStreamUriResponse><ns4:Uri>rtsp://[fe80::1]/onvif-media/media.amp?profile=profile_1_h264</ns4:Uri>"
    "</ns4:GetStreamUriResponse>",
    "GetSnapshotUri": _AXIS
    % "<ns4:GetSnapshotUriResponse><ns4:Uri>/onvif-cgi/jpg/image.cgi</ns4:Uri></ns4:GetSnapshotUriResponse>",
}

# --- Uniview: a BOM, GetCapabilities alone, XAddrs with the extension

_UNV = (
    "\ufeff<?xml version='1.0' encoding='UTF-8'?>"
    f'<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:t="{_H}/ver10/schema" '
    f'xmlns:d="{_H}/ver10/device/wsdl" xmlns:m="{_H}/ver10/media/wsdl"><soap:Body>%s</soap:Body></soap:Envelope>'
)
UNIVIEW: Mapping[str, Answer] = {
    "GetDeviceInformation": _UNV
    % "<d:GetDeviceInformationResponse><d:Manufacturer>UNIVIEW</d:Manufacturer></d:GetDeviceInformationResponse>",
    "GetServices": http(fault("SOAP-ENV:Receiver", "ter:ActionNotSupported"), "500 Internal Server Error"),
    "GetCapabilities": _UNV
    % "<d:GetCapabilitiesResponse><d:Capabilities><t:Device><t:XAddr>http://192.168.0.13:80/onvif/device_service</t:XAddr>"
    "</t:Device><t:Media><t:XAddr>http://192.168.0.13:80/onvif/media_service</t:XAddr></t:Media><t:PTZ><t:XAddr>"
    "http://192.168.0.13:80/onvif/ptz_service</t:XAddr></t:PTZ></d:Capabilities></d:GetCapabilitiesResponse>",
    "GetProfiles": _UNV % '<m:GetProfilesResponse><m:Profiles token="media_profile1"><t:Name>media_profile1</t:Name>'
    '<t:VideoSourceConfiguration token="v"><t:SourceToken>video_source1</t:SourceToken></t:VideoSourceConfiguration>'
    "<t:VideoEncoderConfiguration><t:Encoding>H264</t:Encoding><t:Resolution><t:Width>1920</t:Width><t:Height>1080"
    '</t:Height></t:Resolution></t:VideoEncoderConfiguration><t:PTZConfiguration token="ptz1"/></m:Profiles>'
    "</m:GetProfilesResponse>",
    "GetStreamUri": _UNV
    % "<m:GetStreamUriResponse><m:MediaUri><t:Uri>rtsp://192.168.0.13/media/video1</t:Uri></m:MediaUri></m:GetStreamUriResponse>",
    "GetSnapshotUri": _UNV
    % "<m:GetSnapshotUriResponse><m:MediaUri><t:Uri>http://192.168.0.13/snapshot.cgi</t:Uri></m:MediaUri></m:GetSnapshotUriResponse>",
}

# --- XM ("H264DVR"): prefixes nobody declared, gb2312 in the head, rests of a buffer, no services at all, HTTP/1.0

_XM = (
    '\r\n<?xml version="1.0" encoding="gb2312"?><SOAP-ENV:Envelope><SOAP-ENV:Body>%s</SOAP-ENV:Body>'
    "</SOAP-ENV:Envelope>\x00\x00nt></a"
)


def _old(body: str) -> bytes:
    return b"HTTP/1.0 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n" + body.encode("gb2312")


XM: Mapping[str, Answer] = {
    "GetDeviceInformation": _old(
        _XM
        % "<tds:GetDeviceInformationResponse><tds:Manufacturer>H264DVR\x01</tds:Manufacturer><tds:Model>摄像机</tds:Model>"
        "</tds:GetDeviceInformationResponse>"
    ),
    "GetServices": http("<html>404</html>", "404 Not Found", "Content-Type: text/html"),
    "GetCapabilities": _old(""),
    "GetProfiles": _old(
        _XM
        % (
            "<trt:GetProfilesResponse>"
            + "".join(
                f'<trt:Profiles token="00{i}"><tt:Name>P{i}</tt:Name><tt:VideoSourceConfiguration token="s"><tt:SourceToken>0'
                f"</tt:SourceToken></tt:VideoSourceConfiguration><tt:VideoEncoderConfiguration token='e{i}'><tt:Encoding>H264"
                f"</tt:Encoding><tt:Resolution><tt:Width>{w}</tt:Width><tt:Height>{h}</tt:Height></tt:Resolution>"
                '</tt:VideoEncoderConfiguration><tt:PTZConfiguration token="p"></tt:PTZConfiguration></trt:Profiles>'
                for i, w, h in ((0, 1280, 720), (1, 352, 288))
            )
            + "</trt:GetProfilesResponse>"
        )
    ),
    "GetStreamUri": _old(
        _XM
        % "<trt:GetStreamUriResponse><trt:MediaUri><tt:Uri>rtsp://0.0.0.0:554/user=admin_password=_channel=1_stream=0.sdp?real_stream"
        "</tt:Uri></trt:MediaUri></trt:GetStreamUriResponse>"
    ),
}
