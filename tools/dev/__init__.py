"""The commands of `dev.py`: command → environment, system packages → program. Standard library only."""
