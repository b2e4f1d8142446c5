"""A wall with access, for every test here."""

from tests.support.access_wall import demo, make, password, trained  # noqa: F401 - fixtures, known by their names
