"""SCC Wall: the video wall of the Sumsel Command Center, honest about every picture."""

__version__ = "0.1.0"
