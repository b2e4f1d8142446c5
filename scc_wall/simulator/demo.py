"""The 36 cameras of the demo, named after real places of Sumatera Selatan; two of them are faulty."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from scc_wall.simulator.auth import Auth
from scc_wall.simulator.camera import Join, SimulatedCamera
from scc_wall.simulator.faults import Fault, Parameter

_STEP_PICTURES: Final = 37
"""How much later each camera is in its clip than the one before: neighbours with one clip show different moments."""


@dataclass(frozen=True, slots=True)
class DemoCamera:
    """One camera of the demo as the wall and the simulator need it.

    Parameters
    ----------
    number
        What operators type, 1 to 36.
    region_code
        Its region in `resources/regions.csv`.
    fault
        What is wrong with it from the start; None for the 34 that work.
    """

    number: int
    region_code: str
    simulated: SimulatedCamera
    fault: Fault | None = None
    fault_parameters: Mapping[str, Parameter] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its name for people."""
        return self.simulated.title


_PLACES: Final = (
    # title, region, clip
    ("Jembatan Ampera", "16.71", "ampera"),
    ("Bundaran Masjid Agung", "16.71", "traffic"),
    ("Pasar 16 Ilir", "16.71", "market"),
    ("Benteng Kuto Besak", "16.71", "night"),
    ("Jembatan Ampera Hilir (H.265)", "16.71", "ampera-h265"),
    ("Stadion Gelora Sriwijaya", "16.71", "stadium"),
    ("Monpera", "16.71", "traffic"),
    ("Dermaga 7 Ulu", "16.71", "ampera"),
    ("Jakabaring Aquatic Center", "16.71", "stadium"),
    ("Venue Dayung Jakabaring", "16.71", "ampera"),
    ("Stasiun LRT Ampera", "16.71", "traffic"),
    ("Stasiun LRT Jakabaring", "16.71", "night"),
    ("Stasiun LRT Bandara SMB II", "16.71", "traffic"),
    ("Simpang Charitas", "16.71", "night"),
    ("Simpang Polda", "16.71", "traffic"),
    ("Pasar Cinde", "16.71", "market"),
    ("Jembatan Musi IV", "16.71", "night"),
    ("Plaza Jakabaring Sport City", "16.71", "stadium"),
    ("Kampung Kapitan", "16.71", "market"),
    ("Baturaja - Pasar Atas", "16.01", "market"),
    ("Kayuagung - Posko Karhutla", "16.02", "fire"),
    ("Muara Enim - Simpang Empat", "16.03", "traffic"),
    ("Lahat - Jembatan Lematang", "16.04", "ampera"),
    ("Muara Beliti - Terminal", "16.05", "night"),
    ("Sekayu - Tepian Musi", "16.06", "ampera"),
    ("Pangkalan Balai - Jalintim", "16.07", "night"),
    ("Martapura - Pasar", "16.08", "market"),
    ("Muaradua - Alun-alun", "16.09", "stadium"),
    ("Indralaya - Pos Pantau Gambut", "16.10", "fire"),
    ("Tebing Tinggi - Pasar", "16.11", "market"),
    ("Pendopo - Simpang Lima", "16.12", "traffic"),
    ("Muara Rupit - Jalinsum", "16.13", "night"),
    ("Pagar Alam - Pasar Dempo", "16.72", "market"),
    ("Lubuk Linggau - Stadion", "16.73", "stadium"),
    ("Prabumulih - Simpang Padat", "16.74", "traffic"),
    ("Tulung Selapan - Menara Api", "16.02", "fire"),
)
_FAULTS: Final[dict[int, tuple[Fault, dict[str, Parameter]]]] = {
    # Stops for 12 s out of 40: the tile goes from live to stale to lost and back while one watches.
    14: (Fault.STALL, {"for_s": 12.0, "every_s": 40.0}),
    32: (Fault.UNAUTHORIZED, {}),
}


def demo_cameras() -> list[DemoCamera]:
    """Return all 36, in the order of their numbers; the simulated camera of number 7 is called `cam-07`."""
    cameras = []
    for number, (title, region_code, clip) in enumerate(_PLACES, 1):
        simulated = SimulatedCamera(
            name=f"cam-{number:02}",
            title=title,
            clip=clip,
            auth=Auth.DIGEST_SHA256,
            join=Join.KEYFRAME,
            first_picture=number * _STEP_PICTURES,
        )
        fault, parameters = _FAULTS.get(number, (None, {}))
        cameras.append(DemoCamera(number, region_code, simulated, fault, parameters))
    return cameras


def simulated_cameras(count: int) -> list[SimulatedCamera]:
    """Return `count` cameras without fault for tests and training: those of the demo, then more of the same kind."""
    demo = [camera.simulated for camera in demo_cameras()]
    digits = max(2, len(str(count)))
    return [
        SimulatedCamera(
            name=f"cam-{number:0{digits}}",
            title=demo[(number - 1) % len(demo)].title + (f" ({number})" if number > len(demo) else ""),
            clip=demo[(number - 1) % len(demo)].clip,
            first_picture=number * _STEP_PICTURES,
        )
        for number in range(1, count + 1)
    ]
