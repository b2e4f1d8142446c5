"""The rows of the panel: which sites, in which order, and what each one shows; the worst first.

snapshot ─► which statuses are other objects than before ─► order ─► rows that changed are painted again
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scc_wall.domain.site import SiteConfig, SiteState
from scc_wall.domain.site_status import SiteStatus, StateChange
from scc_wall.ui.sites.desk import SitesSnapshot
from scc_wall.ui.sites.look import SiteLook, look_of, rank, state_of
from scc_wall.ui.sites.past import RowPast
from scc_wall.ui.tips import plain_tip

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""Gives the `Row` of an index."""
_NO_PARENT: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class Row:
    """One site as it stands in the list; `past` is None until it was asked for."""

    site: SiteConfig
    status: SiteStatus | None
    past: RowPast | None = None
    last_known: StateChange | None = None

    def look(self, now_utc: datetime) -> SiteLook:
        """Return what the row says now."""
        return look_of(self.site, self.status, now_utc, self.last_known)


class SitesModel(QAbstractListModel):
    """Searched, filtered and sorted by itself: a proxy would sort through Python for every comparison."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, Row] = {}
        self._shown: list[int] = []
        self._text = ""
        self._states: frozenset[SiteState] = frozenset()
        self.now_utc: datetime | None = None
        self.counts: Counter[SiteState] = Counter()

    # --- what it holds -------------------------------------------------------------------------------------------

    def take(self, snapshot: SitesSnapshot, now_utc: datetime) -> None:
        """Follow a snapshot; only what changed is painted again."""
        self.now_utc = now_utc
        changed = {site.site_id for site in snapshot.sites if self._follow(site, snapshot.statuses.get(site.site_id))}
        for gone in self._rows.keys() - {site.site_id for site in snapshot.sites}:
            del self._rows[gone]
        for row in self._rows.values():
            row.last_known = snapshot.last_known.get(row.site.site_id)
        self.counts = Counter(state_of(row.status) for row in self._rows.values())
        self._arrange()
        self._repaint(changed)

    def _follow(self, site: SiteConfig, status: SiteStatus | None) -> bool:
        row = self._rows.get(site.site_id)
        if row is None:
            self._rows[site.site_id] = Row(site, status)
            return True
        if row.status is status and row.site == site:
            return False
        row.site, row.status = site, status
        if row.past is not None and status is not None and status.last is not None:
            row.past = row.past.beaten(status.last)
        return True

    def set_past(self, pasts: Mapping[int, RowPast]) -> None:
        """Show what the store kept of some sites, and the looks that came meanwhile."""
        for site_id, past in pasts.items():
            row = self._rows.get(site_id)
            if row is None:
                continue
            last = None if row.status is None else row.status.last
            row.past = past if last is None else past.beaten(last)
        self._repaint(pasts.keys())

    def pass_time(self, now_utc: datetime) -> None:
        """Let time pass: a status that is old now moves up."""
        self.now_utc = now_utc
        self._arrange()

    def find(self, text: str) -> None:
        """Show the sites whose name or address holds a text."""
        self._text = text.strip().casefold()
        self._arrange()

    def show_states(self, states: Iterable[SiteState]) -> None:
        """Show the sites in these states; none of them: all sites."""
        self._states = frozenset(states)
        self._arrange()

    def _arrange(self) -> None:
        now = self.now_utc
        if now is None:
            return
        wanted = [(rank(row.site, row.status, now), site_id) for site_id, row in self._rows.items() if self._fits(row)]
        shown = [site_id for _, site_id in sorted(wanted)]
        if shown == self._shown:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._shown[index.row()] for index in before]
        self._shown = shown
        places = {site_id: place for place, site_id in enumerate(shown)}
        after = [self.index(places[site_id]) if site_id in places else QModelIndex() for site_id in ids]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _fits(self, row: Row) -> bool:
        if self._states and state_of(row.status) not in self._states:
            return False
        return not self._text or self._text in row.site.name.casefold() or self._text in row.site.url.casefold()

    def _repaint(self, site_ids: Iterable[int]) -> None:
        """Tell of changed rows in as few calls as there are runs of neighbours."""
        wanted = set(site_ids)
        first: int | None = None
        for place, site_id in enumerate([*self._shown, -1]):
            if site_id in wanted:
                first = place if first is None else first
            elif first is not None:
                self.dataChanged.emit(self.index(first), self.index(place - 1))
                first = None

    # --- what is asked of it -------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many sites there are, shown or not."""
        return len(self._rows)

    @property
    def shown(self) -> Sequence[int]:
        """Ids of the sites in the list, the first row's first."""
        return self._shown

    def row_of(self, site_id: int) -> Row | None:
        """Return a site's row, None if it is gone."""
        return self._rows.get(site_id)

    def rows(self) -> Iterable[Row]:
        """Return all rows, in no order."""
        return self._rows.values()

    def index_of(self, site_id: int) -> QModelIndex:
        """Return where a site stands in the list; invalid if it is not shown."""
        return self.index(self._shown.index(site_id)) if site_id in self._shown else QModelIndex()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row for the delegate, its name, or all of it in words for screen readers."""
        if not index.isValid() or index.row() >= len(self._shown) or self.now_utc is None:
            return None
        row = self._rows[self._shown[index.row()]]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.site.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.look(self.now_utc).spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, (row.site.name, row.site.url))))  # its name may be shortened
        return None
