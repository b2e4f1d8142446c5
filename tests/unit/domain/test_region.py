import pytest

from scc_wall.domain.region import find_region, regions, similar_region


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Palembang", "16.71"),
        ("kota PALEMBANG", "16.71"),
        ("Kab. Muara Enim", "16.03"),
        ("Kabupaten  Muara Enim", "16.03"),
        ("kab muara enim", "16.03"),
        ("Lubuklinggau", "16.73"),
        ("Kota Pagaralam", "16.72"),
        ("OKU Timur", "16.08"),
        ("Kab. OKI", "16.02"),
        ("PALI", "16.12"),
        ("16.71", "16.71"),
        ("16,71", "16.71"),
        ("16.1", "16.10"),
        ("1671", "16.71"),
        ("1672", "16.74"),  # the statistics office's Prabumulih, not 16.72 Pagar Alam
    ],
)
def test_regions_are_found_as_people_write_them(text: str, code: str) -> None:
    region = find_region(text)
    assert region is not None
    assert region.code == code


@pytest.mark.parametrize("text", ["", "Jambi", "Kota Muara Enim", "Kab. Palembang", "16.99", "1699", "kota", "16"])
def test_others_are_not(text: str) -> None:
    assert find_region(text) is None


def test_every_region_is_found_by_its_title_and_codes() -> None:
    for region in regions():
        assert [find_region(text) for text in (region.title, region.code, region.bps_code)] == [region] * 3


def test_a_misspelt_name_brings_a_proposal() -> None:
    close = similar_region("Kab. Muara Enimm")
    assert close is not None
    assert close.name == "Muara Enim"
    assert similar_region("xyz") is None
