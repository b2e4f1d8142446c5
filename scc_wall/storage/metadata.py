"""What all tables belong to, and how their constraints are called."""

from typing import Final

from sqlalchemy import MetaData

metadata: Final = MetaData(
    naming_convention={  # constraints need names, or a later migration can't drop them
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
