"""The version resource of the Windows executables: what Explorer shows under Properties → Details."""

from pathlib import Path
from typing import Final

from scc_wall import __version__

PUBLISHER: Final = "Sumsel Command Center"
COPYRIGHT: Final = "SCC Wall developers, Apache-2.0"
_TEXT: Final = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
  kids=[
    StringFileInfo([StringTable("040904B0", [{strings}])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""


def numbers(version: str) -> tuple[int, int, int, int]:
    """Return the four numbers that Windows compares: `1.2.3` and `1.2.3rc1` are (1, 2, 3, 0)."""
    found = [int("".join(filter(str.isdigit, part.partition("rc")[0])) or 0) for part in version.split(".")[:4]]
    first, second, third, fourth = (*found, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def text(name: str, version: str = __version__) -> str:
    """Return the resource of an executable of that name, as PyInstaller reads it."""
    strings = {
        "CompanyName": PUBLISHER,
        "FileDescription": "SCC Wall",
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{name}.exe",
        "ProductName": "SCC Wall",
        "ProductVersion": version,
    }
    shown = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return _TEXT.format(numbers=numbers(version), strings=shown)


def write(folder: Path, name: str) -> Path:
    """Write the resource of an executable to a file in that folder; return it."""
    file = folder / f"{name}-version.txt"
    file.write_text(text(name), encoding="utf-8")
    return file
