"""Simulated PTZ cameras: an ONVIF device whose picture follows where it looks. Imported by `cli` and tests."""
