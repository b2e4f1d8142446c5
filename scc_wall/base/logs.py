"""The log file: redacted where it is written, rotated, and limited for each source.

A line's source is its logger, unless its call says another: ``log.warning(..., extra={"source": "cam-7"})``.
"""

import logging
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO, Any, Final

from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.rate_limit import RateLimit
from scc_wall.base.redact import redact
from scc_wall.base.told import Told

NO_FOLDER: Final = Told("Folder program tidak dapat dibuat.", "The program's folder can't be made.")
OTHER_FOLDER: Final = Told(
    "Periksa izin tulis dan ruang disk, atau pilih folder lain dengan SCC_WALL_HOME.",
    "Check the permission to write and the free space, or choose another folder by SCC_WALL_HOME.",
)
FILE_NAME: Final = "scc-wall.log"
LARGEST_FILE_BYTES: Final = 10 * 1024 * 1024
FILES: Final = 10
"""The newest and nine older ones: 100 MB at most."""
_LONGEST_TEXT: Final = 16 * 1024
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class RedactingFormatter(logging.Formatter):
    """One line of text without secrets, its trace indented below it.

    What came from outside (a camera's answer, say) can't forge a line of its own: further lines are indented and
    control characters written as escapes.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802 - logging's
        """Return the moment of a record in UTC."""
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")

    def format(self, record: logging.LogRecord) -> str:
        """Return the whole text of a record: message, trace and stack, redacted."""
        # Cut before redacting, else a huge text costs its patterns; a credential cut in half may then show its first
        # half, so the cut ends at a blank.
        text = super().format(record)
        if len(text) > _LONGEST_TEXT:
            text = text[:_LONGEST_TEXT].rpartition(" ")[0] + " …"
        text = redact(text.replace("\r\n", "\n"))
        return _CONTROL.sub(lambda m: f"\\x{ord(m[0]):02x}", text).replace("\n", "\n    ")


class LogFile(RotatingFileHandler):
    """The file itself; never raises into the program, whatever the disk does.

    Parameters
    ----------
    clock
        For the rate limit.
    """

    def __init__(self, path: Path, clock: Clock, limit: RateLimit | None = None) -> None:
        super().__init__(path, maxBytes=LARGEST_FILE_BYTES, backupCount=FILES - 1, encoding="utf-8", delay=True)
        self._clock = clock
        self._limit = limit or RateLimit()
        self.failures = 0
        """Lines that could not be written."""
        self.setFormatter(RedactingFormatter())
        self.rotator = _turn

    def _open(self) -> IO[Any]:  # type: ignore[override]  # logging.FileHandler names a class, open() a protocol
        """Open the file, readable by this user alone."""
        return open(
            self.baseFilename, self.mode, encoding=self.encoding, opener=lambda path, flags: os.open(path, flags, 0o600)
        )

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, and before it how many were suppressed since; called with the handler's lock held."""
        now = self._clock.mono_ns()
        for source, count in self._limit.take_suppressed(now):
            super().emit(_suppressed(source, count))
        if self._limit.allow(str(getattr(record, "source", record.name)), now):
            super().emit(record)

    def doRollover(self) -> None:  # noqa: N802 - the name of logging's own method
        """Begin a new file; if another program holds this one open (Windows), go on writing to it."""
        stream, self.stream = self.stream, None
        if stream:
            with suppress(OSError):  # a full disk: what can't be written is lost, and the file opened anew
                stream.close()
        try:
            Path(self.baseFilename).replace(f"{self.baseFilename}.turning")
        except OSError:
            return
        super().doRollover()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - logging's own method
        """Count it: logging's own way prints the arguments, unredacted, to the terminal."""
        self.failures += 1

    def close(self) -> None:
        """Write what was suppressed to the end, and close the file. Idempotent."""
        self.acquire()
        try:
            for source, count in self._limit.take_suppressed(self._clock.mono_ns(), final=True):
                super().emit(_suppressed(source, count))
        finally:
            self.release()
        try:
            super().close()
        except OSError:  # a full disk keeps no program from its end
            self.failures += 1


def _turn(source: str, dest: str) -> None:
    Path(f"{source}.turning").replace(dest)


def _suppressed(source: str, count: int) -> logging.LogRecord:
    text = "%d lines suppressed"
    return logging.LogRecord(source, logging.WARNING, __file__, 0, text, (count,), None)


def configure(
    home: Home, level: int = logging.INFO, clock: Clock = SYSTEM_CLOCK, *, file_name: str = FILE_NAME
) -> LogFile:
    """Send all logging of this process to the home's log file; return it, to be closed at the very end.

    Parameters
    ----------
    level
        The least level that is written.
    file_name
        One for each kind of process: two that turn one file over would lose each other's lines.

    Raises
    ------
    SccError
        If the folder can't be made. A file that can't be written later is counted in `failures` instead.
    """
    try:
        home.ensure()
    except OSError as error:
        raise SccError(NO_FOLDER, Told(*[f"{home.root}: {error.strerror}"] * 2), OTHER_FOLDER) from error
    log_file = LogFile(home.logs / file_name, clock)
    root = logging.getLogger()
    for old in [handler for handler in root.handlers if isinstance(handler, LogFile)]:
        root.removeHandler(old)
        old.close()
    root.addHandler(log_file)
    root.setLevel(level)
    logging.captureWarnings(capture=True)
    return log_file


def end(log_file: LogFile) -> None:
    """Close the log file; the very last step of a shutdown. Idempotent."""
    logging.getLogger().removeHandler(log_file)
    log_file.close()
    logging.captureWarnings(capture=False)
