"""What goes into the program folder and what stays out, by name; read by `pyinstaller.spec`.

PyInstaller follows imports. What is loaded by name it can't see, and with Qt's plugins come libraries that only other
plugins ask for: both are told here.
"""

import re
from typing import Final

BY_NAME: Final = (
    "scc_wall",  # panels and commands are loaded by name (app/panel_modules.py, cli/command_line.py)
    "alembic",  # a migration is a file that imports it
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.dialects.postgresql",
    "keyring.backends",  # found by the entry points of its distribution
    "pyqtgraph",
    "shibokensupport",  # Qt's binding loads it from within
)
"""Packages all of whose modules are taken."""
WITH_METADATA: Final = ("keyring",)
"""Distributions whose entry points are asked for at run time."""
LEFT_OUT_MODULES: Final = (
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2", "PySide6.QtQuickTest"),
    *("PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtVirtualKeyboard", "PySide6.QtDesigner", "PySide6.QtHelp"),
    *("PySide6.QtSql", "PySide6.QtUiTools", "PySide6.QtConcurrent", "PySide6.QtXml", "PySide6.QtNetwork"),
    *("tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "pip", "setuptools", "pkg_resources"),
    *("test", "pytest", "_pytest", "hypothesis", "xdist", "pytestqt", "mypy", "ruff", "av", "IPython", "matplotlib"),
    *("numpy.f2py", "numpy.distutils", "numpy.testing.tests", "numpy._core.tests", "numpy.lib.tests"),
    *("pyqtgraph.examples", "pyqtgraph.jupyter", "pyqtgraph.opengl", "pyqtgraph.console", "pyqtgraph.canvas"),
    *("sqlalchemy.testing", "alembic.testing", "scipy", "h5py", "cupy", "numba", "pandas", "colorcet", "OpenGL"),
)
LEFT_OUT_HOOKS: Final = ("pyi_rth_pyside6", "pyi_rth_pyqtgraph_multiprocess")
"""Run before the program in each of its processes. The first loads Qt, which decode processes must never have: 30 MB
and a tenth of a second each. PySide6 itself finds its plugins (`registerInternalQtConf` in its libpyside)."""
_LEFT_OUT_FILES: Final = (
    r"(^|/)(lib)?Qt6(Qml|Quick|Pdf|VirtualKeyboard|Designer|Sql|ShaderTools|LabsAnimation|LabsFolder)\w*\.",
    r"/qml/",
    r"/plugins/(designer|qmllint|qmltooling|sqldrivers|virtualkeyboard|vectorimageformats|egldeviceintegrations)/",
    r"/plugins/(networkinformation|tls|generic)/",  # of QtNetwork, which nothing here uses; touch screens without X
    r"/plugins/(wayland-[a-z-]+|platformthemes)/",  # a room's desk runs on Windows or X11; themes drag GTK in
    r"/plugins/\w+/\w*(qpdf|virtualkeyboard|eglfs|linuxfb|vkkhrdisplay|minimalegl|vnc|wayland|qdirect2d)\w*\.(so|dll)$",
    r"(^|/)(lib)?Qt6EglF[sS]\w*\.",
    r"^cv2/data/.*\.xml$",  # haar cascades: nobody looks for faces here
    r"^cv2/qt/",
    r"(^|/)lib(gtk|gdk|atk|atspi|pango|cairo|epoxy|X(composite|cursor|damage|inerama|randr|i))[\w.-]*\.so",  # of GTK
    r"(^|/)(lib)?Qt6(Network|Wayland|WlShell)\w*\.",
    r"(^|/)tests?/",
    r"\.(pyi|pyx|pxi|pxd|c|cpp|ts|h|hpp|lib|prl|cmake)$",
)
_TRANSLATIONS: Final = re.compile(r"PySide6/(Qt/)?translations/")
_KEPT_TRANSLATIONS: Final = re.compile(r"_(en|id)\.qm$")
_LEFT_OUT: Final = re.compile("|".join(_LEFT_OUT_FILES))


def is_module_kept(name: str) -> bool:
    """Return whether a module found below `BY_NAME` is taken: not one that only tests or tools need."""
    return not any(name == out or name.startswith(f"{out}.") for out in LEFT_OUT_MODULES)


def is_kept(name: str) -> bool:
    """Return whether a file goes into the program folder.

    Parameters
    ----------
    name
        Its place there, with the slashes of either system.
    """
    place = name.replace("\\", "/")
    if _TRANSLATIONS.search(place):
        return _KEPT_TRANSLATIONS.search(place) is not None
    return _LEFT_OUT.search(place) is None
