from collections import Counter

from scc_wall.domain.region import regions


def test_sumatera_selatan_has_thirteen_kabupaten_and_four_kota() -> None:
    all_of_them = regions()
    assert Counter(region.kind for region in all_of_them) == {"Kabupaten": 13, "Kota": 4}
    assert len({region.title for region in all_of_them}) == 17
    codes = [region.code for region in all_of_them]
    assert codes == sorted(set(codes))
    assert all(code.startswith("16.") and len(code) == 5 for code in codes)
    assert all(region.name and region.capital for region in all_of_them)
    assert next(region for region in all_of_them if region.code == "16.71").title == "Kota Palembang"
