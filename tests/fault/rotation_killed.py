"""Rotates the master key again and again, each time killed one step later; prints how many steps were tried.

Run as a program of its own, since it forks: `python rotation_killed.py FOLDER keyring|unsealed`.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig
from scc_wall.storage.store import Store, open_store
from scc_wall.vault.key_vault import KeyVault
from scc_wall.vault.ring import OsRing

CAMERAS = tuple(
    CameraConfig(
        0,
        f"Camera {n}",
        StreamConfig(f"rtsp://h/user=a_password=secret-{n}_1"),
        credentials=Credentials("u", f"p{n}"),
        onvif=OnvifSetup("10.0.0.5", Credentials("onvif", f"q{n}")) if n == 0 else None,
    )
    for n in range(3)
)
step: Callable[[], None] = lambda: None  # noqa: E731 - replaced in the child


class FileBackend:
    """A keyring that outlives the process."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get_password(self, service: str, username: str) -> str | None:
        return self.texts().get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._write(self.texts() | {username: password})

    def delete_password(self, service: str, username: str) -> None:
        self._write({user: text for user, text in self.texts().items() if user != username})

    def texts(self) -> dict[str, str]:
        return json.loads(self._path.read_text()) if self._path.exists() else {}

    def _write(self, texts: dict[str, str]) -> None:
        step()
        self._path.write_text(json.dumps(texts))
        step()


def opened(folder: Path, kind: str) -> tuple[KeyVault, Store, FileBackend]:
    home, backend = Home(folder / "home"), FileBackend(folder / "ring.json")
    ring = OsRing(lambda: backend) if kind == "keyring" else None
    vault = KeyVault(home, ring, {}, allow_unsealed=True)
    return vault, open_store(home, vault, SYSTEM_CLOCK), backend


def killed_at(number: int) -> None:
    """Kill this process at its step of that number: at each call that changes a file, and each statement."""
    global step  # noqa: PLW0603 - one process, one plan
    count = 0

    def stepping(*_: object) -> None:
        nonlocal count
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1

    def before(function: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*args: Any, **options: Any) -> Any:
            stepping()
            return function(*args, **options)

        return stepped

    step = stepping
    for name in ("open", "fsync", "replace", "unlink"):
        setattr(os, name, before(getattr(os, name)))
    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, stepping)


def in_child(folder: Path, kind: str, number: int) -> bool:
    """Rotate in a child that is killed at that step; return whether it was."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            vault, store, _ = opened(folder, kind)
            killed_at(number)
            vault.rotate(store.reseal)
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), f"the child ended with {status}"
    return status != 0


def check(folder: Path, kind: str, audit: bytes) -> None:
    """Everything must be there at once, and after the rotation is finished; nothing of the old key is left then."""
    for _ in range(2):
        vault, store, backend = opened(folder, kind)
        with store:
            assert [c.credentials for c in store.cameras.list()] == [c.credentials for c in CAMERAS]
            assert [c.main.url for c in store.cameras.list()] == [c.main.url for c in CAMERAS]
            assert vault.derive("audit", make=False) == audit
            assert [c.onvif for c in store.cameras.list()] == [c.onvif for c in CAMERAS]
            assert vault.rotate(store.reseal).done == 7
            assert not vault.status().rotating
            # Killed after the keyring took the new key and before the key file named it: one entry opens nothing.
            # Killed after the key file let go of the old key and before the keyring did: the same.
            assert len(backend.texts()) <= 2


def main(folder: Path, kind: str) -> None:
    template = folder / "template"
    (template / "home").mkdir(parents=True)
    vault, store, _ = opened(template, kind)
    with store:
        for camera in CAMERAS:
            store.cameras.add(camera)
        audit = vault.derive("audit")
    number, killed = 0, True
    while killed:
        trial = folder / f"trial-{number}"
        shutil.copytree(template, trial)
        killed = in_child(trial, kind, number)
        check(trial, kind, audit)
        shutil.rmtree(trial)
        number += 1
    print(number - 1)  # noqa: T201 - a program


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
