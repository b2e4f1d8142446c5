"""Whether this run is CI, where nothing may be skipped for lack of packages."""

import os


def in_ci() -> bool:
    """Return whether a skipped test would look like a passed one to whoever reads the result."""
    return os.environ.get("CI", "").lower() in {"1", "true"}
