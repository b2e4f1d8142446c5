"""How steering goes, in figures for the metrics."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PtzFigures:
    """Figures of this station since the program began, or of now.

    Parameters
    ----------
    in_hand, moving, alarms
        Cameras with a controller; of them those that move or may; of them those that do not stop.
    runaways
        How often a camera did not stop in time.
    moves, unproved
        Moves that ended; of them those after which the camera was not known to stand.
    commands
        Sent to cameras.
    failed
        How often a camera did not do what it was told, or did not answer.
    refused
        Wishes that policy, lock or store denied.
    """

    in_hand: int = 0
    moving: int = 0
    alarms: int = 0
    runaways: int = 0
    moves: int = 0
    unproved: int = 0
    commands: int = 0
    failed: int = 0
    refused: int = 0
