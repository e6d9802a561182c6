"""What kind of file some bytes are, whatever the file is called."""

from __future__ import annotations

import io
import re

OLE2, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
PDF, OPEN_XML, OPEN_DOCUMENT, RTF, WORD_XML = "pdf", "docx", "odt", "rtf", "xml"
OLD_WORD, HTML, MHTML, OTHER = "doc", "html", "mhtml", ""

SIGNATURES = (
    (ZIP, "Word 文档或压缩包"),
    (b"PK\x05\x06", "空的压缩包"),
    (OLE2, "旧版 Word 文档"),
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF 文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
)
BLANKS = b"\xef\xbb\xbf \t\r\n\f"
HEAD = 4096  # bytes in which a file says what it is
PDF_HEAD = 1024  # so much may stand before the mark of a PDF
OPENS_PAGE = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|meta)[\s>]", re.I | re.S
)
OPENS_MAIL = re.compile(rb"(?:[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)*?MIME-Version:", re.I)
WORD_XML_MARKS = (b'progid="Word.Document"', b"schemas.microsoft.com/office/word/2003/wordml")
OPEN_DOCUMENT_TEXT = b"application/vnd.oasis.opendocument.text"


def kind_of(data: bytes) -> str:
    """The kind of file: ``pdf``, ``docx`` (any zip but OpenDocument), ``odt``, ``doc`` (OLE2),
    ``rtf``, ``xml`` (Word 2003), ``html``, ``mhtml``; empty for anything else.
    """
    if data.startswith(ZIP):
        return OPEN_DOCUMENT if _is_open_document(data) else OPEN_XML
    if data.startswith(OLE2):
        return OLD_WORD
    if b"%PDF-" in data[:PDF_HEAD]:
        return PDF
    return _kind_of_text(_plain_head(data))


def signature(data: bytes) -> str | None:
    """What the first bytes belong to, in Chinese, if it is a well-known kind of binary file."""
    return next((what for mark, what in SIGNATURES if data.startswith(mark)), None)


def _kind_of_text(head: bytes) -> str:
    if head.startswith(b"{\\rtf"):
        return RTF
    if head.startswith(b"<?xml") and any(mark in head for mark in WORD_XML_MARKS):
        return WORD_XML
    if OPENS_PAGE.match(head):
        return HTML
    return MHTML if OPENS_MAIL.match(head) else OTHER


def _plain_head(data: bytes) -> bytes:
    """The first bytes without what may stand before them; of UTF-16 the Latin letters."""
    head = data[:HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    return head.lstrip(BLANKS)


def _is_open_document(data: bytes) -> bool:
    """Whether the container says that it is a text of OpenDocument, or a template for one."""
    if OPEN_DOCUMENT_TEXT in data[:200]:
        return True
    import zipfile  # takes its time to load

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file, file.open("mimetype") as entry:
            return entry.read(len(OPEN_DOCUMENT_TEXT)) == OPEN_DOCUMENT_TEXT
    except Exception:  # whatever zipfile trips over; the reader of the format says what is wrong
        return False
