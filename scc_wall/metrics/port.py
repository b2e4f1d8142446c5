"""The port of the metrics, held from the start on; who asks there waits until somebody answers."""

import socket
import sys
from typing import Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told

HOST: Final = "127.0.0.1"
_WAITING: Final = 5
"""Who may wait there before one is answered."""


class HeldPort:
    """A port on loopback that listens; what answers is `server.serve`, which is loaded later.

    Parameters
    ----------
    port
        0 lets the system choose; the one in use is the attribute `port`.

    Raises
    ------
    SccError
        If the port is taken or not allowed.
    """

    def __init__(self, port: int) -> None:
        self.listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if sys.platform != "win32":  # there a second program could take over a port in use, silently
                self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self.listener.bind((HOST, port))
            self.listener.listen(_WAITING)
        except (OSError, OverflowError) as error:
            self.listener.close()
            raise SccError(
                Told(f"Metrik tidak dapat dibuka di porta {port}", f"Metrics can't be opened on port {port}"),
                Told(str(error), str(error)),
                Told("Pilih porta lain dengan --metrics-port", "Choose another port with --metrics-port"),
            ) from error
        self.port: int = self.listener.getsockname()[1]

    def close(self) -> None:
        """Free the port. Idempotent."""
        self.listener.close()
