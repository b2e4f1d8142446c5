"""Cameras found, asked and steered over ONVIF. Owns no threads but look-ups of names; only app and cli import it."""
