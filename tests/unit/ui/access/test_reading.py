from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.ui.access.dates import START_OF_DAY
from scc_wall.ui.access.desk import Attempt, Credentials, NewAdmin, Vouch
from scc_wall.ui.access.reading import Tone, day_reading, moment_reading, nip_reading, number_reading, required

CHECKS = [
    number_reading,
    day_reading,
    moment_reading(START_OF_DAY),
    nip_reading(lambda: date(2026, 1, 5), "alasan"),
    required("kosong", number_reading),
]


@given(st.text() | st.text("0123456789 /.-", max_size=25))
def test_a_check_never_raises_and_a_fault_has_words(text):
    for check in CHECKS:
        reading = check(text)
        assert reading.text or reading.tone is not Tone.FAULT


def test_another_id_warns_and_does_not_stop():
    reading = nip_reading(lambda: date(2026, 1, 5), "Isi alasan.")("KTA-77/2020")
    assert reading.tone is Tone.WARN
    assert reading.text == "Ini bukan NIP: ada huruf atau tanda lain. Isi alasan."


def test_no_repr_holds_a_password():
    secret = Credentials("sari", "rahasia-sekali")
    shown = repr([secret, Vouch(secret, "x"), Attempt(secret, 1, "x", True, Vouch(secret, "x"))])
    assert "rahasia" not in shown + repr(NewAdmin("Sari", secret, "1"))
