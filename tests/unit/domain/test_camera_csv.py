import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig, Transport
from scc_wall.domain.camera_csv import COLUMNS, CameraRow, export, parse
from scc_wall.domain.csv_table import LARGEST_FILE_BYTES
from scc_wall.domain.csv_text import guarded, unguarded
from scc_wall.domain.region import regions

HEADER = "number,name,region,main_url,sub_url,username,password,transport"
FULL = f"{HEADER}\n7,Ampera,Palembang,rtsp://10.0.0.1/main,rtsp://10.0.0.1/sub,admin,p;a,udp\n"


def only_row(data: bytes) -> CameraRow:
    parsed = parse(data)
    assert not parsed.errors, [str(e) for e in parsed.errors]
    (row,) = parsed.rows
    return row


def test_a_full_line() -> None:
    assert only_row(FULL.encode()) == CameraRow(
        2,
        "Ampera",
        "rtsp://10.0.0.1/main",
        sub_url="rtsp://10.0.0.1/sub",
        number=7,
        region_code="16.71",
        credentials=Credentials("admin", "p;a"),
        transport=Transport.UDP,
        given=frozenset(HEADER.split(",")),
    )


def test_the_columns_that_files_count_on_come_first_and_the_others_may_lack() -> None:
    assert ",".join(COLUMNS[:8]) == HEADER
    row = only_row(b"name,main_url,place,onvif_address\nA,rtsp://h/1,  Tiang 3,\t10.0.0.5:8080 \n")
    assert (row.place, row.onvif_address) == ("Tiang 3", "10.0.0.5:8080")
    empty = only_row(b"name,main_url,place,onvif_address\nA,rtsp://h/1,,\n")
    assert (empty.place, empty.onvif_address) == ("", None)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (f"{'x' * 201},", "place"),
        ("a\x07b,", "place"),
        (",rtsp://10.0.0.5/1", "onvif_address"),
        (",nonsense here", "onvif_address"),
        (",http://admin:SECRET@10.0.0.5/", "onvif_address"),
        (",admin:SECRET@10.0.0.5", "onvif_address"),
        (",http://10.0.0.5/?password=SECRET", "onvif_address"),
    ],
)
def test_each_fault_of_the_later_columns_is_told_without_a_password(cells: str, column: str) -> None:
    parsed = parse(f"name,main_url,place,onvif_address\nA,rtsp://h/1,{cells}\n".encode())
    assert [(error.line, error.column) for error in parsed.errors] == [(2, column)]
    assert "SECRET" not in str(parsed.errors)


SEMICOLONS = 'Name;Main URL;Password\r\n"Jembatan Ampéra";rtsp://h.id/1;"a,b;c"\r\n;;\r\n\r\n'


@pytest.mark.parametrize(
    "data",
    [
        SEMICOLONS.encode(),
        SEMICOLONS.encode("utf-8-sig"),
        SEMICOLONS.encode("cp1252"),
        SEMICOLONS.encode("utf-16"),
        b"\xfe\xff" + SEMICOLONS.encode("utf-16-be"),
        SEMICOLONS.encode("utf-16-le"),
        ("sep=;\r\n" + SEMICOLONS).encode("utf-8-sig"),
        SEMICOLONS.replace("\r\n", "\n").encode(),
        SEMICOLONS.replace("\r\n", "\r").encode(),
        SEMICOLONS.replace("a,b;c", "a,b#c").replace(";", "\t").replace("#", ";").encode(),
        SEMICOLONS.replace("a,b;c", "a#b;c").replace(";", ",").replace("#b,c", ",b;c").encode(),
    ],
)
def test_what_spreadsheets_write_is_read(data: bytes) -> None:
    row = only_row(data)
    assert (row.name, row.main_url) == ("Jembatan Ampéra", "rtsp://h.id/1")
    assert row.credentials == Credentials("", "a,b;c")


@pytest.mark.parametrize("number", ["7", "7.0", "7,0", "007", " 7 ", "7.00"])
def test_numbers_as_spreadsheets_write_them(number: str) -> None:
    assert only_row(f"number;name;main_url\n{number};A;rtsp://h/1".encode()).number == 7


def test_columns_in_any_order_and_case_and_the_lacking_ones_are_known() -> None:
    row = only_row(b"MAIN_URL,Name\nrtsp://h/1,A\n")
    assert row.given == {"main_url", "name"}


def test_a_line_break_in_a_name_is_a_space_and_later_lines_keep_their_numbers() -> None:
    parsed = parse(b'name,main_url\n"Simpang\nCharitas",rtsp://h/1\nB,nonsense\n')
    assert parsed.rows[0].name == "Simpang Charitas"
    assert [error.line for error in parsed.errors] == [4]


def test_the_account_of_the_address_fills_the_empty_columns() -> None:
    row = only_row(b"name,main_url,sub_url,username\nA,rtsp://a:b@h.id/1,rtsp://a:b@h.id/2,a\n")
    assert (row.main_url, row.sub_url) == ("rtsp://h.id/1", "rtsp://h.id/2")
    assert row.credentials == Credentials("a", "b")


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("0,A,,rtsp://h/1,,,,", "number"),
        ("10000,A,,rtsp://h/1,,,,", "number"),
        ("7.5,A,,rtsp://h/1,,,,", "number"),
        ("٧,A,,rtsp://h/1,,,,", "number"),
        (",,,rtsp://h/1,,,,", "name"),
        (",A,,,,,,", "main_url"),
        (",A\x07,,rtsp://h/1,,,,", "name"),
        (f",{'A' * 81},,rtsp://h/1,,,,", "name"),
        (",A,Jambi,rtsp://h/1,,,,", "region"),
        (",A,,file:///x,,,,", "main_url"),
        (",A,,rtsp://h/1,nonsense,,,", "sub_url"),
        (",A,,rtsp://h/1,,,,sctp", "transport"),
        (",A,,rtsp://h/1,,a\x01,,", "username"),
        (f",A,,rtsp://h/1,,,{'x' * 257},", "password"),
        (",A,,rtsp://u:p@h.id/1,,u,other,", "username, password"),
        (",A,,rtsp://u:p@h.id/1,rtsp://u:q@h.id/1,,,", "username, password"),
        (",A,,rtsp://u:%0a@h.id/1,,,,", "username, password"),
    ],
)
def test_each_fault_names_its_line_and_column(line: str, column: str) -> None:
    parsed = parse(f"{HEADER}\n,Good,,rtsp://h/0,,,,\n{line}\n".encode())
    assert [(error.line, error.column) for error in parsed.errors] == [(3, column)]


def test_all_faults_are_told_at_once_in_the_order_of_their_lines() -> None:
    parsed = parse(f"{HEADER}\nx,,,,,,,\n1,A,,rtsp://h/1,,,,\n1,a,,rtsp://h/1,,,,\n".encode())
    assert [(e.line, e.column) for e in parsed.errors] == [
        (2, "number"),
        (2, "name"),
        (2, "main_url"),
        (4, "name"),
        (4, "number"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"nonsense\n1,2,3",
        b"name,region\nA,Palembang",
        b"name,main_url,colour\nA,rtsp://h/1,red",
        b"name,main_url,name\nA,rtsp://h/1,B",
        b"name,main_url\nA,rtsp://h/1,extra,cells",
        b'name,main_url\n"A,rtsp://h/1\nB,rtsp://h/2',
        b'name,main_url\n"A"x,rtsp://h/1',
        b"name,main_url\nA\x81\xff,rtsp://h/1",
        b"PK\x03\x04\0\0\0\0name,main_url",
        b"\xff\xfea",
        b"x" * (LARGEST_FILE_BYTES + 1),
    ],
)
def test_what_is_no_camera_file_is_told(data: bytes) -> None:
    parsed = parse(data)
    assert parsed.errors
    assert all(error.line >= 1 and error.told.id and error.told.en for error in parsed.errors)


def test_errors_never_show_a_password() -> None:
    parsed = parse(f"{HEADER}\nx,A,y,ftp://u:SECRET@h/1,rtsp://u:SECRET@h:0/1,u,SECRET2\x01,z\n".encode())
    assert len(parsed.errors) == 6
    assert "SECRET" not in " ".join(f"{e} {e.told.en}" for e in parsed.errors)


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_errors(data: bytes) -> None:
    assert parse(data).errors


@given(st.text(max_size=120), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_text_below_a_header_gives_rows_or_errors(text: str, encoding: str) -> None:
    parse(f"{HEADER}\n{text}".encode(encoding, errors="replace"))


@given(st.text())
def test_the_guard_against_formulas_comes_off_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in {"=", "+", "-", "@", "\t", "\r"}


WORD = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30)
NAME = WORD.map(lambda s: " ".join(s.split())).filter(bool)
PLACE = WORD.map(lambda s: " ".join(s.split()))
ADDRESS = st.sampled_from(["10.0.0.5", "cam.local:8080", "http://10.0.0.5/onvif/device_service", "https://[fe80::1]/"])
ACCOUNT = st.builds(Credentials, WORD.map(str.strip), WORD.filter(lambda s: s != "")) | st.none()
HOST = st.sampled_from(["10.0.0.1", "cam.local:8554", "nvr"])
URL = st.builds("rtsp://{}/{}".format, HOST, st.from_regex(r"[a-z0-9/?=&;,'\"+]{0,20}", fullmatch=True))


@st.composite
def camera_lists(draw: st.DrawFn) -> list[CameraConfig]:
    names = draw(st.lists(NAME, max_size=5, unique_by=lambda n: n.casefold()))
    numbers = draw(st.permutations(range(1, 10000, 999)))
    return [
        CameraConfig(
            index,
            name,
            StreamConfig(draw(URL)),
            sub=draw(st.none() | st.builds(StreamConfig, URL)),
            number=draw(st.sampled_from([None, numbers[index]])),
            region_code=draw(st.sampled_from([None, *(r.code for r in regions())])),
            transport=draw(st.sampled_from(Transport)),
            credentials=draw(ACCOUNT),
            place=draw(PLACE),
            onvif=draw(st.none() | st.builds(OnvifSetup, ADDRESS)),
        )
        for index, name in enumerate(names)
    ]


@settings(max_examples=60)
@given(camera_lists(), st.booleans())
def test_an_export_with_passwords_reads_back_the_same(cameras: list[CameraConfig], excel: bool) -> None:
    parsed = parse(export(cameras, with_passwords=True, excel=excel))
    folded = {" ".join(c.name.casefold().split()) for c in cameras}
    if len(folded) == len(cameras) and not parsed.errors:
        assert [
            (r.number, r.name, r.region_code, r.main_url, r.sub_url, r.credentials, r.transport) for r in parsed.rows
        ] == [
            (c.number, c.name, c.region_code, c.main.url, c.sub.url if c.sub else None, c.credentials, c.transport)
            for c in cameras
        ]
        assert [(r.place, r.onvif_address) for r in parsed.rows] == [
            (c.place, c.onvif.address if c.onvif else None) for c in cameras
        ]
    assert all(error.column == "name" for error in parsed.errors)  # names that differ only in composed letters


def test_an_export_leaves_passwords_out() -> None:
    camera = CameraConfig(
        1, "=A", StreamConfig("rtsp://h/user=a&password=SECRET&x=1"), credentials=Credentials("admin", "SECRET")
    )
    data = export([camera])
    assert b"SECRET" not in data
    assert data.splitlines()[1] == b",'=A,,rtsp://h/user=a&password=***&x=1,,admin,,tcp,,"
    assert export([], excel=True) == b"\xef\xbb\xbf" + ";".join(COLUMNS).encode() + b"\r\n"
