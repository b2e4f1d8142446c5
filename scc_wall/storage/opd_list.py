"""Loads the list of OPD that comes with the program: for a first start, and for the demo."""

from scc_wall.base.resources import resource
from scc_wall.domain.site_csv import OPD_LIST, parse
from scc_wall.domain.site_import import SiteChanges, planner
from scc_wall.storage.sites import SiteRepository


def load_opd(sites: SiteRepository) -> SiteChanges:
    """Add the sites of the list that are not there, and return what was changed.

    Raises
    ------
    SccError
        If the store refuses.
    """
    parsed = parse(resource(OPD_LIST).read_bytes())
    assert not parsed.errors, parsed.errors  # a test reads it
    return sites.apply(planner(parsed.rows))
