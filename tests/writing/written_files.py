"""What the tests of writing share: edits by their words, comments read back with their words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree
from word_files import W, read_word

from checker.edits import Edit, Remark
from checker.model import SourceText, Span
from checker.reading import Revisions, word

DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"


def q(name: str) -> str:
    return f"{{{W}}}{name}"


def members(data: bytes) -> dict[str, bytes]:
    """The members of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def root(data: bytes, part: str = DOCUMENT) -> etree._Element:
    return etree.fromstring(members(data)[part])


def span(text: str, words: str) -> Span:
    """Where words stand in a text."""
    at = text.index(words)
    return Span(at, at + len(words))


def replacing(text: str, changes: Mapping[str, str]) -> list[Edit]:
    """Edits that put words in the place of others."""
    return [Edit(span(text, old), new) for old, new in changes.items()]


def remark(text: str, words: str, *lines: str, key: str = "") -> Remark:
    return Remark(span(text, words), lines or ("说明",), key or f"T001 · {words}")


def text_of(data: bytes, revisions: Revisions = Revisions.FINAL) -> str:
    """The text of one side, which may have no visible character."""
    return word.read_word(data, "draft.docx", revisions).text


def said(data: bytes, revisions: Revisions = Revisions.FINAL) -> list[str]:
    """The lines of one side, without empty ones."""
    return [line for line in text_of(data, revisions).split("\n") if line]


def commented(data: bytes, part: str = DOCUMENT) -> dict[str, str]:
    """The words of the range of each comment, by the comment's id; a paragraph end is a blank."""
    found: dict[str, str] = {}
    open_ids: set[str] = set()
    for element in root(data, part).iter():
        number = element.get(q("id"), "")
        if element.tag == q("commentRangeStart"):
            assert number not in found, "a comment begins twice"
            open_ids.add(number)
            found[number] = ""
        elif element.tag == q("commentRangeEnd"):
            open_ids.remove(number)
        elif element.tag == q("t"):
            for each in open_ids:
                found[each] += element.text or ""
    assert not open_ids, "a comment does not end"
    return found


def references(data: bytes) -> list[str]:
    """The ids of the comments that the document refers to."""
    return [each.get(q("id"), "") for each in root(data).iter(q("commentReference"))]


def comment_lines(data: bytes) -> dict[str, list[str]]:
    """The paragraphs of each comment, by its id."""
    return {
        each.get(q("id"), ""): [
            "".join(text.text or "" for text in paragraph.iter(q("t")))
            for paragraph in each.iter(q("p"))
        ]
        for each in root(data, COMMENTS)
    }


def source_of(data: bytes) -> SourceText:
    return read_word(data)
