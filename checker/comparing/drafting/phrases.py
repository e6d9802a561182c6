"""Small changes as words in the place of words: 将第五条中的“A”修改为“B”.

Such an instruction replaces its words wherever they stand in the place it names, so it is used
only where carrying it out in the old text is seen to give the new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from checker.comparing.comparison import Comparison, Difference, Part, Row, Sort
from checker.comparing.drafting.blocks import Block
from checker.comparing.tokens import Borders
from checker.edits import Edit, apply
from checker.model import Span

MOST = 3  # different replacements in an article; more are hard to follow
LONGEST = 60  # characters of a phrase
CHANGED = 0.5  # of a paragraph; more of it, and it is replaced as a whole
SHORTEST = 2  # characters of a phrase, shorter ones take their neighbours with them
RIGHT = 2  # words behind a change that are taken at most
STOPS = frozenset("，。；：、！？”’》）")
SEPARATORS = frozenset("、，；：。")
JOINTS = SEPARATORS | frozenset("和及或与者")


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """Words and what replaces them; or, with ``after``, what is added behind them."""

    words: str
    by: str
    after: bool = False

    def apply(self, text: str) -> str:
        """The text with the words replaced wherever they stand."""
        return text.replace(self.words, self.words + self.by if self.after else self.by)


@dataclass(frozen=True, slots=True)
class Placed:
    """A replacement in a paragraph, or (``paragraph`` 0) anywhere in an article."""

    replacement: Replacement
    article: str  # the label in the old version
    paragraph: int


class Phrasing:
    """Finds replacements; the words around a change are taken whole."""

    def __init__(self, comparison: Comparison) -> None:
        """Prepare for the articles of a comparison."""
        self._comparison = comparison
        self._texts = comparison.old.source.spoken.text, comparison.new.source.spoken.text

    @cached_property
    def _borders(self) -> Borders:
        changed = (row for row in self._comparison.rows if row.is_reworded)
        passages = (part.old for row in changed for part in row.parts if part.old and part.new)
        return Borders(*(self._texts[0][each.span.start : each.span.end] for each in passages))

    def phrases_of(self, row: Row, blocks: Sequence[Block]) -> list[Placed] | None:
        """All changes of an article as replacements; ``None`` if that would not be clear."""
        found: list[Placed] = []
        for number, block in enumerate(blocks, 1):
            if block.is_changed:
                made = self._replacements(block)
                if made is None:
                    return None
                found += [Placed(each, row.old[0].label, number) for each in made]
        if len({each.replacement for each in found}) > MOST:
            return None
        return self._simplest(blocks, found)

    def _simplest(self, blocks: Sequence[Block], found: Sequence[Placed]) -> list[Placed]:
        """Without the numbers of paragraphs where the words stand nowhere else in the article."""
        simple = [Placed(each.replacement, each.article, 0) for each in found]
        made = list(dict.fromkeys(each.replacement for each in simple))
        for block in blocks:
            texts = self._versions(block)
            if texts is None or _carried_out(texts[0], made) != texts[1]:
                return list(found) if len(blocks) > 1 else simple
        return list(dict.fromkeys(simple))

    def _versions(self, block: Block) -> tuple[str, str] | None:
        """The paragraph before, with numbers and form as they will be, and after.

        ``None`` if items come or go.
        """
        old, new = self._texts
        before: list[str] = []
        after: list[str] = []
        for part in block.parts:
            if part.old is None or part.new is None:
                return None
            after.append(new[part.new.span.start : part.new.span.end])
            before.append(apply(old[part.old.span.start : part.old.span.end], _settled(new, part)))
        return "\n".join(before), "\n".join(after)

    def _replacements(self, block: Block) -> list[Replacement] | None:
        """The changes of a paragraph, seen to give the new one; as short as they can be."""
        texts = self._versions(block)
        differences = list(_reworded(block))
        changed = sum(max(_length(each.old), _length(each.new)) for _, each in differences)
        if texts is None or changed > CHANGED * len(texts[0]):
            return None
        for alone in (False, True):
            made = [self._replacement(*each, texts[0], alone=alone) for each in differences]
            found = list(dict.fromkeys(each for each in made if each is not None))
            if None not in made and _carried_out(texts[0], found) == texts[1]:
                return found
        return None

    def _replacement(
        self, part: Part, difference: Difference, text: str, *, alone: bool
    ) -> Replacement | None:
        """The words of a difference with so much around them that they can be found and read.

        With ``alone`` they stand nowhere else in the text.
        """
        old, new = self._texts
        words = old[difference.old.start : difference.old.end]
        by = new[difference.new.start : difference.new.end]
        for left, right in self._contexts(part, difference):
            sought = left + words + right
            if not _is_readable(sought) or (alone and text.count(sought) > 1):
                continue
            made = Replacement(sought, left + by + right)
            if not words and not right:
                made = Replacement(sought, by, after=True)
                if not _is_literal(text, made):
                    made = Replacement(sought, sought + by)
            if _is_literal(text, made):
                return made
        return None

    def _contexts(self, part: Part, difference: Difference) -> Iterator[tuple[str, str]]:
        """More and more of the words that stand before a difference, then also of those behind."""
        limits = _limits(part, difference)
        before = self._words(Span(limits.start, difference.old.start))
        after = self._words(Span(difference.old.end, limits.end))
        for right in range(min(len(after), RIGHT) + 1):
            for left in range(len(before) + 1):
                around = "".join(before[len(before) - left :]), "".join(after[:right])
                if len(around[0]) + len(around[1]) + _length(difference.old) > LONGEST:
                    break
                yield around

    def _words(self, span: Span) -> list[str]:
        tokens = self._borders.tokens(self._texts[0], span)
        return [self._texts[0][each.span.start : each.span.end] for each in tokens]


def _reworded(block: Block) -> Iterator[tuple[Part, Difference]]:
    """The differences of words, each with the part it stands in."""
    for part in block.parts:
        yield from ((part, each) for each in part.differences if each.sort is Sort.WORDS)


def _length(span: Span) -> int:
    return span.end - span.start


def _is_literal(text: str, made: Replacement) -> bool:
    """Whether what is added or taken out is all that changes.

    Between members of a list and clauses decisions leave the 、 and ， to the reader, who would
    add or drop one too many.
    """
    places = [match.span() for match in re.finditer(re.escape(made.words), text)]
    around = [(text[start - 1 : start], text[end : end + 1]) for start, end in places]
    if made.after:
        return made.by[0] in SEPARATORS or not _is_jointed(made.words, around)
    return bool(made.by) or not any(
        before in SEPARATORS or behind in SEPARATORS for before, behind in around
    )


def _is_jointed(words: str, around: Iterable[tuple[str, str]]) -> bool:
    """Whether words end with a joint of a list, or stand beside one."""
    return words[-1] in JOINTS or any(
        before == "、" or behind in JOINTS for before, behind in around
    )


def _is_readable(words: str) -> bool:
    """Whether words can be quoted: not a single character, no stop at either end."""
    return len(words) >= SHORTEST and words[0] not in STOPS and words[-1] not in STOPS


def _carried_out(text: str, made: Sequence[Replacement]) -> str:
    """The text with the replacements carried out; no one may touch what another brought in."""
    edits = []
    for each in made:
        at = text.find(each.words)
        while at >= 0:
            span = Span(at + len(each.words) if each.after else at, at + len(each.words))
            edits.append(Edit(span, each.by))
            at = text.find(each.words, at + len(each.words))
    try:
        return apply(text, edits)
    except ValueError:  # two replacements meet
        return ""


def _settled(new: str, part: Part) -> Iterator[Edit]:
    """Edits of the old passage for all that a decision need not say."""
    start = part.old.span.start if part.old else 0
    for each in part.differences:
        if each.sort is not Sort.WORDS:
            span = Span(each.old.start - start, each.old.end - start)
            yield Edit(span, new[each.new.start : each.new.end])


def _limits(part: Part, difference: Difference) -> Span:
    """The stretch around a difference that no other difference touches."""
    assert part.old is not None
    start, end = max(part.old.node.body, part.old.span.start), part.old.span.end
    for each in part.differences:
        if each.old.end <= difference.old.start and each is not difference:
            start = max(start, each.old.end)
        elif each.old.start >= difference.old.end and each is not difference:
            end = min(end, each.old.start)
    return Span(start, end)


def grouped(placed: Sequence[Placed]) -> list[tuple[Replacement, list[Placed]]]:
    """The same replacement in several places together, in the order of the first of each."""
    order = {each.replacement: at for at, each in reversed(list(enumerate(placed)))}
    ranked = sorted(placed, key=lambda each: order[each.replacement])
    return [(key, list(group)) for key, group in groupby(ranked, lambda each: each.replacement)]
