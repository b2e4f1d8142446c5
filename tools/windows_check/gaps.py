"""What wine lacks, as a plugin of pytest (`-p tools.windows_check.gaps`): tests that would fail for its sake alone.

Only what real Windows has and wine has not stands here. A test that can't hold on Windows says so itself.
"""

from typing import Final

import pytest

_RESET: Final = "a connection that was reset before the receive began reads as one that was closed"
GAPS: Final[dict[str, str]] = {
    "test_reset_while_answering": _RESET,
    "script-0-reset": _RESET,
    "test_fin_and_rst[rst": _RESET,
}
"""Part of a test's name → why it can't pass under wine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip each test that meets a gap, and say which."""
    for item in items:
        for part, reason in GAPS.items():
            if part in item.nodeid:
                item.add_marker(pytest.mark.skip(reason=f"wine: {reason}"))
