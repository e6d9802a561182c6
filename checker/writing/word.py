"""Edits and remarks written into a Word file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from checker.edits import Edit, Remark, apply, in_order
from checker.model import PieceKind, SourceText, Span
from checker.reading import Revisions
from checker.reading.numerals import NUMERAL
from checker.reading.word import read_word
from checker.writing.anchoring import Anchors
from checker.writing.author import Author
from checker.writing.boxes import Twins
from checker.writing.comments import CommentStyles, comment
from checker.writing.difference import smallest
from checker.writing.editing import Editor
from checker.writing.errors import WriteError
from checker.writing.fragments import Fragments
from checker.writing.hands import Direct, Hand, Tracked
from checker.writing.layout import Layout
from checker.writing.marks import Comment, comments_of, shown, shown_lines
from checker.writing.withdrawing import Withdrawal, touched_by_others
from checker.writing.word_file import WordFile

NUMBERS = re.compile(rf"{NUMERAL}+")


def write_word(
    data: bytes,
    source: SourceText,
    edits: Sequence[Edit],
    remarks: Sequence[Remark],
    by: Author,
    tracked: bool,
) -> bytes:
    """The file with the edits carried out and a comment for each remark.

    Comments of ours that are there already make way. Raises ``WriteError`` for what cannot be
    written, ``ReadError`` for a file with damaged parts, ``ValueError`` for edits that overlap.
    """
    if read_word(data, source.path, Revisions.FINAL).text != source.text:
        raise WriteError(f"{source.path}：文件在读取之后又改动过；请重新运行。")
    writer = _Writer(WordFile(data, source.path), source, by)
    small = smallest(source.text, edits)
    writer.learn([*(each.span for each in small), *(each.span for each in remarks)])
    writer.comment(remarks)
    writer.edit(small, tracked)
    written = writer.file.save()
    _verify(source, edits, read_word(written, source.path, Revisions.FINAL))
    return written


def withdraw_word(data: bytes, name: str, *, comments: bool) -> bytes:
    """The file without our tracked changes, and without our comments too if ``comments``."""
    file = WordFile(data, name)
    ours = [each for each in comments_of(file.related("comments")) if each.key is not None]
    withdrawal = Withdrawal(file.roots())
    withdrawal.changes({(each.author, each.date) for each in ours})
    if comments:
        withdrawal.comments(ours, file.comment_parts())
        withdrawal.mend()
    return file.save()


def is_copy_of(annotated: bytes, draft: bytes) -> bool:
    """Whether the first file is the second with nothing but our comments and changes besides."""
    name = "文件"
    file = WordFile(annotated, name)
    ours = any(each.key is not None for each in comments_of(file.related("comments")))
    if not ours or any(touched_by_others(file.comment_parts())):
        return False
    return _essence(annotated, name) == _essence(draft, name)


def _essence(data: bytes, name: str) -> tuple[object, ...]:
    """What a file says without us: both sides of its text, and the comments of others."""
    bare = withdraw_word(data, name, comments=True)
    comments = comments_of(WordFile(bare, name).related("comments"))
    others = [(each.author, each.date, each.lines) for each in comments]
    return tuple(read_word(bare, name, side).text for side in Revisions), others


class _Writer:
    """What is needed to write into one file."""

    def __init__(self, file: WordFile, source: SourceText, by: Author) -> None:
        self.file, self._source, self._by = file, source, by
        parts = dict.fromkeys(line.anchor.part for line in source.lines)
        self._roots = {part: file.root(part) for part in parts}
        self._layout = Layout(source, self._roots)
        self._fragments = Fragments()
        self._date = by.moment()

    def learn(self, spans: Iterable[Span]) -> None:
        """Take note of the runs that may be cut, before anything is changed."""
        for span in spans:
            for at in range(self._layout.index(span.start), self._layout.index(span.end) + 1):
                for paragraph in self._layout.remember(at):
                    self._fragments.learn(paragraph)

    def comment(self, remarks: Sequence[Remark]) -> None:
        """Put comments in the place of those that were ours."""
        there = list(comments_of(self.file.related("comments")))
        ours = [each for each in there if each.key is not None]
        if not ours and not remarks:
            return
        self._date = self._kept_date(ours, remarks)
        kept = self._kept(ours, {shown(each.key) for each in remarks})
        gone = [each for each in ours if each not in kept.values()]
        Withdrawal(self.file.roots()).comments(gone, self.file.comment_parts())
        wanted = [each for each in remarks if shown(each.key) not in kept]
        if wanted:
            self._hang(wanted)

    def edit(self, edits: Sequence[Edit], tracked: bool) -> None:
        """Carry out edits that are as small as can be."""
        hand: Hand = Direct()
        if tracked:
            hand = Tracked(self._by.name, self._date, self.file.free_ids())
        twins = Twins(list(self._roots.values()))
        try:
            Editor(self._layout, self._fragments, hand).carry_out(edits)
        except WriteError as error:
            raise WriteError(f"{self._source.path}：{error}") from error
        twins.align()

    def _hang(self, remarks: Sequence[Remark]) -> None:
        root = self.file.comments()
        styles = CommentStyles(self.file.related("styles"))
        body = self.file.root(self.file.main)
        anchors = Anchors(self._layout, self._fragments, body, styles.reference)
        author = (self._by.name, self._by.initials, self._date)
        for number, remark in zip(self.file.free_ids(), remarks, strict=False):
            anchors.hang(str(number), remark.span)
            root.append(comment(str(number), remark, author, styles))

    def _kept(self, ours: Sequence[Comment], wanted: set[str]) -> dict[str, Comment]:
        """The comments of ours, by their keys, that somebody answered and that still hold."""
        touched = set(touched_by_others(self.file.comment_parts()))
        return {
            each.key: each for each in ours if each.key in wanted and each.paragraph_id in touched
        }

    def _kept_date(self, ours: Sequence[Comment], remarks: Sequence[Remark]) -> str:
        """The date of the earlier run if that said the same, else the date of this one."""
        by = (self._by.name, self._by.initials)
        said = {(each.key, each.lines, (each.author, each.initials)) for each in ours}
        say = {(shown(each.key), shown_lines(each.lines), by) for each in remarks}
        same = self._by.date is None and said == say
        return max(each.date for each in ours) if same and ours else self._date


def _verify(source: SourceText, edits: Sequence[Edit], written: SourceText) -> None:
    """Raise ``WriteError`` unless the file now says what the edits make of the text.

    Only the order of the characters counts: where Word must keep a paragraph it stays empty, a
    number may have another blank behind it, and a text box goes along with its paragraph. Numbers
    that Word generates may have changed by themselves, unless one of the edits is about them.
    """
    wanted = _words(apply(source.text, in_order(edits, len(source.text))))
    found = _words(written.text)
    if Counter(wanted) == Counter(found):
        return
    about_numbers = any(_is_about_number(source, each) for each in edits)
    unnumbered = [Counter(NUMBERS.sub("", each)) for each in (wanted, found)]
    if not about_numbers and unnumbered[0] == unnumbered[1]:
        return
    at = next(n for n, (a, b) in enumerate(zip_longest(wanted, found)) if a != b)
    raise WriteError(
        f"{source.path}：“{wanted[max(0, at - 10) : at + 10]}”处的修改不能写入 Word 文档"
        "（自动编号、公式等不能作为文字改写）；请在 Word 中手工修改此处。"
    )


def _is_about_number(source: SourceText, edit: Edit) -> bool:
    """Whether an edit changes a number that Word generates, and not the whole line with it."""
    line = source.line_at(edit.span.start)
    return any(
        piece.kind is PieceKind.NUMBER and edit.span.start - line.start < piece.end
        for piece in line.anchor.pieces
        if edit.span.start < edit.span.end <= line.end
    )


def _words(text: str) -> str:
    return "".join(text.split())
