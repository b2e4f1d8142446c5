"""Composition: store, video core, wall windows and metrics wired into one running program. Only cli imports it."""
