"""The clauses of one instruction as operations, each seen from what the ones before named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from checker.amending.clauses import ENDS, FORMS, GLUE, Form
from checker.amending.mentions import PLACED, Mention, Named, inherited
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
from checker.amending.units import DIVISIONS, LEVELS, count_of, shown, upper_numbers
from checker.model import Span

PAIR = re.compile(
    rf"(?P<place>{PLACED})?(?P<inside>[中里内]?的?)(?:删去|删除|删掉)?(?P<quote>{QUOTED})"
)
Found = tuple[Operation, str] | NotUnderstood


class Instructions:
    """Reads instructions one after the other; what one names, the next may leave unsaid."""

    def __init__(self, words: Named) -> None:
        """Take the folded words of the decision."""
        self._words = words
        self._subject: NamedPlace | None = None
        self._scope: tuple[NamedPlace, ...] = ()
        self._is_each = False
        self._title = ""
        self._last: Operation | None = None
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
        self._subject, self._scope, self._title, self._last = None, (), "", None

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
                yield self._missed(at, behind)
                at = behind
                continue
            match, operations = found
            yield from ((each, self._title) for each in operations)
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

    def _missed(self, start: int, end: int) -> NotUnderstood:
        span = self._words.span(start, end)
        text = self._words
        words = "".join(
            shown(text, at) if text.text[at] in (QUOTED, PLACED) else text.text[at]
            for at in range(start, end)
        )
        return NotUnderstood(span, words.strip()[:200])

    # --- what a match says ------------------------------------------------------------------

    def _quoted(self, match: re.Match[str], group: str) -> Wording | None:
        if group not in match.re.groupindex or match[group] is None or QUOTED not in match[group]:
            return None
        first = match.start(group) + match[group].index(QUOTED)
        found = [self._quotation(at) for at in range(first, first + match[group].count(QUOTED))]
        lines = tuple(line for each in found for line in each.lines)
        return Wording(Span(found[0].span.start, found[-1].span.end), lines)

    def _quotation(self, at: int) -> Wording:
        return self._words.folded.quotations[self._words.offsets[at]]

    def _mention(self, match: re.Match[str], group: str) -> Mention | None:
        if group not in match.re.groupindex or match[group] is None:
            return None
        return self._words.mentions[match.start(group)]

    def _named(self, mention: Mention | None) -> tuple[NamedPlace, ...]:
        """The places of a mention, with what it leaves unsaid; the subject if it has none."""
        if mention is None or mention.relative:
            subject = self._subject
            if subject and mention and mention.relative == "article":
                subject = subject.above(Level.PARAGRAPH)
            return (subject,) if subject else ()
        if mention.title:
            self._title = mention.title
        return tuple(inherited(place, self._subject) for place in mention.places)

    def _targets(self, match: re.Match[str], group: str = "targets") -> tuple[NamedPlace, ...]:
        """Places by the numbers to come, with the article of the subject where they name none."""
        mention = self._mention(match, group)
        if mention is None:
            return ()
        places = (inherited(place, self._subject) for place in mention.places)
        return tuple(replace(place, is_new=True) for place in places)

    def _operation(self, kind: OperationKind, match: re.Match[str], **rest: object) -> Operation:
        span = self._words.span(match.start(), match.end())
        words = self._words.folded
        instruction = "".join(
            shown(self._words, at) if char in (QUOTED, PLACED) else char
            for at, char in enumerate(match[0], match.start())
        )
        del words
        operation = Operation(kind, span, instruction.strip(), **rest)  # type: ignore[arg-type]
        self._last = operation
        return operation

    def _speak_of(self, places: tuple[NamedPlace, ...]) -> None:
        if places:
            self._subject = places[-1]
            self._scope = ()

    # --- the forms -----------------------------------------------------------------------------

    def _split(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._named(self._mention(match, "place"))
        self._speak_of(places)
        targets = self._targets(match)
        if places and len(targets) > 1:
            text = self._quoted(match, "text")
            yield self._operation(
                OperationKind.SPLIT, match, places=places, targets=targets, text=text
            )

    def _merge(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._named(self._mention(match, "place"))
        self._speak_of(places)
        targets = self._targets(match) or tuple(replace(p, is_new=True) for p in places[:1])
        if len(places) > 1 and len(targets) == 1:
            text = self._quoted(match, "text")
            yield self._operation(
                OperationKind.MERGE, match, places=places, targets=targets, text=text
            )
            self._speak_of_target(places, targets)

    def _speak_of_target(
        self, places: tuple[NamedPlace, ...], targets: tuple[NamedPlace, ...]
    ) -> None:
        """Behind a move into another article the article to come is spoken of."""
        if places[-1].level is not targets[-1].level or (
            places[-1].level is not Level.ARTICLE and places[-1].article != targets[-1].article
        ):
            self._subject = targets[-1]

    def _single(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._named(self._mention(match, "place"))
        self._speak_of(places)
        targets = self._targets(match)
        if places and targets:
            text = self._quoted(match, "text")
            yield self._operation(
                OperationKind.MOVE, match, places=places, targets=targets, text=text
            )
            self._subject = targets[-1]

    def _include(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._named(self._mention(match, "place")) if match["place"] else ()
        self._speak_of(places)
        targets = self._targets(match) or self._targets(match, "own")
        if places and targets:
            kind = OperationKind.RENUMBER
            yield self._operation(kind, match, places=places, targets=targets, includes=targets)

    def _renumber(self, match: re.Match[str]) -> Iterator[Operation]:
        is_said = "place" in match.re.groupindex
        places = self._named(self._mention(match, "place") if is_said else None)
        if not places:
            return
        self._speak_of(places)
        targets = self._targets(match)
        if len(places) != len(targets):
            if len(targets) > 1 and len(places) == 1:
                yield from self._split(match)
            elif len(places) > 1 and len(targets) == 1:
                yield from self._merge(match)
            return
        is_moved = any(map(_lies_elsewhere, places, targets))
        kind = OperationKind.MOVE if is_moved else OperationKind.RENUMBER
        text = self._quoted(match, "text")
        yield self._operation(kind, match, places=places, targets=targets, text=text)
        if is_moved:
            self._speak_of_target(places, targets)

    def _join_division(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._named(self._mention(match, "place"))
        targets = tuple(replace(t, is_new=False) for t in self._targets(match))
        if places and len(targets) == 1 and places[0].level in DIVISIONS:
            yield self._operation(OperationKind.MERGE, match, places=places, targets=targets)

    def _replace(self, match: re.Match[str]) -> Iterator[Operation]:
        mention = self._mention(match, "place") if "place" in match.re.groupindex else None
        places = self._named(mention)
        text = self._quoted(match, "text")
        if not places or text is None or places[0].level is Level.WHOLE:
            return
        if "place" in match.re.groupindex:
            self._speak_of(places)
        if places[0].is_heading or places[0].level is Level.TITLE:
            yield self._operation(OperationKind.RENAME, match, places=places, new=text)
            return
        yield self._operation(OperationKind.REPLACE, match, places=places, text=text)

    def _heading(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._named(self._mention(match, "place"))
        if places and (places[0].is_heading or places[0].level is Level.TITLE):
            new = Wording(
                self._words.span(match.start("bare"), match.end("bare")), (match["bare"],)
            )
            yield self._operation(OperationKind.RENAME, match, places=places, new=new)

    def _pairs(
        self, match: re.Match[str], group: str
    ) -> Iterator[tuple[tuple[NamedPlace, ...], bool, Wording]]:
        """The words of a list, each with the places in which they stand."""
        for pair in PAIR.finditer(self._words.text, match.start(group), match.end(group)):
            if pair["place"]:
                mention = self._words.mentions[pair.start("place")]
                places = self._named(mention)
                if mention.relative and self._scope and mention.relative == "same":
                    places = self._scope
                else:
                    self._speak_of(places)
                self._scope, self._is_each = places, bool(pair["inside"])
            elif not self._scope:
                self._scope = (self._subject,) if self._subject else ()
                self._is_each = bool(pair["inside"])
            yield self._scope, self._is_each, self._quotation(pair.start("quote"))

    def _replace_words(self, match: re.Match[str]) -> Iterator[Operation]:
        pairs = list(self._pairs(match, "words"))
        news = [
            self._quotation(at)
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
            yield self._operation(kind, match, places=places, old=old, new=new, is_each=is_each)

    def _delete_words(self, match: re.Match[str]) -> Iterator[Operation]:
        for places, is_each, old in list(self._pairs(match, "words")):
            if places:
                kind = OperationKind.DELETE
                yield self._operation(kind, match, places=places, old=old, is_each=is_each)

    def _insert_words(self, match: re.Match[str]) -> Iterator[Operation]:
        new = self._quoted(match, "new")
        for places, is_each, old in list(self._pairs(match, "words")):
            if places:
                yield self._operation(
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
        within = self._within(match, unit)
        targets = self._targets_within(match, within)
        text, title = self._quoted(match, "text"), self._quoted(match, "title")
        if text is None and (title is None or unit not in DIVISIONS):
            return
        yield self._operation(
            OperationKind.INSERT,
            match,
            places=within,
            targets=targets,
            text=text,
            new=title,
            unit=unit,
            count=count_of(match["count"]),
            is_after=bool(match["side"]) and match["side"].endswith("后"),
            is_before=bool(match["side"]) and match["side"].endswith("前"),
            includes=self._targets(match, "includes"),
        )
        if unit is Level.ARTICLE and targets:
            self._subject = targets[-1]

    def _within(self, match: re.Match[str], unit: Level) -> tuple[NamedPlace, ...]:
        """In what, or behind what, something comes in."""
        mention = self._mention(match, "place")
        if mention is not None:
            places = self._named(mention)
            self._speak_of(places)
            return places
        if self._subject is None or unit in (*DIVISIONS, Level.ARTICLE):
            return ()
        return (self._subject.above(unit),)

    def _targets_within(
        self, match: re.Match[str], within: tuple[NamedPlace, ...]
    ) -> tuple[NamedPlace, ...]:
        mention = self._mention(match, "targets")
        if mention is None:
            return ()
        context = within[0] if within and within[0].level in PATH else self._subject
        return tuple(replace(inherited(p, context), is_new=True) for p in mention.places)

    def _insert_direct(self, match: re.Match[str]) -> Iterator[Operation]:
        """增加第三款：…, without a count."""
        if match["place"]:
            self._speak_of(self._named(self._mention(match, "place")))
        targets, text = self._targets(match, "direct"), self._quoted(match, "text")
        if not targets or text is None:
            return
        unit = targets[0].level
        upper = targets[0].above(unit)
        within = (replace(upper, is_new=False),) if upper.level in PATH else ()
        yield self._operation(
            OperationKind.INSERT,
            match,
            places=within,
            targets=targets,
            text=text,
            unit=unit,
            count=len(targets),
        )

    def _delete(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._named(self._mention(match, "place"))
        self._speak_of(places)
        if places and places[0].level is not Level.WHOLE:
            yield self._operation(OperationKind.DELETE, match, places=places)

    def _context(self, match: re.Match[str]) -> Iterator[Operation]:
        if "place" in match.re.groupindex:
            self._speak_of(self._named(self._mention(match, "place")))
        return iter(())


def _lies_elsewhere(one: NamedPlace, other: NamedPlace) -> bool:
    """Whether two places are not beside each other: on another level, or in another provision."""
    return one.level is not other.level or upper_numbers(one) != upper_numbers(other)
