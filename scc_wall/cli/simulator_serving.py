"""What the simulators of `scc-wall simulate` have in common: served until asked to end, told by words meanwhile."""

import signal
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from scc_wall.base.errors import SccError
from scc_wall.base.stop import StopToken
from scc_wall.base.told import Told
from scc_wall.cli.stdin_lines import stdin_lines

_LOOK_EVERY_S: Final = 0.5  # short waits, so that Windows delivers Ctrl+C between them

Answer = Mapping[str, Any]
Lines = Callable[[Answer], Iterable[str]]
"""Returns what of an answer is printed."""


def stop_on_signals() -> StopToken:
    """Return a token that Ctrl+C and SIGTERM set."""
    stop = StopToken()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.stop())
    return stop


def serve(stop: StopToken, obey: Callable[[Sequence[str]], Answer], lines: Lines, *, until_stdin_closes: bool) -> None:
    """Wait until asked to end; obey what is typed meanwhile.

    Parameters
    ----------
    obey
        Does what words say; raises SccError for what a person got wrong.
    until_stdin_closes
        Whether the end of standard input ends it too, as for a child process; at a terminal it always does.
    """
    if until_stdin_closes or sys.stdin.isatty():
        arguments = (stop, obey, lines)
        threading.Thread(target=_obey_stdin, args=arguments, name="simulator:stdin", daemon=True).start()
    while not stop.wait(_LOOK_EVERY_S):
        pass


def tell(port: int | None, request: dict[str, Any], lines: Lines) -> int:
    """Hand one request to a simulator that runs already; return the exit status."""
    from scc_wall.simulator.control import ask

    if not port:
        print(Told("--tell perlu --control-port PORT", "--tell needs --control-port PORT"), file=sys.stderr)
        return 2
    answer = ask(port, request)
    if not answer.get("ok"):
        print(answer.get("error"), file=sys.stderr)
        return 2
    for line in lines(answer):
        print(line)
    return 0


def _obey_stdin(stop: StopToken, obey: Callable[[Sequence[str]], Answer], lines: Lines) -> None:
    """Obey typed commands; end the program when there are no more."""
    for line in stdin_lines():
        if not line.split():
            continue
        try:
            answer = obey(line.split())
        except SccError as error:
            print(error.told(), file=sys.stderr)
            continue
        for told in lines(answer):
            print(told)
        print("ok", flush=True)
    stop.stop()
