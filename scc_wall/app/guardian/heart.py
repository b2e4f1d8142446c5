"""The program's side of its guardian: beats from the UI thread; if it hangs, says where."""

import faulthandler
import logging
import os
import sys
from contextlib import suppress
from typing import Final

from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.base.paths import Home
from scc_wall.guardian.birth import VARIABLE, Birth, read
from scc_wall.guardian.dumps import Dumps, open_dump
from scc_wall.guardian.silence import CLOSE_S, DUMP_S, START_S, Word

log = logging.getLogger(__name__)

BEFORE_THE_END_S: Final = 1.0
"""So much before the guardian kills a program that does not start or close, it is written where its threads are."""


class Heart:
    """Says that the program lives; every method is for the UI thread, returns at once and never raises.

    Parameters
    ----------
    birth
        What the guardian told at the start.
    pipe
        Descriptor that is beaten into; owned from now on.
    """

    def __init__(self, birth: Birth, pipe: int, home: Home, clock: Clock = SYSTEM_CLOCK) -> None:
        self.birth = birth
        self.alone = False
        """Whether the guardian is gone: nobody starts this program again."""
        self._pipe: int | None = pipe
        self._clock = clock
        self._dumps = Dumps(home.logs)
        self._dump = open_dump(home.logs)
        if self._dump is not None:
            faulthandler.enable(self._dump)
        self._arm(START_S - BEFORE_THE_END_S)

    def asks(self) -> None:
        """Say that a person is asked for something before there are windows."""
        self._say(Word.ASKS)
        faulthandler.cancel_dump_traceback_later()

    def starts(self) -> None:
        """Say that the start goes on."""
        self._say(Word.STARTS)
        self._arm(START_S - BEFORE_THE_END_S)

    def beat(self) -> None:
        """Say that the UI thread turns; what was written while it did not is kept."""
        if self._dump is not None and os.fstat(self._dump).st_size > 0:
            name = self._dumps.keep_copy(self._dump, self._clock.now_utc())
            if name:
                log.warning("the UI thread stood still for over %d s: logs/%s", DUMP_S, name)
        self._say(Word.BEAT)
        self._arm(DUMP_S)

    def may_end(self) -> None:
        """Say that somebody who may end a kiosk has wished it."""
        self._say(Word.MAY_END)

    def again(self) -> None:
        """Say that it is about to close, to be started again with video."""
        self._say(Word.AGAIN)

    def closes(self) -> None:
        """Say that the program closes."""
        self._say(Word.CLOSES)
        self._arm(CLOSE_S - BEFORE_THE_END_S)

    def close(self) -> None:
        """Let go of pipe and file; the very last. Idempotent."""
        faulthandler.cancel_dump_traceback_later()
        for descriptor in (self._pipe, self._dump):
            if descriptor is not None:
                if descriptor == self._dump:
                    faulthandler.disable()
                with suppress(OSError):
                    os.close(descriptor)
        self._pipe = self._dump = None

    def _say(self, word: Word) -> None:
        if self._pipe is None or self.alone:
            return
        try:
            os.write(self._pipe, bytes([word]))
        except OSError as error:
            # A full pipe: the guardian stands still itself. It reads how much there is once it goes on.
            self.alone = not isinstance(error, BlockingIOError) and not _is_full(error)
            if self.alone:
                log.warning("the guardian is gone: nobody would start the program again")

    def _arm(self, after_s: float) -> None:
        if self._dump is not None:
            faulthandler.dump_traceback_later(after_s, file=self._dump)


def claim(home: Home) -> Heart | None:
    """Return what to beat with; None if no guardian started this program.

    Its variable is taken out of the environment: no process that this one starts must beat for it.
    """
    birth = read(os.environ.pop(VARIABLE, ""))
    if birth is None:
        return None
    try:
        pipe = _open(birth.pipe)
    except OSError:
        return None
    return Heart(birth, pipe, home)


if sys.platform == "win32":
    import ctypes
    import errno
    import msvcrt

    _PIPE_NOWAIT: Final = 0x00000001
    """Source: SetNamedPipeHandleState, namedpipeapi.h; anonymous pipes are pipes of a name too."""

    def _open(handle: int) -> int:
        os.set_handle_inheritable(handle, False)  # noqa: FBT003 - positional alone
        mode = ctypes.c_ulong(_PIPE_NOWAIT)
        ctypes.windll.kernel32.SetNamedPipeHandleState(ctypes.c_void_p(handle), ctypes.byref(mode), None, None)
        return msvcrt.open_osfhandle(handle, os.O_WRONLY)

    def _is_full(error: OSError) -> bool:
        return error.errno == errno.ENOSPC

else:

    def _open(descriptor: int) -> int:
        os.set_inheritable(descriptor, False)  # noqa: FBT003 - positional alone
        os.set_blocking(descriptor, False)
        return descriptor

    def _is_full(error: OSError) -> bool:
        return isinstance(error, BlockingIOError)
