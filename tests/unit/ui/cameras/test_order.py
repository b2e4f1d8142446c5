"""The order of the cameras in the list, and what is found in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.region import regions
from scc_wall.ui.cameras import order
from tests.support.cameras_desk import camera

TITLES = {region.code: region.title for region in regions()}


@st.composite
def orders(draw):
    ids = draw(st.lists(st.integers(1, 30), unique=True, max_size=12))
    chosen = draw(st.sets(st.sampled_from(ids))) if ids else set()
    return ids, chosen


@given(orders(), st.sampled_from([-1, 1]))
def test_moving_keeps_all_and_the_order_of_both_kinds(given_order, by):
    ids, chosen = given_order
    after = order.moved(ids, chosen, by)
    assert sorted(after) == sorted(ids)
    for kind in (chosen, set(ids) - chosen):
        assert [one for one in after if one in kind] == [one for one in ids if one in kind]
    for one in chosen:
        assert (after.index(one) - ids.index(one)) * by in (0, 1)


@given(orders())
def test_moving_up_to_the_edge_ends_there(given_order):
    ids, chosen = given_order
    for _ in ids:
        ids = order.moved(ids, chosen, -1)
    assert set(ids[: len(chosen)]) == chosen


@given(orders(), st.data())
def test_dropping_puts_the_chosen_ones_side_by_side_before_the_target(given_order, data):
    ids, chosen = given_order
    before = data.draw(st.sampled_from([*ids, None]))
    after = order.dropped(ids, chosen, before)
    assert sorted(after) == sorted(ids)
    some = [one for one in ids if one in chosen]
    if some:
        start = after.index(some[0])
        assert after[start : start + len(some)] == some
        if before is not None and before not in chosen:
            assert after[start + len(some)] == before


def test_groups_are_by_region_and_place_and_nowhere_last():
    cameras = [
        camera(1, region_code="16.71", place="B"),
        camera(2),
        camera(3, region_code="16.03"),
        camera(4, region_code="16.71", place="a"),
        camera(5, region_code="16.71", place="B"),
    ]
    groups = order.grouped(cameras, TITLES, "Tanpa wilayah")
    assert [(group.title, [one.camera_id for one in group.cameras]) for group in groups] == [
        ("Kabupaten Muara Enim", [3]),
        ("Kota Palembang · a", [4]),
        ("Kota Palembang · B", [1, 5]),
        ("Tanpa wilayah", [2]),
    ]


@pytest.mark.parametrize(
    ("url", "host", "bare"),
    [
        ("rtsp://10.0.0.5:554/a?pwd=x", "10.0.0.5:554", "10.0.0.5"),
        ("rtsp://u:p@cam.example/a", "cam.example", "cam.example"),
        ("rtsp://[fe80::1]:554/a", "[fe80::1]:554", "[fe80::1]"),
        ("http://[fe80::1]/onvif", "[fe80::1]", "[fe80::1]"),
        ("10.0.0.5", "10.0.0.5", "10.0.0.5"),
        ("http://10.0.0.5?x=a@b", "10.0.0.5", "10.0.0.5"),
    ],
)
def test_a_host_is_told_without_account_path_and_query(url, host, bare):
    assert order.host_of(url) == host
    assert order.bare_host(url) == bare


def test_free_numbers_leave_out_what_is_taken():
    assert order.free_numbers({3, 5}, 2, 4) == [2, 4, 6, 7]
    assert order.free_numbers(set(), 1, 0) == []
