"""What a camera's failure means, in the person's language; the reader's own words are English and for the log."""

import re
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.cause import TOLD, Cause
from scc_wall.video.picture import StreamError

_SAID: Final[tuple[tuple[str, str, str], ...]] = (
    (r"(?P<to>\w+) answered (?P<said>.*)", "Jawaban kamera atas {to}: {said}", "The camera's answer to {to}: {said}"),
    (r"no answer to (?P<said>\w+)", "Tidak ada jawaban atas {said}.", "No answer to {said}."),
    ("no answer to the connection request|no connection", "Tidak ada yang menjawab sambungan.", "Nobody answers."),
    ("the resolver does not answer", "Server DNS tidak menjawab.", "The DNS server does not answer."),
    ("the name has no address|host name not found", "Nama itu tidak punya alamat.", "The name has no address."),
    ("connection closed by the camera", "Kamera menutup sambungan.", "The camera closed the connection."),
    ("the camera asked for (?P<said>.*)", "Kamera meminta {said}.", "The camera asked for {said}."),
    ("to another host or scheme", "Ke host atau protokol lain.", "To another host or scheme."),
    ("to an address that can't be read", "Ke alamat yang tidak terbaca.", "To an address that can't be read."),
    (r"twice|over \d+ times", "Dialihkan terlalu sering.", "Redirected too often."),
    ("video of (?P<said>.*)", "Kamera mengirim {said}.", "The camera sends {said}."),
    ("no video", "Kamera tidak menawarkan video.", "The camera offers no video."),
    ("scheme (?P<said>.*)", "Protokol alamat: {said}", "The address's scheme: {said}"),
    ("no scheme", "Alamat itu tanpa protokol (rtsp://).", "The address has no scheme (rtsp://)."),
    ("silent in the TLS handshake", "Kamera diam saat jabat tangan TLS.", "Silent in the TLS handshake."),
    (
        "the certificate is not the pinned one",
        "Sertifikat kamera bukan yang dicatat.",
        "The camera's certificate is not the one on record.",
    ),
    ("the address is no URL", "Alamat itu bukan URL.", "The address is no URL."),
    ("the address names no host", "Alamat itu tanpa host.", "The address names no host."),
    ("the description is no SDP", "Penjelasan aliran itu bukan SDP.", "The description is no SDP."),
    ("the answer is no RTSP", "Jawaban itu bukan RTSP.", "The answer is no RTSP."),
    ("pictures, but no answer", "Ada gambar, tetapi tidak ada jawaban.", "Pictures, but no answer."),
    (r"(?P<said>\d+) bytes of garbage", "{said} byte tanpa makna.", "{said} bytes of garbage."),
    (
        r"a (?:body|head) of (?:over )?\d+ bytes|over \d+ headers",
        "Jawabannya terlalu panjang.",
        "The answer is too long.",
    ),
)
"""What the reader says → the same for a person, filled with what stands in its groups."""
_OF_SYSTEM: Final = re.compile("(?:connecting|connection|GET): .*")
"""What the system says, in its own language; it stays among the facts."""
_BY_CAUSE: Final = {
    Cause.CONNECTION_REFUSED: Told("Di port itu tidak ada yang melayani.", "Nothing serves on that port."),
    Cause.UNREACHABLE: Told("Dari komputer ini tidak ada jalan ke sana.", "There is no way there from this computer."),
    Cause.CONNECT_TIMEOUT: Told("Tidak ada yang menjawab sambungan.", "Nobody answers."),
    Cause.RESET: Told("Sambungan putus di tengah jawaban.", "The connection broke within the answer."),
}
_PATTERNS: Final = tuple((re.compile(pattern), Told(id_, en)) for pattern, id_, en in _SAID)


def why_of(error: StreamError) -> Told:
    """Return why a stream failed; what is not known by its words is told by its cause alone."""
    for pattern, told in _PATTERNS:
        found = pattern.fullmatch(error.detail)
        if found is not None:
            return told.format(said=found.groupdict("").get("said"), to=found.groupdict("").get("to"))
    if _OF_SYSTEM.fullmatch(error.detail) and error.cause in _BY_CAUSE:
        return _BY_CAUSE[error.cause]
    return _sentence(TOLD[error.cause])


def _sentence(words: Told) -> Told:
    return Told(*(f"{text[0].upper()}{text[1:]}." for text in (words.id, words.en)))
