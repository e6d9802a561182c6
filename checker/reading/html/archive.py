"""A page that a browser or Word saved as one file (.mht, .mhtml)."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from checker.errors import ReadError
from checker.model import SourceText
from checker.reading.html.reading import read_html
from checker.reading.revisions import Revisions

MOST_PARTS = 5000


def read_mhtml(data: bytes, name: str, revisions: Revisions) -> SourceText:
    """The regulation on the page of a web archive, which is its first part with HTML.

    Raises ``ReadError`` if there is none.
    """
    page = _page(data)
    if page is None:
        raise ReadError(name, f"{name}：网页存档中没有网页或已损坏；请另存为 .docx。")
    content, charset = page
    return read_html(content, name, revisions, charset=charset, format="mhtml")


def _page(data: bytes) -> tuple[bytes, str] | None:
    """The first page of an archive, and the encoding that the archive names."""
    if data.count(b"\n--") > MOST_PARTS:
        return None
    try:
        message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.compat32)
        for part in message.walk():
            if part.get_content_type() == "text/html":
                content = part.get_payload(decode=True)
                if isinstance(content, bytes) and content:
                    return content, part.get_content_charset() or ""
    except Exception:  # the parser of mail trips over damaged headers in many ways
        return None
    return None
