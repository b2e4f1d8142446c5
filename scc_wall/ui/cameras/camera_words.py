"""What the dialogs for cameras say of streams, trials, certificates and files; the only place that words them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from scc_wall.base.redact import redact
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.camera_url import hide_secrets
from scc_wall.domain.onvif import CameraClock, CameraIdentity, CameraStream, CameraSurvey
from scc_wall.ui.cameras.desk import CameraTrial, StreamTrial
from scc_wall.ui.csv_plan import CsvPlan
from scc_wall.ui.words import past_minute, plain_number, region_short, seconds, tr


@dataclass(frozen=True, slots=True)
class LastTrial:
    """A trial and when it was; kept by the dialogs for as long as the program runs."""

    trial: CameraTrial
    at_utc: datetime


def shown_address(url: str) -> str:
    """Return an address as it may be shown: no account, `***` where its path or query holds a password."""
    return redact(hide_secrets(url)).replace("***@", "")


def listed_address(url: str) -> str:
    """Return an address for a list: as it may be shown, without the scheme that nearly all have."""
    return shown_address(url).removeprefix("rtsp://")


def size_words(size_px: tuple[int, int] | None) -> str:
    """Return a size, or that it is not known."""
    return tr("ukuran belum diketahui") if size_px is None else f"{size_px[0]}×{size_px[1]}"


def ptz_word(camera: CameraConfig) -> str:
    """Return whether a camera can be steered, as its last survey said."""
    if camera.onvif is None:
        return "–"
    return tr("✓ PTZ") if camera.onvif.steerable else tr("ONVIF")


def went_well(trial: CameraTrial) -> bool:
    """Return whether all that was asked of a camera answered."""
    return bool(trial.streams or trial.onvif) and all(s.ok for s in trial.streams) and trial.onvif_fault is None


def was_tried(trial: CameraTrial) -> bool:
    """Return whether anything was asked of a camera; an account may be stored without."""
    return bool(trial.streams) or trial.onvif is not None or trial.onvif_fault is not None


def trial_word(trial: CameraTrial) -> str:
    """Return a trial in a few words."""
    if went_well(trial):
        return tr("✓ baik")
    if any(stream.ok for stream in trial.streams):
        return tr("⚠ sebagian")
    return tr("✕ gagal")


def last_word(last: LastTrial | None, now_utc: datetime) -> str:
    """Return how the last trial went, and when."""
    if last is None:
        return tr("belum diuji")
    return f"{trial_word(last.trial)} · {past_minute(last.at_utc, now_utc)}"


def stream_title(trial: StreamTrial) -> str:
    """Return a stream's name, its size and how long its first picture took."""
    parts = [tr("Aliran utama") if trial.role == "main" else tr("Sub-aliran")]
    if trial.size_px is not None:
        parts.append(size_words(trial.size_px))
    if trial.after_s is not None:
        parts.append(seconds(trial.after_s))
    return " · ".join(parts)


def choice_of(stream: CameraStream) -> str:
    """Return a stream as one chooses it: size, codec, rate, profile."""
    encoding = stream.profile.encoding
    parts = [size_words(None if encoding is None else encoding.size_px)]
    if encoding is not None:
        if encoding.codec:
            parts.append(encoding.codec)
        if encoding.frames_per_s is not None:
            parts.append(tr("{n} gambar/dtk").format(n=plain_number(encoding.frames_per_s)))
        if encoding.kbit_per_s is not None:
            parts.append(f"{encoding.kbit_per_s} kbit/s")
    return " · ".join([*parts, stream.profile.name or stream.profile.token])


def maker_words(identity: CameraIdentity) -> str:
    """Return maker and model, as far as the camera says."""
    return " ".join(part for part in (identity.maker, identity.model) if part)


def identity_words(identity: CameraIdentity) -> str:
    """Return maker, model and firmware, as far as the camera says."""
    firmware = tr("firmware {version}").format(version=identity.firmware) if identity.firmware else ""
    return " · ".join(part for part in (maker_words(identity) or tr("merek tidak disebut"), firmware) if part)


def survey_words(survey: CameraSurvey) -> str:
    """Return what a camera told of itself, in one line."""
    steered = tr("dapat digerakkan (PTZ)") if survey.ptz_profile is not None else tr("tanpa PTZ")
    streams = tr("{n} aliran", n=len(survey.streams)).format(n=len(survey.streams))
    return " · ".join((identity_words(survey.identity), streams, steered))


def drift_words(clock: CameraClock | None) -> str:
    """Return by how much a camera's clock is off, empty if nobody needs to know."""
    if clock is None or not clock.drifted:
        return ""
    way = tr("lebih cepat") if clock.offset_s > 0 else tr("lebih lambat")
    told = tr("Jam kamera {way} {time}. Setel jamnya (NTP), agar waktu rekaman benar dan kata sandi diterima.")
    return told.format(way=way, time=seconds(abs(clock.offset_s)))


def fingerprint_lines(fingerprint: str) -> str:
    """Return a fingerprint as it is compared with that of a camera: pairs, sixteen of them a line."""
    digits = "".join(sign for sign in fingerprint.upper() if sign in "0123456789ABCDEF")
    pairs = [digits[at : at + 2] for at in range(0, len(digits), 2)]
    return "\n".join(":".join(pairs[at : at + 16]) for at in range(0, len(pairs), 16))


def region_word(camera: CameraConfig, titles: Mapping[str, str]) -> str:
    """Return the short title of a camera's region, empty without one."""
    return region_short(titles.get(camera.region_code or "", camera.region_code or ""))


def plan_words(plan: CsvPlan) -> str:
    """Return what an import would change."""
    told = tr("{added} kamera baru, {changed} diubah, {same} tidak berubah.")
    return told.format(added=plan.added, changed=plan.changed, same=plan.unchanged)


def decimal(value: float | None) -> str:
    """Return a number as a field shows it, empty for none."""
    return "" if value is None else plain_number(round(value, 2))
