"""The clauses of one instruction as operations, each seen from what the ones before named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from checker.amending.clauses import ENDS, FORMS, GLUE, Form
from checker.amending.mentions import Named
from checker.amending.operations import (
    PATH,
    Level,
    NamedPlace,
    NotUnderstood,
    Operation,
    OperationKind,
    Wording,
)
from checker.amending.quotations import QUOTED
from checker.amending.saying import DIVISIONS, Saying
from checker.reading.numerals import to_int

LEVELS = {
    "编": Level.BOOK,
    "章": Level.CHAPTER,
    "节": Level.SECTION,
    "条": Level.ARTICLE,
    "款": Level.PARAGRAPH,
    "段": Level.PARAGRAPH,
    "项": Level.ITEM,
    "目": Level.SUBITEM,
}
Found = tuple[Operation, str] | NotUnderstood


class Instructions:
    """Reads instructions one after the other; what one names, the next may leave unsaid."""

    def __init__(self, words: Named) -> None:
        """Take the folded words of the decision."""
        self._words, self._said = words, Saying(words)
        self._handlers: dict[Form, Callable[[re.Match[str]], Iterator[Operation]]] = {
            Form.SPLIT: self._split,
            Form.MERGE: self._merge,
            Form.SINGLE: self._single,
            Form.INCLUDE: self._include,
            Form.RENUMBER: self._renumber,
            Form.JOIN_DIVISION: self._join_division,
            Form.REPLACE: self._replace,
            Form.HEADING: self._heading,
            Form.REPLACE_WORDS: self._replace_words,
            Form.DELETE_WORDS: self._delete_words,
            Form.INSERT_WORDS: self._insert_words,
            Form.INSERT: self._insert,
            Form.DELETE: self._delete,
            Form.SHIFT: self._context,
            Form.CONTEXT: self._context,
        }

    def forget(self) -> None:
        """Another instruction begins: nothing is left unsaid."""
        self._said.forget()

    def read(self, start: int, end: int) -> Iterator[Found]:
        """The operations of a line, each with the instrument it names; what is not understood."""
        text, at = self._words.text, start
        while at < end:
            glue = GLUE.match(text, at, end)
            at = glue.end() if glue else at
            if glue and glue["number"]:
                self.forget()
            if at >= end:
                return
            found = self._clause(at, end)
            if found is None:
                stop = ENDS.search(text, at + 1, end)
                behind = stop.start() if stop else end
                yield self._said.missed(at, behind)
                at = behind
                continue
            match, operations = found
            yield from ((each, self._said.title) for each in operations)
            at = match.end()

    def _clause(self, at: int, end: int) -> tuple[re.Match[str], list[Operation]] | None:
        for form, pattern in FORMS:
            match = pattern.match(self._words.text, at, end)
            if match is None or match.end() == at:
                continue
            operations = list(self._handlers[form](match))
            if operations or form in (Form.CONTEXT, Form.SHIFT):
                return match, operations
        return None

    # --- the forms -----------------------------------------------------------------------------

    def _split(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place"))
        self._said.speak_of(places)
        targets = self._said.targets(match)
        if places and len(targets) > 1:
            text = self._said.quoted(match, "text")
            yield self._said.operation(
                OperationKind.SPLIT, match, places=places, targets=targets, text=text
            )

    def _merge(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place"))
        self._said.speak_of(places)
        targets = self._said.targets(match) or tuple(replace(p, is_new=True) for p in places[:1])
        if len(places) > 1 and len(targets) == 1:
            text = self._said.quoted(match, "text")
            yield self._said.operation(
                OperationKind.MERGE, match, places=places, targets=targets, text=text
            )
            self._said.speak_of_target(places, targets)

    def _single(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place"))
        self._said.speak_of(places)
        targets = self._said.targets(match)
        if places and targets:
            text = self._said.quoted(match, "text")
            yield self._said.operation(
                OperationKind.MOVE, match, places=places, targets=targets, text=text
            )
            self._said.subject = targets[-1]

    def _include(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place")) if match["place"] else ()
        self._said.speak_of(places)
        targets = self._said.targets(match) or self._said.targets(match, "own")
        if places and targets:
            kind = OperationKind.RENUMBER
            yield self._said.operation(
                kind, match, places=places, targets=targets, includes=targets
            )

    def _renumber(self, match: re.Match[str]) -> Iterator[Operation]:
        is_said = "place" in match.re.groupindex
        places = self._said.named(self._said.mention(match, "place") if is_said else None)
        if not places:
            return
        self._said.speak_of(places)
        targets = self._said.targets(match)
        if len(places) != len(targets):
            yield from self._split(match) if len(places) == 1 else self._merge(match)
            return
        pairs = list(zip(places, targets, strict=True))
        is_moved = any(a.level is not b.level or _upper(a) != _upper(b) for a, b in pairs)
        kind = OperationKind.MOVE if is_moved else OperationKind.RENUMBER
        text = self._said.quoted(match, "text")
        yield self._said.operation(kind, match, places=places, targets=targets, text=text)
        if is_moved:
            self._said.speak_of_target(places, targets)

    def _join_division(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place"))
        targets = tuple(replace(t, is_new=False) for t in self._said.targets(match))
        if places and len(targets) == 1 and places[0].level in DIVISIONS:
            yield self._said.operation(OperationKind.MERGE, match, places=places, targets=targets)

    def _replace(self, match: re.Match[str]) -> Iterator[Operation]:
        mention = self._said.mention(match, "place") if "place" in match.re.groupindex else None
        places = self._said.named(mention)
        text = self._said.quoted(match, "text")
        if not places or text is None or places[0].level is Level.WHOLE:
            return
        if "place" in match.re.groupindex:
            self._said.speak_of(places)
        if places[0].is_heading or places[0].level is Level.TITLE:
            yield self._said.operation(OperationKind.RENAME, match, places=places, new=text)
            return
        yield self._said.operation(OperationKind.REPLACE, match, places=places, text=text)

    def _heading(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place"))
        if places and (places[0].is_heading or places[0].level is Level.TITLE):
            new = Wording(
                self._words.span(match.start("bare"), match.end("bare")), (match["bare"],)
            )
            yield self._said.operation(OperationKind.RENAME, match, places=places, new=new)

    def _replace_words(self, match: re.Match[str]) -> Iterator[Operation]:
        pairs = list(self._said.pairs(match, "words"))
        news = [
            self._said.quotation(at)
            for at in range(match.start("new"), match.end("new"))
            if self._words.text[at] == QUOTED
        ]
        if len(news) not in (1, len(pairs)):
            return
        news = news * len(pairs) if len(news) == 1 else news
        for (places, is_each, old), new in zip(pairs, news, strict=True):
            if not places:
                return
            is_whole = places[0].level is Level.WHOLE
            kind = OperationKind.RENAME if is_whole else OperationKind.REPLACE
            yield self._said.operation(
                kind, match, places=places, old=old, new=new, is_each=is_each
            )

    def _delete_words(self, match: re.Match[str]) -> Iterator[Operation]:
        for places, is_each, old in list(self._said.pairs(match, "words")):
            if places:
                kind = OperationKind.DELETE
                yield self._said.operation(kind, match, places=places, old=old, is_each=is_each)

    def _insert_words(self, match: re.Match[str]) -> Iterator[Operation]:
        new = self._said.quoted(match, "new")
        for places, is_each, old in list(self._said.pairs(match, "words")):
            if places:
                yield self._said.operation(
                    OperationKind.INSERT,
                    match,
                    places=places,
                    old=old,
                    new=new,
                    is_before=match["side"] == "前",
                    is_each=is_each,
                )

    def _insert(self, match: re.Match[str]) -> Iterator[Operation]:
        if match["direct"]:
            yield from self._insert_direct(match)
            return
        unit = LEVELS[match["unit"][-1]]
        within = self._said.within(match, unit)
        targets = self._said.targets_within(match, within)
        text, title = self._said.quoted(match, "text"), self._said.quoted(match, "title")
        if text is None and (title is None or unit not in DIVISIONS):
            return
        yield self._said.operation(
            OperationKind.INSERT,
            match,
            places=within,
            targets=targets,
            text=text,
            new=title,
            unit=unit,
            count=_count(match["count"]),
            is_after=bool(match["side"]) and match["side"].endswith("后"),
            is_before=bool(match["side"]) and match["side"].endswith("前"),
            includes=self._said.targets(match, "includes"),
        )
        if unit is Level.ARTICLE and targets:
            self._said.subject = targets[-1]

    def _insert_direct(self, match: re.Match[str]) -> Iterator[Operation]:
        """增加第三款：…, without a count."""
        if match["place"]:
            self._said.speak_of(self._said.named(self._said.mention(match, "place")))
        targets, text = self._said.targets(match, "direct"), self._said.quoted(match, "text")
        if not targets or text is None:
            return
        unit = targets[0].level
        upper = targets[0].above(unit)
        within = (replace(upper, is_new=False),) if upper.level in PATH else ()
        yield self._said.operation(
            OperationKind.INSERT,
            match,
            places=within,
            targets=targets,
            text=text,
            unit=unit,
            count=len(targets),
        )

    def _delete(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place"))
        self._said.speak_of(places)
        if places and places[0].level is not Level.WHOLE:
            yield self._said.operation(OperationKind.DELETE, match, places=places)

    def _context(self, match: re.Match[str]) -> Iterator[Operation]:
        if "place" in match.re.groupindex:
            self._said.speak_of(self._said.named(self._said.mention(match, "place")))
        return iter(())


def _upper(place: NamedPlace) -> tuple[object, ...]:
    above = place.above(place.level)
    names = ("article", "paragraph", "item", "subitem")
    return tuple(getattr(above, name) for name in names)


def _count(words: str) -> int:
    try:
        return max(1, to_int(words))
    except ValueError:
        return 1
