"""Ports on loopback: what the metrics and the programs beside the wall are spoken to by."""

import socket
from typing import Final

from scc_wall.app.doctor.finding import Finding, Level, told
from scc_wall.base.told import Told

TITLE: Final = Told("Port", "Ports")
HOST: Final = "127.0.0.1"
_ANSWER_S: Final = 2.0


def ports(metrics_port: int | None) -> Finding:
    """Look whether a program here can serve another on loopback.

    Parameters
    ----------
    metrics_port
        The one that the wall is to serve its metrics on; None: any will do.
    """
    try:
        used = _served(metrics_port or 0)
    except (OSError, OverflowError) as error:
        what = told("{port} tidak dapat dibuka", "{port} can't be opened", port=f"{HOST}:{metrics_port or '*'}")
        why = told("{why}", "{why}", why=getattr(error, "strerror", None) or str(error))
        todo = Told(
            "Bila dinding sedang berjalan, port metriknya memang terpakai. Jika tidak: pilih port lain, atau izinkan "
            "127.0.0.1 di firewall dan antivirus.",
            "If the wall runs, its port of metrics is in use by right. If not: choose another port, or allow "
            "127.0.0.1 in firewall and virus scanner.",
        )
        level = Level.CARE if metrics_port else Level.BAD
        return Finding("ports", level, TITLE, what, why, todo, {"metrics_port": metrics_port})
    what = told("{host} dapat dipakai (metrik: {port})", "{host} can be used (metrics: {port})", host=HOST, port=used)
    if not metrics_port:
        what = told("{host} dapat dipakai", "{host} can be used", host=HOST)
    return Finding("ports", Level.GOOD, TITLE, what, facts={"metrics_port": metrics_port})


def _served(port: int) -> int:
    """Listen there, be called, and stop; return the port; raises OSError if any of it fails."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.settimeout(_ANSWER_S)
        listening.bind((HOST, port))
        listening.listen(1)
        used: int = listening.getsockname()[1]
        with socket.create_connection((HOST, used), _ANSWER_S):
            listening.accept()[0].close()
    return used
