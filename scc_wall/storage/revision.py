"""The newest schema."""

from typing import Final

HEAD: Final = "0009"
"""The newest revision, so that an up-to-date store opens without Alembic; a test holds it to the scripts."""
