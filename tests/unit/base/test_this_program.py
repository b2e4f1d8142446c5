import sys

import pytest

from scc_wall.base.this_program import program


@pytest.mark.parametrize(
    ("frozen", "before"),
    [(False, [sys.executable, "-m", "scc_wall"]), (True, [sys.executable])],
    ids=["source", "frozen"],
)
def test_the_program_starts_itself(monkeypatch: pytest.MonkeyPatch, frozen: bool, before: list[str]) -> None:
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    assert program("guardian") == [*before, "guardian"]
    assert program() == before
