"""`dev.py build`: program folder ► self test ► signatures ► installer ► list of what is inside ► sums and manifest."""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from scc_wall import __version__
from scc_wall.base.clock import SYSTEM_CLOCK
from tools.build import folder, installer, release, sbom, signing
from tools.build.folder import BuildError
from tools.build.release import About, ReleaseError
from tools.build.signing import SigningError

ROOT: Final = Path(__file__).resolve().parents[2]
SELF_TEST_WITHIN_S: Final = 300.0
"""The self test ends itself after 180 s; a cold disk and a virus scanner may hold up its start."""
_Made = TypeVar("_Made")


def main(argv: list[str]) -> int:
    """Build, or verify what was built; return the exit status."""
    arguments = _parser().parse_args(argv)
    try:
        if arguments.verify is not None:
            for line in release.verify(arguments.verify, arguments.key, arguments.installed):
                print(line)
        else:
            _build(check=arguments.check, with_installer=not arguments.no_installer)
    except (BuildError, ReleaseError, SigningError) as error:
        print(f"build: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="see that it builds, and leave nothing behind (CI)")
    parser.add_argument("--no-installer", action="store_true", help="the program folder alone")
    parser.add_argument("--verify", type=Path, metavar="MANIFEST", help="compare a release with its manifest instead")
    parser.add_argument("--key", type=Path, metavar="PEM", help="with --verify: the public key of who releases")
    parser.add_argument("--installed", type=Path, metavar="FOLDER", help="with --verify: compare an installed program")
    return parser


def _build(*, check: bool, with_installer: bool) -> None:
    build, dist = (ROOT / "build" / "check", ROOT / "build" / "check") if check else (ROOT / "build", ROOT / "dist")
    about = _about()
    epoch = str(round(datetime.fromisoformat(about.made_utc).timestamp()))
    try:
        program = _timed("program folder", lambda: folder.make(ROOT, build, dist, epoch))
        print(f"  {program}: {_mb(folder.size_bytes(program))}")
        _timed("self test", lambda: folder.self_test(program, SELF_TEST_WITHIN_S))
        _sign_programs(program)
        made = [_bill(about, program, dist)]
        if with_installer and (packed := _installer(about, program, dist, check=check)):
            made.append(packed)
        _release(about, made, program, dist)
    finally:
        if check:
            shutil.rmtree(build, ignore_errors=True)


def _timed(what: str, job: Callable[[], _Made]) -> _Made:
    print(f"== {what}", flush=True)
    began_s = time.perf_counter()
    made = job()
    print(f"== {what}: {time.perf_counter() - began_s:.1f} s", flush=True)
    return made


def _sign_programs(program: Path) -> None:
    if not signing.is_wanted():
        print(f"  not signed: {signing.TOOL} is not set")
        return
    for name in (folder.NAME, folder.CONSOLE):
        signing.sign(folder.executable(program, name))


def _installer(about: About, program: Path, dist: Path, *, check: bool) -> Path | None:
    compiler = installer.makensis()
    if compiler is None:
        if check:
            raise BuildError("makensis is needed (Debian: nsis)")
        print("  no installer: makensis is not installed (nsis.sourceforge.io, Debian: nsis)")
        return None
    if sys.platform != "win32" and not check:
        print("  no installer: it would install a Linux program on Windows; --check sees whether it compiles")
        return None
    script, output = ROOT / "packaging" / "scc-wall.nsi", dist / f"{about.stem}-setup.exe"
    packed = _timed("installer", lambda: installer.make(compiler, script, program, output, about.version, fast=check))
    if signing.is_wanted():
        signing.sign(packed)
    if check:
        wanted = [folder.executable(program, name).name for name in (folder.NAME, folder.CONSOLE)]
        print(f"  {installer.look_into(packed, [*wanted, 'uninstall.exe'])} files in it, read by 7z")
    print(f"  {packed.name}: {_mb(packed.stat().st_size)}")
    return packed


def _bill(about: About, program: Path, dist: Path) -> Path:
    bill = sbom.bill(about, ROOT / "requirements", program)
    file = dist / f"{about.stem}-sbom.json"
    file.write_text(json.dumps(bill, indent=1) + "\n", encoding="utf-8", newline="\n")
    native = [f"{c['name']} {c['version']}" for c in bill["components"] if "evidence" in c]
    print(f"  {file.name}: {len(bill['components'])} components; in files: {', '.join(native)}")
    if not {"FFmpeg", "OpenSSL"} <= {name.split()[0] for name in native}:
        raise BuildError(
            "FFmpeg or OpenSSL was not found in the built files: tools/build/sbom.py must learn their names"
        )
    return file


def _release(about: About, made: list[Path], program: Path, dist: Path) -> None:
    manifest = release.write_manifest(about, made, program, dist)
    print(f"  {manifest.name}: {len(made)} files, commit {about.commit[:12]}{' with changes' if about.dirty else ''}")
    if key := os.environ.get(release.KEY_VARIABLE):
        print(f"  {release.sign(manifest, Path(key)).name}: signed")
    else:
        print(f"  the manifest is not signed: {release.KEY_VARIABLE} names no key")
    release.verify(manifest, None)
    release.verify(manifest, None, program)


def _about() -> About:
    commit, committed = _git("rev-parse", "HEAD"), _git("log", "-1", "--format=%ct")
    if not commit:
        print("  no git, or no checkout: the manifest can't name the commit")
    made_utc = datetime.fromtimestamp(int(committed), UTC) if committed else SYSTEM_CLOCK.now_utc()
    return About(
        name=folder.NAME,
        version=__version__,
        platform=folder.platform_name(),
        commit=commit or "unknown",
        dirty=not commit or bool(_git("status", "--porcelain")),
        made_utc=made_utc.isoformat(timespec="seconds"),
        built_on=f"{platform.platform()}, Python {platform.python_version()}",
    )


def _git(*words: str) -> str:
    """Return what git says; empty if it is not there, or this is no checkout."""
    try:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _mb(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:.0f} MB"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
