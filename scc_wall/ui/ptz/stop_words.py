"""What a person is told who pressed STOP: which cameras it went to, and which ones it could not reach yet."""

from collections.abc import Mapping, Sequence

from scc_wall.domain.camera import CameraConfig
from scc_wall.ui.ptz.desk import PtzView
from scc_wall.ui.ptz.ptz_words import UNREACHED
from scc_wall.ui.words import tr


def stop_told(views: Sequence[PtzView], cameras: Mapping[int, CameraConfig]) -> str:
    """Return what became of a stop.

    Parameters
    ----------
    views
        Of the cameras that were to stop, as they are just after it.
    """
    if not views:
        return tr("Tidak ada kamera yang digerakkan")
    owed = [view for view in views if view.steering is None or view.steering.drive in UNREACHED]
    sent = [view for view in views if view not in owed]
    told = []
    if sent:
        told.append(tr("STOP dikirim: {names}").format(names=_names(sent, cameras)))
    if owed:
        told.append(tr("⚠ STOP menunggu, dikirim begitu kamera menjawab: {names}").format(names=_names(owed, cameras)))
    return " · ".join(told)


def _names(views: Sequence[PtzView], cameras: Mapping[int, CameraConfig]) -> str:
    known = [cameras.get(view.camera_id) for view in views]
    return ", ".join(camera.title for camera in known if camera is not None)
