"""Tooltips that may hold what was typed, or what a camera sent."""

from html import escape


def plain_tip(text: str) -> str:
    """Return a text for a tooltip, which Qt would take for rich text if it looks like some."""
    return "<span>" + escape(text).replace("\n", "<br>") + "</span>" if "<" in text else text
