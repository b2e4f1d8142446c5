"""One look: from the site's address over its redirects to the last answer, each hop checked anew."""

import socket
import ssl
from dataclasses import dataclass
from typing import Final

import requests

from scc_wall.base.clock import Clock
from scc_wall.base.told import Told
from scc_wall.domain.site import Page, ProbeResult, SiteCause, SiteCertificate, SiteConfig
from scc_wall.domain.site_probe import Resolver, Seen
from scc_wall.monitors import body, certificates, guard, refusals, wire
from scc_wall.monitors.connection import PinnedAdapter, prepared
from scc_wall.monitors.fault import SiteFaultError, filled, printable, same
from scc_wall.monitors.freshness import Freshness
from scc_wall.monitors.own_domain import is_own
from scc_wall.monitors.stopwatch import Phase, Stopwatch
from scc_wall.monitors.target import BadTargetError, Target, redirected
from scc_wall.monitors.trust import Trust


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all looks of a prober share."""

    resolver: Resolver
    clock: Clock
    trust: Trust
    freshness: Freshness


class Look:
    """One look at one page.

    Parameters
    ----------
    start
        The page.
    headers
        Of every request.
    full
        Ask for the body even if it has not changed.
    """

    def __init__(
        self,
        around: Surroundings,
        site: SiteConfig,
        start: Target,
        headers: dict[str, str],
        *,
        full: bool,
        as_crawler: bool,
    ) -> None:
        self._around = around
        self._site = site
        self._start = start
        self._headers = headers
        self._full = full
        self._as_crawler = as_crawler
        self._at_utc = around.clock.now_utc()
        self._watch = Stopwatch(around.clock, site.limits)
        self._reach: guard.Reach | None = None
        self._hops: list[Target] = []
        self._certificate: SiteCertificate | None = None
        self._address = ""
        self._status: int | None = None
        self._body = body.Body(None)
        self._page: Page | None = None

    def run(self) -> Seen:
        """Look; what the site does wrong is the cause of the result."""
        try:
            target, to = self._start, self._visit(self._start)
            while to is not None:
                self._follow(target, to)
                target, to = to, self._visit(to)
        except SiteFaultError as fault:
            return self._seen(fault.cause, fault.detail)
        packed = Told("isi dimampatkan dengan {how}, tidak terbaca", "page packed with {how}, can't be read")
        return self._seen(None, packed.format(how=self._body.packed) if self._body.packed else None)

    def _seen(self, cause: SiteCause | None, detail: Told | None) -> Seen:
        result = ProbeResult(
            site_id=self._site.site_id,
            at_utc=self._at_utc,
            cause=cause,
            detail=detail,
            status=self._status,
            phases=self._watch.phases(),
            certificate=self._certificate,
            address=self._address,
            hops=tuple(hop.place for hop in self._hops),
            body_bytes=len(self._body.content or b""),
            unchanged=cause is None and self._status == requests.codes.not_modified,
        )
        return Seen(result, self._page)

    def _follow(self, current: Target, to: Target) -> None:
        """Take note of a redirect that may be followed.

        One that never ends has the cause of redirects too: a redirect is good if it ends at a page of the own domain.
        The detail says what it is.
        """
        if to in {self._start, *self._hops}:
            told = Told("pengalihan berputar: {place}", "redirects run in a circle: {place}")
            raise SiteFaultError(SiteCause.OFF_DOMAIN, told.format(place=current.place))
        if len(self._hops) >= self._site.limits.redirects:
            told = Told("lebih dari {count} pengalihan", "more than {count} redirects")
            raise SiteFaultError(SiteCause.OFF_DOMAIN, told.format(count=self._site.limits.redirects))
        self._hops.append(to)
        self._status, self._address = None, ""
        self._watch.next_hop()

    def _visit(self, target: Target) -> Target | None:
        """Ask one host; return where it sends to, or None once this is the answer."""
        addresses = self._addresses(target)
        with self._connected(target, addresses) as connection:
            response = self._asked(connection, target)
            if response.status_code in refusals.REDIRECTS and "Location" in response.headers:
                self._watch.end()
                return self._next(target, response.headers["Location"])
            self._read(response, target)
            return None

    # --- where

    def _addresses(self, target: Target) -> list[str]:
        literal = ":" in target.host or target.host.replace(".", "").isdigit()
        found = [target.host] if literal else self._resolved(target.host)
        good = guard.allowed(found, guard.reachable(self._site.internal, self._reach))
        if not good:
            raise self._forbidden(target, guard.reach_of(found[0]))
        if self._reach is None:
            self._reach = guard.reach_of(good[0])
        return good

    def _resolved(self, host: str) -> list[str]:
        self._watch.begin(Phase.RESOLVE)
        try:
            found = self._around.resolver.resolve(host, self._watch.left_s())
        except TimeoutError:
            raise self._watch.late() from None
        except OSError as error:
            raise SiteFaultError(SiteCause.DNS, _told_dns_error(host, error)) from error
        self._watch.end()
        return list(found)

    def _forbidden(self, target: Target, reach: guard.Reach) -> SiteFaultError:
        if self._reach is not None:  # not the site's own address, but where it leads; it is not visited
            self._hops.pop()
            return _off_domain(target.place, reach.value)
        told = Told("alamat tidak diizinkan: {host} berada di {reach}", "address not allowed: {host} is in {reach}")
        if reach in {guard.Reach.PRIVATE, guard.Reach.LOOPBACK} and not self._site.internal:
            told = Told(f"{told.id} (hanya untuk situs internal)", f"{told.en} (only for an internal site)")
        return SiteFaultError(SiteCause.CONNECT, filled(told, host=target.host, reach=reach.value))

    def _next(self, current: Target, location: str) -> Target:
        try:
            to = redirected(current, location)
        except BadTargetError as bad:
            if bad.forbidden:
                raise _off_domain(printable(location.partition("?")[0]), bad.told) from bad
            told = Told("tujuan pengalihan: {why}", "where it redirects to: {why}")
            raise SiteFaultError(SiteCause.OFF_DOMAIN, filled(told, why=bad.told)) from bad
        if not is_own(self._start.host, to.host, self._site.allowed_hosts):
            raise _off_domain(to.place)
        return to

    # --- connected

    def _connected(self, target: Target, addresses: list[str]) -> wire.Wire:
        connection: socket.socket = self._dialled(target, addresses)
        if target.scheme == "https":
            connection = self._secured(target, connection)
        return wire.Wire(connection, self._watch, body.budget(self._site.limits.body_bytes))

    def _dialled(self, target: Target, addresses: list[str]) -> socket.socket:
        self._watch.begin(Phase.CONNECT)
        connection, self._address = wire.connect(addresses, target.port, self._watch)
        self._watch.end()
        return connection

    def _secured(self, target: Target, connection: socket.socket) -> ssl.SSLSocket:
        self._watch.begin(Phase.TLS)
        try:
            secured = wire.shake_hands(connection, self._around.trust.verifying, target.host, self._watch)
        except ssl.SSLCertVerificationError as error:
            self._watch.end()
            raise self._untrusted(error, target) from error
        self._watch.end()
        self._certificate = certificates.certificate_of(certificates.chains_of(secured))
        return secured

    def _untrusted(self, error: ssl.SSLCertVerificationError, target: Target) -> SiteFaultError:
        seen, now_utc = self._shown(target), self._around.clock.now_utc()
        trouble = certificates.trouble_of(error, seen, now_utc)
        self._certificate = certificates.untrusted(seen, trouble)
        return SiteFaultError(trouble, certificates.told_trouble(error, seen, now_utc))

    def _shown(self, target: Target) -> SiteCertificate | None:
        """Return the certificate that is not trusted, by a second handshake over which nothing is sent."""
        watch = self._watch.beside()
        watch.begin(Phase.TLS)
        try:
            connection, _ = wire.connect([self._address], target.port, watch)
            with wire.shake_hands(connection, self._around.trust.looking, target.host, watch) as secured:
                return certificates.certificate_of(certificates.chains_of(secured))
        except (SiteFaultError, OSError):
            return None  # the cause is known; its certificate stays unknown

    # --- asked and answered

    def _asked(self, connection: wire.Wire, target: Target) -> requests.Response:
        conditions = {} if self._full else self._around.freshness.conditions(target.url, as_crawler=self._as_crawler)
        try:
            request = prepared(target, {**self._headers, **conditions})
        except requests.RequestException as error:
            raise SiteFaultError(SiteCause.CONTENT, same(type(error).__name__)) from error
        self._watch.begin(Phase.FIRST_BYTE)
        response = PinnedAdapter(connection, target).send(request)
        self._status = response.status_code
        if response.status_code == requests.codes.not_modified and not conditions:
            raise SiteFaultError(SiteCause.CONTENT, Told("HTTP 304 tanpa diminta", "HTTP 304 that was not asked for"))
        return response

    def _read(self, response: requests.Response, target: Target) -> None:
        status = response.status_code
        if status == requests.codes.not_modified:
            self._watch.end()
            return
        try:
            self._body = body.read(response, self._site.limits.body_bytes)
        except SiteFaultError:
            if status < requests.codes.bad_request:
                self._around.freshness.forget(target.url, as_crawler=self._as_crawler)
                raise
            # An error page that breaks off is still that error.
        self._watch.end()
        self._keep(response, target)

    def _keep(self, response: requests.Response, target: Target) -> None:
        content = self._body.content
        if content is not None:
            kind = response.headers.get("Content-Type", "")[:200]
            self._page = Page(target.url, response.status_code, kind, content, self._body.cut)
        fault = refusals.fault_of(response.status_code, response.headers, content or b"")
        if fault is not None:
            self._around.freshness.forget(target.url, as_crawler=self._as_crawler)
            raise fault
        self._around.freshness.learn(target.url, response.headers, as_crawler=self._as_crawler)


def _off_domain(place: str, why: Told | None = None) -> SiteFaultError:
    told = filled(Told("dialihkan ke {place}", "redirected to {place}"), place=place)
    return SiteFaultError(SiteCause.OFF_DOMAIN, told if why is None else filled(_AND_WHY, what=told, why=why))


_AND_WHY: Final = Told("{what} ({why})", "{what} ({why})")


def _told_dns_error(host: str, error: OSError) -> Told:
    if isinstance(error, BlockingIOError):
        return Told("terlalu banyak pertanyaan DNS menggantung", "too many questions to the DNS hang")
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        return Told("server DNS tidak menjawab untuk {host}", "the DNS server does not answer for {host}").format(
            host=host
        )
    return Told("nama {host} tidak ada di DNS", "the DNS knows no {host}").format(host=host)
