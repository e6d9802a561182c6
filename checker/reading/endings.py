"""The endings of the files that can be read, and what may be inside a file with each of them."""

from __future__ import annotations

from enum import Enum

from checker.reading import content


class Family(Enum):
    """Files that are read alike: their name for users, and the kinds of content they may have."""

    TEXT = "文本", ()
    WORD = (
        "Word 文档",
        (
            content.OPEN_XML,
            content.OLD_WORD,
            content.RTF,
            content.OPEN_DOCUMENT,
            content.WORD_XML,
            content.HTML,
            content.MHTML,
        ),
    )
    PDF = "PDF", (content.PDF,)
    PAGE = "网页", (content.HTML, content.MHTML)
    ANY = "", (*WORD[1], content.PDF)  # a file without ending

    @property
    def title(self) -> str:
        """What users call such a file."""
        return str(self.value[0])

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of content, in the terms of ``content.kind_of``."""
        return tuple(self.value[1])


ENDINGS = {
    ".docx": Family.WORD,
    ".docm": Family.WORD,
    ".dotx": Family.WORD,
    ".dotm": Family.WORD,
    ".doc": Family.WORD,
    ".dot": Family.WORD,
    ".wps": Family.WORD,
    ".wpt": Family.WORD,
    ".rtf": Family.WORD,
    ".odt": Family.WORD,
    ".ott": Family.WORD,
    ".pdf": Family.PDF,
    ".html": Family.PAGE,
    ".htm": Family.PAGE,
    ".mhtml": Family.PAGE,
    ".mht": Family.PAGE,
    ".md": Family.TEXT,
    ".markdown": Family.TEXT,
    ".txt": Family.TEXT,
    ".text": Family.TEXT,
    "": Family.ANY,
}
DRAFTS = (".txt", ".md", ".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".pdf")
"""What a folder is searched for. Templates are no drafts, and a page may be a report of ours."""

NAMES = "、".join((*DRAFTS, ".html"))
