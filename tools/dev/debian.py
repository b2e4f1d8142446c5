"""What the machine itself must have on Linux, and how Debian and Ubuntu get it.

Looked at on every start rather than remembered: it takes some milliseconds, and so it is never wrong.
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from tools.dev.console import give_up, say

ON_LINUX: bool = sys.platform.startswith("linux")

QT_LIBRARIES: Final[Mapping[str, str]] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
"""Shared library → Debian's package. Source: `readelf -d` over PySide6-Essentials 6.12's QtCore, QtGui, QtWidgets,
QtDBus, QtNetwork, the platform plugins xcb and offscreen, and libQt6XcbQpa, less what the wheel brings itself."""

FONTS: Final[Mapping[str, str]] = {"/usr/share/fonts/**/*.[to]tf": "fonts-dejavu-core"}
"""File pattern → package: without a single font Qt paints empty boxes."""

TEST_PROGRAMS: Final[Mapping[str, str]] = {
    "Xvfb": "xvfb",
    "xrandr": "x11-xserver-utils",
    "xdotool": "xdotool",
}
TEST_FILES: Final[Mapping[str, str]] = {
    "/usr/lib/postgresql/*/bin/initdb": "postgresql",
    "/usr/lib/python3/dist-packages/gi/__init__.py": "python3-gi",
    "/usr/lib/*/girepository-1.0/GstRtspServer-1.0.typelib": "gir1.2-gst-rtsp-server-1.0",
    "/usr/lib/*/gstreamer-1.0/libgstvideotestsrc.so": "gstreamer1.0-plugins-base",
    "/usr/lib/*/gstreamer-1.0/libgstrtp.so": "gstreamer1.0-plugins-good",
    "/usr/lib/*/gstreamer-1.0/libgstvideoparsersbad.so": "gstreamer1.0-plugins-bad",
    "/usr/lib/*/gstreamer-1.0/libgstx264.so": "gstreamer1.0-plugins-ugly",
    "/usr/lib/*/gstreamer-1.0/libgstlibav.so": "gstreamer1.0-libav",
}
BUILD_PROGRAMS: Final[Mapping[str, str]] = {
    "objdump": "binutils",  # PyInstaller reads by it which libraries a library needs
    "makensis": "nsis",
    "7z": "p7zip-full",
}
PEER_PROGRAMS: Final[Mapping[str, str]] = {
    "ffmpeg": "ffmpeg",
    "gst-launch-1.0": "gstreamer1.0-tools",
    "mpv": "mpv",
    "Xvfb": "xvfb",
}
PEER_FILES: Final[Mapping[str, str]] = {
    **{pattern: package for pattern, package in TEST_FILES.items() if "/gstreamer-1.0/" in pattern},
    "/usr/lib/*/gstreamer-1.0/libgstximagesink.so": "gstreamer1.0-x",
}


def known_packages() -> frozenset[str]:
    """Return every package that the program, its tests or the benchmark may need."""
    known = (QT_LIBRARIES, FONTS, TEST_PROGRAMS, TEST_FILES, BUILD_PROGRAMS, PEER_PROGRAMS, PEER_FILES)
    return frozenset(package for needs in known for package in needs.values())


def missing_for_qt() -> list[str]:
    """Return the packages that Qt lacks here."""
    return _missing(libraries=QT_LIBRARIES, files=FONTS)


def missing_for_tests() -> list[str]:
    """Return the packages that the system tests lack here."""
    return _missing(programs=TEST_PROGRAMS, files=TEST_FILES)


def missing_for_build() -> list[str]:
    """Return the packages that packing the program lacks here."""
    return _missing(programs=BUILD_PROGRAMS)


def missing_peers() -> list[str]:
    """Return the packages of the programs that the benchmark compares with and that are not here."""
    return _missing(programs=PEER_PROGRAMS, files=PEER_FILES)


def provide(packages: list[str], what_for: str) -> bool:
    """Install Debian packages as root, or print the line that does; return whether they are there now."""
    if not packages or not ON_LINUX:
        return True
    line = shlex.join(["apt-get", "install", "-y", "--no-install-recommends", *packages])
    if not is_debian():
        say(f"{what_for} needs what Debian calls: {' '.join(packages)}. Install your system's counterparts.")
        return False
    if not _is_root():
        say(f"{what_for} needs packages that are not installed. As an administrator:\n    sudo {line}")
        return False
    say(f"{what_for}: installing {' '.join(packages)}")
    if _apt_get("update") and _apt_get("install", "--no-install-recommends", *packages):
        return True
    say(f"that failed; {what_for} may not work until this succeeds:\n    {line}")
    return False


def install_venv_module() -> None:
    """Install the part of Python that Debian packs apart.

    Raises
    ------
    SetupError
        If it can't be installed from here.
    """
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not (is_debian() and provide([package], "a virtual environment")):
        give_up(f"Python's modules venv and ensurepip are missing (on Debian: the package {package}).")


def is_debian() -> bool:
    """Return whether this is Debian or a child of it, with apt-get."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def _missing(
    libraries: Mapping[str, str] | None = None,
    programs: Mapping[str, str] | None = None,
    files: Mapping[str, str] | None = None,
) -> list[str]:
    if not ON_LINUX:
        return []
    lacking = [package for name, package in (programs or {}).items() if shutil.which(name) is None]
    lacking += [package for pattern, package in (files or {}).items() if not _any_file(pattern)]
    if libraries:
        known = _known_libraries()
        lacking += [package for soname, package in libraries.items() if soname not in known]
    return sorted(set(lacking))


def _any_file(pattern: str) -> bool:
    return next(Path("/").glob(pattern.removeprefix("/")), None) is not None


def _known_libraries() -> frozenset[str]:
    """Return the sonames that the loader finds."""
    ldconfig = shutil.which("ldconfig", path=f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin")
    if ldconfig is None:
        return frozenset(QT_LIBRARIES)  # no glibc loader (NixOS, musl): nothing to compare with, so claim nothing
    listing = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    return frozenset(line.split()[0] for line in listing.splitlines() if "=>" in line)


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _apt_get(command: str, *arguments: str) -> bool:
    """Run apt-get without questions; show what it said only if it failed."""
    options = ["-y", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    done = subprocess.run(
        ["apt-get", command, *options, *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "NEEDRESTART_SUSPEND": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        say(f"apt-get {command} failed:\n{_tail(done.stdout.splitlines() + done.stderr.splitlines())}")
    return done.returncode == 0


def _tail(lines: Iterable[str], count: int = 12) -> str:
    return "\n".join(list(lines)[-count:])
