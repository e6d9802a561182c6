"""Edits of a text carried out in the paragraphs and runs of its Word file."""

from __future__ import annotations

from collections.abc import Iterable

from checker.edits import Edit
from checker.model import PieceKind, Span
from checker.reading.revisions import Revisions
from checker.reading.word_changes import Change, has_mark
from checker.reading.word_xml import Element, qualified
from checker.writing.elements import PROPERTIES, make_run
from checker.writing.fragments import Fragments
from checker.writing.hands import Hand, next_paragraph
from checker.writing.layout import Group, Layout, Stretch
from checker.writing.models import (
    look_for,
    paragraph_like,
    properties_of_run,
    without_number,
)
from checker.writing.rows import deleted_rows
from checker.writing.splitting import Spot, follower_of, head_of

SECTION = f"{PROPERTIES}/{qualified('sectPr')}"


class Editor:
    """Carries out small edits (see ``difference``), one after the other.

    What cannot be written, such as a change of a generated number, is left out.
    """

    def __init__(self, layout: Layout, fragments: Fragments, hand: Hand) -> None:
        self._layout, self._fragments, self._hand = layout, fragments, hand
        self._text = layout.source.text

    def carry_out(self, edits: Iterable[Edit]) -> None:
        """Carry out the edits, in their order."""
        for edit in edits:
            edit = self._turned(edit)
            stretches = list(self._layout.stretches(edit.span))
            runs = [each for stretch in stretches for each in self._pieces(stretch)]
            if edit.new:
                self._insert(edit, runs)
            self._hand.delete(runs)
            self._delete_breaks(edit)
        self._hand.finish()

    def _pieces(self, stretch: Stretch) -> list[Element]:
        found = self._fragments.between(stretch.run, stretch.start, stretch.end)
        return [each.element for each in found]

    def _turned(self, edit: Edit) -> Edit:
        """Taking away the break before a line and the line is taking away line and break."""
        span = edit.span
        begins = not edit.new and self._text[span.start : span.start + 1] == "\n"
        if begins and span.end == len(self._text) > span.start + 1:
            return Edit(Span(span.start + 1, span.end), "")
        if not begins or self._text[span.end : span.end + 1] != "\n":
            return edit
        turned = Span(span.start + 1, span.end + 1)
        is_good = self._is_deletable(self._layout.index(span.end))
        return Edit(turned, "") if is_good else edit

    def _is_deletable(self, at: int) -> bool:
        """Whether the break behind a line can go: inside of a paragraph, or between two."""
        if at + 1 >= len(self._layout.source.lines):
            return False
        group, follower = self._layout.group(at), self._layout.group(at + 1)
        if group is follower:
            return True
        has_section = group.last.find(SECTION) is not None
        return not has_section and next_paragraph(group.last) is follower.first

    def _delete_breaks(self, edit: Edit) -> None:
        """Take away line breaks, and rows that nothing is left in."""
        span = edit.span
        rows = [] if edit.new else deleted_rows(span, self._layout)
        for at in range(self._layout.index(span.start), self._layout.index(span.end)):
            group = self._layout.group(at)
            if any(row in rows for row in group.last.iterancestors()):
                continue
            if group is self._layout.group(at + 1):
                for stretch in self._layout.breaks(at):
                    self._hand.delete(self._pieces(stretch))
            elif self._is_deletable(at):
                self._hand.delete_mark(group.last)
            else:
                self._unnumber(group, edit)
        if not rows:
            self._unnumber(self._layout.group(self._layout.index(span.end)), edit)
        for row in rows:
            self._hand.delete_row(row)

    def _unnumber(self, group: Group, edit: Edit) -> None:
        """A paragraph that stays without any text is no provision and has no number."""
        lines = [self._layout.source.lines[at] for at in group.lines]
        span = Span(lines[0].start, lines[-1].end)
        is_emptied = not edit.new and span.start < span.end and edit.span.contains(span)
        if is_emptied and self._layout.label(group.lines[0]):
            self._hand.unnumber(group.last)

    def _insert(self, edit: Edit, deleted: list[Element]) -> None:
        span = edit.span
        takes_break = "\n" in self._text[span.start : span.end]
        place = span.start if takes_break else span.end
        spot = self._spot(span, deleted, takes_break)
        texts = edit.new.split("\n")
        if len(texts) == 1:
            self._put(edit.new, spot)
            return
        at = self._layout.index(place)
        line, group = self._layout.source.lines[at], self._layout.group(at)
        is_end = place == line.end and at == group.lines[-1] and self._can_follow(group)
        if is_end and not takes_break:
            self._put(texts[0], spot)
            self._add(texts[1:], at, group.last, behind=True)
        elif place == line.start and at == group.lines[0]:
            self._add(texts[:-1], at, group.first, behind=False)
            self._put(texts[-1], spot)
        elif spot is not None:
            self._divide(texts, at, spot)

    def _can_follow(self, group: Group) -> bool:
        """Whether new paragraphs can stand behind a group without taking over its mark."""
        if group.last.find(SECTION) is not None or not _ends(group.last):
            return False
        return self._hand.is_traceless or next_paragraph(group.last) is not None

    def _spot(self, span: Span, deleted: list[Element], takes_break: bool) -> Spot | None:
        """Where the text goes that is put in the place of a span; ``None`` if nothing can."""
        at = span.start if takes_break or not deleted else span.end
        line = self._layout.source.line_at(at)
        group = self._layout.group(line.number - 1)
        if deleted and not takes_break:
            return Spot(_paragraph_of(deleted[-1]), _outer(deleted[-1]))
        if not deleted and span.start < span.end and not takes_break:
            return None
        return self._beside(at, line.start, line.end) or self._empty(at, line.start, group)

    def _beside(self, at: int, start: int, end: int) -> Spot | None:
        """Behind the character before an offset of a line, or before the one behind it."""
        before = list(self._layout.stretches(Span(at - 1, at))) if at > start else []
        after = list(self._layout.stretches(Span(at, at + 1))) if at < end else []
        if at < end and not after and self._is_number(at):
            return None
        if before and not (after and before[0].kind is PieceKind.HIDDEN):
            run = self._fragments.before(before[0].run, before[0].end)
            return Spot(before[0].paragraph, _outer(run))
        if after:
            run = self._fragments.behind(after[0].run, after[0].start)
            return Spot(after[0].paragraph, _outer(run), behind=False)
        return None

    def _empty(self, at: int, start: int, group: Group) -> Spot | None:
        """The end of a paragraph in which no character stands beside an offset."""
        line = self._layout.source.line_at(at)
        formula = (
            piece.run is None and piece.kind is PieceKind.TEXT for piece in line.anchor.pieces
        )
        is_free = at == line.end and len(group.lines) == 1 and not any(formula)
        return Spot(group.last) if is_free else None

    def _is_number(self, at: int) -> bool:
        piece = self._layout.fixed(Span(at, at + 1))
        return piece is not None and piece.kind is PieceKind.NUMBER

    def _put(self, text: str, spot: Spot | None) -> list[Element]:
        """Put text without breaks into a place; the new runs."""
        if not text or spot is None:
            return []
        if spot.run is None:
            look = look_for(text, self._layout.group_index(spot.paragraph), self._layout)
            runs = [make_run(text, look.text)]
            self._hand.append(runs, spot.paragraph)
        else:
            runs = [make_run(text, properties_of_run(spot.run, visible=True))]
            self._hand.insert(runs, spot.run, behind=spot.behind)
        return runs

    def _add(self, texts: list[str], at: int, place: Element, *, behind: bool) -> None:
        """New paragraphs behind or before another one."""
        for text in texts:
            paragraph = paragraph_like(text, look_for(text, at, self._layout))
            self._hand.mark_as_new(paragraph)
            if behind:
                place.addnext(paragraph)
                place = paragraph
            else:
                place.addprevious(paragraph)

    def _divide(self, texts: list[str], at: int, spot: Spot) -> None:
        """Cut a paragraph in two and put texts at its first end, between, and at its second."""
        new = self._put(texts[0], spot)
        if new:
            rest = follower_of(new[-1], spot.paragraph)
        elif spot.run is None or spot.behind:
            rest = None if spot.run is None else follower_of(spot.run, spot.paragraph)
        else:
            rest = spot.run
        properties = None if spot.run is None else properties_of_run(spot.run, visible=True)
        head = head_of(spot.paragraph, rest)
        self._hand.insert_mark(head)
        self._add(texts[1:-1], at, head, behind=True)
        number = self._layout.label(self._layout.group(at).lines[0])
        last = without_number(texts[-1], number) if number else None
        if number and last is None and self._hand.is_traceless:
            self._hand.unnumber(spot.paragraph)
        text = texts[-1] if last is None else last
        if text:
            self._hand.begin([make_run(text, properties)], spot.paragraph)


def _ends(paragraph: Element) -> bool:
    """Whether a paragraph has its mark: nobody has deleted it to join it with the next one."""
    return has_mark(paragraph, Change(), Revisions.FINAL)


def _outer(run: Element) -> Element:
    """The run itself, or the one that it stands in as the text under a reading aid."""
    for each in run.iterancestors():
        if each.tag == qualified("p"):
            break
        if each.tag == qualified("r"):
            run = each
    return run


def _paragraph_of(run: Element) -> Element:
    return next(run.iterancestors(qualified("p")))
