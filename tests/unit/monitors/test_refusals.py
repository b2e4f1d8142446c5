"""A firewall's answer is told apart from the site's."""

import pytest

from scc_wall.domain.site import SiteCause
from scc_wall.monitors.refusals import fault_of


@pytest.mark.parametrize(
    ("status", "headers", "content"),
    [
        (200, {}, b"<TITLE>Request Rejected</TITLE>The requested URL was rejected. Your support ID is: 1"),
        (503, {"cf-mitigated": "challenge"}, b""),
        (403, {}, b"Attention Required! | Cloudflare"),
        (202, {"x-amzn-waf-action": "challenge"}, b""),
        (200, {}, b"Request unsuccessful. Incapsula incident ID: 4-5"),
    ],
)
def test_the_marks_of_a_firewall(status: int, headers: dict[str, str], content: bytes) -> None:
    fault = fault_of(status, headers, content)
    assert fault is not None
    assert fault.cause is SiteCause.REFUSED
    assert "WAF" in fault.detail.en


def test_a_page_of_the_site_that_speaks_of_a_firewall_is_none() -> None:
    article = b"The requested URL was rejected. Your support ID" + b" ditulis oleh Dinas Kominfo" * 1000
    assert fault_of(200, {}, article) is None
    assert fault_of(200, {}, b"support id") is None
