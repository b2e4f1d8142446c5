"""Says how many of the cameras that the wall shows are live, the same on each page."""

from scc_wall.ui.words import tr


def live_words(live: int, visible: int) -> tuple[str, str]:
    """Return the sentence and its tone; a wall of which a camera is missing is not called live."""
    if not visible:
        return tr("Belum ada kamera di dinding."), "quiet"
    if live == visible:
        return tr("✓ {n} kamera tampil langsung", n=live).format(n=live), "good"
    told = tr("{n} dari {all} kamera tampil langsung; {rest} belum: sebabnya tertulis di petaknya")
    return told.format(n=live, all=visible, rest=visible - live), "quiet"
