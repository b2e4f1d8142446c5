"""The cookies of one look: what is sent back, to whom, and that nothing hostile is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.monitors.cookies import COOKIES_MOST, LONGEST_HEADER, CookieJar
from scc_wall.monitors.target import Target, parse
from tests.support.clock import START_UTC

HERE = parse("https://dinas.sumselprov.go.id/portal/masuk.php?x=1")


def sent(target: Target | str, *lines: str, by: Target = HERE) -> str:
    jar = CookieJar()
    jar.learn(by, lines, START_UTC)
    return jar.header(parse(target) if isinstance(target, str) else target)


def test_a_cookie_goes_back_to_the_page_that_laid_it_down() -> None:
    assert sent(HERE, "PHPSESSID=abc123; path=/; HttpOnly; SameSite=Lax", "lang=id; Path=/portal") == (
        "lang=id; PHPSESSID=abc123"
    )


@pytest.mark.parametrize(
    ("line", "to", "goes"),
    [
        ("a=1; Path=/", "https://dinas.sumselprov.go.id/", True),
        ("a=1; Path=/", "https://www.dinas.sumselprov.go.id/", False),
        ("a=1; Path=/; Domain=.sumselprov.go.id", "https://www.sumselprov.go.id/", True),
        ("a=1; Path=/; Domain=DINAS.sumselprov.go.id", "https://www.dinas.sumselprov.go.id/", True),
        ("a=1; Path=/; Domain=go.id", "https://dinas.sumselprov.go.id/", False),
        ("a=1; Path=/; Domain=go.id", "https://palembang.go.id/", False),
        ("a=1; Path=/; Domain=lain.sumselprov.go.id", "https://lain.sumselprov.go.id/", False),
        ("a=1; Path=/; Domain=judi.example", "https://judi.example/", False),
        ("a=1", "https://dinas.sumselprov.go.id/portal/", True),
        ("a=1", "https://dinas.sumselprov.go.id/portal2/", False),
        ("a=1; Path=/portal", "https://dinas.sumselprov.go.id/portal?q", True),
        ("a=1; Path=/; Secure", "http://dinas.sumselprov.go.id/", False),
        ("a=1; Path=/", "http://dinas.sumselprov.go.id/", True),
        ("a=1; Path=/; Max-Age=0", "https://dinas.sumselprov.go.id/", False),
        ("a=1; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "https://dinas.sumselprov.go.id/", True),
        ("a=1; Path=/; Expires=Thu, 01-Jan-1970 00:00:01 GMT", "https://dinas.sumselprov.go.id/", False),
        ("a=1; Path=/; Expires=Fri, 31 Dec 2100 00:00:00 -0000", "https://dinas.sumselprov.go.id/", True),
        ("a=1; Path=/; Expires=besok; Max-Age=besok", "https://dinas.sumselprov.go.id/", True),
    ],
)
def test_a_cookie_goes_only_where_it_belongs(line: str, to: str, goes: bool) -> None:
    assert sent(to, line) == ("a=1" if goes else "")


def test_a_host_without_encryption_can_not_lay_down_a_secure_cookie() -> None:
    assert sent("https://a.go.id/", "a=1; Secure", by=parse("http://a.go.id/")) == ""


def test_a_later_cookie_takes_the_place_of_an_earlier_one_and_may_take_it_away() -> None:
    assert sent(HERE, "a=1", "a=2") == "a=2"
    assert sent(HERE, "a=1", "a=; Max-Age=0") == ""


@pytest.mark.parametrize(
    "line",
    [
        "a=1\r\nX-Jahat: 1",
        "a=1\r\n\r\nGET / HTTP/1.1",
        "a=\x00",
        "a=\x7f",
        "a=\xff",
        "a b=1",
        "=1",
        "a",
        "",
        "a=" + "x" * 5000,
        "x" * 300 + "=1",
    ],
)
def test_what_could_write_headers_or_is_too_long_is_left_out(line: str) -> None:
    assert sent(HERE, line) == ""


def test_thousands_of_cookies_stay_few_and_their_header_short() -> None:
    assert sent(HERE, *(f"a{number}=1" for number in range(5000))).count("=") == COOKIES_MOST
    assert len(sent(HERE, *(f"a{number}={'x' * 3000}" for number in range(50)))) <= LONGEST_HEADER


@given(st.lists(st.text(max_size=60), max_size=8))
def test_whatever_is_laid_down_the_header_is_printable_ascii(lines: list[str]) -> None:
    found = sent(HERE, *lines)
    assert found.isascii()
    assert not found or found.isprintable()


def test_no_value_shows_in_a_repr() -> None:
    jar = CookieJar()
    jar.learn(HERE, ["sesi=rahasia"], START_UTC)
    assert "rahasia" not in repr(jar) + repr(vars(jar))
