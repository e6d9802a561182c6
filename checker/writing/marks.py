"""How our own comments and tracked changes are known among those of other people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.reading.word_blocks import PARAGRAPH
from checker.reading.word_xml import Element, qualified
from checker.writing.elements import FORBIDDEN

SIGN = "〔tiaoli · {}〕"
SIGNED = re.compile(r"〔tiaoli · ([^〔〕]+)〕")
COMMENT, ID = qualified("comment"), qualified("id")
AUTHOR, DATE, INITIALS = qualified("author"), qualified("date"), qualified("initials")
TEXT = qualified("t")
PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


def sign(key: str) -> str:
    """The last line of a comment of ours: it shows whose comment it is, and about what."""
    return SIGN.format(shown(key))


def shown(key: str) -> str:
    """A key as it stands in the sign."""
    return " ".join(re.sub("[〔〕]", " ", key).split())


def shown_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs of a comment for the lines of a remark, without breaks and tabs inside."""
    parts = (part for line in lines for part in line.splitlines() or [""])
    return tuple(FORBIDDEN.sub("", part.replace("\t", " ")) for part in parts)


@dataclass(frozen=True)
class Comment:
    """A comment of the file; ``key`` is that of the remark if it is one of ours."""

    element: Element
    number: str
    key: str | None
    lines: tuple[str, ...]
    author: str
    initials: str
    date: str

    @property
    def paragraph_id(self) -> str | None:
        """The id of its last paragraph, by which other parts refer to it."""
        paragraphs = list(self.element.iter(PARAGRAPH))
        found: str | None = paragraphs[-1].get(PARAGRAPH_ID) if paragraphs else None
        return None if found is None else found.upper()


def comments_of(root: Element | None) -> Iterator[Comment]:
    """The comments of a comments part, in order."""
    for each in root.findall(COMMENT) if root is not None else ():
        lines = tuple(
            "".join(text.text or "" for text in paragraph.iter(TEXT))
            for paragraph in each.iter(PARAGRAPH)
        )
        signed = SIGNED.fullmatch(lines[-1].strip()) if lines else None
        key = signed[1] if signed else None
        said = (each.get(name, "") for name in (ID, AUTHOR, INITIALS, DATE))
        number, author, initials, date = said
        yield Comment(each, number, key, lines[:-1] if key else lines, author, initials, date)
