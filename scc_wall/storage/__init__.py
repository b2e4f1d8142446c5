"""Keeps what was configured: engine, tables, migrations, repositories.

domain values ─→ repository ─→ one short transaction ─→ SQLite (or PostgreSQL by URL). Owns no thread; may be called
from any, also the UI's. Imported by `app` and `cli` alone; the only package that knows SQLAlchemy and Alembic.
"""
