"""An unexpected warning in the log fails the test in which it appeared.

A test that expects one says so with `expected_logs.expect("part of it")`, and fails if it does not come. Where one may
come beside the point of the tests, `@pytest.mark.allows_log("part of it")` lets it, for a test or a module. A test that
asks for pytest's `caplog` looks at its log itself and is left alone.
"""

import logging
import re
from collections.abc import Iterator

import pytest


class ExpectedLogs(logging.Handler):
    """Collects warnings and worse, and knows which ones a test expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._lines: list[str] = []
        self._patterns: list[str] = []
        self._allowed: list[str] = []

    def expect(self, pattern: str) -> None:
        """Say that a warning (or worse) with this regular expression in its text will come, once or more."""
        self._patterns.append(pattern)

    def allow(self, *patterns: str) -> None:
        """Say that warnings with one of these regular expressions in their text may come."""
        self._allowed.extend(patterns)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record's text, as `LEVEL logger: message`."""
        self._lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def surprises(self) -> list[str]:
        """Return what came unexpected, and what was expected and did not come."""
        known = [*self._patterns, *self._allowed]
        unexpected = [line for line in self._lines if not any(re.search(p, line) for p in known)]
        lacking = [p for p in self._patterns if not any(re.search(p, line) for line in self._lines)]
        return [f"not expected: {line}" for line in unexpected] + [f"expected, but did not come: {p}" for p in lacking]


@pytest.fixture(autouse=True)
def expected_logs(request: pytest.FixtureRequest) -> Iterator[ExpectedLogs]:
    """What this test's log may and must hold of warnings."""
    handler = ExpectedLogs()
    for mark in request.node.iter_markers("allows_log"):
        handler.allow(*mark.args)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    root.setLevel(level)  # a program that was run here sets its own: what the next test logs must not depend on it
    if (surprises := handler.surprises()) and "caplog" not in request.fixturenames:
        pytest.fail("the log:\n" + "\n".join(surprises), pytrace=False)
