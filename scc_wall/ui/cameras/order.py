"""The list of cameras as it is shown: which ones, in which order, under which headings. No widgets."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from scc_wall.domain.camera import CameraConfig


@dataclass(frozen=True, slots=True)
class Group:
    """Cameras under one heading.

    Parameters
    ----------
    title
        Region and place; empty: no heading.
    """

    title: str
    cameras: tuple[CameraConfig, ...]


def found(cameras: Sequence[CameraConfig], typed: str, titles: Mapping[str, str]) -> list[CameraConfig]:
    """Return the cameras in which every typed word stands: in name, number, region, place, host or tags."""
    words = typed.casefold().split()
    return [camera for camera in cameras if all(word in _told_of(camera, titles) for word in words)]


def _told_of(camera: CameraConfig, titles: Mapping[str, str]) -> str:
    region = titles.get(camera.region_code or "", "")
    number = "" if camera.number is None else str(camera.number)
    return " ".join((camera.name, number, region, camera.place, host_of(camera.main.url), *camera.tags)).casefold()


def host_of(url: str) -> str:
    """Return host and port of an address, without an account; what a path or query may hold is left out."""
    place = url.partition("://")[2] or url
    end = min((at for at in map(place.find, "/?#") if at >= 0), default=len(place))
    return place[:end].rpartition("@")[2]


def bare_host(url: str) -> str:
    """Return the host of an address, without its port."""
    host = host_of(url)
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


def grouped(cameras: Sequence[CameraConfig], titles: Mapping[str, str], nowhere: str) -> list[Group]:
    """Return the cameras by region and place: regions by their titles, places by name, without a region last.

    Parameters
    ----------
    nowhere
        Heading of those without a region.
    """
    heads: dict[tuple[bool, str, str], list[CameraConfig]] = {}
    for camera in cameras:
        region = titles.get(camera.region_code or "", "")
        heads.setdefault((not region, region, camera.place), []).append(camera)
    ordered = sorted(heads.items(), key=lambda item: (item[0][0], item[0][1].casefold(), item[0][2].casefold()))
    return [
        Group(" · ".join(part for part in (region or nowhere, place) if part), tuple(some))
        for (_, region, place), some in ordered
    ]


def moved(order: Sequence[int], chosen: Collection[int], by: int) -> list[int]:
    """Return the order with every chosen id one place up (`by` −1) or down (1); at the edge they close up.

    Chosen ones keep their order among themselves.
    """
    ids = list(order) if by < 0 else list(reversed(order))
    for place in range(1, len(ids)):
        if ids[place] in chosen and ids[place - 1] not in chosen:
            ids[place - 1], ids[place] = ids[place], ids[place - 1]
    return ids if by < 0 else list(reversed(ids))


def dropped(order: Sequence[int], chosen: Collection[int], before: int | None) -> list[int]:
    """Return the order with the chosen ids, as they stand, right before another one; None: at the end."""
    some = [one for one in order if one in chosen]
    if before in chosen:  # dropped upon themselves: before the next one that stays
        after = list(order)[list(order).index(before) :] if before is not None else []
        before = next((one for one in after if one not in chosen), None)
    rest = [one for one in order if one not in chosen]
    place = len(rest) if before is None else rest.index(before)
    return rest[:place] + some + rest[place:]


def free_numbers(taken: Collection[int], first: int, count: int) -> list[int]:
    """Return so many numbers from `first` on that no camera has."""
    numbers: list[int] = []
    candidate = first
    while len(numbers) < count:
        if candidate not in taken:
            numbers.append(candidate)
        candidate += 1
    return numbers
