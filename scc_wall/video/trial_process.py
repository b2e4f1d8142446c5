"""A trial process: opens one stream after the other, takes a picture of each, and says what came."""

import logging
import os
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Final
from urllib.parse import urlsplit

import cv2

from scc_wall.base.clock import SYSTEM_CLOCK, Clock, seconds_between
from scc_wall.base.redact import redact
from scc_wall.domain.camera import Opener, StreamSource, url_with_credentials
from scc_wall.domain.cause import Cause
from scc_wall.video.decode_process import live_and_die_with
from scc_wall.video.decoder import StreamDecoder, UrlCapture
from scc_wall.video.fallback_session import codec_name
from scc_wall.video.http_answer import final_url
from scc_wall.video.picture import CodedPicture, PictureStream, StreamError
from scc_wall.video.pixels import Pixels
from scc_wall.video.reader import FIRST_PICTURE_S, FULL_PROBING_S
from scc_wall.video.settings import VideoSettings
from scc_wall.video.trial import Shot, TrialStart

WIDEST_PX: Final = 640
"""Of the picture that is handed back: enough to see which camera it is."""
JPEG_QUALITY: Final = 80
NICER: Final = 10
"""A trial may wait; the pictures of the wall may not."""
TRIES: Final = 100
"""Reads of OpenCV's that gave no picture, before it counts as having none."""
MOST_PICTURES: Final = 2000
"""Coded pictures without one that can be shown: a minute of them, and no keyframe in it that decodes."""


def main(pipe: Connection, start: TrialStart) -> None:
    """Serve until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the UI process, which ends this one
    live_and_die_with(start.ui_pid)
    if hasattr(os, "nice"):
        os.nice(NICER)
    cv2.setNumThreads(1)
    logging.getLogger().addHandler(logging.NullHandler())  # what is to be known is told by the shot
    with suppress(EOFError, OSError):  # the UI process is gone
        pipe.send(None)  # it is there
        while True:
            source, within_s = pipe.recv()
            pipe.send(take(source, within_s, start.settings, SYSTEM_CLOCK))
    os._exit(0)  # a thread may still hang in a native call


def take(source: StreamSource, within_s: float, settings: VideoSettings, clock: Clock) -> Shot:
    """Return a picture of the stream by its opener, or why there is none."""
    try:
        if source.opener is Opener.THIN:
            frame, codec = _by_thin_client(source, within_s, settings, clock)
        else:
            frame, codec = _by_url(source, settings)
    except StreamError as error:
        return Shot(error.cause, redact(error.detail), source.opener)
    except Exception as error:  # noqa: BLE001 - a bug of ours is told to whoever waits, there is no log here
        return Shot(Cause.INTERNAL, redact(f"{type(error).__name__}: {error}"), source.opener)
    size_px = (frame.shape[1], frame.shape[0])
    return Shot(None, "", source.opener, codec, size_px, _small_jpeg(frame))


def _by_thin_client(source: StreamSource, within_s: float, settings: VideoSettings, clock: Clock) -> tuple[Pixels, str]:
    begun_mono_ns = clock.mono_ns()
    stream = settings.open_stream(source, clock)
    late = threading.Timer(within_s, stream.interrupt)
    late.daemon = True
    late.start()
    try:
        stream.open()
        return _first_picture(stream)
    except StreamError as error:
        if seconds_between(begun_mono_ns, clock.mono_ns()) >= within_s:  # `late` ended it
            raise StreamError(Cause.PICTURE_TIMEOUT, error.detail) from error
        raise
    finally:
        late.cancel()
        stream.close()


def _first_picture(stream: PictureStream) -> tuple[Pixels, str]:
    """Return the first good picture of an open stream.

    Raises
    ------
    StreamError
        If it ends before, or is ended.
    """
    ended: list[StreamError] = []

    def pull() -> CodedPicture | None:
        try:
            return stream.read()
        except StreamError as error:  # must not pass through OpenCV
            ended.append(error)
            return None

    decoder: StreamDecoder | None = None
    for _ in range(MOST_PICTURES):
        picture = stream.read()
        if decoder is None:
            if not picture.keyframe or picture.damaged:
                continue
            decoder = StreamDecoder(picture.codec, pull)
        decoder.put(picture)
        frame = decoder.retrieve() if decoder.grab() is not None else None
        if frame is not None:
            return frame, str(decoder.codec)
        if ended:
            raise ended[0]
    raise StreamError(Cause.UNDECODABLE if decoder is not None else Cause.PICTURE_TIMEOUT, "no picture of many")


def _by_url(source: StreamSource, settings: VideoSettings) -> tuple[Pixels, str]:
    fast = source.opener is Opener.FALLBACK_FAST
    url = source.url
    if urlsplit(url).scheme.lower() in ("http", "https"):
        url = final_url(url, source.credentials, settings.read_timeout_s)
    capture = UrlCapture(
        url if url.startswith("file:") else url_with_credentials(url, source.credentials),
        open_timeout_s=settings.read_timeout_s if fast else FULL_PROBING_S,
        read_timeout_s=FIRST_PICTURE_S if fast else settings.read_timeout_s,
        hardware=False,
    )
    for _ in range(TRIES):
        if not capture.grab():
            break
        frame = capture.retrieve()
        if frame is not None:
            return frame, codec_name(capture.codec) or ""
    raise StreamError(Cause.PICTURE_TIMEOUT, "opened by OpenCV, but no picture")


def _small_jpeg(frame: Pixels) -> bytes | None:
    height, width = frame.shape[:2]
    if width > WIDEST_PX:
        size_px = (WIDEST_PX, max(1, round(height * WIDEST_PX / width)))
        frame = cv2.resize(frame, size_px, interpolation=cv2.INTER_AREA)  # type: ignore[assignment]  # cv2's stubs widen the element type
    good, coded = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    return coded.tobytes() if good else None
