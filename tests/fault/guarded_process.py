"""A UI process to be killed: has cameras turn, guarded, tells the guardian's id, and beats until its end.

It reads what it needs from standard input: a JSON list of cameras (address, account, speed), then a line when to end.
"""

import json
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scc_wall.app.guardian import link as guardian_link
from scc_wall.app.guardian.link import GuardianLink
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import home
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig
from scc_wall.domain.ptz import PtzVector
from scc_wall.ptz.onvif.camera import OnvifCamera


def main() -> None:
    """Move until killed, or until told to end."""
    told = json.loads(sys.stdin.readline())
    if sys.platform == "win32":  # which starts processes slowly
        guardian_link.STARTED_S = 30.0
    link = GuardianLink(home())
    moved = []
    for number, one in enumerate(told, 1):
        account = Credentials(one["username"], one["password"])
        setup = OnvifSetup(one["address"], account)
        link.introduce(CameraConfig(number, f"ptz {number}", StreamConfig("rtsp://x"), onvif=setup))
        camera = OnvifCamera(one["address"], account, clock=SYSTEM_CLOCK)
        moved.append((number, camera.ptz()))
    for number, ptz in moved:
        assert link.arm(number), "no guardian"
        ptz.move(PtzVector((one["speed"], 0.0)), 2.0)
    print(link.pid, flush=True)  # noqa: T201 - that is how it tells
    ended = threading.Event()
    threading.Thread(target=_wait, args=(ended,), daemon=True).start()
    while not ended.wait(0.25):
        for number, _ in moved:
            link.beat(number)
    for number, ptz in moved:
        ptz.stop()
        link.disarm(number)
        ptz.close()
    print(link.close(), flush=True)  # noqa: T201 - so too


def _wait(ended: threading.Event) -> None:
    sys.stdin.readline()
    ended.set()


if __name__ == "__main__":
    main()
