"""A layout as a JSON document and back; whatever is read is checked by the value objects themselves."""

from collections.abc import Container, Mapping
from typing import Any, Final, cast

from scc_wall.domain.layout import Layout, Page, Place, Rect, ScreenGrid
from scc_wall.domain.tile import Fit, Rotation

VERSION: Final = 1


def to_document(layout: Layout) -> dict[str, Any]:
    """Return the layout as JSON values; its name stands in a column of its own."""
    return {"version": VERSION, "pages": [_page_document(page) for page in layout.pages]}


def _page_document(page: Page) -> dict[str, Any]:
    return {
        "name": page.name,
        "dwell_s": page.dwell_s,
        "screens": [
            {"columns": grid.columns, "rows": grid.rows, "places": [_place_document(place) for place in grid.places]}
            for grid in page.screens
        ],
    }


def _place_document(place: Place) -> dict[str, Any]:
    return {
        "rect": list(place.rect),
        "camera_id": place.camera_id,
        "fit": str(place.fit),
        "rotation": str(place.rotation),
        "pinned": place.pinned,
        "sites": place.sites,
    }


def from_document(name: str, document: object, cameras: Container[int]) -> Layout:
    """Return the layout of a document.

    Parameters
    ----------
    cameras
        Ids of the cameras that exist: a place whose camera was removed since is empty.

    Raises
    ------
    ValueError
        If it is no layout that this program can read.
    """
    try:
        pages = _checked(document)["pages"]
        return Layout(name, tuple(_page(page, cameras) for page in pages))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a layout: {error!r}") from error


def _checked(document: object) -> Mapping[str, Any]:
    if not isinstance(document, dict) or document.get("version") != VERSION:
        raise ValueError(f"not a layout of version {VERSION}")
    return cast("Mapping[str, Any]", document)


def _page(page: Mapping[str, Any], cameras: Container[int]) -> Page:
    grids = tuple(
        ScreenGrid(int(grid["columns"]), int(grid["rows"]), tuple(_place(place, cameras) for place in grid["places"]))
        for grid in page["screens"]
    )
    return Page(grids, name=str(page["name"]), dwell_s=float(page["dwell_s"]))


def _place(place: Mapping[str, Any], cameras: Container[int]) -> Place:
    x, y, width, height = (int(length) for length in place["rect"])
    camera_id = place["camera_id"]
    return Place(
        Rect(x, y, width, height),
        camera_id=camera_id if camera_id in cameras else None,
        fit=Fit(place["fit"]),
        rotation=Rotation(place["rotation"]),
        pinned=bool(place["pinned"]),
        sites=bool(place.get("sites", False)),  # layouts from before the websites have no such word
    )
