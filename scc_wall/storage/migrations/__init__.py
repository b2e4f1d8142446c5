"""Alembic's scripts: one file for each step of the schema, oldest first; never change one that was released."""
