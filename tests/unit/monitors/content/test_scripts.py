import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.monitors.content.scripts import MAX_DECODED_CHARS, decoded_texts, redirects_in

TARGET = "https://lain.example/x"


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "script",
    [
        f"location.href='{TARGET}'",
        f'window.location = "{TARGET}"',
        f"location.replace('{TARGET}')",
        f"top.location=`{TARGET}`",
        f"var u='{TARGET}'; self.location = u;",
        f"location.href=atob('{_b64(TARGET)}')",
        f"eval(atob('{_b64(f'location=`{TARGET}`')}'))",
        f"eval(atob(atob('{_b64(_b64(f'location=`{TARGET}`'))}')))",
        "location='https://la'+'in.exa'+'mple/x'",
        "window['location']['href']='" + "".join(f"\\x{ord(one):02x}" for one in TARGET) + "'",
        f"eval(String.fromCharCode({','.join(str(ord(one)) for one in f'location=`{TARGET}`')}))",
        f"location=('{TARGET[::-1]}').split('').reverse().join('')",
        f"setTimeout(\"location.href='{TARGET}'\",9)",
        f"function go(){{location.href='{TARGET}'}} go();",
        f"location[\"assign\"]('{TARGET}')",
        "location='https:\\/\\/lain.example\\/x'",
    ],
)
def test_redirects_are_found_however_they_are_written(script):
    found = redirects_in(script, decoded_texts(script))
    assert any("lain.example" in one.target and not one.by_hand and not one.guessed for one in found)


@pytest.mark.parametrize(
    "script",
    [
        f"btn.onclick=function(){{location.href='{TARGET}'}}",
        f"$('#a').on('click',function(){{window.location='{TARGET}'}})",
        f"function buka(){{location.href='{TARGET}'}}",
        f"function peta(){{window.open('{TARGET}')}}",
    ],
)
def test_a_click_is_told_from_a_redirect(script):
    assert all(one.by_hand for one in redirects_in(script, []))


@pytest.mark.parametrize(
    "script",
    [
        "location.href='/beranda'",
        "if(location.href=='x'){}",
        "location.reload()",
        "var a=location.hash",
        "location.hash='x'",
    ],
)
def test_paths_of_its_own_are_no_redirects(script):
    assert [one for one in redirects_in(script, decoded_texts(script)) if not one.guessed] == []


PARTS = [*"'\"`+,\\x41u{}()|%0123 ", "atob(", "location=", ".split('|')", "'QUFBQUFBQUFBQUFBQUFBQQ=='"]


@given(st.lists(st.sampled_from(PARTS), max_size=200))
def test_decoding_is_bounded(parts):
    script = "".join(parts)
    decoded = decoded_texts(script)
    assert sum(map(len, decoded)) <= MAX_DECODED_CHARS + 1
    redirects_in(script, decoded)
