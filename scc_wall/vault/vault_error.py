"""The vault's errors, told to a person."""

from scc_wall.base.errors import SccError


class VaultError(SccError):
    """The master key can't be had, or a secret can't be unsealed."""


class NoPassphraseError(VaultError):
    """It takes a passphrase to have the master key, or to keep it, and there was none."""
