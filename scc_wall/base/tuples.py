"""Named tuples on hot paths."""

from typing import Final

new_tuple: Final = tuple.__new__
"""Makes a named tuple from all its fields: its own constructor is a Python function around this. For what is made for
each picture; call it with the class and a tuple of every field in order, which mypy can't check."""
