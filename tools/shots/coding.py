"""Pictures as files."""

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageWriter


def coded(image: QImage, kind: str, quality: int) -> bytes:
    """Return a picture as `kind` ("webp", "jpg") has it.

    Raises
    ------
    OSError
        If Qt can't code it.
    """
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(quality)
    if not writer.write(image):
        raise OSError(f"can't code a picture: {writer.errorString()}")
    return bytes(content.data())
