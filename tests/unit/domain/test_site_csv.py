from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.resources import resource
from scc_wall.domain.csv_table import LARGEST_FILE_BYTES
from scc_wall.domain.csv_text import records
from scc_wall.domain.site import SiteConfig
from scc_wall.domain.site_csv import COLUMNS, MOST_SITES, SiteRow, export, parse
from scc_wall.domain.site_import import plan

HEADER = ",".join(COLUMNS)
FULL = SiteConfig(
    "Dinas Pendidikan",
    "https://disdik.example.go.id",
    enabled=False,
    interval_s=120.0,
    internal=True,
    watched_paths=("/assets/", "/berita/2026"),
    allowed_hosts=("cdn.example.id", "*.google.com"),
    slow_first_byte_s=2.5,
    note="Hubungi Pak Budi, 0711",
)


def only_row(data: bytes) -> SiteRow:
    parsed = parse(data)
    assert not parsed.errors, [str(error) for error in parsed.errors]
    (row,) = parsed.rows
    return row


def test_the_list_that_the_program_brings_is_read() -> None:
    parsed = parse(resource("opd.csv").read_bytes())
    assert not parsed.errors
    assert len(parsed.rows) == 63
    assert sum(row.site.url == "" for row in parsed.rows) == 19
    portal = parsed.rows[0].site
    assert (portal.name, portal.url) == ("Portal Pemprov Sumsel", "https://sumselprov.go.id")
    assert portal.note == "Alamat: keyakinan tinggi"


EXCEL = (
    "Name;URL;Interval S;Internal;Watched Paths;Slow First Byte S\r\n"
    '"Dinas Kebudayaan é";https://a.go.id;"90,5";Ya;"/a/, /b/";1,5\r\n'
    ";;;;;\r\n\r\n"
)


@pytest.mark.parametrize(
    "data",
    [
        EXCEL.encode(),
        EXCEL.encode("utf-8-sig"),
        EXCEL.encode("cp1252"),
        EXCEL.encode("utf-16"),
        ("sep=;\r\n" + EXCEL).encode("utf-8-sig"),
        EXCEL.replace("\r\n", "\r").encode(),
        EXCEL.replace(";", "\t").encode(),
    ],
)
def test_what_excel_in_indonesia_writes_is_read(data: bytes) -> None:
    site = only_row(data).site
    assert (site.name, site.url, site.interval_s) == ("Dinas Kebudayaan é", "https://a.go.id", 90.5)
    assert (site.internal, site.watched_paths, site.slow_first_byte_s) == (True, ("/a/", "/b/"), 1.5)


@pytest.mark.parametrize("excel", [False, True])
def test_what_is_exported_is_read_back(excel: bool) -> None:
    sites = [FULL, SiteConfig("B", "")]
    assert [row.site for row in parse(export(sites, excel=excel)).rows] == sites


HOSTILE = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30).filter(
    lambda text: text.split() and text == " ".join(text.split())
)


@given(st.lists(st.tuples(HOSTILE, HOSTILE), max_size=5), st.booleans())
def test_any_names_are_read_back_and_none_is_a_formula(names: list[tuple[str, str]], excel: bool) -> None:
    sites = [SiteConfig(name, "", note=note) for name, note in names]
    written = export(sites, excel=excel)
    assert [row.site for row in parse(written).rows] == sites


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+62711", "-1", "'=x", "\t=1"])
def test_a_cell_that_is_a_formula_is_guarded(name: str) -> None:
    cell = export([SiteConfig(name, "", note=name)]).decode().splitlines()[1]
    assert cell.startswith("'")
    assert f",'{name}" in cell
    assert next(iter(records(cell, ","))).cells[0] == name


def test_paths_that_hold_a_separator_are_read_back_as_one() -> None:
    site = replace(FULL, watched_paths=("/a,b;c|d e/",))
    assert parse(export([site])).rows[0].site.watched_paths == ("/a%2Cb%3Bc%7Cd%20e/",)


BAD = {
    ",https://a.id,,,,,,,": "name",
    "A\x07,https://a.id,,,,,,,": "name",
    f"{'A' * 251},https://a.id,,,,,,,": "name",
    "A,a.id,,,,,,,": "url",
    "A,https://u:S3cret@a.id,,,,,,,": "url",
    "A,https://a.id,5,,,,,,": "interval_s",
    "A,https://a.id,1e3,,,,,,": "interval_s",
    "A,https://a.id,nan,,,,,,": "interval_s",
    "A,https://a.id,,mungkin,,,,,": "internal",
    "A,https://a.id,,,assets,,,,": "watched_paths",
    "A,https://a.id,,,//evil.id/x,,,,": "watched_paths",
    "A,https://a.id,,,,https://b.id,,,": "allowed_hosts",
    "A,https://a.id,,,,,0,,": "slow_first_byte_s",
    "A,https://a.id,,,,,,,2": "enabled",
    f"A,https://a.id,,,,,,{'x' * 1001},": "note",
}


@pytest.mark.parametrize(("line", "column"), BAD.items())
def test_a_wrong_cell_is_told_with_line_and_column(line: str, column: str) -> None:
    parsed = parse(f"{HEADER}\nOK,https://ok.id\n{line}\n".encode())
    assert [(error.line, error.column) for error in parsed.errors] == [(3, column)]
    assert "S3cret" not in str(parsed.errors[0])


def test_all_errors_are_told_at_once_in_their_order() -> None:
    parsed = parse(b"name,url\nA,x\n,https://b.id\nC,https://c.id\nD,HTTPS://C.id/\nE,https://e.id,more,yet\n")
    assert [(error.line, error.column) for error in parsed.errors] == [(2, "url"), (3, "name"), (5, "url"), (6, "")]
    assert "baris 4" in str(parsed.errors[2])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"name\n",
        b"name,url,ip\nA,,\n",
        b"name,name,url\nA,B,\n",
        b"\x00\x01\x02",
        b'name,url\n"A,https://a.id\n',
        b"x" * (LARGEST_FILE_BYTES + 1),
        b"name,url\n" + b"A,\n" * (MOST_SITES + 5),
    ],
)
def test_a_file_that_is_none_is_told_in_one_error(data: bytes) -> None:
    assert len(parse(data).errors) == 1


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f"{HEADER}\n{text}".encode(errors="replace")))
def test_no_file_is_more_than_refused(data: bytes) -> None:
    parsed = parse(data)
    assert all(str(error) for error in parsed.errors)


# --- what an import changes


def row(line: int, site: SiteConfig, *given: str) -> SiteRow:
    return SiteRow(line, site, frozenset(given or ("name", "url")))


def test_a_line_is_the_site_of_its_address_then_the_one_of_its_name() -> None:
    stored = [
        replace(FULL, site_id=1),
        SiteConfig("Dinas Sosial", "", site_id=2),
        SiteConfig("RSUD", "https://rsud.id", site_id=3),
    ]
    changes = plan(
        [
            row(2, SiteConfig("Disdik", "https://DISDIK.example.go.id/")),
            row(3, SiteConfig("DINAS  sosial", "https://dinsos.id")),
            row(4, SiteConfig("RSUD", "")),
            row(5, SiteConfig("Baru", "")),
        ],
        stored,
    )
    assert changes.updated == (
        replace(FULL, site_id=1, name="Disdik", url="https://DISDIK.example.go.id/"),
        SiteConfig("DINAS  sosial", "https://dinsos.id", site_id=2),
    )
    assert changes.added == (SiteConfig("Baru", ""),)
    assert changes.unchanged == 1  # no address in the file does not take one away


def test_a_name_that_stands_twice_names_nobody() -> None:
    stored = [SiteConfig("RSUD", "https://a.id", site_id=1), SiteConfig("RSUD", "https://b.id", site_id=2)]
    changes = plan([row(2, SiteConfig("RSUD", "https://c.id"))], stored)
    assert (len(changes.added), changes.updated) == (1, ())


def test_a_column_that_the_file_lacks_changes_nothing_and_an_empty_cell_does() -> None:
    stored = [replace(FULL, site_id=1)]
    changes = plan([row(2, replace(FULL, note=""), "name", "url", "note", "confidence")], stored)
    assert changes.updated == (replace(FULL, site_id=1, note=""),)
    assert plan([row(2, SiteConfig(FULL.name, FULL.url, note="x"), "name", "url", "confidence")], stored).unchanged == 1


def test_an_import_of_what_was_exported_changes_nothing() -> None:
    stored = [replace(FULL, site_id=1), SiteConfig("B", "", site_id=2)]
    changes = plan(parse(export(stored)).rows, stored)
    assert (changes.added, changes.updated, changes.unchanged) == ((), (), 2)
