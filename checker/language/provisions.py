"""What a statement says in its place: its own concepts and those that flow into it.

Concepts flow from the preamble of a list, from the sentence before (an omitted subject),
from a list into the text behind it, through references, and from headings and title.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from checker.language.contexts import NONE
from checker.language.definitions import defined_words, with_defined
from checker.language.lexicon import LexiconData, expand
from checker.language.pipeline import Analysis, Analyzer, Mention
from checker.language.statements import Statement, statements_of
from checker.model import Node, NodeKind, Reference, Regulation, Span
from checker.reading.normal import normalise

FLOWING = {NodeKind.ARTICLE, NodeKind.PARAGRAPH, NodeKind.ITEM, NodeKind.SUBITEM}
ITEMS = {NodeKind.ITEM, NodeKind.SUBITEM}
NEW_SUBJECT = "new-subject"
CONTINUES = "continues"
ANAPHORA = "anaphora"
CARRIES_ON = "carries-on"
MOST_CITED = 1000  # words that the citations of one statement bring: more is an attack
LONGEST_ELLIPSIS = 6
LONGEST_BREACH = 24
ACTOR = re.compile(r"\(\?<!\w+\)")  # who breaks it: the look-behinds of the lexicon


class Via(StrEnum):
    """How a concept came into a provision."""

    OWN = "own"
    LEAD = "lead"  # from the preamble of the list
    ELLIPSIS = "ellipsis"  # the subject of an earlier sentence goes on
    RECALL = "recall"  # text behind a list goes back to it
    CITED = "cited"  # from the one item that a reference names
    REFERENCE = "reference"
    HEADING = "heading"
    TITLE = "title"


class Carried(NamedTuple):
    """A mention and the way by which it reached a provision."""

    mention: Mention
    statement: Statement
    via: Via
    contexts: frozenset[str]


class Provision:
    """A statement with everything it says; what flows in is computed when first asked for."""

    def __init__(self, statement: Statement, analysis: Analysis, text: AnalysedText) -> None:
        """Take the statement's analysis; ``text`` answers for the rest of the regulation."""
        self.statement = statement
        self.analysis = analysis
        self._text = text
        self.bits = 0  # the concepts that the statement itself mentions
        for mention in analysis.mentions:
            self.bits |= text.bits[mention.concept]

    @cached_property
    def own(self) -> tuple[Carried, ...]:
        """The statement's own mentions, with the contexts that the preamble sets."""
        statement, own, inherited = self.statement, Via.OWN, self.list_contexts
        mentions = self.analysis.mentions
        if not inherited:
            return tuple([Carried(m, statement, own, m.contexts) for m in mentions])
        return tuple([Carried(m, statement, own, m.contexts | inherited) for m in mentions])

    @cached_property
    def broken(self) -> tuple[Carried, ...]:
        """What breaking the provisions that the statement cites amounts to, at the citation."""
        statement = self.statement
        return tuple([c for c in self._cited if c.statement is statement])

    @cached_property
    def said(self) -> int:
        """The concepts of the statement's own words, citations of broken provisions included."""
        found = self.bits
        for carried in self.broken if self._text.cites(self.statement) else ():
            found |= self._text.bits.get(carried.mention.concept, 0)
        return found

    @cached_property
    def within_reach(self) -> int:
        """The concepts that the statement mentions or that flow in by any way, as bits."""
        known = self._text.bits
        found = self.bits
        for carried in self.carried:
            found |= known.get(carried.mention.concept, 0)
        return found

    def brought(self, ways: frozenset[Via]) -> int:
        """The concepts that flow in by any of some ways, as bits."""
        known = self._brought.get(ways)
        if known is None:
            known = 0
            for carried in self.carried:
                if carried.via in ways:
                    known |= self._text.bits.get(carried.mention.concept, 0)
            self._brought[ways] = known
        return known

    @cached_property
    def _brought(self) -> dict[frozenset[Via], int]:
        return {}

    @cached_property
    def list_contexts(self) -> frozenset[str]:
        """Contexts that the preambles above set for this item."""
        contexts = NONE
        for lead in self.statement.lead:
            contexts |= self._text.provision(lead).analysis.list_contexts
        return contexts

    @cached_property
    def carried(self) -> tuple[Carried, ...]:
        """Everything that flows in, nearest first."""
        return (
            *self._lead(),
            *self._ellipsis(),
            *self._recall(),
            *self._cited,
            *self._above(),
        )

    def source(self, span: Span) -> str:
        """The source's characters of a span."""
        return self._text.regulation.source.spoken.slice(span)

    def says(self, concept: str) -> bool:
        """Whether the statement itself mentions a concept."""
        return bool(self.bits & self._text.bits.get(concept, 0))

    def cited(self) -> tuple[Carried, ...]:
        """What a citation of the statement brings along: its own words, an item's preamble too."""
        leads = (self._text.provision(lead).own for lead in self.statement.lead)
        return (*self.own, *(carried for own in leads for carried in own))

    def _lead(self) -> Iterator[Carried]:
        for lead in reversed(self.statement.lead):
            provision = self._text.provision(lead)
            yield from _via(provision.own, Via.LEAD)
            if lead.before or provision.says(ANAPHORA):
                yield from _via(provision._ellipsis(), Via.LEAD)
                yield from _via(provision._cited, Via.REFERENCE)

    def _ellipsis(self) -> list[Carried]:
        found: list[Carried] = []
        current: Provision | None = self
        for _ in range(LONGEST_ELLIPSIS):
            current = current._antecedent() if current is not None else None
            if current is None:
                break
            found += _via(current.own, Via.ELLIPSIS)
            found += _via(current._cited, Via.REFERENCE)
        return found

    def _antecedent(self) -> Provision | None:
        """The provision whose subject this one may go on with."""
        continues = self.says(CONTINUES)
        if self.says(NEW_SUBJECT) and not continues:
            return None
        statement = self.statement
        earlier = statement.before[-1] if statement.before else None
        if earlier is None and continues:
            earlier = self._text.statement_before(statement, self.says(CARRIES_ON))
        return None if earlier is None else self._text.provision(earlier)

    def _recall(self) -> Iterator[Carried]:
        recalled = list(self.statement.recalls)
        if self.says(ANAPHORA):
            recalled += self._text.paragraph_before(self.statement)
        for statement in recalled:
            provision = self._text.provision(statement)
            yield from _via((*provision.own, *provision.broken), Via.RECALL)

    @cached_property
    def _cited(self) -> tuple[Carried, ...]:
        if not self._text.cites(self.statement):
            return ()
        return tuple(islice(self._references(), MOST_CITED))

    def _said_in(self, targets: Iterable[Node]) -> Iterator[Carried]:
        """What the statements of cited provisions say."""
        for target in targets:
            for statement in self._text.statements_under(target):
                if statement is not self.statement:
                    yield from self._text.provision(statement).cited()

    def _references(self) -> Iterator[Carried]:
        brought: set[tuple[int, ...]] = set()  # the same words cited again bring nothing more
        for reference, start, end in self._text.references_in(self.statement):
            targets = tuple(map(id, reference.targets))
            is_broken = self._text.is_broken(self.statement, start)
            if targets in brought and not is_broken:
                continue
            found = list(islice(self._said_in(reference.targets), MOST_CITED))
            if is_broken:
                free = {c.mention.concept for c in found if not c.contexts}
                for concept in self._text.violations(self.statement, start, end, free):
                    mention = Mention(concept, start, end)
                    yield Carried(mention, self.statement, Via.REFERENCE, self.list_contexts)
            else:
                brought.add(targets)
                single = all(target.kind in ITEMS for target in reference.targets)
                yield from _via(found, Via.CITED if single else Via.REFERENCE)

    def _above(self) -> Iterator[Carried]:
        yield from self._text.headings_above(self.statement)


def _via(
    carried: Iterator[Carried] | tuple[Carried, ...] | list[Carried], via: Via
) -> list[Carried]:
    return [Carried(c.mention, c.statement, via, c.contexts) for c in carried]


def concept_bits(lexicon: LexiconData) -> dict[str, int]:
    """A bit for each concept of a lexicon, so that a set of concepts is a number."""
    return {name: 1 << index for index, name in enumerate(lexicon.concepts)}


class AnalysedText:
    """All provisions of a regulation, and the ways between them."""

    def __init__(self, regulation: Regulation, analyzer: Analyzer, lexicon: LexiconData) -> None:
        """Analyse every statement of a parsed file."""
        self.regulation = regulation
        self._analyzer = analyzer
        self._lexicon = lexicon
        self.bits = concept_bits(lexicon)
        self.statements = statements_of(regulation)
        self._starts = [statement.text.offsets[0] for statement in self.statements]
        self._defined = defined_words(regulation, analyzer, lexicon)
        self._provisions = {id(s): Provision(s, self._analysed(s), self) for s in self.statements}
        joined = "|".join(expand(pattern, lexicon.macros) for pattern in lexicon.violating)
        self._violating = re.compile(f"(?:{joined})$")
        self._breaking = re.compile(f"(?:{ACTOR.sub('', joined)})$")
        alone = "|".join(expand(pattern, lexicon.macros) for pattern in lexicon.nothing_else)
        self._nothing_else = re.compile(alone)

    def _analysed(self, statement: Statement) -> Analysis:
        text = statement.text.text
        analysis = self._analyzer.analyse(text)
        return with_defined(text, analysis, self._defined) if self._defined else analysis

    @property
    def provisions(self) -> list[Provision]:
        """The provisions in document order."""
        return [self._provisions[id(statement)] for statement in self.statements]

    @cached_property
    def said(self) -> int:
        """All concepts that any provision may have, its own or flowing in, as bits."""
        found = 0
        for provision in self._provisions.values():
            found |= provision.bits
        for carried in self.title_mentions():
            found |= self.bits[carried.mention.concept]
        for flow in self._lexicon.flows:
            found |= self.bits.get(flow.gives, 0)
        return found

    def provision(self, statement: Statement) -> Provision:
        """The provision of a statement of this text."""
        return self._provisions[id(statement)]

    def statements_under(self, node: Node) -> list[Statement]:
        """The statements that lie in a node."""
        first = bisect_right(self._starts, node.start - 1)
        last = bisect_right(self._starts, node.end - 1)
        return self.statements[first:last]

    def statement_before(self, statement: Statement, across: bool = False) -> Statement | None:
        """The statement before, of the same article or, with ``across``, of any."""
        index = self._index[id(statement)]
        earlier = self.statements[index - 1] if index else None
        same = earlier is not None and (across or earlier.article is statement.article)
        return earlier if same and statement.article is not None else None

    def paragraph_before(self, statement: Statement) -> list[Statement]:
        """The statements of the paragraph before this one (with its items), in the same article."""
        if statement.article is None:
            return []
        earlier = [c for c in statement.article.children if c.end <= statement.node.start]
        return self.statements_under(earlier[-1]) if earlier else []

    @cached_property
    def _index(self) -> dict[int, int]:
        return {id(statement): index for index, statement in enumerate(self.statements)}

    @cached_property
    def _references(self) -> dict[int, list[Reference]]:
        found: dict[int, list[Reference]] = {}
        for reference in self.regulation.references:
            if reference.targets and all(t.kind in FLOWING for t in reference.targets):
                index = bisect_right(self._starts, reference.span.start) - 1
                if index >= 0:
                    found.setdefault(id(self.statements[index]), []).append(reference)
        return found

    def cites(self, statement: Statement) -> bool:
        """Whether a statement has resolved references."""
        return id(statement) in self._references

    def references_in(self, statement: Statement) -> Iterator[tuple[Reference, int, int]]:
        """The resolved references of a statement, with their place in its normal form."""
        offsets = statement.text.offsets
        for reference in self._references.get(id(statement), ()):
            start = bisect_right(offsets, reference.span.start - 1)
            end = bisect_right(offsets, reference.span.end - 1)
            if start < end:
                yield reference, start, end

    def is_broken(self, statement: Statement, start: int) -> bool:
        """Whether a reference at ``start`` is to a provision that somebody breaks."""
        text = statement.text.text
        return self._breaking.search(text, max(0, start - LONGEST_BREACH), start) is not None

    def violations(
        self, statement: Statement, start: int, end: int, concepts: set[str]
    ) -> Iterator[str]:
        """What breaking a provision with these concepts amounts to.

        违反第二十条规定的 is a birth against the rules if 第二十条 demands the permit;
        违反第二十条规定，拒绝出具证明的 is about another act, and so is what an office does.
        """
        text = statement.text.text
        personal = self._violating.search(text, max(0, start - LONGEST_BREACH), start)
        if personal is None or self._nothing_else.match(text, end) is None:
            return
        for flow in self._lexicon.flows:
            if concepts & set(flow.breaking) and not concepts & set(flow.unless):
                yield flow.gives

    def headings_above(self, statement: Statement) -> list[Carried]:
        """The mentions in the headings and the title above a statement."""
        node = statement.article or statement.node
        known = self._above.get(id(node))
        if known is None:
            above = self.regulation.ancestors(node)
            known = [c for each in reversed(above) for c in self._heading(each)]
            self._above[id(node)] = known
        return [c for c in known if c.statement is not statement]

    @cached_property
    def _above(self) -> dict[int, list[Carried]]:
        return {}

    def _heading(self, node: Node) -> list[Carried]:
        known = self._heading_cache.get(id(node))
        if known is None:
            known = self._heading_cache[id(node)] = self._read_heading(node)
        return known

    @cached_property
    def _heading_cache(self) -> dict[int, list[Carried]]:
        return {}

    def _read_heading(self, node: Node) -> list[Carried]:
        if node.kind in (NodeKind.CHAPTER, NodeKind.SECTION, NodeKind.BOOK):
            own = [s for s in self.statements_under(node)[:1] if s.node is node]
            return _via([c for s in own for c in self.provision(s).own], Via.HEADING)
        titles = [c for c in node.children if c.kind in (NodeKind.TITLE, NodeKind.HEADING)][:1]
        return [carried for title in titles for carried in self._read_title(title)]

    def title_mentions(self) -> list[Carried]:
        """The mentions in the titles of the regulations of this file."""
        titles = [n for n in self.regulation.root.walk() if n.kind is NodeKind.TITLE]
        return [carried for title in titles for carried in self._read_title(title)]

    def _read_title(self, title: Node) -> list[Carried]:
        spoken = self.regulation.source.spoken.text
        text = normalise(spoken[title.start : title.end], title.start)
        statement = Statement(title, None, text, 0, is_heading=True)
        mentions = self._analyzer.analyse(text.text).mentions if text.text else ()
        return [Carried(m, statement, Via.TITLE, m.contexts) for m in mentions]
