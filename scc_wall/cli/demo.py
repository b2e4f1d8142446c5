"""`scc-wall demo`: the wall with 36 simulated cameras."""

import argparse
import os
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.told import Told
from scc_wall.cli import early
from scc_wall.cli.run import say
from scc_wall.cli.wall_arguments import add_wall_arguments, options_of

if TYPE_CHECKING:
    from scc_wall.app.options import RunOptions
    from scc_wall.app.wall import RunningWall

UNSEEN_S: Final = 20.0
"""How long the demo runs on a machine without a display (issue A, point 7)."""
UNSEEN_PICTURE: Final = "scc-wall-demo.png"
NO_DISPLAY = Told(
    "Komputer ini tidak punya layar: demo berjalan {s:.0f} detik tanpa terlihat, lalu meninggalkan {path}.",
    "This computer has no display: the demo runs unseen for {s:.0f} s, then leaves {path}.",
)
TRAINING = Told(
    "Kamera dan situs simulasi siap. Gangguan dapat dinyalakan dari terminal lain:\n"
    "  scc-wall simulate do --control-port {port} cam-03 stall\n"
    "  scc-wall simulate sites --control-port {sites_port} --tell dinkes hacked-title\n"
    "  scc-wall simulate ptz --control-port {ptz_port} --tell ptz-01 500",
    "The simulated cameras and sites are ready. Faults can be switched on from another terminal:\n"
    "  scc-wall simulate do --control-port {port} cam-03 stall\n"
    "  scc-wall simulate sites --control-port {sites_port} --tell dinkes hacked-title\n"
    "  scc-wall simulate ptz --control-port {ptz_port} --tell ptz-01 500",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_wall_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the demo until a person ends it; without a display, for 20 s."""
    from scc_wall.base.one_program import only_program
    from scc_wall.base.paths import home

    with only_program(home().demo_running, SYSTEM_CLOCK):  # before the demo's folder is emptied
        return _run_alone(arguments)


def _run_alone(arguments: argparse.Namespace) -> int:
    from scc_wall.app.demo import DemoCameras, demo_home, fill
    from scc_wall.app.platform import has_display, offscreen
    from scc_wall.app.ptz.demo import DemoPtz
    from scc_wall.app.sites.demo import DemoSites
    from scc_wall.base import logs

    options, seen = options_of(arguments), has_display()
    if not seen:
        options = unseen(options)
        say(str(NO_DISPLAY.format(s=options.seconds, path=options.screenshot)))
    here = demo_home()
    log_file = logs.configure(here)

    def tell_figure(wall: "RunningWall") -> None:
        say(wall.figure())

    try:
        screens = nullcontext() if seen else offscreen(options.screens or 1)
        with (
            screens,
            early.processes() as processes,
            DemoCameras() as simulator,
            DemoSites() as websites,
            DemoPtz() as steered,
        ):
            from scc_wall.app.access.entrance import Entrance
            from scc_wall.app.opening import open_early, warn_unreadable
            from scc_wall.app.qt_loading import load_qt
            from scc_wall.app.training import LOGINS, NOTE, new_password, seed_of
            from scc_wall.storage.late_store import LateStore
            from scc_wall.storage.store import open_store
            from scc_wall.vault.key_vault import KeyVault
            from scc_wall.video.feed import DecodedFeed

            # Without the keyring: a demo leaves no entry of its own there. Its cameras have no passwords.
            vault = KeyVault(here, None, os.environ, allow_unsealed=True)
            with (
                closing(DecodedFeed(SYSTEM_CLOCK, early=processes)) as feed,
                open_store(here, vault, SYSTEM_CLOCK) as store,
            ):
                fill(store, steered.among(simulator.cameras()))
                websites.fill(store)
                ports = {"port": simulator.control_port, "sites_port": websites.control_port}
                ports["ptz_port"] = steered.control_port
                say(str(TRAINING.format(**ports)))
                password = new_password()
                say(str(NOTE.format(password=password, logins=", ".join(LOGINS))))
                entrance = Entrance(vault, here.anchors, seed_of(here, password, SYSTEM_CLOCK))
                late = LateStore.opened(store, warn_unreadable)
                open_early(options, late, feed)
                load_qt()
                from scc_wall.app.ptz.origin import origin_of
                from scc_wall.app.wall import run_wall

                return run_wall(
                    options,
                    late,
                    feed,
                    entrance,
                    say,
                    sites=websites.origin(here),
                    ptz=origin_of(here),
                    found=steered.found,
                    at_end=[tell_figure],
                )
    finally:
        logs.end(log_file)


def unseen(options: "RunOptions") -> "RunOptions":
    """Return the options for a machine without a display: a screenshot is left, and the demo ends by itself."""
    if options.screenshot is not None:
        return options if options.seconds is not None else replace(options, seconds=options.after_s + 1.0)
    seconds = UNSEEN_S if options.seconds is None else options.seconds
    return replace(options, seconds=seconds, screenshot=Path(UNSEEN_PICTURE), after_s=max(0.0, seconds - 1.0))
