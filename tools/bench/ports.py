"""Ports chosen by the system."""

import socket


def free_port() -> int:
    """Return a port of 127.0.0.1 that was free a moment ago, for programs that can't be asked which they took."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
