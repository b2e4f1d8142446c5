"""What must outlive a restart: engine, tables, repositories, migrations. No thread of its own; app imports it."""
