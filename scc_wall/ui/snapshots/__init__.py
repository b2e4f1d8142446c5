"""Snapshots as a person takes and sees them: the strip under the picture, and the gallery. UI thread alone."""
