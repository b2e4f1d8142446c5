"""Whom a site's certificate must be signed by: the contexts of TLS, loaded once (20 to 40 ms each time).

Trusted are the roots of the system, so an authority that an administrator of this PC installed counts here as in a
browser. On Windows the roots of certifi are added: Windows fetches a root when a program of its own first meets it,
which Python's `ssl` can't ask for, so on a fresh PC good sites would be "TLS rantai". The same where a system has none.
"""

import ssl
import sys
from functools import cached_property
from pathlib import Path
from typing import Final

from requests import utils  # not `from requests.utils`: test_architecture says why

_OP_LEGACY_SERVER_CONNECT: Final = 0x4
"""`ssl.OP_LEGACY_SERVER_CONNECT`, which Python names since 3.12."""


class Trust:
    """The contexts of TLS; one for all probes, usable from any thread.

    Parameters
    ----------
    extra_ca
        A PEM file with further authorities: those of internal sites, of the demo, of tests.
    """

    def __init__(self, extra_ca: Path | None = None) -> None:
        self._extra_ca = extra_ca

    @cached_property
    def verifying(self) -> ssl.SSLContext:
        """Return the context over which everything is sent.

        Raises
        ------
        OSError
            If the extra authorities can't be read (also `ssl.SSLError`).
        """
        context = ssl.create_default_context()
        # Python 3.13 set this for all; it refuses certificates that browsers take, and one rule must hold everywhere.
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        # Browsers still speak to servers that never learnt secure renegotiation (RFC 5746); there are old ones.
        context.options |= _OP_LEGACY_SERVER_CONNECT
        if sys.platform == "win32" or not context.cert_store_stats()["x509_ca"]:
            context.load_verify_locations(utils.DEFAULT_CA_BUNDLE_PATH)
        if self._extra_ca is not None:
            context.load_verify_locations(self._extra_ca)
        return context

    @cached_property
    def looking(self) -> ssl.SSLContext:
        """Return the context that only reads a chain which is not trusted; nothing is ever sent over it.

        A handshake of its own, rather than one context that records and lets pass: a mistake here can't send a
        request to somebody whose name was not proven.
        """
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context
