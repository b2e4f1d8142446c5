"""What a server said of a page's version is remembered, sanely and within bounds."""

from scc_wall.monitors import freshness
from scc_wall.monitors.freshness import Freshness


def test_a_page_is_asked_for_by_what_its_server_said_last() -> None:
    known = Freshness()
    known.learn("u", {"ETag": 'W/"1"', "Last-Modified": "Mon, 05 Jan 2026 01:00:00 GMT"}, as_crawler=False)
    assert known.conditions("u", as_crawler=False) == {
        "If-None-Match": 'W/"1"',
        "If-Modified-Since": "Mon, 05 Jan 2026 01:00:00 GMT",
    }
    assert known.conditions("u", as_crawler=True) == {}
    known.learn("u", {}, as_crawler=False)
    assert known.conditions("u", as_crawler=False) == {}


def test_a_bad_answer_makes_it_forget() -> None:
    known = Freshness()
    known.learn("u", {"ETag": '"1"'}, as_crawler=False)
    known.forget("u", as_crawler=False)
    assert known.conditions("u", as_crawler=False) == {}


def test_nothing_odd_is_sent_back() -> None:
    known = Freshness()
    for odd in ("", " ", '"a\r\nX: y"', '"\x00"', '"é"', '"' + "x" * 300 + '"'):
        known.learn("u", {"ETag": odd}, as_crawler=False)
        assert known.conditions("u", as_crawler=False) == {}


def test_it_remembers_so_many_pages(monkeypatch) -> None:
    monkeypatch.setattr(freshness, "REMEMBERED_MOST", 2)
    known = Freshness()
    for url in "abc":
        known.learn(url, {"ETag": '"1"'}, as_crawler=False)
    assert [bool(known.conditions(url, as_crawler=False)) for url in "abc"] == [False, True, True]
