"""What can be tried without a server: tables and migrations are told in PostgreSQL's own words."""

import io

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from scc_wall.storage.migrations.versions import v0001_first_tables, v0002_access, v0003_sites
from scc_wall.storage.tables import metadata


def test_the_tables_can_be_made_there() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
    for table in metadata.sorted_tables:
        assert "AUTOINCREMENT" not in str(CreateTable(table).compile(dialect=dialect))


def test_the_migration_can_be_run_there() -> None:
    sql = io.StringIO()
    context = MigrationContext.configure(
        dialect_name="postgresql", opts={"as_sql": True, "output_buffer": sql, "literal_binds": True}
    )
    with Operations.context(context):
        v0001_first_tables.upgrade()
        v0002_access.upgrade()
        v0003_sites.upgrade()
    text = sql.getvalue()
    assert text.count("CREATE TABLE") == 24
    assert text.count("INSERT INTO regions") == 17
    assert "id SERIAL NOT NULL" in text
    assert "password_sealed BYTEA" in text
    assert "REVOKE UPDATE, DELETE, TRUNCATE ON audit" in text
