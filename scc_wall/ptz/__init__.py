"""Cameras found, asked and steered: the ONVIF client. Owns no threads but look-ups of names; only app and cli import it."""
