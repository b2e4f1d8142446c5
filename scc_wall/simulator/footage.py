"""What one camera shows in one stream: a clip as packets, with the camera's own name in it."""

from functools import cache, cached_property

from scc_wall.domain.camera import StreamRole
from scc_wall.simulator import name_band
from scc_wall.simulator.clip import Clip, load_clip
from scc_wall.simulator.packets import CodedPackets, PacketPicture, packetise, picture_of


@cache
def _shared(name: str, role: StreamRole) -> tuple[CodedPackets, ...]:
    """Return the packets of a clip's pictures, without the name band's part of keyframes: the same for all cameras."""
    clip = load_clip(name, role)
    cut = []
    for number, nals in enumerate(clip.pictures):
        band = () if clip.is_keyframe(number) or not clip.band_rows else (name_band.repeat_band(clip, number),)
        cut.append(packetise((*band, *nals), clip.codec, ends_picture=True))
    return tuple(cut)


@cache
def _pictures(name: str, role: StreamRole) -> dict[int, PacketPicture]:
    """Return the pictures between keyframes, shared by all cameras that show the clip."""
    clip = load_clip(name, role)
    return {
        number: picture_of([packets], keyframe=False)
        for number, packets in enumerate(_shared(name, role))
        if not clip.is_keyframe(number)
    }


class Footage:
    """A clip with a camera's name, as packets; the parts with the name are made when first needed.

    Parameters
    ----------
    clip_name
        One of `resources/demo/`, without role.
    title
        Written into the band at the top; H.265 clips have their own name drawn in and ignore it.
    """

    def __init__(self, clip_name: str, role: StreamRole, title: str) -> None:
        self._clip_name, self._role, self._title = clip_name, role, title
        self._keyframes: dict[int, PacketPicture] = {}
        self._frozen: dict[tuple[int, int], PacketPicture] = {}

    @cached_property
    def clip(self) -> Clip:
        """The clip it shows."""
        return load_clip(self._clip_name, self._role)

    def picture(self, number: int) -> PacketPicture:
        """Return the packets of picture `number` of the clip."""
        if not self.clip.is_keyframe(number):
            return _pictures(self._clip_name, self._role)[number]
        if number not in self._keyframes:
            self._keyframes[number] = picture_of(
                [self._opening, _shared(self._clip_name, self._role)[number]], keyframe=True
            )
        return self._keyframes[number]

    def frozen_picture(self, number: int, repetition: int) -> PacketPicture:
        """Return keyframe `number` to be sent over and over: the same content, legal at any place of the stream."""
        clip = self.clip
        if not clip.band_rows:
            return self.picture(number)
        odd = repetition % 2
        if (number, odd) not in self._frozen:
            band = name_band.keyframe_band(clip, self._title, odd)
            scene = [name_band.with_idr_pic_id(clip, nal, odd) for nal in clip.pictures[number]]
            packets = packetise((*clip.parameter_sets, band, *scene), clip.codec, ends_picture=True)
            self._frozen[number, odd] = picture_of([packets], keyframe=True)
        return self._frozen[number, odd]

    @cached_property
    def _band(self) -> bytes:
        return name_band.keyframe_band(self.clip, self._title)

    @cached_property
    def _opening(self) -> CodedPackets:
        """Parameter sets and name band: what precedes the scene in each of this camera's keyframes."""
        # One band serves all keyframes: the drawing script sees to it that they agree in every field it copies.
        nals = (*self.clip.parameter_sets, self._band) if self.clip.band_rows else self.clip.parameter_sets
        return packetise(nals, self.clip.codec, ends_picture=False)
