"""dev.py: when an environment counts as ready, what is asked of Debian, and how commands are chosen."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tools.dev import checks, commands, debian, environment, suite
from tools.dev.console import SetupError
from tools.dev.environment import Stage
from tools.dev.lock import alone

PYPROJECT = "[build-system]\n[project]\nname = 'x'\n[tool.hatch]\n[tool.ruff]\nline-length = 120\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of its own, in which "installing" makes files only."""
    (tmp_path / "requirements").mkdir()
    for stage in Stage:
        (tmp_path / "requirements" / f"{stage.value}.txt").write_text(f"{stage.value}==1\n")
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "stamp.json")
    return tmp_path


@pytest.fixture
def ran(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The programs that were run, as one word each."""
    done: list[str] = []

    def run(argv: list[str], what_failed: str) -> None:
        done.append("venv" if "venv" in argv else "project" if "-e" in argv else Path(argv[-1]).stem)
        environment.python().parent.mkdir(parents=True, exist_ok=True)
        environment.python().touch()

    monkeypatch.setattr(environment, "_run", run)
    monkeypatch.setattr(environment, "_compile", lambda: None)
    monkeypatch.setattr(environment, "_unpack_binding", lambda: None)
    return done


def test_an_environment_is_made_once(ran: list[str]) -> None:
    environment.ensure(Stage.DEV)
    environment.ensure(Stage.DEV)
    assert ran == ["venv", "dev", "project"]


def test_what_the_tests_need_is_enough_for_the_demo(ran: list[str]) -> None:
    environment.ensure(Stage.DEV)
    environment.ensure(Stage.RUN)
    assert ran == ["venv", "dev", "project"]


def test_the_tests_need_more_than_the_demo(ran: list[str]) -> None:
    environment.ensure(Stage.RUN)
    environment.ensure(Stage.DEV)
    assert ran == ["venv", "run", "project", "dev", "project"]


def _other_lock(root: Path) -> None:
    (root / "requirements" / "dev.txt").write_text("dev==2\n")


def _other_entry_point(root: Path) -> None:
    (root / "pyproject.toml").write_text(PYPROJECT.replace("'x'", "'y'"))


@pytest.mark.parametrize("change", [_other_lock, _other_entry_point])
def test_a_change_of_what_is_installed_is_installed(change: Callable[[Path], None], root: Path, ran: list[str]) -> None:
    environment.ensure(Stage.DEV)
    change(root)
    environment.ensure(Stage.DEV)
    assert ran == ["venv", "dev", "project", "dev", "project"]


def test_a_change_of_a_tool_setting_installs_nothing(root: Path, ran: list[str]) -> None:
    environment.ensure(Stage.DEV)
    (root / "pyproject.toml").write_text(PYPROJECT.replace("120", "100"))
    environment.ensure(Stage.DEV)
    assert ran == ["venv", "dev", "project"]


def _interpreter_gone(root: Path) -> None:
    environment.python().unlink()


def _stamp_gone(root: Path) -> None:
    environment.STAMP.unlink()


def _stamp_cut_off(root: Path) -> None:
    environment.STAMP.write_text('{"made_for": "')


def _stamp_of_another_kind(root: Path) -> None:
    environment.STAMP.write_text("[]")


def _killed_while_installing(root: Path) -> None:
    environment.STAMP.write_text(json.dumps({**json.loads(environment.STAMP.read_text()), "busy": True}))


def _for_another_python(root: Path) -> None:
    environment.STAMP.write_text(json.dumps({**json.loads(environment.STAMP.read_text()), "made_for": "3.10"}))


@pytest.mark.parametrize(
    "spoil",
    [
        _interpreter_gone,
        _stamp_gone,
        _stamp_cut_off,
        _stamp_of_another_kind,
        _killed_while_installing,
        _for_another_python,
    ],
)
def test_a_spoilt_environment_is_made_again(spoil: Callable[[Path], None], root: Path, ran: list[str]) -> None:
    environment.ensure(Stage.DEV)
    (environment.VENV / "left-over").touch()
    spoil(root)
    environment.ensure(Stage.DEV)
    assert ran == ["venv", "dev", "project"] * 2
    assert not (environment.VENV / "left-over").exists()


def test_an_installation_that_fails_leaves_no_ready_environment(
    ran: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    working = environment._run

    def failing(argv: list[str], what_failed: str) -> None:
        if "--require-hashes" in argv:
            raise SetupError(what_failed)
        working(argv, what_failed)

    monkeypatch.setattr(environment, "_run", failing)
    with pytest.raises(SetupError, match="Is the network there"):
        environment.ensure(Stage.DEV)
    assert not environment._ready(Stage.DEV)


def test_one_at_a_time_makes_the_environment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside, go_on = threading.Event(), threading.Event()
    order: list[str] = []

    def first() -> None:
        with alone(tmp_path / "lock"):
            inside.set()
            go_on.wait(10)
            order.append("first")

    holder = threading.Thread(target=first, name="first dev.py")
    holder.start()
    assert inside.wait(10)
    releaser = threading.Timer(0, go_on.set)
    releaser.start()
    with alone(tmp_path / "lock"):
        order.append("second")
    holder.join()
    releaser.join()
    assert order == ["first", "second"]


@pytest.fixture
def missing() -> list[str]:
    return ["libegl1", "libxcb-cursor0"]


@pytest.fixture
def on_debian(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(debian, "ON_LINUX", True)
    monkeypatch.setattr(debian, "is_debian", lambda: True)
    return None


@pytest.mark.usefixtures("on_debian")
def test_without_root_the_exact_line_is_printed(
    missing: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(debian, "_is_root", lambda: False)
    assert not debian.provide(missing, "the wall")
    assert "    sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0\n" in capsys.readouterr().err


@pytest.mark.usefixtures("on_debian")
@pytest.mark.parametrize("works", [True, False])
def test_root_installs_after_an_update(works: bool, missing: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, ...]] = []

    def apt_get(*arguments: str) -> bool:
        calls.append(arguments)
        return works

    monkeypatch.setattr(debian, "_is_root", lambda: True)
    monkeypatch.setattr(debian, "_apt_get", apt_get)
    assert debian.provide(missing, "the wall") is works
    assert calls[0] == ("update",)
    assert calls[1:] == ([("install", "--no-install-recommends", *missing)] if works else [])


def test_nothing_missing_asks_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert debian.provide([], "the wall")
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's packages are looked for on Linux alone")
def test_a_missing_library_program_or_file_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    found = debian._missing(
        {"libc.so.6": "libc6", "libnone.so.9": "libnone9"},
        {"sh": "dash", "no-such-program": "no-such-package"},
        {"/etc/pass*": "base-passwd", "/usr/lib/*/none.so": "none"},
    )
    assert found == ["libnone9", "no-such-package", "none"]


def test_no_command_or_a_wrong_one_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main([]) == 2
    assert commands.main(["--help"]) == 0
    assert "demo" in capsys.readouterr().out
    assert commands.main(["frobnicate"]) == 2
    assert "unknown command 'frobnicate'" in capsys.readouterr().err


def test_arguments_are_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[list[str]] = []
    monkeypatch.setattr(commands, "ensure", lambda stage: None)
    monkeypatch.setattr(debian, "provide", lambda packages, what_for: True)
    monkeypatch.setattr(commands, "_become", lambda arguments, *, at_root=False: became.append(arguments) or 0)
    assert commands.main(["test", "-k", "rtsp", "--help"]) == 0
    assert commands.main(["demo", "--screens", "2"]) == 0
    assert commands.main(["bench", "--install-peers", "--runs", "5"]) == 0
    assert became == [
        ["-m", "pytest", "-k", "rtsp", "--help"],
        ["-m", "scc_wall", "demo", "--screens", "2"],
        ["-m", "tools.bench", "--runs", "5"],
    ]


@pytest.mark.parametrize(
    "arguments", [[], ["--durations=10"], ["-x", "-k", "rtsp"], ["tests/unit"], ["--lf"], ["--help"]]
)
def test_the_suite_goes_in_two_runs_unless_something_is_chosen(arguments: list[str]) -> None:
    assert suite.is_whole(arguments) == (arguments in ([], ["--durations=10"]))


@pytest.mark.parametrize(("statuses", "status"), [([0, 0], 0), ([1, 0], 1), ([0, 2], 2), ([3, 1], 3)])
def test_the_other_run_comes_though_one_fails(statuses: list[int], status: int, monkeypatch) -> None:
    runs: list[list[str]] = []
    left = list(statuses)
    monkeypatch.setattr(suite, "_pytest", lambda _python, arguments: runs.append(arguments) or left.pop(0))
    assert suite.run(Path("python"), ["--durations=10"]) == status
    assert [run[-1] for run in runs] == ["--durations=10"] * 2
    assert not set(suite.FEW) & set(runs[0])
    assert {f"--ignore={folder}" for folder in suite.FEW} <= set(runs[0])
    folders = {f"tests/{path.name}" for path in (Path(__file__).parents[2]).iterdir() if any(path.glob("**/test_*.py"))}
    assert folders <= {argument for run in runs for argument in run}


def test_a_run_that_does_not_end_fails(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def endless(argv: list[str], *, timeout: float, **_: object) -> None:
        raise subprocess.TimeoutExpired(argv, timeout)

    monkeypatch.setattr(subprocess, "run", endless)
    assert suite.run(Path("python"), []) == suite.TOO_LONG
    assert "did not end within 25 minutes" in capfd.readouterr().err


def test_all_checks_run_though_one_fails(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    ends = {name: [sys.executable, "-c", f"raise SystemExit({status})"] for name, status in (("a", 1), ("b", 0))}
    monkeypatch.setattr(checks, "CHECKS", ends)
    assert checks.run([]) == 1
    said = capfd.readouterr().out
    assert "== a: FAILED in" in said
    assert "== b: passed in" in said
    assert said.endswith("check: 1 of 2 passed; FAILED: a\n")
    assert checks.run(["b"]) == 0
    with pytest.raises(SetupError, match="no check called c; there are a, b"):
        checks.run(["c"])


def test_dev_py_tells_an_old_python_what_is_wrong() -> None:
    """Parsed by the oldest grammar that `ast` can mimic, it must reach its version check."""
    import ast

    source = (environment.ROOT / "dev.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert source.index("sys.version_info <") < source.index("from tools")


@pytest.mark.skipif(os.name == "nt", reason="exec replaces the process on POSIX alone")
def test_the_program_takes_the_place_of_dev_py(tmp_path: Path) -> None:
    """A signal sent to `dev.py demo` must reach the wall itself, so that none is left behind."""
    code = (
        "import os, sys; from tools.dev import commands; from pathlib import Path; print(os.getpid(), flush=True);"
        f"commands.python = lambda: Path({sys.executable!r}); commands._become(['-c', 'import os; print(os.getpid())'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=environment.ROOT, capture_output=True, text=True, check=True, timeout=30
    )
    before, after = done.stdout.split()
    assert before == after
