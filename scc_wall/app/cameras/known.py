"""What is known of the stored cameras when others are to be told from them: their hosts and their names."""

from collections.abc import Iterable, Sequence
from typing import Final

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.camera_csv import LONGEST_NAME, same_name
from scc_wall.domain.camera_edit import host_of, hosts_of
from scc_wall.ptz.onvif.addresses import device_url

MOST: Final = 100_000


class Known:
    """Hosts and names of cameras.

    Parameters
    ----------
    cameras
        Without passwords will do.
    """

    def __init__(self, cameras: Sequence[CameraConfig]) -> None:
        self._names = {same_name(camera.name) for camera in cameras}
        self._by_host = {host: camera.name for camera in reversed(cameras) for host in hosts_of(camera)}
        self._by_device = {
            device_url(camera.onvif.address): camera.name for camera in cameras if camera.onvif is not None
        }

    def name_at(self, address: str) -> str:
        """Return the name of the stored camera at the host of an address, empty if there is none.

        On loopback, where tunnels and simulators end, a camera is a port: only the same ONVIF service is the same one.
        """
        host = host_of(address)
        if host == "localhost" or host.startswith("127.") or host == "::1":
            return self._by_device.get(device_url(address), "")
        return self._by_host.get(host, "")

    def free_name(self, wished: str, others: Iterable[str] = ()) -> str:
        """Return that name, numbered if a stored camera or one of `others` has it."""
        taken = self._names | set(map(same_name, others))
        base = " ".join("".join(sign if sign.isprintable() else " " for sign in wished).split())[:LONGEST_NAME]
        name = base = base or "Kamera"
        for number in range(2, MOST):
            if same_name(name) not in taken:
                break
            ending = f" {number}"
            name = f"{base[: LONGEST_NAME - len(ending)]}{ending}"
        return name
