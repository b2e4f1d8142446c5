"""`@pytest.mark.needs("xvfb", …)`: skips a test where Debian's packages of those names are missing, and says how to get
them. In CI a missing one fails the test: there, a skipped test would look like a passed one.
"""

import sys
from functools import cache

import pytest

from tests.support.ci import in_ci
from tools.dev.debian import known_packages, missing_for_qt, missing_for_tests


@cache
def _missing() -> frozenset[str]:
    return frozenset([*missing_for_qt(), *missing_for_tests()])


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip or fail a test whose needs are not met."""
    wanted = {package for mark in item.iter_markers("needs") for package in mark.args}
    if not wanted:
        return
    if not sys.platform.startswith("linux"):
        pytest.skip("needs programs that run on Linux alone: " + " ".join(sorted(wanted)))
    if unknown := sorted(wanted - known_packages()):
        pytest.fail(f"nothing is known of the package {', '.join(unknown)}: see tools/dev/debian.py", pytrace=False)
    if lacking := sorted(wanted & _missing()):
        reason = f"sudo apt-get install -y --no-install-recommends {' '.join(lacking)}"
        if in_ci():
            pytest.fail(f"not installed, which CI does first: {reason}", pytrace=False)
        pytest.skip(f"needs: {reason}")
