"""Remembers what a server said of the version of a page, to ask only for what is newer."""

import re
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Final

REMEMBERED_MOST: Final = 4096
"""Pages: 300 sites with robots.txt, sitemap, watched paths and a crawler's view each."""
_SANE: Final = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,254}")


class Freshness:
    """ETag and Last-Modified of the last good answer of each page; usable from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, bool], dict[str, str]] = OrderedDict()

    def conditions(self, url: str, *, as_crawler: bool) -> dict[str, str]:
        """Return the headers with which a server may answer 304; empty if nothing is known."""
        with self._lock:
            return dict(self._known.get((url, as_crawler), {}))

    def learn(self, url: str, headers: Mapping[str, str], *, as_crawler: bool) -> None:
        """Keep what a good answer with a body said, or forget what was known if it said nothing."""
        found = {
            condition: value
            for condition, header in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
            if _SANE.fullmatch(value := headers.get(header, ""))
        }
        with self._lock:
            self._known.pop((url, as_crawler), None)
            if found:
                self._known[url, as_crawler] = found
            if len(self._known) > REMEMBERED_MOST:
                self._known.popitem(last=False)

    def forget(self, url: str, *, as_crawler: bool) -> None:
        """Forget a page: its last answer was not good."""
        with self._lock:
            self._known.pop((url, as_crawler), None)
