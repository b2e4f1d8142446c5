"""What a camera's failure is called: in the person's language, whatever the reader says of it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from scc_wall.app.doctor.camera_words import why_of
from scc_wall.base.told import Told
from scc_wall.domain.cause import TOLD, Cause
from scc_wall.video import http_answer
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp import address, failures, greeting, interleaved, messages, sdp, session, tls, transport_tcp

ASKING = (address, failures, greeting, interleaved, messages, sdp, session, tls, transport_tcp, http_answer)
"""What asks a camera for the doctor."""
OF_THE_PROGRAM = {"interrupted"}
"""Said to nobody: the doctor interrupts no camera."""


def details_of(module: ModuleType) -> Iterator[str]:
    """Yield all that a module says of a failure, with 7 for what it fills in."""
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("StreamError", "unreadable") and node.args:
            yield from texts_in(node.args[-1])


def texts_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from texts_in(node.body)
        yield from texts_in(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value


def test_all_that_is_said_of_a_camera_is_said_in_both_languages() -> None:
    said = [detail for module in ASKING for detail in details_of(module) if detail not in OF_THE_PROGRAM]
    assert len(said) > 20
    for detail in said:
        told = why_of(StreamError(Cause.INTERNAL, detail))
        assert told.id != told.en, detail
        known = detail.startswith(("connecting: ", "connection: ", "GET: ")) or "program error" not in told.en
        assert known, f"{detail!r} is not known"


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        (
            "DESCRIBE answered 401 Unauthorized {x}",
            Told(
                "Jawaban kamera atas DESCRIBE: 401 Unauthorized {x}",
                "The camera's answer to DESCRIBE: 401 Unauthorized {x}",
            ),
        ),
        ("no answer to OPTIONS", Told("Tidak ada jawaban atas OPTIONS.", "No answer to OPTIONS.")),
    ],
)
def test_what_the_camera_said_itself_stays(detail: str, told: Told) -> None:
    assert why_of(StreamError(Cause.SERVER_ERROR, detail)) == told


def test_the_systems_words_are_told_in_the_persons() -> None:
    """They are English on Linux, and whatever Windows speaks."""
    for error in (
        failures.of_connecting(ConnectionRefusedError(111, "Connection refused")),
        failures.of_connecting(OSError(113, "No route to host")),
    ):
        said = error.detail.partition(": ")[2]
        why = why_of(error)
        assert said not in why.id
        assert why.id != why.en
        assert why.id.rstrip(".").casefold() != TOLD[error.cause].id  # it says more than the line above it


def test_of_words_that_nobody_knows_the_cause_is_told() -> None:
    for cause in Cause:
        for detail in ("", "something new"):
            why = why_of(StreamError(cause, detail))
            assert why.id.casefold() == f"{TOLD[cause].id}.".casefold()
