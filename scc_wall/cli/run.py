"""`scc-wall run`: the wall with the stored cameras."""

import argparse
import os
import sys
from contextlib import closing, nullcontext, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from scc_wall.app.options import RunOptions
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.told import Told
from scc_wall.cli import early
from scc_wall.cli.wall_arguments import add_guarded_arguments, add_wall_arguments, options_of

if TYPE_CHECKING:
    from pathlib import Path

    from scc_wall.app.first.keys import FirstKeys
    from scc_wall.app.guardian.heart import Heart
    from scc_wall.base.paths import Home
    from scc_wall.vault.key_vault import KeyVault
    from scc_wall.vault.passphrase import AskPassphrase, Wanted
    from scc_wall.video.feed import DecodedFeed
    from scc_wall.video.launch import EarlyProcesses

GUARDED = "SCC_WALL_GUARDED"
"""`guardian.birth.VARIABLE`; here, so that a wall without a guardian loads nothing of it."""
NO_DISPLAY = Told(
    "Tidak ada layar di komputer ini: dinding berjalan tanpa terlihat (lihat --screenshot dan --metrics-port).",
    "This computer has no display: the wall runs unseen (see --screenshot and --metrics-port).",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_wall_arguments(parser)
    add_guarded_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the wall until a person ends it."""
    options = options_of(arguments)
    with nullcontext() if options.safe else early.processes() as processes:
        return _run(options, processes)


def _run(options: RunOptions, processes: "EarlyProcesses | None") -> int:
    from scc_wall.base import logs
    from scc_wall.base.one_program import only_program, shown_first
    from scc_wall.base.paths import home

    here = home()
    with shown_first(here, SYSTEM_CLOCK), only_program(here.running, SYSTEM_CLOCK):
        log_file = logs.configure(here)
        heart = _heart(here) if GUARDED in os.environ else None
        if heart is not None and heart.birth.resumes:  # the wall was changed since it was started so
            options = replace(options, tiles=None, layout=None)
        try:
            return _run_alone(options, processes, here, heart)
        finally:
            if heart is not None:
                heart.close()
            logs.end(log_file)


def _heart(here: "Home") -> "Heart | None":
    from scc_wall.app.guardian.heart import claim

    return claim(here)


def _run_alone(
    options: RunOptions, processes: "EarlyProcesses | None", here: "Home", heart: "Heart | None" = None
) -> int:
    from scc_wall.app.platform import has_display, offscreen

    seen = has_display()
    if not seen:
        say(str(NO_DISPLAY))
    with nullcontext() if seen else offscreen(options.screens or 1):
        from scc_wall.app.access.entrance import Entrance
        from scc_wall.app.opening import open_early, warn_unreadable
        from scc_wall.app.passphrase_dialog import PassphraseDialog, WallPassphrase
        from scc_wall.app.qt_loading import load_qt
        from scc_wall.cli.passphrase_prompt import ask_at_terminal, at_terminal
        from scc_wall.storage.late_store import LateStore
        from scc_wall.vault.key_vault import open_vault
        from scc_wall.vault.vault_error import VaultError

        dialog = PassphraseDialog() if seen else None
        at_start = ask_at_terminal if dialog is None or at_terminal() else dialog
        asking = WallPassphrase(at_start if heart is None else _patiently(at_start, heart), dialog)
        vault = open_vault(here, ask=asking)
        with suppress(VaultError):  # told with each camera that lacks its password; the others are shown
            vault.unlock()
        if options.screenshot is not None and here.has_store:
            note_screenshot(options.screenshot, here, vault)
        with (
            closing(_feed(processes)) as feed,
            closing(LateStore.at(here, vault, SYSTEM_CLOCK, warn_unreadable)) as store,
        ):
            open_early(options, store, feed)  # the streams open while the windows are loaded
            load_qt()
            from scc_wall.app.ptz.origin import origin_of
            from scc_wall.app.wall import run_wall

            asking.windows_open = True
            mark = here.room_session if here.store_url else None

            def first_keys() -> "FirstKeys":
                from scc_wall.app.first.keys import FirstKeys

                return FirstKeys(vault, asking, lambda ask: open_vault(here, ask=ask))

            entrance = Entrance(vault, here.anchors, room_session=mark, first_keys=first_keys)
            return run_wall(options, store, feed, entrance, say, ptz=origin_of(here), heart=heart)


def _feed(processes: "EarlyProcesses | None") -> "DecodedFeed":
    if processes is None:
        from scc_wall.video.no_video import NoVideo

        return NoVideo(SYSTEM_CLOCK)
    from scc_wall.video.feed import DecodedFeed

    return DecodedFeed(SYSTEM_CLOCK, early=processes)


def _patiently(ask: "AskPassphrase", heart: "Heart") -> "AskPassphrase":
    """Return the same question, which the guardian waits for: nobody knows how long a person takes."""

    def asked(wanted: "Wanted") -> str | None:
        heart.asks()
        try:
            return ask(wanted)
        finally:
            heart.starts()

    return asked


def note_screenshot(file: "Path", here: "Home", vault: "KeyVault") -> None:
    """Have it stand in the audit that a picture of the wall leaves this installation, and who had it taken.

    Raises
    ------
    SccError
        If it can't be recorded: no picture is taken then.
    """
    from scc_wall.cli.on_record import by_user
    from scc_wall.storage.store import open_store

    details = (("file", file.name),)
    with open_store(here, vault, SYSTEM_CLOCK) as store, by_user(store, vault, "run --screenshot", details):
        pass


def say(text: str) -> None:
    """Tell the person at the terminal; a windowed program on Windows has none, and no wall ends for want of one."""
    if sys.stdout is not None:
        with suppress(OSError):
            print(text, flush=True)
