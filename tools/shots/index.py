"""The page that lists all pictures, `docs/screenshots/README.md`, and which of them the repository keeps."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tools.shots.registry import Kind, Scene, first_of_each

HEAD: Final = """\
# Tangkapan layar · Screenshots

Dibuat oleh `python3 dev.py screenshots`; jangan diubah dengan tangan. Gambar dinding berasal dari klip demo.
Drawn by `python3 dev.py screenshots`; don't edit by hand. The walls show the demo's clips.

`<nama>-<bahasa>-<ukuran>.webp`: bahasa `id` atau `en`; ukuran `1080p` (100 %) atau `4k` (200 %).
`<scene>-<language>-<size>.webp`: language `id` or `en`; size `1080p` (100 %) or `4k` (200 %).

Semuanya digambar juga dalam 4K; repositori menyimpan 4K satu gambar tiap jendela, agar tetap kecil.
All are drawn in 4K too; the repository keeps the 4K picture of one scene a window, to stay small.

| Gambar · Picture | Isi · What it shows | id | en |
| --- | --- | --- | --- |
"""
IGNORE: Final = """\
# Written by tools/shots/index.py: every scene is drawn in 4K, one a window is kept.
*-4k.webp
*-150.webp
*-200.webp
"""


def write(folder: Path, scenes: Sequence[Scene]) -> None:
    """Write the page and what is not kept, and take away pictures that no scene draws any more."""
    kept = ("desk", *first_of_each(Kind.DIALOG))
    rows = "".join(_row(scene, large=scene.name in kept) for scene in scenes)
    _put(folder / "README.md", HEAD + rows)
    _put(folder / ".gitignore", IGNORE + "".join(f"!{name}-id-4k.webp\n!{name}-en-4k.webp\n" for name in kept))
    wanted = {scene.name for scene in scenes}
    for path in folder.glob("*.webp"):
        if path.stem.rsplit("-", 2)[0] not in wanted:
            path.unlink()


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _row(scene: Scene, *, large: bool) -> str:
    indonesian, english = scene.told
    thumbnail = f'<img src="{scene.name}-id-1080p.webp" width="240" alt="{indonesian}">'
    sizes = ("1080p", "4k") if large else ("1080p",)
    links = [" ".join(f"[{size}]({scene.name}-{language}-{size}.webp)" for size in sizes) for language in ("id", "en")]
    return f"| {thumbnail} | **{scene.name}**<br>{indonesian}<br>{english} | {links[0]} | {links[1]} |\n"
