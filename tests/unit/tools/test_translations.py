"""The translations: what is found in the source, what a catalogue keeps, and what the check refuses."""

import json
import shutil
from pathlib import Path

import pytest

from tools.translations import __main__ as program
from tools.translations import catalog, compiled, rules, source
from tools.translations.catalog import Catalog, Message

SOURCE = """
label(tr("&Simpan"), words.tr("{n} kamera").format(n=3))
text = tr(
    "satu "
    "dua"
)
told = Told("Ada {n}", "There are {n}")
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of its own, with Qt's texts of the real one."""
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    for name in ("qt_id.ts", "qt_id.qm"):
        shutil.copy(program.FOLDER / name, folder / name)
    (tmp_path / "scc_wall").mkdir()
    (tmp_path / "scc_wall" / "view.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(program, "ROOT", tmp_path)
    monkeypatch.setattr(program, "FOLDER", folder)
    return tmp_path


def fill(root: Path, **translations: str) -> int:
    file = root / "given.json"
    file.write_text(json.dumps(translations), encoding="utf-8")
    return program.main(["fill", str(file)])


GOOD = {"&Simpan": "&Save", "{n} kamera": "{n} cameras", "satu dua": "one two"}


def test_texts_are_found_in_the_order_of_the_source(root: Path) -> None:
    found = source.find(root)
    assert found.texts == {text: ["scc_wall/view.py"] for text in GOOD}
    assert found.faults == []


def test_what_counts_has_a_form_for_one_and_one_for_more(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "{n} baris dihapus"
    (root / "scc_wall" / "view.py").write_text(f'tr("{text}", n=rows)', encoding="utf-8")
    program.main([])
    capsys.readouterr()
    program.main(["list"])
    assert json.loads(capsys.readouterr().out) == {text: ["", ""]}
    given = root / "given.json"
    given.write_text(json.dumps({text: "{n} rows deleted"}), encoding="utf-8")
    assert program.main(["fill", str(given)]) == 1
    given.write_text(json.dumps({text: ["{n} row deleted", "{n} rows deleted"]}), encoding="utf-8")
    assert program.main(["fill", str(given)]) == 0
    assert program.main(["check"]) == 0
    (root / "scc_wall" / "view.py").write_text(f'tr("{text}")', encoding="utf-8")
    assert program.main([]) == 0
    assert not catalog.read(program.FOLDER / program.WALL).of("Wall")[text].done


@pytest.mark.parametrize(
    "line",
    [
        'tr(f"{n} kamera")',
        "tr(text)",
        'tr("ada", 3)',
        'tr("{n} x"), tr("{n} x", n=1)',
        'tr("")',
        'self.tr("ada")',
        'Told("Ada {n}", "There")',
        'Told("Ada", "")',
    ],
)
def test_what_cannot_be_translated_is_a_fault(root: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "scc_wall" / "view.py").write_text(line, encoding="utf-8")
    assert program.main([]) == 1
    assert "scc_wall/view.py:1: " in capsys.readouterr().err


def test_what_is_missing_is_listed_and_filled_in(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main([]) == 0
    assert program.main(["check"]) == 1
    capsys.readouterr()
    program.main(["list"])
    assert json.loads(capsys.readouterr().out) == dict.fromkeys(GOOD, "")
    assert fill(root, **GOOD) == 0
    assert program.main(["check"]) == 0


def test_a_new_text_wants_a_translation_and_a_gone_one_goes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(root, **GOOD)
    (root / "scc_wall" / "view.py").write_text(SOURCE.replace("dua", "tiga"), encoding="utf-8")
    assert program.main(["check"]) == 1
    said = capsys.readouterr().out
    assert "'satu tiga' is not in scc_wall_en.ts yet" in said
    assert "'satu dua' is in no source any more" in said
    program.main([])
    known = catalog.read(program.FOLDER / program.WALL).of("Wall")
    assert "satu dua" not in known
    assert not known["satu tiga"].done
    assert known["&Simpan"].forms == ("&Save",)


def test_a_stale_compiled_file_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(root, **GOOD)
    file = program.FOLDER / program.WALL
    file.write_text(file.read_text(encoding="utf-8").replace("one two", "one, two"), encoding="utf-8")
    assert program.main(["check"]) == 1
    assert "scc_wall_en.qm is stale: 'satu dua'" in capsys.readouterr().out
    compiled.compile_one(file)
    assert program.main(["check"]) == 0


@pytest.mark.parametrize(
    ("text", "told", "why"),
    [
        ("{n} kamera", "cameras", "{fields}"),
        ("{n} kamera", "{m} cameras", "{fields}"),
        ("&Simpan", "Save", "an &"),
        ("Simpan", "&Save", "an &"),
        ("Membaca…", "Reading", "ends in …"),
        ("Baca\tB", "Read", "tabs or lines"),
        ("Baca\nlagi", "Read", "tabs or lines"),
        (" dtk", "s", "a space"),
        ("Baca", " ", "not translated"),
    ],
)
def test_a_translation_that_does_not_fit_is_refused(text: str, told: str, why: str) -> None:
    message = Message("Wall", text, (told,), done=True)
    assert any(why in fault for fault in rules.faults_of(message))


@pytest.mark.parametrize(("text", "told"), [("Sandi && kunci", "Keys && locks"), ("a & b", "a and b"), ("…", "…")])
def test_signs_that_mean_nothing_are_free(text: str, told: str) -> None:
    assert list(rules.faults_of(Message("Wall", text, (told,), done=True))) == []


def test_mnemonics_that_were_told_apart_stay_apart() -> None:
    files = ("scc_wall/view.py",)
    one = Message("Wall", "&Simpan", ("&Save",), done=True, files=files)
    other = Message("Wall", "&Batal", ("&Stop",), done=True, files=files)
    again = Message("Wall", "Si&ap", ("&Set",), done=True, files=("scc_wall/other.py",))
    assert rules.faults(Catalog("en", "id", (one, again))) == []
    assert rules.faults(Catalog("en", "id", (one, other))) == [
        "scc_wall/view.py: '&Save' and '&Stop' have the same mnemonic"
    ]


def test_a_wrong_translation_is_not_taken(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program.main([])
    assert fill(root, **{"&Simpan": "Save"}) == 1
    assert fill(root, Tidak="No") == 1
    said = capsys.readouterr().err
    assert "'&Simpan' has an & where the other has none" in said
    assert "'Tidak' is no text of the source" in said
    assert not catalog.read(program.FOLDER / program.WALL).of("Wall")["&Simpan"].done


def test_signs_of_xml_survive(tmp_path: Path) -> None:
    message = Message("Wall", "a<b & \"c\" 'd'", ("<i>…</i>\n&&",), done=True)
    file = tmp_path / "odd.ts"
    file.write_text(catalog.text_of(Catalog("en", "id", (message,))), encoding="utf-8")
    assert catalog.read(file).messages == (message,)
    compiled.compile_one(file)
    assert compiled.differences(file) == []
