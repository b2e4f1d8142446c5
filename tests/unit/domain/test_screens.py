from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.layout import Rect
from scc_wall.domain.screens import ScreenIdentity, match, trusted_serials


def screen(
    serial: str = "", name: str = "DP-1", x: int = 0, model: str = "U2720Q", maker: str = "DEL"
) -> ScreenIdentity:
    return ScreenIdentity(serial, maker, model, name, Rect(x, 0, 1920, 1080))


A, B = screen("SN-A1", "DP-1", 0), screen("SN-B2", "DP-2", 1920)


def test_a_serial_number_goes_before_place_and_connector() -> None:
    moved = [replace(B, name="DP-1", geometry=A.geometry), replace(A, name="DP-2", geometry=B.geometry)]
    assert match([A, B], moved) == {0: 1, 1: 0}


def test_an_unplugged_screen_waits_and_nothing_moves_to_its_place() -> None:
    # B slides to A's position and connector when A goes: it is still not A.
    assert match([A], [replace(B, name="DP-1", geometry=A.geometry)]) == {}
    assert match([A, B], [replace(B, name="DP-1", geometry=A.geometry)]) == {1: 0}


@pytest.mark.parametrize("serial", ["", "0", "00000000", "0x00000000", "Default string", " ", "FFFFFFFF", "N/A"])
def test_placeholder_serials_are_not_trusted(serial: str) -> None:
    known = [screen(serial, "DP-1", 0)]
    assert trusted_serials(known) == (None,)
    assert match(known, [screen(serial, "DP-9", 3840)]) == {}


def test_the_same_serial_twice_is_not_trusted() -> None:
    twins = [screen("SN-A1", "DP-1", 0), screen("SN-A1", "DP-2", 1920)]
    assert match(twins, list(reversed(twins))) == {0: 1, 1: 0}  # by position
    assert match([A], [replace(A, geometry=Rect(5000, 0, 800, 600), name="DP-7"), replace(A, name="DP-8")]) == {0: 1}


def test_without_serial_model_and_position_then_model_and_connector() -> None:
    known = [screen("", "DP-1", 0), screen("", "DP-2", 1920)]
    assert match(known, [screen("", "DP-2", 0), screen("", "DP-1", 1920)]) == {0: 0, 1: 1}
    assert match(known, [screen("", "DP-2", 4000)]) == {1: 0}
    assert match(known, [screen("", "DP-2", 4000, model="Other")]) == {}


def test_a_better_key_of_one_goes_before_a_weaker_of_another() -> None:
    known = [screen("", "DP-1", 0), screen("", "DP-2", 1920)]
    # The only one present has the second's position and the first's connector.
    assert match(known, [screen("", "DP-1", 1920)]) == {1: 0}


def test_screens_that_say_nothing_are_known_by_geometry_and_name() -> None:
    known = [screen("", "screen0", 0, "", ""), screen("", "screen1", 1920, "", "")]
    assert match(known, list(reversed(known))) == {0: 1, 1: 0}
    assert match(known, [screen("", "screen0", 5, "", "")]) == {}


def test_what_fits_several_decides_nothing() -> None:
    same = screen("", "DP-1", 0, "", "")
    assert match([same], [same, same]) == {}


identities = st.builds(
    ScreenIdentity,
    serial=st.sampled_from(["", "0", "S1", "S2", "S3", "Default string"]),
    manufacturer=st.sampled_from(["", "DEL"]),
    model=st.sampled_from(["", "M1", "M2"]),
    name=st.sampled_from(["DP-1", "DP-2", "DP-3"]),
    geometry=st.builds(Rect, st.sampled_from([0, 1920]), st.just(0), st.just(1920), st.sampled_from([1080, 1200])),
)


@given(st.lists(identities, max_size=6), st.lists(identities, max_size=6))
def test_no_present_screen_is_two_known_ones_and_none_contradicts_its_serial(known, present) -> None:
    found = match(known, present)
    assert len(set(found.values())) == len(found)
    ours, theirs = trusted_serials(known), trusted_serials(present)
    for k, p in found.items():
        assert ours[k] is None or theirs[p] is None or ours[k] == theirs[p]
    for k, serial in enumerate(ours):
        if serial is not None and serial in theirs:
            assert found[k] == theirs.index(serial)


@given(st.lists(identities, max_size=6, unique_by=lambda one: (one.geometry, one.name)), st.randoms())
def test_screens_that_did_not_change_are_all_found_again_in_any_order(known, random) -> None:
    order = list(range(len(known)))
    random.shuffle(order)
    found = match(known, [known[index] for index in order])
    assert {k: order[p] for k, p in found.items()} == {k: k for k in range(len(known))}
