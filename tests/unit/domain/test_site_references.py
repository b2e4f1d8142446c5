import pytest

from scc_wall.domain.site_references import REFERENCES, ReferencesError, read_references


def test_addresses_with_their_ports() -> None:
    assert read_references(" 1.1.1.1:443,[2606:4700::1111]:53 ,") == (("1.1.1.1", 443), ("2606:4700::1111", 53))
    assert read_references("") == ()
    assert len(read_references(REFERENCES.default)) == 2


@pytest.mark.parametrize(
    "text",
    ["1.1.1.1", "dns.google:443", "1.1.1.1:0", "1.1.1.1:65536", "1.1.1.1:٣", "2606:4700::1111:53", "[1.1.1.1]:53",
     "1.1.1.1:" + "9" * 5000, ":", "1.1.1.1:1,1.1.1.1:2,1.1.1.1:3,1.1.1.1:4,1.1.1.1:5"],
)  # fmt: skip
def test_anything_else_is_told(text: str) -> None:
    with pytest.raises(ReferencesError) as caught:
        read_references(text)
    assert caught.value.why is not None
