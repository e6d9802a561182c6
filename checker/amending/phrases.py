"""Operations on words become edits of the base: 将第X条中的“A”修改为“B”, 删去, 在“A”后增加“B”."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.amending.amiss import Amiss
from checker.amending.base import Base
from checker.amending.joining import appended, before_words, behind_words, without
from checker.amending.operations import Level, NamedPlace, Operation, OperationKind
from checker.amending.searching import Searchable, folded_words
from checker.amending.style import stripped
from checker.amending.wording import place_words
from checker.edits import Edit
from checker.model import NodeKind, Span

LAW = re.compile(r"《[^《》\n]{2,60}(?:法|法典|条例|规定|办法|决定|细则|规则|解释)》")
MOST_EDITS = 200_000


@dataclass(frozen=True, slots=True)
class WordEdit:
    """An edit that an operation on words asks for; ``is_general`` if it holds for the whole text."""

    edit: Edit
    by: Operation
    is_general: bool


class Words:
    """Carries out operations on words."""

    def __init__(self, base: Base, dead: Sequence[Span]) -> None:
        """Take the base and what of it goes or is rewritten: no words are sought there."""
        self._base = base
        self._dead = dead
        self._text = Searchable(base.source.spoken.text)
        self.found: list[WordEdit] = []
        self.notes: list[str] = []  # what custom has added or left, in Chinese
        self._done: set[object] = set()
        self._cited = [Span(*match.span()) for match in LAW.finditer(base.text)]
        self._cited_starts = [span.start for span in self._cited]

    def carry_out(self, operation: Operation) -> None:
        """Find the words of an operation and note the edits. Raises ``Amiss``."""
        assert operation.old is not None
        new = operation.new.words if operation.new else ""
        order = (operation.kind, operation.old.words, new, operation.is_before)
        for place in operation.places:
            if (order, place) in self._done or len(self.found) > MOST_EDITS:
                raise Amiss(f"{place_words(place)}中的“{operation.old.words}”已经作过同样的修改")
            self._done.add((order, place))
            spans = list(self._places(operation, place))
            for span in spans:
                edit = self._edit(operation, span)
                self._note(operation, place, span, edit)
                self.found.append(WordEdit(edit, operation, place.level is Level.WHOLE))

    def _places(self, operation: Operation, place: NamedPlace) -> Iterator[Span]:
        assert operation.old is not None
        words = operation.old.words
        if operation.is_at_end and not words:
            yield from self._end(place)
            return
        whole = self._silent(self._base.spans(place), place)
        living = _outside(whole, self._dead)
        found = list(self._text.find(words, living))
        if place.level is Level.WHOLE:
            found = [span for span in found if not self._is_done(operation, span)]
        where = place_words(place)
        if not found and next(self._text.find(words, whole), None):
            raise Amiss(f"{where}中的“{words}”所在的文字已被另一条修改处理", whole[0])
        if not found:
            raise Amiss(f"{where}没有“{words}”", whole[0] if whole else None)
        found = found[-1:] if operation.is_at_end else self._uncited(found, words, where)
        if len(found) > 1 and not operation.is_each:
            raise Amiss(f"{where}有 {len(found)} 处“{words}”，不能确定是哪一处", found[1])
        yield from found

    def _uncited(self, found: list[Span], words: str, where: str) -> list[Span]:
        """The words without those in the names of cited laws, if they stand elsewhere too."""
        cited = [span for span in found if self._is_cited(span)]
        if not cited or len(cited) == len(found):
            return found
        self.notes.append(f"{where}引用的法律、法规名称中的“{words}”没有改动")
        return [span for span in found if span not in cited]

    def _is_cited(self, span: Span) -> bool:
        at = bisect_right(self._cited_starts, span.start) - 1
        return at >= 0 and span.end <= self._cited[at].end and span.start > self._cited[at].start

    def _note(self, operation: Operation, place: NamedPlace, span: Span, edit: Edit) -> None:
        """Note the separators that custom adds or takes away."""
        old = operation.old.words if operation.old else ""
        new = operation.new.words if operation.new else ""
        where = place_words(place)
        if operation.kind is OperationKind.INSERT and edit.new not in (new, f"{new}。"):
            self.notes.append(f"{where}增加“{new}”，按照标点的惯例写作“{edit.new}”")
        elif operation.kind is OperationKind.DELETE and edit.span != span:
            gone = self._base.text[edit.span.start : edit.span.end]
            self.notes.append(f"{where}删去“{old}”，按照标点的惯例连标点一并删去：“{gone}”")

    def _end(self, place: NamedPlace) -> Iterator[Span]:
        """The end of a place, where more words come in."""
        span = stripped(self._base.spans(place)[-1], self._base.text)
        if not _outside([span], self._dead):
            raise Amiss(f"{place_words(place)}已被另一条修改处理", span)
        yield Span(span.end, span.end)

    def _silent(self, spans: list[Span], place: NamedPlace) -> list[Span]:
        """The stretches without the title and the history, if the whole text is meant."""
        if place.level is not Level.WHOLE:
            return spans
        kinds = (NodeKind.TITLE, NodeKind.HISTORY)
        front = [n.span for n in self._base.nodes if n.kind in kinds]
        return _outside(spans, front)

    def _is_done(self, operation: Operation, span: Span) -> bool:
        """Whether the words to come stand there already: 卫生健康主管部门 for 主管部门."""
        assert operation.old is not None
        if operation.new is None:
            return False
        old, new = folded_words(operation.old.words), folded_words(operation.new.words)
        at = new.find(old)
        if at < 0 or new == old:
            return False
        before = self._text.ending(span.start, at)
        end = span.end
        tail = ""
        while len(tail) < len(new) - at - len(old):
            char, end = self._text.behind(end)
            if not char:
                break
            tail += char
            end += 1
        return before + old + tail == new

    def _edit(self, operation: Operation, span: Span) -> Edit:
        assert operation.old is not None
        words = operation.old.words
        new = operation.new.words if operation.new else ""
        if operation.kind is OperationKind.DELETE:
            return Edit(without(self._text, span, folded_words(words)), "")
        if operation.kind is not OperationKind.INSERT:
            return Edit(span, new)
        if operation.is_at_end and not words:
            return appended(self._base.text, span.end, new)
        if operation.is_before:
            return Edit(Span(span.start, span.start), before_words(self._text, span, new))
        return Edit(Span(span.end, span.end), behind_words(self._text, span, words, new))

    def settled(self) -> tuple[list[WordEdit], list[tuple[Operation, Amiss]]]:
        """The edits that can stand together, and what collides.

        Words sought in the whole text give way to those of a single place, and short ones to
        longer ones around them.
        """
        order = sorted(self.found, key=lambda e: (e.is_general, -_length(e.edit.span)))
        kept: list[WordEdit] = []
        taken = _Taken()
        amiss: list[tuple[Operation, Amiss]] = []
        for each in order:
            over = taken.over(each.edit.span)
            if over is None:
                taken.add(each.edit.span)
                kept.append(each)
            elif not (each.is_general or over.contains(each.edit.span)):
                words = each.by.old.words if each.by.old else ""
                amiss.append((each.by, Amiss(f"“{words}”与另一条修改相互重叠", each.edit.span)))
        return kept, amiss


class _Taken:
    """Spans that do not overlap, looked up by their place."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._spans: list[Span] = []

    def over(self, span: Span) -> Span | None:
        """A span that has characters in common with this one, or around it if it is empty."""
        at = bisect_right(self._starts, span.start)
        for index in (at - 1, at):
            if 0 <= index < len(self._spans):
                other = self._spans[index]
                if other.overlaps(span) and (span.start < span.end or other.start < span.start):
                    return other
        return None

    def add(self, span: Span) -> None:
        if span.start == span.end:
            return
        at = bisect_right(self._starts, span.start)
        self._starts.insert(at, span.start)
        self._spans.insert(at, span)


def _length(span: Span) -> int:
    return span.end - span.start


def _outside(spans: Sequence[Span], dead: Sequence[Span]) -> list[Span]:
    """What of the spans lies outside of others, which are in order."""
    found: list[Span] = []
    for span in spans:
        at = span.start
        for each in dead:
            if each.end <= at or each.start >= span.end:
                continue
            if each.start > at:
                found.append(Span(at, each.start))
            at = max(at, each.end)
        if at < span.end:
            found.append(Span(at, span.end))
    return found
