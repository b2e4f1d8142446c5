"""A keyring for tests of the vault."""


class MemoryBackend:
    """A backend that keeps what it is given."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was kept, None if nothing was."""
        return self.texts.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.texts[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        del self.texts[service, username]
