import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.site_url import LONGEST_URL, BadSiteUrlError, check_url, same_url


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  https://a.go.id/x?y=1#z ", "https://a.go.id/x?y=1"),
        ("http://10.0.0.1:8080", "http://10.0.0.1:8080"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("HTTPS://Dinas_1.example.id", "HTTPS://Dinas_1.example.id"),
        ("https://münchen.example/jalur/é", "https://münchen.example/jalur/é"),
    ],
)
def test_an_address_is_kept(typed: str, kept: str) -> None:
    assert check_url(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "a.go.id",
        "//a.go.id",
        "ftp://a.go.id",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "https://a:99999",
        "https://a:b",
        "https://[::1",
        "https://a b",
        "https://a\\@b",
        "https://u@a.id",
        "https://u:S3cret@a.id/",
        "https://a.id@b.id",
        "https://a.id/?password=S3cret",
        "https://a.id/?x=1&token=S3cret",
        "https://a\r\nHost: b",
        "https://a.id/\x00",
        "https://a..id",
        "https://.a",
        f"https://a.id/{'x' * LONGEST_URL}",
    ],
)
def test_what_may_not_be_watched_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(BadSiteUrlError) as refused:
        check_url(typed)
    assert "S3cret" not in repr(refused.value) + refused.value.told()


@given(st.text(max_size=40) | st.text(max_size=30).map("https://{}".format))
def test_nothing_that_is_typed_is_more_than_refused(typed: str) -> None:
    try:
        kept = check_url(typed)
    except BadSiteUrlError:
        return
    assert check_url(kept) == kept
    if kept:
        assert same_url(same_url(kept)) == same_url(kept)


@pytest.mark.parametrize(
    "other", ["https://A.go.id", "https://a.go.id/", "https://a.go.id:443", "HTTPS://a.go.id./", "https://a.go.id/#x"]
)
def test_the_same_address_in_other_spellings(other: str) -> None:
    assert same_url(other) == same_url("https://a.go.id")


@pytest.mark.parametrize("other", ["http://a.go.id", "https://a.go.id:8443", "https://a.go.id/x", "https://a.go.id/?x"])
def test_other_addresses(other: str) -> None:
    assert same_url(other) != same_url("https://a.go.id")
