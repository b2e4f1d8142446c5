"""The page that lists all pictures, `docs/screenshots/README.md`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tools.shots.registry import Scene

HEAD: Final = """\
# Tangkapan layar · Screenshots

Dibuat oleh `python3 dev.py screenshots`; jangan diubah dengan tangan. Gambar dinding berasal dari klip demo.
Drawn by `python3 dev.py screenshots`; don't edit by hand. The walls show the demo's clips.

`<nama>-<bahasa>-<ukuran>.webp`: bahasa `id` atau `en`; ukuran `1080p` (100 %) atau `4k` (200 %).
`<scene>-<language>-<size>.webp`: language `id` or `en`; size `1080p` (100 %) or `4k` (200 %).

| Gambar · Picture | Isi · What it shows | id | en |
| --- | --- | --- | --- |
"""


def write(folder: Path, scenes: Sequence[Scene]) -> None:
    """Write the page, and take away pictures that no scene draws any more."""
    lines = [_row(folder, scene) for scene in scenes]
    (folder / "README.md").write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")
    wanted = {scene.name for scene in scenes}
    for path in folder.iterdir():
        if path.suffix in {".webp", ".jpg"} and path.stem.rsplit("-", 2)[0] not in wanted:
            path.unlink()


def _row(folder: Path, scene: Scene) -> str:
    indonesian, english = scene.told
    thumbnail = f'<img src="{scene.name}-id-1080p.webp" width="240" alt="{indonesian}">'
    links = []
    for language in ("id", "en"):
        sizes = [size for size in ("1080p", "4k") if (folder / f"{scene.name}-{language}-{size}.webp").exists()]
        links.append(" ".join(f"[{size}]({scene.name}-{language}-{size}.webp)" for size in sizes))
    return f"| {thumbnail} | **{scene.name}**<br>{indonesian}<br>{english} | {links[0]} | {links[1]} |\n"
