import io
import logging
import re
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scc_wall.base import logs
from scc_wall.base.errors import SccError
from scc_wall.base.logs import LogFile, RedactingFormatter, configure, end
from scc_wall.base.paths import Home
from scc_wall.base.rate_limit import MOST_SOURCES, RateLimit
from tests.support.clock import ManualClock
from tests.support.logs import ExpectedLogs

pytestmark = pytest.mark.allows_log("ERROR test: failed")

MARKER = "Mark3r-Pa55"
URL = f"rtsp://admin:{MARKER}@10.0.0.1/live"


@pytest.fixture
def log_file(tmp_path: Path, clock: ManualClock) -> Iterator[LogFile]:
    root = logging.getLogger()
    level = root.level
    made = configure(Home(tmp_path), clock=clock)
    yield made
    end(made)
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def test_a_folder_that_can_not_be_made_is_told_not_traced(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SccError) as caught:
        configure(Home(tmp_path / "file" / "home"))
    assert "SCC_WALL_HOME" in caught.value.told()


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are another thing there")
def test_nobody_else_reads_the_log(log_file: LogFile) -> None:
    logging.getLogger("test").info("made")
    assert stat.S_IMODE(Path(log_file.baseFilename).stat().st_mode) == 0o600


def text_of(log_file: LogFile) -> str:
    return Path(log_file.baseFilename).read_text(encoding="utf-8")


def test_secrets_reach_no_file(log_file: LogFile, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("failed")
    log = logging.getLogger("test")
    log.info(f"opening {URL}")  # noqa: G004 - the secret must stand in the message itself
    log.info("opening %s with %s", URL, {"password": MARKER, "x": 1})
    log.info('{"password": "%s"} pwd=%s', MARKER, MARKER)
    log.info("sent %r", f"DESCRIBE\r\nAuthorization: Basic {MARKER}\r\n".encode())
    log.info("sent %r", f"\npassword={MARKER}")
    error = RuntimeError(f"password='{MARKER}'")
    error.__cause__ = ValueError(f"bad {URL}")
    log.error("failed", exc_info=error, stack_info=True)
    text = text_of(log_file)
    assert MARKER not in text
    assert text.count("rtsp://***@10.0.0.1/live") >= 3
    assert "RuntimeError" in text
    assert "ValueError: bad rtsp://***@" in text


def test_a_text_from_outside_can_not_forge_a_line(log_file: LogFile) -> None:
    logging.getLogger("test").info("answer: %s", "x\n2026-01-01 ERROR forged\r\x1b[31m\u2028y")
    lines = text_of(log_file).splitlines()
    assert len(lines) == 2
    assert lines[1] == r"    2026-01-01 ERROR forged\x0d\x1b[31m\x2028y"


def test_a_huge_line_is_cut_at_a_blank(log_file: LogFile) -> None:
    logging.getLogger("test").info("%s", f"{'x ' * 8150} rtsp://admin:{MARKER}{'z' * 999}@10.0.0.1/")
    text = text_of(log_file)
    assert text.endswith(" …\n")
    assert MARKER not in text


@pytest.mark.parametrize("unit", ["a", "a://", "password=", "authorization:", "\n", "@", "'"])
def test_no_text_takes_long_to_redact(unit: str) -> None:
    record = logging.LogRecord("t", logging.INFO, "", 0, unit * 10**6, None, None)
    began = time.perf_counter()
    RedactingFormatter().format(record)
    assert time.perf_counter() - began < 2.0  # a few ms; the square of the length would be minutes


def test_one_noisy_source_is_limited_and_others_are_not(log_file: LogFile, clock: ManualClock) -> None:
    noisy = logging.getLogger("test.noisy")
    for number in range(200):
        noisy.info("line %d", number, extra={"source": "cam-7"})
    logging.getLogger("test.calm").info("calm")
    clock.advance(1.0)
    logging.getLogger("test.calm").info("later")
    text = text_of(log_file)
    assert text.count("test.noisy: line") == 50
    assert "cam-7: 150 lines suppressed" in text
    assert text.index("calm") < text.index("150 lines suppressed") < text.index("later")


def test_a_source_that_logs_100_000_lines_in_ten_seconds_fills_nothing(log_file: LogFile, clock: ManualClock) -> None:
    record = logging.LogRecord("test.flood", logging.INFO, "", 0, "line", None, None)
    record.source = "cam-7"
    for number in range(100_000):  # past pytest's own handlers, which keep each line
        if number % 1000 == 0:
            clock.advance(0.1)
        log_file.handle(record)
    end(log_file)
    text = text_of(log_file)
    written = text.count("test.flood: line")
    assert 50 <= written <= 50 + 5 * 10 + 1
    suppressed = sum(int(count) for count in re.findall(r"cam-7: (\d+) lines suppressed", text))
    assert written + suppressed == 100_000  # none is lost without a word


def test_ten_files_of_ten_megabytes_are_all_that_is_kept() -> None:
    assert (logs.FILES, logs.LARGEST_FILE_BYTES) == (10, 10 * 1024 * 1024)


def test_all_cameras_failing_a_thousand_times_a_second_stay_within_ten_files(
    tmp_path: Path, clock: ManualClock
) -> None:
    log_file = LogFile(tmp_path / "x.log", clock)
    log_file.maxBytes = 5_000  # ten megabytes would take a while to fill
    record = logging.LogRecord(
        "scc_wall.video.reader", logging.INFO, "", 0, "not-found: DESCRIBE answered 404", (), None
    )
    for _ in range(8):  # seconds
        clock.advance(1.0)
        for camera in range(36):
            record.source = f"cam-{camera}"
            for _ in range(30):  # as good as a thousand: only the first have tokens
                log_file.handle(record)
    log_file.close()
    files = list(tmp_path.iterdir())
    assert len(files) <= logs.FILES
    assert sum(file.stat().st_size for file in files) <= logs.FILES * 5_000


def test_what_was_suppressed_is_told_at_the_end(log_file: LogFile) -> None:
    for number in range(60):
        logging.getLogger("test").info("line %d", number)
    end(log_file)
    assert text_of(log_file).rstrip().endswith("test: 10 lines suppressed")


def test_files_turn_and_their_number_is_bounded(tmp_path: Path, clock: ManualClock) -> None:
    log_file = LogFile(tmp_path / "x.log", clock, RateLimit(burst=10**6))
    log_file.maxBytes = 300
    for number in range(100):
        log_file.handle(logging.LogRecord("t", logging.INFO, "", 0, "line %d", (number,), None))
    log_file.close()
    assert len(list(tmp_path.iterdir())) == logs.FILES
    assert all(path.stat().st_size <= 300 for path in tmp_path.iterdir())
    assert "line 99" in text_of(log_file)


def test_a_file_that_another_program_holds_is_written_on(
    tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, target: object) -> Path:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(Path, "replace", held)
    log_file = LogFile(tmp_path / "x.log", clock)
    log_file.maxBytes = 100
    for number in range(5):
        log_file.handle(logging.LogRecord("t", logging.INFO, "", 0, "line %d", (number,), None))
    log_file.close()
    assert text_of(log_file).count("line") == 5
    assert log_file.failures == 0


def test_a_line_that_can_not_be_written_stops_nothing(
    tmp_path: Path, clock: ManualClock, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.log").mkdir()
    log_file = LogFile(tmp_path / "x.log", clock)
    log_file.handle(logging.LogRecord("t", logging.INFO, "", 0, "%s", (URL,), None))
    assert log_file.failures == 1
    assert MARKER not in capsys.readouterr().err


class Disk(io.RawIOBase):
    """Takes bytes as long as there is room."""

    def __init__(self) -> None:
        self.full = False
        self.held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, block: object) -> int:
        if self.full:
            raise OSError(28, "No space left on device")
        self.held += bytes(block)  # type: ignore[call-overload]
        return len(bytes(block))  # type: ignore[call-overload]


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk()

    def opened(_file: LogFile) -> io.TextIOWrapper:
        class Kept(Disk):  # the file is closed and opened anew, the disk stays
            def write(self, block: object) -> int:
                return disk.write(block)

        return io.TextIOWrapper(io.BufferedWriter(Kept()), encoding="utf-8")

    monkeypatch.setattr(LogFile, "_open", opened)
    return disk


def test_a_disk_that_fills_while_lines_are_written_stops_nothing_and_is_written_on_once_there_is_room(
    tmp_path: Path, clock: ManualClock, disk: Disk, capsys: pytest.CaptureFixture[str]
) -> None:
    log_file = LogFile(tmp_path / "x.log", clock, RateLimit(burst=10**6))
    log_file.maxBytes = 0

    def say(text: str) -> None:
        log_file.handle(logging.LogRecord("t", logging.INFO, "", 0, text, None, None))

    say("before")
    disk.full = True
    for _ in range(2000):
        say("while it is full")
    assert log_file.failures >= 2000
    log_file.doRollover()  # what its turn comes to while the disk is full
    disk.full = False
    say("there is room")
    assert b"before" in disk.held
    assert b"there is room" in disk.held
    disk.full = True
    say("the last")
    log_file.close()  # and no program fails in its end
    assert capsys.readouterr().err == ""


def test_configuring_again_replaces_the_file(tmp_path: Path, log_file: LogFile, clock: ManualClock) -> None:
    again = configure(Home(tmp_path), clock=clock)
    logging.getLogger("test").info("once")
    assert text_of(again).count("once") == 1
    end(again)


def test_the_number_of_sources_is_bounded() -> None:
    limit = RateLimit(burst=1)
    for number in range(3 * MOST_SOURCES):
        assert limit.allow(f"source {number}", 0)
    assert len(limit._buckets) == MOST_SOURCES


def test_what_was_suppressed_is_looked_for_no_oftener_than_a_token_comes() -> None:
    limit = RateLimit(burst=1, per_s=5)
    assert limit.allow("a", 0)
    assert not limit.allow("a", 0)
    assert limit.take_suppressed(100_000_000) == []
    assert limit.take_suppressed(250_000_000) == []  # 0.15 s after the last look
    assert limit.take_suppressed(301_000_000) == [("a", 1)]
    assert not limit.allow("b", 0) or not limit.allow("b", 0)
    assert limit.take_suppressed(302_000_000, final=True) == [("b", 1)]


def test_a_clock_that_goes_back_takes_no_tokens() -> None:
    limit = RateLimit(burst=2, per_s=1)
    assert limit.allow("a", 10**9)
    assert limit.allow("a", 0)
    assert not limit.allow("a", 0)
