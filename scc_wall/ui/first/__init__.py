"""The first start: a few pages from an empty installation to a live wall (spec desk.md). UI thread; shown by `app`."""
