import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from scc_wall.domain.audit import FIRST_SEAL, AuditEntry, AuditRow
from scc_wall.domain.setting import Setting
from scc_wall.storage.store import Store
from scc_wall.storage.user_tables import user_settings
from tests.support.clock import START_UTC

pytestmark = pytest.mark.allows_log("has an odd value, its default holds")
STATE: Setting[dict] = Setting("desk.state", {})
LANGUAGE = Setting("language", "id")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(login=st.text(min_size=1, max_size=20), state=st.dictionaries(st.text(max_size=9), JSON, max_size=4))
def test_what_a_person_chose_comes_back_as_it_was(store: Store, login: str, state: dict) -> None:
    store.user_settings.set(login, STATE, state)
    assert store.user_settings.get(login, STATE) == state


def test_each_person_has_their_own_whatever_the_case_of_the_login(store: Store) -> None:
    store.user_settings.set("Sri", LANGUAGE, "en")
    store.user_settings.set("sri", STATE, {"screen": 2})
    assert store.user_settings.get("SRI", LANGUAGE) == "en"
    assert store.user_settings.get("budi", LANGUAGE) == "id"
    store.user_settings.forget("sRi")
    assert store.user_settings.get("sri", LANGUAGE) == "id"
    assert store.user_settings.get("sri", STATE) == {}


def test_an_odd_value_counts_as_none_and_none_is_stored(store: Store) -> None:
    with pytest.raises(TypeError):
        store.user_settings.set("sri", LANGUAGE, 7)  # type: ignore[arg-type]
    store.user_settings.set("sri", LANGUAGE, "en")
    with store._database.writing() as connection:
        connection.execute(update(user_settings).values(value=[1, 2]))
    assert store.user_settings.get("sri", LANGUAGE) == "id"


def test_the_last_rows_of_a_session_are_given_newest_first(store: Store) -> None:
    for number in range(1, 9):
        entry = AuditEntry(f"act-{number}", session_id=1 + number % 2)
        store.audit.append(lambda n, _, entry=entry: AuditRow(n, START_UTC, n, entry, FIRST_SEAL))
    assert [row.entry.action for row in store.audit.newest_of(1, 3)] == ["act-8", "act-6", "act-4"]
    assert store.audit.newest_of(7, 3) == []
