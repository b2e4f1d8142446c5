"""Rectangles of a plain grid."""

Rect = tuple[float, float, float, float]
"""x, y, width, height in pixels."""


def grid(columns: int, rows: int, size_px: tuple[float, float]) -> list[Rect]:
    """Return the cells of a grid over an area, row by row."""
    width, height = size_px[0] / columns, size_px[1] / rows
    return [(column * width, row * height, width, height) for row in range(rows) for column in range(columns)]
