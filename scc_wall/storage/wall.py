"""What makes a wall: its layouts and the screens that it knows."""

import logging

from sqlalchemy import delete, insert, select, update

from scc_wall.base.clock import Clock
from scc_wall.base.told import Told
from scc_wall.domain.layout import Layout
from scc_wall.domain.screen_memory import KnownScreen
from scc_wall.storage.engine import Database
from scc_wall.storage.layout_document import from_document, to_document
from scc_wall.storage.rows import screen_of
from scc_wall.storage.tables import cameras, layouts, screens
from scc_wall.storage.told_errors import StoreError

_log = logging.getLogger(__name__)


class LayoutRepository:
    """Layouts by name."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def names(self) -> tuple[str, ...]:
        """Return the names of all layouts, in alphabetical order."""
        with self._database.reading() as connection:
            return tuple(sorted(connection.scalars(select(layouts.c.name)), key=str.casefold))

    def load(self, name: str) -> Layout | None:
        """Return a layout, None if there is none of that name; places of removed cameras are empty.

        Raises
        ------
        StoreError
            If it can't be read, e.g. because a newer program saved it.
        """
        with self._database.reading() as connection:
            document = connection.scalar(select(layouts.c.document).where(layouts.c.name == name))
            known = set(connection.scalars(select(cameras.c.id)))
        if document is None:
            return None
        try:
            return from_document(name, document, known)
        except ValueError as error:
            _log.warning("layout %r can't be read: %s", name, error)
            raise StoreError(
                Told("Tata letak “{name}” tidak dapat dibaca.", "Layout “{name}” can't be read.").format(name=name),
                Told(str(error), str(error)),
                Told("Hapus tata letak itu dan buat lagi.", "Delete the layout and make it again."),
            ) from error

    def save(self, layout: Layout) -> None:
        """Save a layout; one of the same name is replaced."""
        values = {"document": to_document(layout), "saved_utc": _moment(self._clock)}
        with self._database.writing() as connection:
            here = layouts.c.name == layout.name
            if connection.execute(update(layouts).where(here).values(**values)).rowcount == 0:
                connection.execute(insert(layouts).values(name=layout.name, **values))

    def delete(self, name: str) -> None:
        """Delete a layout. Idempotent."""
        with self._database.writing() as connection:
            connection.execute(delete(layouts).where(layouts.c.name == name))


class ScreenRepository:
    """The screens that the wall knows, saved all together; `domain.screens` says which of them is present."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list(self) -> tuple[KnownScreen, ...]:
        """Return all known screens, those with a position first, in its order."""
        query = select(screens).order_by(screens.c.position.is_(None), screens.c.position, screens.c.id)
        with self._database.reading() as connection:
            return tuple(screen_of(row) for row in connection.execute(query).mappings())

    def remember(self, *known: KnownScreen) -> None:
        """Save these as all the screens that are known, in place of those before."""
        with self._database.writing() as connection:
            connection.execute(delete(screens))
            if known:
                connection.execute(insert(screens), [_screen_values(screen, self._clock) for screen in known])


def _screen_values(screen: KnownScreen, clock: Clock) -> dict[str, object]:
    x, y, width, height = screen.geometry_px
    return {
        "serial": screen.serial,
        "manufacturer": screen.manufacturer,
        "model": screen.model,
        "name": screen.name,
        "x_px": x,
        "y_px": y,
        "width_px": width,
        "height_px": height,
        "position": screen.position,
        "saved_utc": _moment(clock),
    }


def _moment(clock: Clock) -> str:
    return clock.now_utc().isoformat(timespec="milliseconds")
