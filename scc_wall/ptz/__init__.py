"""Cameras found, asked and steered over ONVIF. Owns look-ups of names, and threads for each steered camera.

Only app and cli import it.
"""
