"""Frame slot to screen: wall windows, tiles, desk, keys. Everything here runs on the UI thread; only app imports it."""
