from sqlalchemy import text

from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig
from scc_wall.domain.vault import SecretPlace
from scc_wall.storage.resealing import Resealed
from scc_wall.storage.store import Store
from tests.support.logs import ExpectedLogs
from tests.support.vault import ScriptedVault

SECRET_URL = "rtsp://h/user=a_password=b_1"


class NewVault(ScriptedVault):
    """Seals with a mark, so that what it sealed is known."""

    def seal(self, secret: str, place: SecretPlace) -> bytes:
        return b"new:" + super().seal(secret, place)


def sealed_fields(store: Store) -> list[bytes]:
    with store._database.reading() as connection:
        passwords = connection.scalars(text("SELECT password_sealed FROM cameras WHERE password_sealed IS NOT NULL"))
        urls = connection.scalars(text("SELECT url_sealed FROM streams WHERE url_sealed IS NOT NULL"))
        of_onvif = connection.scalars(
            text("SELECT password_sealed FROM onvif_setups WHERE password_sealed IS NOT NULL")
        )
        return [bytes(one) for one in (*passwords, *urls, *of_onvif)]


def fill(store: Store) -> None:
    store.cameras.add(CameraConfig(0, "A", StreamConfig(SECRET_URL), credentials=Credentials("u", "p")))
    store.cameras.add(CameraConfig(0, "B", StreamConfig("rtsp://h/1"), sub=StreamConfig(SECRET_URL)))
    onvif = OnvifSetup("10.0.0.1", Credentials("u", "of its own"))
    store.cameras.add(CameraConfig(0, "C", StreamConfig("rtsp://h/2"), credentials=Credentials("u", ""), onvif=onvif))
    store.cameras.add(CameraConfig(0, "D", StreamConfig("rtsp://h/3"), onvif=OnvifSetup("10.0.0.2")))


def test_every_field_is_sealed_anew_at_its_place(store: Store, vault: ScriptedVault) -> None:
    fill(store)
    before = sealed_fields(store)
    assert store.reseal(vault, NewVault()) == Resealed(4, 0)
    assert sealed_fields(store) == [b"new:" + one for one in before]


def test_an_empty_store_is_done_at_once(store: Store, vault: ScriptedVault) -> None:
    assert store.reseal(vault, NewVault()) == Resealed()


def test_what_can_not_be_read_stays_as_it_is(store: Store, vault: ScriptedVault, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("cameras/password_sealed/1 can't be unsealed and stays as it is")
    fill(store)
    with store._database.writing() as connection:
        connection.execute(text("UPDATE cameras SET password_sealed = :x WHERE name = 'A'"), {"x": b"moved|here"})
    assert store.reseal(vault, NewVault()) == Resealed(3, 1)
    assert b"moved|here" in sealed_fields(store)


def test_an_error_on_the_way_changes_nothing(store: Store, vault: ScriptedVault) -> None:
    class Fails(NewVault):
        def seal(self, secret: str, place: SecretPlace) -> bytes:
            if self.sealed == 3:
                raise RuntimeError("a bug")
            return super().seal(secret, place)

    fill(store)
    before = sealed_fields(store)
    try:
        store.reseal(vault, Fails())
    except RuntimeError:
        pass
    else:
        raise AssertionError("must be told")
    assert sealed_fields(store) == before
