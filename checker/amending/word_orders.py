"""What the clauses on words and headings order: 将第X条中的“A”修改为“B”, 章名修改为."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from checker.amending.clauses import Form
from checker.amending.mentions import Named
from checker.amending.operations import PATH, Level, NamedPlace, Operation, OperationKind, Wording
from checker.amending.quotations import QUOTED
from checker.amending.saying import DIVISIONS, Pair, Saying
from checker.structure.labels import division_label


class WordOrders:
    """Reads the clauses on words and headings."""

    def __init__(self, words: Named, said: Saying) -> None:
        """Take the folded words of the decision, and what was said before."""
        self._words, self._said = words, said
        self.handlers: dict[Form, Callable[[re.Match[str]], Iterator[Operation]]] = {
            Form.HEADING: self._heading,
            Form.OWN_HEADING: self._own_heading,
            Form.TITLED: self._titled,
            Form.REPLACE_WORDS: self._replace_words,
            Form.DELETE_WORDS: self._delete_words,
            Form.INSERT_WORDS: self._insert_words,
            Form.APPEND: self._append,
        }

    def _heading(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place"))
        if places and (places[0].is_heading or places[0].level is Level.TITLE):
            new = Wording(
                self._words.span(match.start("bare"), match.end("bare")), (match["bare"],)
            )
            yield self._said.operation(OperationKind.RENAME, match, places=places, new=new)

    def _own_heading(self, match: re.Match[str]) -> Iterator[Operation]:
        """章名修改为“A”, of the division that was spoken of."""
        subject = self._said.subject
        if subject is not None and subject.level in DIVISIONS:
            places = (replace(subject, is_heading=True),)
            new = self._said.quoted(match, "new")
            yield self._said.operation(OperationKind.RENAME, match, places=places, new=new)

    def _titled(self, match: re.Match[str]) -> Iterator[Operation]:
        """将章名“A”修改为“B”: a heading that is named by its words alone."""
        old, new = self._said.quoted(match, "old"), self._said.quoted(match, "new")
        if old is not None and new is not None:
            places = (_division_titled(old),)
            yield self._said.operation(OperationKind.RENAME, match, places=places, new=new)

    def _replace_words(self, match: re.Match[str]) -> Iterator[Operation]:
        pairs = list(self._said.pairs(match))
        news = [
            self._said.quotation(at)
            for at in range(match.start("new"), match.end("new"))
            if self._words.text[at] == QUOTED
        ]
        if len(news) not in (1, len(pairs)):
            return
        news = news * len(pairs) if len(news) == 1 else news
        for pair, new in zip(pairs, news, strict=True):
            yield self._replacement(match, pair, new)

    def _replacement(self, match: re.Match[str], pair: Pair, new: Wording) -> Operation:
        is_whole = pair.places[0].level is Level.WHOLE
        if is_whole and _is_heading(pair.words):
            places = (_division_titled(pair.words),)
            return self._said.operation(OperationKind.RENAME, match, places=places, new=new)
        kind = OperationKind.RENAME if is_whole else OperationKind.REPLACE
        return self._on_words(kind, match, pair, new=new)

    def _on_words(
        self, kind: OperationKind, match: re.Match[str], pair: Pair, **rest: object
    ) -> Operation:
        """An operation on the words of a pair."""
        return self._said.operation(
            kind,
            match,
            places=pair.places,
            old=pair.words,
            is_each=pair.is_each,
            is_at_end=pair.is_at_end,
            **rest,
        )

    def _placed(self, match: re.Match[str]) -> list[Pair]:
        return [pair for pair in self._said.pairs(match) if pair.places]

    def _delete_words(self, match: re.Match[str]) -> Iterator[Operation]:
        for pair in self._placed(match):
            yield self._on_words(OperationKind.DELETE, match, pair)
        more = self._said.mention(match, "more")
        if more is not None:
            places = self._said.named(more)
            self._said.speak_of(places)
            yield self._said.operation(OperationKind.DELETE, match, places=places)

    def _insert_words(self, match: re.Match[str]) -> Iterator[Operation]:
        new = self._said.quoted(match, "new")
        is_before = match["side"] == "前"
        for pair in self._placed(match):
            yield self._on_words(OperationKind.INSERT, match, pair, new=new, is_before=is_before)

    def _append(self, match: re.Match[str]) -> Iterator[Operation]:
        """第七条末尾增加“A”; with 作为第二款 it is a provision that comes in."""
        places = self._said.named(self._said.mention(match, "place"))
        self._said.speak_of(places)
        new = self._said.quoted(match, "new")
        targets = self._said.targets_within(match, places)
        if not places or new is None:
            return
        if targets:
            unit = targets[0].level
            if unit in PATH:
                yield self._said.operation(
                    OperationKind.INSERT,
                    match,
                    places=tuple(each.above(unit) for each in places[:1]),
                    targets=targets,
                    text=new,
                    unit=unit,
                    count=len(targets),
                )
            return
        end = Wording(new.span, ())
        kind = OperationKind.INSERT
        yield self._said.operation(kind, match, places=places, old=end, new=new, is_at_end=True)


def _is_heading(words: Wording) -> bool:
    """Whether words are the heading of a division: 第四章　奖励与社会保障."""
    label = division_label(words.words)
    return label is not None and bool(label.number and label.title)


def _division_titled(words: Wording) -> NamedPlace:
    """The division whose heading has some words, with or without its number."""
    label = division_label(words.words)
    if label is None or not label.number:
        return NamedPlace(Level.CHAPTER, words.span, name=words.words, is_heading=True)
    level = Level(label.kind.value)
    number = {level.value: label.number[0]}
    return NamedPlace(level, words.span, name=label.title, is_heading=True, **number)  # type: ignore[arg-type]
