"""The address of a camera's ONVIF device service, as people type it and cameras announce it."""

from scc_wall.base.told import Told
from scc_wall.domain.camera_url import BadUrlError, holds_secret, take_apart


def read_onvif_address(text: str) -> str:
    """Return the address without spaces around it: `http://10.0.0.5/onvif/device_service`, or a host alone.

    Raises
    ------
    BadUrlError
        If it is none, or holds an account or a password: it is shown and stored as it stands.
    """
    address = text.strip()
    alone = "://" not in address
    whole = take_apart(f"http://{address}" if alone else address)
    if not whole.url.startswith(("http://", "https://")):
        raise BadUrlError(
            Told(
                "alamat ONVIF harus http://, https:// atau host saja", "an ONVIF address is http://, https:// or a host"
            )
        )
    if whole.credentials is not None or "@" in whole.url or holds_secret(whole.url):
        raise BadUrlError(
            Told(
                "alamat ONVIF memuat akun atau kata sandi; tulis di kolomnya sendiri",
                "the ONVIF address holds an account or a password; write it in its own field",
            )
        )
    return address if alone else whole.url
