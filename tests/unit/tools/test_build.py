"""What is packed, named, listed, summed and signed; PyInstaller and NSIS are run by `dev.py build --check`."""

import importlib.util
import json
import re
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from scc_wall.base import upgrade
from tools.build import contents, release, sbom, signing, version_resource
from tools.build.release import About, ReleaseError

ROOT = Path(__file__).resolve().parents[3]
ABOUT = About("SCCWall", "1.2.3", "win-amd64", "c" * 40, False, "2026-01-05T01:00:00+00:00", "Windows")
SCRIPT = (ROOT / "packaging" / "scc-wall.nsi").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6\\Qt6Qml.dll",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "libQt6VirtualKeyboard.so.6",
        "PySide6/Qt6Pdf.dll",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/plugins/sqldrivers/qsqlite.dll",
        "PySide6/plugins/imageformats/qpdf.dll",
        "PySide6/translations/qtbase_de.qm",
        "cv2/data/haarcascade_eye.xml",
        "numpy/tests/x.py",
        "selectolax/lexbor.c",
        "libgtk-3.so.0",
    ],
)
def test_what_nobody_needs_stays_out(place: str) -> None:
    assert not contents.is_kept(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6\\opengl32sw.dll",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/plugins/imageformats/qwebp.dll",
        "PySide6/translations/qtbase_en.qm",
        "resources/translations/scc_wall_en.qm",
        "resources/opd.csv",
        "cv2/opencv_videoio_ffmpeg4140_64.dll",
        "scc_wall/storage/migrations/versions/v0001_first.py",
        "libcrypto-3.dll",
        "libxcb-cursor.so.0",
    ],
)
def test_what_is_needed_goes_in(place: str) -> None:
    assert contents.is_kept(place)


def test_every_package_that_is_taken_by_name_is_there() -> None:
    """A name that changed would be left out without a word."""
    assert [name for name in contents.BY_NAME if importlib.util.find_spec(name) is None] == []
    assert contents.is_module_kept("pyqtgraph.graphicsItems")
    assert not contents.is_module_kept("pyqtgraph.examples.test")


def test_the_specification_keeps_its_promises() -> None:
    spec = (ROOT / "pyinstaller.spec").read_text(encoding="utf-8")
    assert {"upx=False"} == set(re.findall(r"upx=\w+", spec))
    assert "opengl32sw.dll" in spec
    assert "contents.LEFT_OUT_HOOKS" in spec
    assert 'executable("SCCWall", console=False)' in spec
    assert 'executable("SCCWall-console", console=True)' in spec


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", (0, 1, 0, 0)), ("1.2.3rc4", (1, 2, 3, 0)), ("2", (2, 0, 0, 0))]
)
def test_windows_compares_four_numbers(version: str, numbers: tuple[int, int, int, int]) -> None:
    assert version_resource.numbers(version) == numbers
    assert f"filevers={numbers}" in version_resource.text("SCCWall", version)


# ---- the installer's script


def test_the_installer_is_64_bit_and_silent_where_nobody_is() -> None:
    assert "Target amd64-unicode" in SCRIPT
    boxes = [line for line in SCRIPT.splitlines() if "MessageBox" in line]
    # Only the page of the account, which is never shown in silent mode, may ask without an answer for then.
    assert [line for line in boxes if "/SD" not in line and "ACCOUNT_EMPTY" not in line] == []
    assert SCRIPT.count("WriteRegExpandStr") == 2
    assert "%ProgramData%" in SCRIPT


def test_every_text_of_the_installer_is_in_both_languages() -> None:
    texts = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", SCRIPT, re.MULTILINE)
    names = {name for name, _ in texts}
    assert sorted(texts) == sorted((name, language) for name in names for language in ("INDONESIAN", "ENGLISH"))
    assert set(re.findall(r"\$\(([A-Z_]+)\)", SCRIPT)) <= names


def test_removing_the_program_names_what_it_deletes() -> None:
    """`RMDir /r $INSTDIR` would take along whatever else lies in a folder that somebody chose."""
    assert not re.search(r'RMDir /r "?\$INSTDIR"?\s*$', SCRIPT, re.MULTILINE)
    section = SCRIPT[SCRIPT.index('Section "un.$(UN_PROGRAM_NAME)"') : SCRIPT.index("Section /o")]
    assert "$Data" not in section


def test_starting_at_sign_in_is_a_choice_and_for_every_account() -> None:
    """The administrator who installs is not the account that runs the wall: its own start menu is the wrong one."""
    places = SCRIPT[SCRIPT.index("Function ${un}FindPlaces") :]
    assert "SetShellVarContext all" in places[: places.index("FunctionEnd")]
    assert "SetShellVarContext current" not in SCRIPT
    for begin in ("Function .onInit", "Function un.onInit"):
        first = SCRIPT[SCRIPT.index(begin) :].splitlines()[1].strip()
        assert first in ("Call FindPlaces", "Call un.FindPlaces")  # before any place is used
    section = SCRIPT[SCRIPT.index('Section "$(STARTUP_NAME)" Startup') :]
    section = section[: section.index("SectionEnd")]
    assert "SectionIn RO" not in section  # it can be left out by hand, and by /NOSTARTUP
    link = 'CreateShortcut "$SMSTARTUP\\${NAME}.lnk"'
    assert (SCRIPT.count(link), section.count(link)) == (1, 1)
    assert '"/NOSTARTUP"' in SCRIPT
    removal = SCRIPT[SCRIPT.index('Section "un.$(UN_PROGRAM_NAME)"') :]
    assert 'Delete "$SMSTARTUP\\${NAME}.lnk"' in removal


def test_an_upgrade_has_the_guardian_stay_ended_until_the_files_are_there() -> None:
    """A guardian starts again what is only killed; a kiosk's window closes for nobody (decision 0074)."""
    closing = SCRIPT[SCRIPT.index("Function ${un}CloseProgram") : SCRIPT.index("!macroend\n!insertmacro Shared")]
    assert closing.index("Call ${un}AskToEnd") < closing.index("taskkill.exe")
    install = SCRIPT[SCRIPT.index('Section "$(PROGRAM_NAME)" Program') : SCRIPT.index('Section "$(STARTUP_NAME)"')]
    steps = ("Call CloseProgram", "SetAside", "File /r", "Call SecureData", "Call AskNoMore")
    assert sorted(steps, key=install.index) == list(steps)
    failed = SCRIPT[SCRIPT.index("Function .onInstFailed") :]
    assert "Call AskNoMore" in failed[: failed.index("FunctionEnd")]
    for name in ("upgrading", "upgrade-waits"):
        assert f'"$Data\\{name}"' in SCRIPT
        assert f'"{name}"' in Path(upgrade.__file__).read_text(encoding="utf-8")


# ---- code signing


def test_signtool_signs_in_place_with_a_certificate_of_the_machine() -> None:
    env = {signing.TOOL: r"C:\kit\signtool.exe", signing.THUMBPRINT: "ab", signing.TIMESTAMP: "http://time.example"}
    words = signing.command(Path("a.exe"), Path("a.exe.signed"), env)
    assert words[:6] == [env[signing.TOOL], "sign", "/fd", "sha256", "/sha1", "ab"]
    assert words[6:] == ["/tr", "http://time.example", "/td", "sha256", "a.exe"]


def test_osslsigncode_reads_the_password_from_a_file() -> None:
    env = {signing.TOOL: "osslsigncode", signing.PKCS12: "k.p12", signing.PASSFILE: "pass"}
    words = signing.command(Path("a.exe"), Path("b"), env)
    assert words[2:6] == ["-pkcs12", "k.p12", "-readpass", "pass"]
    assert "-ts" not in words


@pytest.mark.parametrize("env", [{signing.TOOL: "gpg"}, {signing.TOOL: "signtool"}, {signing.TOOL: "osslsigncode"}])
def test_half_a_setup_signs_nothing(env: dict[str, str]) -> None:
    with pytest.raises(signing.SigningError):
        signing.command(Path("a.exe"), Path("b"), env)


FAKE_SIGNER = """#!{python}
import sys
from pathlib import Path
words = dict(zip(sys.argv[2::2], sys.argv[3::2]))
out = Path(words["-out"])
if Path(words["-readpass"]).read_text() != "trial":
    sys.exit("Failed to parse PKCS#12 file (Wrong password?)")
if out.exists():
    sys.exit("Overwriting an existing file is not supported.")
if "{mood}" == "lies":
    sys.exit(0)
out.write_bytes(Path(words["-in"]).read_bytes() + b" signed by " + Path(words["-pkcs12"]).read_bytes())
"""


def signer(folder: Path, mood: str = "") -> dict[str, str]:
    """Return what stands in the environment for a program that takes osslsigncode's words and behaves as it does."""
    tool = folder / "osslsigncode"
    tool.write_text(FAKE_SIGNER.format(python=sys.executable, mood=mood))
    tool.chmod(0o700)
    (folder / "k.p12").write_bytes(b"key")
    (folder / "pass").write_text("trial")
    return {signing.TOOL: str(tool), signing.PKCS12: str(folder / "k.p12"), signing.PASSFILE: str(folder / "pass")}


@pytest.fixture
def program_file(tmp_path: Path) -> Path:
    (tmp_path / "a folder").mkdir()
    file = tmp_path / "a folder" / "SCC Wall.exe"
    file.write_bytes(b"MZ")
    return file


@pytest.mark.skipif(sys.platform == "win32", reason="starts a script by its first line")
def test_a_program_is_signed_in_place_also_after_a_build_that_was_cut_off(tmp_path: Path, program_file: Path) -> None:
    program_file.with_name("SCC Wall.exe.signed").write_bytes(b"half")
    signing.sign(program_file, signer(tmp_path))
    assert program_file.read_bytes() == b"MZ signed by key"
    assert [file.name for file in program_file.parent.iterdir()] == ["SCC Wall.exe"]


@pytest.mark.skipif(sys.platform == "win32", reason="starts a script by its first line")
@pytest.mark.parametrize("harm", ["password", "lies", "no tool", "no file", "no variable"])
def test_what_was_not_signed_never_passes_for_signed(tmp_path: Path, program_file: Path, harm: str) -> None:
    env = signer(tmp_path, harm)
    match harm:
        case "password":
            (tmp_path / "pass").write_text("other")
        case "no tool":
            Path(env[signing.TOOL]).unlink()
        case "no file":
            program_file = tmp_path / "nowhere.exe"
        case "no variable":
            del env[signing.TOOL]
    with pytest.raises(signing.SigningError) as told:
        signing.sign(program_file, env)
    assert "trial" not in str(told.value)
    if harm != "no file":
        assert program_file.read_bytes() == b"MZ"


# ---- what is inside


def test_a_lock_is_read_for_this_system() -> None:
    lock = 'a-b==1.0 \\\n    --hash=sha256:aa\nB==2 ; sys_platform == "nowhere" \\\n    --hash=sha256:bb\nc==3.1\n'
    assert sbom.locked(lock) == {"a-b": "1.0", "c": "3.1"}


def test_libraries_are_known_by_what_they_say(tmp_path: Path) -> None:
    for name, content in {
        "libcrypto-3.dll": b"..OpenSSL 3.0.13 30 Jan 2024..",
        "opencv_videoio_ffmpeg4140_64.dll": b"FFmpeg version to the newest one..Lavc61.19.100..",
        "libavcodec-57.so.62": b"Lavc62.28.102..FFmpeg version 8.1.2..",
        "other.dll": b"OpenSSL 3.0.13 ",
    }.items():
        (tmp_path / name).write_bytes(content)
    found = {(one.library.name, one.version, one.place) for one in sbom.libraries(tmp_path)}
    assert found == {
        ("OpenSSL", "3.0.13", "libcrypto-3.dll"),
        ("FFmpeg", "Lavc61.19.100", "opencv_videoio_ffmpeg4140_64.dll"),
        ("FFmpeg", "8.1.2", "libavcodec-57.so.62"),
    }


def test_the_list_names_every_package_of_the_program_and_is_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "libcrypto-3.dll").write_bytes(b"OpenSSL 3.0.13 ")
    bill = sbom.bill(ABOUT, ROOT / "requirements", tmp_path)
    assert bill == sbom.bill(ABOUT, ROOT / "requirements", tmp_path)
    names = [component["name"] for component in bill["components"]]
    assert {"pyside6-essentials", "opencv-python-headless", "psycopg", "CPython", "OpenSSL"} <= set(names)
    assert not {"pytest", "hatchling", "av"} & set(names)
    refs = [component["bom-ref"] for component in bill["components"]]
    assert len(set(refs)) == len(refs)
    assert bill["dependencies"][0]["dependsOn"] == refs


# ---- manifest


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    private, public = tmp_path / "release.pem", tmp_path / "release.pub"
    key = Ed25519PrivateKey.generate()
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    private.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    public.write_bytes(key.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo))
    return private, public


@pytest.fixture
def made(tmp_path: Path) -> Path:
    program, dist = tmp_path / "program", tmp_path / "dist"
    (program / "_internal").mkdir(parents=True)
    (program / "SCCWall.exe").write_bytes(b"program")
    (program / "_internal" / "a.dll").write_bytes(b"library")
    dist.mkdir()
    (dist / "setup.exe").write_bytes(b"installer")
    return release.write_manifest(ABOUT, [dist / "setup.exe"], program, dist)


def test_a_release_is_verified(made: Path, keys: tuple[Path, Path], tmp_path: Path) -> None:
    release.sign(made, keys[0])
    assert release.verify(made, keys[1])[0] == "signature: good"
    (tmp_path / "program" / "uninstall.exe").write_bytes(b"made by the installer")
    assert release.verify(made, keys[1], tmp_path / "program")[1].startswith("2 files")
    sums = (made.parent / f"{ABOUT.stem}-SHA256SUMS").read_text().splitlines()
    assert [line.split("  ")[1] for line in sums] == ["setup.exe", made.name]


def test_what_is_not_signed_says_so(made: Path) -> None:
    assert "NOT verified" in release.verify(made, None)[0]


@pytest.mark.parametrize("harm", ["changed", "missing", "manifest", "unsigned", "other key", "outside"])
def test_what_is_not_the_release_is_refused(made: Path, keys: tuple[Path, Path], tmp_path: Path, harm: str) -> None:
    private, public = keys
    if harm == "outside":
        content = json.loads(made.read_text())
        content["files"]["../release.pem"] = content["files"].pop("setup.exe")
        made.write_text(json.dumps(content))
    if harm != "unsigned":
        release.sign(made, private)
    match harm:
        case "changed":
            (made.parent / "setup.exe").write_bytes(b"another")
        case "missing":
            (made.parent / "setup.exe").unlink()
        case "manifest":
            made.write_text(made.read_text().replace("1.2.3", "1.2.4"))
        case "other key":
            other = Ed25519PrivateKey.generate().public_key()
            form = serialization.PublicFormat.SubjectPublicKeyInfo
            public.write_bytes(other.public_bytes(serialization.Encoding.PEM, form))
    with pytest.raises(ReleaseError):
        release.verify(made, public)


@pytest.mark.parametrize("harm", ["added", "changed", "missing"])
def test_an_installed_program_that_was_meddled_with_is_told(made: Path, tmp_path: Path, harm: str) -> None:
    library = tmp_path / "program" / "_internal" / "a.dll"
    match harm:
        case "added":
            (library.parent / "evil.dll").write_bytes(b"x")
        case "changed":
            library.write_bytes(b"x")
        case "missing":
            library.unlink()
    with pytest.raises(ReleaseError, match=harm):
        release.verify(made, None, tmp_path / "program")


def test_only_an_ed25519_key_signs(made: Path, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="no private key"):
        release.sign(made, tmp_path / "nowhere.pem")
    other = tmp_path / "other.pem"
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    other.write_bytes(X25519PrivateKey.generate().private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    with pytest.raises(ReleaseError, match="Ed25519"):
        release.sign(made, other)
