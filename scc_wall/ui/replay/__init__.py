"""Looking at the last half minute of a tile again, on that tile: its own thread of Qt, wired by `app.replay`."""
