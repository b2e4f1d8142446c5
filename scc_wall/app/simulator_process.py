"""A simulator as a child process: started, waited for when it is first asked, and ended with this process."""

import json
import os
import subprocess
from contextlib import AbstractContextManager, suppress
from typing import Any, Final, Self

from scc_wall.base.errors import SccError
from scc_wall.base.this_program import program
from scc_wall.base.told import Told

END_S: Final = 5.0
"""How long a simulator may take to end before it is killed."""


class SimulatorProcess(AbstractContextManager["SimulatorProcess"]):
    """A simulator that ends with this process, however this one ends: its standard input closes.

    Parameters
    ----------
    words
        Of `scc-wall`, e.g. `simulate`, `--demo`.
    failed
        What is told if it can't start.
    """

    def __init__(self, *words: str, failed: Told) -> None:
        self._words = words
        self._failed = failed
        self._said: dict[str, Any] | None = None
        self._process = subprocess.Popen(  # noqa: S603 - this program itself
            program(*words, "--json", "--until-stdin-closes"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )

    @property
    def ready(self) -> dict[str, Any]:
        """What it said when it was ready; the first to ask waits for it.

        Raises
        ------
        SccError
            If it could not start.
        """
        if self._said is None:
            assert self._process.stdout is not None
            try:
                self._said = dict(json.loads(self._process.stdout.readline()))
            except ValueError as error:
                self.close()
                command = " ".join(("scc-wall", *self._words))
                raise SccError(self._failed, None, Told(f"Coba: {command}", f"Try: {command}")) from error
        return self._said

    @property
    def control_port(self) -> int:
        """Where commands reach it."""
        return int(self.ready["control_port"])

    def close(self) -> None:
        """End the simulator. Idempotent."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            self._process.wait(END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
