"""Pictures of every window: scenes build them with sample data, `draw` takes them, the tests judge the same scenes."""
