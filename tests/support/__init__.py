"""What several tests share: clocks, checks that nothing is left behind, needs. Imported as `tests.support.…`."""
