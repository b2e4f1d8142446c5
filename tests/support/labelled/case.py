"""One labelled case: what a look, a crawler's visit and the paths brought, and whether it is an attack."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scc_wall.domain.site import Page, SiteConfig

HTML = "text/html; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled case.

    Parameters
    ----------
    trick
        How it was attacked, or what makes a clean one hard.
    held_out
        Written before the rules were tuned and never looked at while tuning.
    paths
        Path to body, besides the page itself.
    """

    name: str
    trick: str
    hacked: bool
    body: str | bytes
    held_out: bool = False
    host: str = "dinkes.sumselprov.go.id"
    crawled: str | None = None
    crawled_url: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)
    content_type: str = HTML
    allowed_hosts: tuple[str, ...] = ()

    @property
    def site(self) -> SiteConfig:
        """Return the site that the page belongs to."""
        return SiteConfig(self.name, f"https://{self.host}", 1, allowed_hosts=self.allowed_hosts)

    @property
    def page(self) -> Page:
        """Return what a visitor is shown."""
        return self._page(self.body)

    @property
    def crawled_page(self) -> Page | None:
        """Return what a crawler is shown, None if none came."""
        return None if self.crawled is None else self._page(self.crawled, url=self.crawled_url)

    @property
    def path_pages(self) -> list[Page]:
        """Return what stands at the other paths."""
        kinds = {".txt": "text/plain", ".xml": "application/xml"}
        return [self._page(body, path, kinds.get(path[-4:], HTML)) for path, body in self.paths.items()]

    def _page(self, body: str | bytes, path: str = "/", kind: str = "", url: str = "") -> Page:
        written = body.encode() if isinstance(body, str) else body
        return Page(url or f"https://{self.host}{path}", 200, kind or self.content_type, written)
