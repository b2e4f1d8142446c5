"""Keeps guest mode over restarts, and has it stand in the audit that guests came and left. Lives on the UI thread."""
