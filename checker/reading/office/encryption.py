"""Whether a file of a word processor needs a password."""

from __future__ import annotations

import io
import zipfile

from checker.reading.content import OLE2, ZIP

ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")  # a stream that holds a .docx file
WORD_STREAM, SECTOR = b"\xec\xa5", 512  # [MS-DOC] 2.5.2: FibBase.wIdent
FLAGS, IS_ENCRYPTED = 10, 0x01  # its byte of flags with fEncrypted
MANIFEST, ENCRYPTION = "META-INF/manifest.xml", b"encryption-data"
LONGEST_MANIFEST = 1024 * 1024


def is_encrypted(data: bytes) -> bool:
    """Whether the file (OLE2 or OpenDocument) says that its text is encrypted."""
    if data.startswith(OLE2):
        return ENCRYPTED_PACKAGE in data or _is_encrypted_word(data)
    return data.startswith(ZIP) and ENCRYPTION in _manifest(data)


def _is_encrypted_word(data: bytes) -> bool:
    """Whether the stream of the text, which begins at a sector, is marked as encrypted."""
    starts = (at for at in range(SECTOR, len(data), SECTOR) if data.startswith(WORD_STREAM, at))
    return any(bool(flags & IS_ENCRYPTED) for at in starts for flags in data[at + 11 : at + 12])


def _manifest(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file, file.open(MANIFEST) as entry:
            return entry.read(LONGEST_MANIFEST)
    except Exception:  # whatever zipfile trips over; the conversion says what is wrong
        return b""
