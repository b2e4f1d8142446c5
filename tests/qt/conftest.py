"""What holds for every Qt test: no window, timer, thread or animation outlives it."""

# Where Qt can't load, tests/conftest.py skips the modules here with the reason; this file must still be importable.
try:
    import PySide6.QtWidgets  # noqa: F401 - asked only whether it loads
except ImportError:
    pass
else:
    from tests.support.qt_leaks import _no_qt_leaks, _qt_starts_are_recorded  # noqa: F401 - fixtures
