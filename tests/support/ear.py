"""A sound that nobody hears but the test."""

from pathlib import Path

from scc_wall.ui.sites.sound import Sound


class Ear(Sound):
    """A sound that is counted."""

    def __init__(self) -> None:
        super().__init__(which=lambda _: None)
        self.heard = 0

    def play(self, file: Path) -> None:
        assert file.is_file()
        self.heard += 1
