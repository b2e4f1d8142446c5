"""The UI process's side of the guardian: starts it on demand, keeps it running, and is the controllers' `StopGuard`."""

import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import IO, Any, Final

from scc_wall.base.backoff import Backoff
from scc_wall.base.clock import SYSTEM_CLOCK, Clock, seconds_between
from scc_wall.base.paths import HOME_VARIABLE, STORE_VARIABLE, Home
from scc_wall.base.stop import StopToken
from scc_wall.base.this_program import program as this_program
from scc_wall.domain.camera import CameraConfig
from scc_wall.guardian.messages import (
    Arm,
    BadLineError,
    Beat,
    Disarm,
    Forget,
    Goodbye,
    Heard,
    Introduce,
    Ready,
    ToGuardian,
    introduction,
    line_of,
    read_line,
)

log = logging.getLogger(__name__)

ACKNOWLEDGED_S: Final = 0.3
"""A guardian that runs answers in a millisecond; a camera must not be moved without one."""
STARTED_S: Final = 2.0
"""So long an arming waits that comes while the guardian is starting; it is started when a camera is introduced."""
BEGINS_S: Final = 10.0
"""So long a camera counts as not yet reached while the first guardian starts. On a PC that scans every program (and
under wine) that takes longer than an arming may wait: the stick that was pushed may have been let go long since."""
DEAF_S: Final = 3.0
STARTS_S: Final = 20.0
DEAF_WORDS: Final = 4
"""A guardian that has answered none of so many words, for so long, hangs; time alone may have passed without us."""
LIVED_S: Final = 10.0
"""A guardian that lived so long is no reason to wait before the next."""
ENDS_S: Final = 1.0

_Words = queue.SimpleQueue[ToGuardian | None]


class GuardianLink:
    """The guardian as this process sees it; a `scc_wall.domain.steering.StopGuard`.

    Every method may be called from any thread. None waits for the pipe: a thread of its own writes to it.

    Parameters
    ----------
    home
        Where the guardian's log goes.
    program
        What starts it; a test passes its own.
    """

    def __init__(self, home: Home, *, clock: Clock = SYSTEM_CLOCK, program: Sequence[str] | None = None) -> None:
        self._home = home
        self._clock = clock
        self._program = tuple(program or this_program("guardian"))
        self._changed = threading.Condition()
        self._introduced: dict[int, Introduce] = {}
        self._armed: dict[int, int] = {}
        """Camera → number of the last word that armed it."""
        self._heard: dict[int, int] = {}
        """Camera → number of the last word that the guardian answered with "armed"."""
        self._number = 0
        self._words: _Words | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False
        self._failed = False
        """Whether the last one ended, and none has listened since."""
        self._unheard = 0
        self._unheard_mono_ns = 0
        self._ending = StopToken()
        self._keeper: threading.Thread | None = None

    @property
    def pid(self) -> int | None:
        """The guardian's process; None while there is none that listens."""
        with self._changed:
            return self._process.pid if self._process is not None and self._ready else None

    # --- for the desk

    def introduce(self, camera: CameraConfig, *, profile: str | None = None) -> bool:
        """Tell how a camera is reached, before it is steered; starts the guardian. Return False without ONVIF setup.

        Parameters
        ----------
        profile
            Token of the profile that is steered, if the caller knows it better than the setup does.
        """
        told = introduction(camera)
        if told is None:
            return False
        if profile is not None:
            told = replace(told, ptz_profile=profile)
        with self._changed:
            self._introduced[camera.camera_id] = told
            self._say(told)
            if self._keeper is None and not self._ending.stopped:
                self._keeper = threading.Thread(target=self._keep, name="guardian:link", daemon=True)
                self._keeper.start()
        return True

    def await_start(self, within_s: float = BEGINS_S) -> bool:
        """Wait while the guardian is starting, unless the last one ended; return whether one listens.

        For a thread that has time: so the first push of the stick is not refused because a process starts slowly.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._ready or self._failed or self._ending.stopped, within_s)
            return self._ready

    def forget(self, camera_id: int) -> None:
        """Have the guardian forget a camera that is not steered any more, and its account. Idempotent.

        One that is armed still stays known: nobody beats for it any more, so the guardian will stop it.
        """
        with self._changed:
            if camera_id not in self._armed and self._introduced.pop(camera_id, None) is not None:
                self._say(Forget(camera_id))

    def close(self, within_s: float = ENDS_S) -> bool:
        """Say goodbye, wait a moment for the guardian's end, and return whether it ended. Idempotent.

        One that still stops a camera is left to it: it ends by itself. One that hangs with nothing to do is killed.
        """
        self._ending.stop()
        with self._changed:
            self._say(Goodbye())
            self._say(None)
            process, owed = self._process, bool(self._armed)
            self._changed.notify_all()
        ended = _ends(process, within_s)
        if not ended and not owed and process is not None:
            process.kill()
        if self._keeper is not None:
            self._keeper.join(ENDS_S)
        return ended

    # --- for the controllers

    def arm(self, camera_id: int) -> bool:
        """Have the camera stopped if this process dies or falls silent; wait for the guardian's word that it will be.

        That takes a millisecond; 0.3 s at most where a guardian runs, 2 s where one is starting.
        """
        with self._changed:
            if camera_id not in self._introduced or self._ending.stopped:
                return False
            armed_before = camera_id in self._armed
            number = self._arm(camera_id)
            self._look_whether_deaf()
            within_s = ACKNOWLEDGED_S if self._ready else STARTED_S
            heard = self._changed.wait_for(lambda: self._answered(camera_id, number), within_s)
            if heard and not self._ending.stopped:
                return True
            log.warning("cam-%d: no guardian", camera_id)
            if not armed_before:  # else it may be moving already
                self._disarm(camera_id)
            return False

    def beat(self, camera_id: int) -> None:
        """Say that this process still holds the camera."""
        with self._changed:
            if camera_id in self._armed:
                self._number += 1
                self._say_and_wait_for(Beat(camera_id, self._number))
                self._look_whether_deaf()

    def disarm(self, camera_id: int) -> None:
        """Say that the camera is proved to stand."""
        with self._changed:
            self._disarm(camera_id)

    def _arm(self, camera_id: int) -> int:
        self._number += 1
        self._armed[camera_id] = self._number
        self._say_and_wait_for(Arm(camera_id, self._number))
        return self._number

    def _disarm(self, camera_id: int) -> None:
        if self._armed.pop(camera_id, None) is not None:
            self._say(Disarm(camera_id))

    def _answered(self, camera_id: int, number: int) -> bool:
        return self._ending.stopped or self._heard.get(camera_id, 0) >= number

    # --- words; called with the lock held

    def _say(self, word: ToGuardian | None) -> None:
        if self._words is not None:
            self._words.put(word)

    def _say_and_wait_for(self, word: ToGuardian) -> None:
        if self._words is None:
            return
        if not self._unheard:
            self._unheard_mono_ns = self._clock.mono_ns()
        self._unheard += 1
        self._say(word)

    def _look_whether_deaf(self) -> None:
        """Kill a guardian that hangs: its end is noticed, and another started."""
        deaf_s = seconds_between(self._unheard_mono_ns, self._clock.mono_ns())
        most_s = DEAF_S if self._ready else STARTS_S
        if self._process is not None and self._unheard >= DEAF_WORDS and deaf_s >= most_s:
            log.warning("the guardian (process %d) hangs: it is ended", self._process.pid)
            self._unheard = 0
            self._process.kill()

    # --- the process; on the keeper's thread

    def _keep(self) -> None:
        backoff = Backoff(first_s=0.05, longest_s=30.0)
        while not self._ending.stopped:
            began_mono_ns = self._clock.mono_ns()
            status = self._run_once()
            with self._changed:
                self._failed = True
                self._changed.notify_all()
            if seconds_between(began_mono_ns, self._clock.mono_ns()) > LIVED_S:
                backoff.succeed()
            if not self._ending.stopped:
                log.warning("the guardian ended (%s); another is started", status)
                self._ending.wait(backoff.next_s())

    def _run_once(self) -> str:
        """Run one guardian from its start to its end; return how that was."""
        try:
            process = self._start()
        except OSError as error:
            return error.strerror or type(error).__name__
        assert process.stdin is not None
        assert process.stdout is not None
        words: _Words = queue.SimpleQueue()
        writer = threading.Thread(target=_write, args=(words, process.stdin), name="guardian:words", daemon=True)
        writer.start()
        self._begin(process, words)
        try:
            self._listen(process.stdout)
        finally:
            self._lose()
            process.stdout.close()
            if not self._ending.stopped and not _ends(process, ENDS_S):
                process.kill()  # it closed its side without ending: there must never be two
            words.put(None)
            writer.join()
        if self._ending.stopped:
            _ends(process, ENDS_S)  # it closed its side: unasked, it would stay in the table of processes
            return f"status {process.poll()}"
        return f"status {process.wait()}"

    def _start(self) -> "subprocess.Popen[bytes]":
        environ = os.environ | {HOME_VARIABLE: str(self._home.root)}
        environ.pop(STORE_VARIABLE, None)  # it may hold a password, and the guardian needs no store
        flags: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            flags = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
        return subprocess.Popen(  # noqa: S603 - this program itself
            self._program,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=environ,
            **flags,
        )

    def _begin(self, process: "subprocess.Popen[bytes]", words: _Words) -> None:
        """Tell a new guardian all that the last one knew."""
        with self._changed:
            self._process, self._words, self._ready, self._unheard = process, words, False, 0
            for told in self._introduced.values():
                self._say(told)
            for camera_id in self._armed:
                self._arm(camera_id)
            if self._ending.stopped:
                self._say(Goodbye())
                self._say(None)

    def _listen(self, answers: IO[bytes]) -> None:
        """Take the guardian's answers until it ends."""
        for line in _lines(answers):
            try:
                message = read_line(line)
            except BadLineError as error:
                log.warning("the guardian's answer: %s", error)
                continue
            with self._changed:
                self._take(message)
                self._changed.notify_all()

    def _take(self, message: object) -> None:
        match message:
            case Ready():
                self._ready, self._failed = True, False
            case Heard(camera_id, number, armed):
                self._unheard = 0
                if armed:
                    self._heard[camera_id] = max(number, self._heard.get(camera_id, 0))

    def _lose(self) -> None:
        with self._changed:
            self._words, self._ready, self._unheard = None, False, 0
            if not self._ending.stopped:
                self._process = None


def _lines(answers: IO[bytes]) -> Iterator[bytes]:
    kept = b""
    with suppress(OSError, ValueError):
        while block := answers.read(4096):
            *whole, kept = (kept + block).split(b"\n")
            yield from whole


def _write(words: _Words, pipe: IO[bytes]) -> None:
    """Write words until the last, or until nobody reads; close the pipe."""
    with suppress(OSError):
        while (word := words.get()) is not None:
            pipe.write(line_of(word))
    with suppress(OSError):
        pipe.close()


def _ends(process: "subprocess.Popen[bytes] | None", within_s: float) -> bool:
    """Return whether a process ends, or has, or never was."""
    if process is None:
        return True
    try:
        process.wait(within_s)
    except subprocess.TimeoutExpired:
        return False
    return True
