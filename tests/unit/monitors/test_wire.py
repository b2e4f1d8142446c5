"""Which addresses are tried, and what a socket's error is called."""

import errno
import ssl

import pytest

from scc_wall.monitors.wire import in_turn, told_os_error


@pytest.mark.parametrize(
    ("addresses", "tried"),
    [
        (["1.1.1.1"], ["1.1.1.1"]),
        (["::1", "::2", "::3", "::4", "1.1.1.1"], ["::1", "1.1.1.1", "::2"]),
        (["1.1.1.1", "1.1.1.2", "1.1.1.3", "::1"], ["1.1.1.1", "::1", "1.1.1.2"]),
    ],
)
def test_a_dead_family_leaves_the_other_a_try(addresses: list[str], tried: list[str]) -> None:
    assert in_turn(addresses) == tried


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, "x"), "refused"),
        (ConnectionResetError(errno.ECONNRESET, "x"), "reset"),
        (OSError(errno.EHOSTUNREACH, "x"), "reached"),
        (ssl.SSLEOFError(8, "x"), "closed during TLS"),
        (ssl.SSLError(1, "x"), "TLS failed"),
        (OSError(errno.EACCES, "Permission denied"), "Permission denied"),
        (OSError(), "OSError"),
    ],
)
def test_a_person_is_told_what_a_socket_says(error: OSError, text: str) -> None:
    assert text in told_os_error(error).en
