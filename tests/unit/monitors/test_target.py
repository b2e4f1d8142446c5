"""An address is read once, as browsers do, and no second reading of it leads elsewhere."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.monitors.target import BadTargetError, Target, holds_account, parse, redirected


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://sumselprov.go.id", Target("https", "sumselprov.go.id", 443, "/")),
        ("HTTP://Dinkes.SUMSELPROV.go.id.:80/a?b=1#c", Target("http", "dinkes.sumselprov.go.id", 80, "/a?b=1")),
        ("http://dinkes.go.id:8080?x", Target("http", "dinkes.go.id", 8080, "/?x")),
        ("http://[::1]:81/a", Target("http", "::1", 81, "/a")),
        ("http://[0:0::1]/", Target("http", "::1", 80, "/")),
        ("http://10.0.0.1/", Target("http", "10.0.0.1", 80, "/")),
        ("http://bücher.example/ü", Target("http", "xn--bcher-kva.example", 80, "/%C3%BC")),
        ("http://own\\@other/", Target("http", "own", 80, "/@other/")),
        ("http://own@other/", Target("http", "other", 80, "/")),
        ("http://intranet/", Target("http", "intranet", 80, "/")),
        ("http://a_b.go.id/%20?q=%zz", Target("http", "a_b.go.id", 80, "/%20?q=%zz")),
    ],
)
def test_an_address_is_taken_apart(url: str, target: Target) -> None:
    assert parse(url) == target


@pytest.mark.parametrize(
    ("url", "forbidden"),
    [
        ("", True),
        ("sumselprov.go.id", True),
        ("ftp://sumselprov.go.id/", True),
        ("http://2130706433/", True),
        ("http://0x7f.0.0.1/", True),
        ("http://0177.0.0.1/", True),
        ("http://127.1/", True),
        ("http://1.2.3.4.5/", True),
        ("http://1.2.3.04/", True),
        ("http://a.0x/", True),
        ("http://[fe80::1%25eth0]/", True),
        ("http:///", False),
        ("http://[::1", False),
        ("http://a..b/", False),
        ("http://-a.go.id/", False),
        ("http://%31%32%37.0.0.1/", False),
        (f"http://{'a' * 64}.go.id/", False),
        (f"http://{'a.' * 127}id/", False),
        ("http://a.go.id:0/", False),
        ("http://a.go.id:65536/", False),
        ("http://a.go.id:x/", False),
        ("http://a b.go.id/", False),
        ("http://a\x00b/", False),
        ("http://a.go.id/\n", None),
        ("http://a.go.id/" + "x" * 3000, False),
    ],
)
def test_an_address_that_can_not_be_visited(url: str, forbidden: bool | None) -> None:
    if forbidden is None:
        assert parse(url).host == "a.go.id", "a line's end behind it is no part of it"
        return
    with pytest.raises(BadTargetError) as caught:
        parse(url)
    assert caught.value.forbidden is forbidden
    assert caught.value.told.id
    assert caught.value.told.en


@pytest.mark.parametrize(
    ("url", "header"),
    [
        ("http://a.go.id:80/", "a.go.id"),
        ("https://a.go.id:80/", "a.go.id:80"),
        ("https://[::1]/", "[::1]"),
        ("http://[::1]:8080/", "[::1]:8080"),
    ],
)
def test_the_host_header_has_the_port_only_where_needed(url: str, header: str) -> None:
    assert parse(url).host_header == header


def test_an_account_is_noticed() -> None:
    assert holds_account("http://a:b@c.go.id/")
    assert holds_account("http://@c.go.id/")
    assert not holds_account("http://c.go.id/@x")


def test_another_page_stays_on_the_host() -> None:
    page = parse("https://a.go.id/x?y=1")
    assert page.with_path("robots.txt#a").url == "https://a.go.id/robots.txt"
    assert page.with_path("//judi.example/").host == "a.go.id"
    assert page.place == "https://a.go.id/x"


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("", "http://a.go.id/b/c"),
        ("d", "http://a.go.id/b/d"),
        ("?d", "http://a.go.id/b/c?d"),
        ("../d e", "http://a.go.id/d%20e"),
        ("https:/d", "https://a.go.id/d"),
        ("/é".encode().decode("latin-1"), "http://a.go.id/%C3%A9"),
        ("/\xe9", "http://a.go.id/%C3%A9"),
    ],
)
def test_a_redirect_is_read_against_where_it_stood(location: str, url: str) -> None:
    try:
        assert redirected(parse("http://a.go.id/b/c"), location).url == url
    except BadTargetError:
        assert location == "https:/d", "browsers differ about this one: refused rather than guessed"


ODD = "ahi.:/@\\[]%?#019x-_ \t\x00\u00e9\uff11\u3002\u202e"


@given(st.text(st.sampled_from(ODD), max_size=40))
def test_whatever_is_written_there_either_is_refused_or_reads_the_same_again(text: str) -> None:
    for url in (text, f"http://{text}", f"https://a.go.id/{text}"):
        try:
            target = parse(url)
        except BadTargetError:
            continue
        assert parse(target.url) == target
        assert target.url.isascii()
        assert target.path.startswith("/")
        assert urlsplit(target.url).hostname == target.host
        assert urlsplit(target.url).username is None
