"""Bytes of a web page become characters, in the encoding that it declares."""

from __future__ import annotations

import re

from checker.reading.decoding import BOMS, decode

HEAD = 4096
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.I
)
CODECS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",  # each of these contains the one before
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decoded(data: bytes, name: str, declared: str = "") -> str:
    """The text of a page.

    A byte order mark decides, then ``declared`` (what came with the page), then the page itself;
    where that is wrong the bytes decide, as for a text file. Raises ``ReadError`` if they are no
    text. Control characters are left out.
    """
    if not any(data.startswith(mark) for mark, _ in BOMS):
        found = DECLARED.search(data[:HEAD])
        in_page = found[1].decode() if found else ""
        codec = CODECS.get(declared.lower() or in_page.lower())
        try:
            if codec:
                return NO_TEXT.sub("", data.decode(codec))
        except UnicodeDecodeError:
            pass
    return NO_TEXT.sub("", decode(data, name))
