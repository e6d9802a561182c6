"""What the words of an instruction say, seen from what those before it named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.amending.clauses import CUT, INSIDE
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
from checker.model import Span

DIVISIONS = (Level.BOOK, Level.CHAPTER, Level.SECTION)
PAIR = re.compile(rf"(?P<place>{PLACED})?(?P<inside>{INSIDE})(?:{CUT})?(?P<quote>{QUOTED})")
AT_END = re.compile(r"末|结尾|最后")


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of a list, and where they stand; ``is_each`` if they may stand there more than once."""

    places: tuple[NamedPlace, ...]
    words: Wording
    is_each: bool
    is_at_end: bool


class Saying:
    """The subject under way, and what matches of the forms say of it."""

    def __init__(self, words: Named) -> None:
        """Take the folded words of the decision."""
        self._words = words
        self.forget()

    def forget(self) -> None:
        """Another instruction begins: nothing is left unsaid."""
        self.subject: NamedPlace | None = None
        self.scope: tuple[NamedPlace, ...] = ()
        self.is_each = False
        self.title = ""  # of the instrument that is named

    def quoted(self, match: re.Match[str], group: str) -> Wording | None:
        """The quotation, or several joined, of a group of a match."""
        if group not in match.re.groupindex or match[group] is None or QUOTED not in match[group]:
            return None
        first = match.start(group) + match[group].index(QUOTED)
        found = [self.quotation(at) for at in range(first, first + match[group].count(QUOTED))]
        lines = tuple(line for each in found for line in each.lines)
        return Wording(Span(found[0].span.start, found[-1].span.end), lines)

    def quotation(self, at: int) -> Wording:
        """The quotation behind a sign."""
        return self._words.folded.quotations[self._words.offsets[at]]

    def mention(self, match: re.Match[str], group: str) -> Mention | None:
        """The list of places of a group of a match."""
        if group not in match.re.groupindex or match[group] is None:
            return None
        return self._words.mentions[match.start(group)]

    def named(self, mention: Mention | None) -> tuple[NamedPlace, ...]:
        """The places of a mention, with what it leaves unsaid; the subject if it has none."""
        if mention is None or mention.relative:
            subject = self.subject
            if subject and mention and mention.relative == "article":
                subject = subject.above(Level.PARAGRAPH)
            return (subject,) if subject else ()
        if mention.title:
            self.title = mention.title
        return tuple(inherited(place, self.subject) for place in mention.places)

    def targets(self, match: re.Match[str], group: str = "targets") -> tuple[NamedPlace, ...]:
        """Places by the numbers to come, with the article of the subject where they name none."""
        mention = self.mention(match, group)
        if mention is None:
            return ()
        places = (inherited(place, self.subject) for place in mention.places)
        return tuple(replace(place, is_new=not place.is_old) for place in places)

    def operation(self, kind: OperationKind, match: re.Match[str], **rest: object) -> Operation:
        """An operation with the place and the words of a match."""
        span = self._words.span(match.start(), match.end())
        instruction = "".join(
            _shown(self._words, at) if char in (QUOTED, PLACED) else char
            for at, char in enumerate(match[0], match.start())
        )
        return Operation(kind, span, instruction.strip(), **rest)  # type: ignore[arg-type]

    def speak_of(self, places: tuple[NamedPlace, ...]) -> None:
        """Places are named: what follows may leave them unsaid."""
        if places:
            self.subject = places[-1]
            self.scope = ()

    def speak_of_target(
        self, places: tuple[NamedPlace, ...], targets: tuple[NamedPlace, ...]
    ) -> None:
        """Behind a move into another article the article to come is spoken of."""
        if places[-1].level is not targets[-1].level or (
            places[-1].level is not Level.ARTICLE and places[-1].article != targets[-1].article
        ):
            self.subject = targets[-1]

    def pairs(self, match: re.Match[str], group: str = "words") -> Iterator[Pair]:
        """The words of a list, each with the places in which they stand.

        Without any place before them they are sought in the whole text if they are replaced.
        """
        is_spread = bool("all" in match.re.groupindex and match["all"])
        span = self._words.span(match.start(), match.end())
        whole = (NamedPlace(Level.WHOLE, span),) if "all" in match.re.groupindex else ()
        for pair in PAIR.finditer(self._words.text, match.start(group), match.end(group)):
            if pair["place"]:
                mention = self._words.mentions[pair.start("place")]
                places = self.named(mention)
                if mention.relative and self.scope and mention.relative == "same":
                    places = self.scope
                else:
                    self.speak_of(places)
                self.scope, self.is_each = places, bool(pair["inside"])
            elif not self.scope:
                self.scope = (self.subject,) if self.subject else ()
                self.is_each = bool(pair["inside"])
            places = self.scope or whole
            is_whole = any(each.level is Level.WHOLE for each in self.scope)
            is_at_end = AT_END.search(pair["inside"]) is not None
            is_each = self.is_each or is_spread or is_whole or not self.scope
            is_each = is_each and not is_at_end
            yield Pair(places, self.quotation(pair.start("quote")), is_each, is_at_end)

    def targets_within(
        self, match: re.Match[str], within: tuple[NamedPlace, ...], group: str = "targets"
    ) -> tuple[NamedPlace, ...]:
        """The numbers to come of what comes in, seen from where it comes in."""
        mention = self.mention(match, group)
        if mention is None:
            return ()
        context = within[0] if within and within[0].level in PATH else self.subject
        return tuple(replace(inherited(p, context), is_new=True) for p in mention.places)

    def within(self, match: re.Match[str], unit: Level) -> tuple[NamedPlace, ...]:
        """In what, or behind what, something comes in."""
        mention = self.mention(match, "place")
        if mention is not None:
            places = self.named(mention)
            self.speak_of(places)
            return places
        if self.subject is None or unit in (*DIVISIONS, Level.ARTICLE):
            return ()
        return (self.subject.above(unit),)

    def missed(self, start: int, end: int) -> NotUnderstood:
        """Words that no form takes."""
        span = self._words.span(start, end)
        text = self._words
        words = "".join(
            _shown(text, at) if text.text[at] in (QUOTED, PLACED) else text.text[at]
            for at in range(start, end)
        )
        return NotUnderstood(span, words.strip()[:200])


def _shown(words: Named, at: int) -> str:
    """The words behind a sign: a list of places in full, a quotation by its beginning."""
    if words.text[at] == QUOTED:
        text = words.folded.quotations[words.offsets[at]].words
        return f"“{text[:30]}…”" if len(text) > 31 else f"“{text}”"
    start, end = words.offsets[at], words.ends[at]
    return words.folded.text[start:end]
