"""The guardian as the program's parent: starts it, hears it beat, kills it when it hangs, starts it again.

::

    start ─► beats ─6 s of silence─► (its dump is there) ─► kill ─┐
      ▲        └──ends by itself──────────────────────────────────┤
      └───────────── wait by `guardian.crashes`, in safe mode? ◄──┘        ends as somebody wished ─► end

One thread of each kind per child: one reads its pipe, one waits for its end; the main thread decides. Standard library
alone, and little of it: the program's start waits for this one's.
"""

import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.one_program import is_held
from scc_wall.base.paths import Home
from scc_wall.base.this_program import program
from scc_wall.base.upgrade import ENDED, under_way
from scc_wall.guardian.birth import AGAIN_BY_ITSELF, VARIABLE, Before, Birth
from scc_wall.guardian.crashes import Crashes
from scc_wall.guardian.dumps import Dumps
from scc_wall.guardian.ends import End, Next, next_after
from scc_wall.guardian.silence import Silence, Word

log = logging.getLogger(__name__)

OVERSLEPT_S: Final = 0.5
"""A wait that took so much longer than asked for: this process stood still itself, or the whole machine."""
DUMP_WAIT_S: Final = 0.5
"""How long a program that hangs may take to write where its threads are; one that was stopped is woken for it."""
DUMP_LOOK_S: Final = 0.05
DRAIN_S: Final = 1.0
KEPT_S: Final = 10.0
"""After so long the program has kept what the wall shows; it does so every two seconds once its store is loaded."""
SAFE: Final = "--safe"
"""Given to the program while there is safe mode; from the command line for the first start alone."""
NOT_STARTED_S: Final = 5.0
"""After so long a program is tried again that could not be started (no memory, say), or told why it can't run."""
STANDS_BY_S: Final = 1.0
"""How often it is looked whether another program still runs."""
REOPENS_S: Final = 0.5
LOOKS_S: Final = 0.5
"""How often it is looked while no program runs whether an installer asks for this process' end."""


@dataclass(frozen=True, slots=True)
class _Said:
    run: "Run"
    word: Word


@dataclass(frozen=True, slots=True)
class _Ended:
    run: "Run"
    status: int


@dataclass(frozen=True, slots=True)
class _Wished:
    """Somebody asked this process to end."""


_WORDS: Final = frozenset(map(int, Word))
_Inbox = queue.SimpleQueue[_Said | _Ended | _Wished]


class Run:
    """One run of the program, from its start to its end.

    Parameters
    ----------
    command
        What starts it.

    Raises
    ------
    OSError
        If it can't be started.
    """

    def __init__(self, command: Sequence[str], birth: Callable[[int], Birth], inbox: _Inbox, clock: Clock) -> None:
        self._inbox = inbox
        ours, theirs = os.pipe()
        try:
            self.process = _start(command, theirs, birth)
        except BaseException:
            os.close(ours)
            raise
        finally:
            os.close(theirs)
        self.silence = Silence(clock.mono_ns())
        self._reader = threading.Thread(target=self._read, args=(ours,), name="guard:read", daemon=True)
        self._reader.start()
        self._waiter = threading.Thread(target=self._wait, name="guard:wait", daemon=True)
        self._waiter.start()

    def ask_to_end(self) -> None:
        """Have it end in order; on Windows what closes a console reaches it by itself."""
        if sys.platform != "win32":
            with suppress(OSError):
                self.process.send_signal(signal.SIGTERM)

    def wake(self) -> None:
        """Let one that somebody stopped go on: it writes no dump otherwise."""
        if sys.platform != "win32":
            with suppress(OSError):
                self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it now; its decode processes die with it, hung or not (`video.decode_process.live_and_die_with`)."""
        with suppress(OSError):
            self.process.kill()

    def close(self) -> None:
        """Let its threads end; once it has ended."""
        self._waiter.join()

    def _read(self, pipe: int) -> None:
        with suppress(OSError), open(pipe, "rb", buffering=0) as opened:
            while block := opened.read(64):
                for byte in block:
                    if byte in _WORDS:
                        self._inbox.put(_Said(self, Word(byte)))

    def _wait(self) -> None:
        status = self.process.wait()
        self._reader.join(DRAIN_S)  # what it said last is heard first
        self._inbox.put(_Ended(self, status))


class Parent:
    """Keeps the program running; `serve` runs on the main thread.

    Parameters
    ----------
    words
        The arguments of `run`.
    kiosk
        There is nothing behind the program: it ends by the wish alone of somebody who may wish it.
    attended
        Whether a person reads what the program says at its start.
    command
        What starts the program; a test passes its own.
    """

    def __init__(
        self,
        words: Sequence[str],
        home: Home,
        clock: Clock,
        *,
        kiosk: bool = False,
        attended: bool = True,
        command: Callable[..., Sequence[str]] = program,
    ) -> None:
        self._words = tuple(word for word in words if word != SAFE)
        self._home = home
        self._clock = clock
        self._kiosk = kiosk
        self._command = command
        self._dumps = Dumps(home.logs)
        self._crashes = Crashes(safe=SAFE in words)
        self._inbox: _Inbox = queue.SimpleQueue()
        self._before: Before | None = None
        self._ever_started = False
        self._stays = not attended
        self._wished = False
        self._killed = False
        self._resumes = False
        self.started: Callable[[], object] = lambda: None
        """Called once the first program is on its way: what takes time is loaded behind it."""

    def ask_to_end(self) -> None:
        """Have the program end, and this process with it; from a signal's handler too."""
        self._inbox.put(_Wished())

    def serve(self) -> int:
        """Start the program, again and again; return what it ended with by a wish.

        Raises
        ------
        OSError
            If it can't be started at all.
        """
        while True:
            if under_way(self._home, self._clock):
                log.info("the program's files are being replaced: this process ends too")
                return ENDED
            began_mono_ns = self._clock.mono_ns()
            try:
                run = self._start()
            except OSError as error:
                if not self._ever_started:
                    raise
                log.error("the program can't be started now: %s", error.strerror)  # noqa: TRY400 - the system's word
                if (asked := self._pause(NOT_STARTED_S)) is not None:
                    return asked
                continue
            if not self._ever_started:
                self._ever_started = True
                self.started()
            status = self._attend(run)
            lived_s = seconds_between(began_mono_ns, self._clock.mono_ns())
            self._resumes = self._resumes or (run.silence.ran and lived_s > KEPT_S)
            self._stays = self._stays or run.silence.ran
            if not self._wished and under_way(self._home, self._clock):
                continue
            if (last := self._judge(run, status)) is not None:
                return last

    # --- one run

    def _start(self) -> Run:
        safe_s = self._crashes.safe_s if self._crashes.safe else None
        words = ["run", *self._words, *([SAFE] if safe_s is not None else [])]
        before, self._killed = self._before, False
        run = Run(
            self._command(*words), lambda pipe: Birth(pipe, safe_s, before, self._resumes), self._inbox, self._clock
        )
        self._before = None  # told
        return run

    def _attend(self, run: Run) -> int:
        """Return what a run ended with."""
        while True:
            wait_s = None if self._killed else run.silence.wait_s(self._clock.mono_ns())
            before_mono_ns = self._clock.mono_ns()
            try:
                event = self._inbox.get(timeout=wait_s)
            except queue.Empty:
                self._look(run, before_mono_ns, wait_s or 0.0)
                continue
            match event:
                case _Said(of, word) if of is run:
                    run.silence.heard(word, self._clock.mono_ns())
                case _Ended(of, status) if of is run:
                    run.close()
                    return status
                case _Wished():
                    self._end_as_wished(run)

    def _look(self, run: Run, before_mono_ns: int, wait_s: float) -> None:
        now_mono_ns = self._clock.mono_ns()
        if seconds_between(before_mono_ns, now_mono_ns) > wait_s + OVERSLEPT_S:
            log.info("this process stood still, or the whole machine: the program is given a moment")
            run.silence.forgive(now_mono_ns)
        elif run.silence.hangs(now_mono_ns):
            self._end_hanging(run)

    def _end_hanging(self, run: Run) -> None:
        """Kill a program that says nothing, once it has written where its threads are."""
        log.error("the program (process %d) says nothing: it is ended", run.process.pid)
        run.wake()
        until_mono_ns = self._clock.mono_ns() + int(DUMP_WAIT_S * 1e9)
        pause, seen = threading.Event(), -1
        while self._clock.mono_ns() < until_mono_ns:
            if seen == (seen := self._dumps.size_bytes) > 0:
                break  # it grows no more
            pause.wait(DUMP_LOOK_S)
        self._killed = True
        run.kill()

    def _end_as_wished(self, run: Run) -> None:
        if not self._wished:
            log.info("asked to end")
            self._wished = True
            run.silence.heard(Word.CLOSES, self._clock.mono_ns())
            run.ask_to_end()

    # --- between two runs

    def _judge(self, run: Run, status: int) -> int | None:
        """Return what to end with; None: the program is to be started again, which was waited for."""
        said = run.silence
        end = End(status, self._killed, said.closing, said.may_end, said.again)
        match next_after(end, wished=self._wished, kiosk=self._kiosk, stays=self._stays):
            case Next.END:
                self._dumps.keep(self._clock.now_utc())
                return 0 if end.well or self._wished else status
            case Next.START:
                log.info("started with video again")
                self._crashes.again(self._clock.mono_ns(), by_a_person=status != AGAIN_BY_ITSELF)
                return None
            case Next.REOPEN:
                log.warning("closed by nobody who may: started again")
                return self._pause(REOPENS_S)
            case Next.TRY:
                log.warning("the program told why it can't run; it is tried again")
                return self._pause(NOT_STARTED_S)
            case Next.STAND_BY:
                return self._stand_by()
            case Next.RESTART:
                return self._restart(end)

    def _restart(self, end: End) -> int | None:
        dump = self._dumps.keep(self._clock.now_utc())
        restart = self._crashes.crashed(self._clock.mono_ns())
        log.error(
            "the program ended (%s); %d within 10 minutes; again after %g s%s; dump: %s",
            end.how,
            restart.crashes,
            restart.wait_s,
            ", without video" if restart.safe else "",
            dump or "none",
        )
        self._before = Before(end.hung, end.how, restart.crashes, dump)
        return self._pause(restart.wait_s)

    def _stand_by(self) -> int | None:
        """Wait until the program without a guardian, that holds this home, is gone."""
        log.warning("another program runs on this home, without a guardian: it is waited for")
        while (asked := self._pause(STANDS_BY_S)) is None and is_held(self._home.running):
            if under_way(self._home, self._clock):
                return None
        return asked

    def _pause(self, seconds: float) -> int | None:
        """Wait; return 0 if this process is asked to end meanwhile."""
        until_mono_ns = self._clock.mono_ns() + int(seconds * 1e9)
        while (left_s := (until_mono_ns - self._clock.mono_ns()) / 1e9) > 0 and not under_way(self._home, self._clock):
            with suppress(queue.Empty):
                if isinstance(self._inbox.get(timeout=min(left_s, LOOKS_S)), _Wished):
                    return 0
        return None


def _start(command: Sequence[str], theirs: int, birth: Callable[[int], Birth]) -> "subprocess.Popen[bytes]":
    told: dict[str, Any]
    if sys.platform == "win32":
        import msvcrt

        handle = msvcrt.get_osfhandle(theirs)
        os.set_handle_inheritable(handle, True)  # noqa: FBT003 - positional alone
        info = subprocess.STARTUPINFO()
        info.lpAttributeList["handle_list"] = [handle]
        told = {"startupinfo": info}
    else:
        handle = theirs
        told = {"pass_fds": (theirs,)}
    environ = os.environ | {VARIABLE: birth(handle).text()}
    return subprocess.Popen(command, env=environ, **told)  # noqa: S603 - this program itself
