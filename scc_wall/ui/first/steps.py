"""The steps of the first start, and which one is missing. No widgets.

::

    WELCOME ─► KEY ─► ADMIN ─► SCREENS ─► CAMERAS ─► SITES ─► DONE
"""

from enum import IntEnum

from scc_wall.ui.first.desk import FirstState, KeyPlaceKind
from scc_wall.ui.words import tr


class Step(IntEnum):
    """In their order. The key comes before the admin: the admin's account is the first row that it seals."""

    WELCOME = 0
    KEY = 1
    ADMIN = 2
    SCREENS = 3
    CAMERAS = 4
    SITES = 5
    DONE = 6


def first_missing(state: FirstState) -> Step:
    """Return where to begin or go on: what store and vault lack first.

    Screens are never missing: the wall takes those that it finds. An admin who is not proven gives the password first.
    """
    if state.key is KeyPlaceKind.NONE:
        return Step.WELCOME
    if not state.admin or not state.proven:
        return Step.ADMIN if state.admin else Step.KEY
    if not state.cameras:
        return Step.CAMERAS
    return Step.SITES if not state.sites else Step.DONE


def is_there(step: Step, state: FirstState) -> bool:
    """Return whether the installation has what that step is for; the first one is done as soon as it is left."""
    return {
        Step.WELCOME: True,
        Step.KEY: state.key is not KeyPlaceKind.NONE,
        Step.ADMIN: state.admin,
        Step.SCREENS: state.admin,
        Step.CAMERAS: state.cameras > 0,
        Step.SITES: state.sites > 0,
    }.get(step, False)


def title(step: Step) -> str:
    """Return what a step is called."""
    return {
        Step.WELCOME: tr("Selamat datang"),
        Step.KEY: tr("Kunci induk"),
        Step.ADMIN: tr("Admin"),
        Step.SCREENS: tr("Layar"),
        Step.CAMERAS: tr("Kamera"),
        Step.SITES: tr("Situs OPD"),
        Step.DONE: tr("Selesai"),
    }[step]
