"""Prometheus text on loopback: the UI thread leaves a snapshot, the `metrics` thread tells it. Owns that one thread."""
