import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.simulator.bits import BitReader, BitWriter, escape, unescape

zeros_and_ones = st.binary(max_size=200) | st.lists(st.sampled_from([0, 0, 0, 1, 2, 3, 4]), max_size=200).map(bytes)


@given(zeros_and_ones)
def test_escape_leaves_no_start_code_and_unescape_undoes_it(payload):
    escaped = escape(payload)
    assert not re.search(rb"\x00\x00[\x00-\x02]", escaped)
    assert not escaped.endswith(b"\x00\x00")
    if not payload.endswith(b"\x00\x00"):  # a payload always ends with a stop bit
        assert unescape(escaped) == payload


codes = st.one_of(
    st.tuples(st.just("ue"), st.integers(0, 1 << 20)),
    st.tuples(st.just("se"), st.integers(-(1 << 19), 1 << 19)),
    st.tuples(st.just("u"), st.integers(0, (1 << 13) - 1)),
    st.tuples(st.just("flag"), st.booleans()),
)


@given(st.lists(codes, max_size=60))
def test_what_is_written_is_read(sequence):
    writer = BitWriter()
    for kind, value in sequence:
        if kind == "u":
            writer.u(13, value)
        else:
            getattr(writer, kind)(value)
    reader = BitReader(writer.finish_with_stop_bit())
    for kind, value in sequence:
        assert (reader.u(13) if kind == "u" else getattr(reader, kind)()) == value
    assert reader.rest() == (1, 1)


@pytest.mark.parametrize(("value", "bits"), [(0, "1"), (1, "010"), (2, "011"), (3, "00100"), (7, "0001000")])
def test_exp_golomb_is_the_standards(value, bits):
    writer = BitWriter()
    writer.ue(value)
    assert f"{writer.finish()[0]:08b}".startswith(bits)


def test_reading_beyond_the_end_is_an_error():
    with pytest.raises(ValueError, match="bits wanted"):
        BitReader(b"\x00").ue()


def test_raw_bytes_need_a_boundary():
    writer = BitWriter()
    writer.u(3, 5)
    with pytest.raises(ValueError, match="boundary"):
        writer.raw(b"x")
    writer.align_zero()
    writer.raw(b"x")
    assert writer.finish() == b"\xa0x"
