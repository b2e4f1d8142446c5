"""Backups of the store while the wall runs: when one is due, made by a worker of their own, told where one fails."""
