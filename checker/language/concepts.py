"""The spaCy component that marks concepts: spans with a label from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, SpanGroup

from checker.language.borders import BorderGuard
from checker.language.lexicon import Concept, LexiconData, expand
from checker.language.prefilter import Prefilter

GROUP = "concepts"
CANDIDATES = "candidates"  # and the analyzer the patterns that may match, if it knows them
TEXT = "text"  # the key of doc.user_data under which the tokenizer leaves the text
MARKED = "marked"  # and the component what it marked, which is quicker to walk than spans
Marked = tuple[int, int, str]  # start, end, concept
NEVER = "(?!)"


@dataclass(frozen=True)
class ConceptPattern:
    """One source of spans for a concept; compiled when a text first needs it."""

    concept: str
    source: str
    excluding: str  # a pattern, empty if nothing is excluded
    guarded: bool

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.source)

    @cached_property
    def excluded(self) -> re.Pattern[str] | None:
        """What a match must not lie in."""
        return re.compile(self.excluding) if self.excluding else None


def compile_concepts(lexicon: LexiconData) -> list[ConceptPattern]:
    """Turn a lexicon into patterns, one for the literal terms of a concept and one a pattern."""
    return [
        made for name, concept in lexicon.concepts.items() for made in _of(name, concept, lexicon)
    ]


def _of(name: str, concept: Concept, lexicon: LexiconData) -> Iterator[ConceptPattern]:
    excluding = "|".join(expand(pattern, lexicon.macros) for pattern in concept.except_)
    sources = [(_alternatives(concept.terms), False), (_alternatives(concept.guarded), True)]
    sources += [(expand(pattern, lexicon.macros), False) for pattern in concept.patterns]
    for source, guarded in sources:
        if source != NEVER:
            yield ConceptPattern(name, source, excluding, guarded)


def _alternatives(terms: Iterable[str]) -> str:
    ordered = sorted(set(terms), key=len, reverse=True)
    return "|".join(map(re.escape, ordered)) or NEVER


class ConceptMarker:
    """Marks concepts in a Doc of single characters: ``doc.spans["concepts"]``."""

    def __init__(self, lexicon: LexiconData, guard: BorderGuard) -> None:
        """Compile the lexicon; ``guard`` decides on guarded terms."""
        self.patterns = compile_concepts(lexicon)
        self.prefilter = Prefilter([pattern.source for pattern in self.patterns])
        self._guard = guard

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["concepts"]``, ordered by start; overlapping concepts are kept."""
        text = doc.user_data[TEXT]
        found: set[Marked] = set()
        known = doc.user_data.get(CANDIDATES)
        for index in self.prefilter.candidates(text) if known is None else known:
            pattern = self.patterns[index]
            for start, end in self._places(text, pattern):
                found.add((start, end, pattern.concept))
        marked = sorted(found, key=lambda mark: (mark[0], -mark[1], mark[2]))
        doc.user_data[MARKED] = marked
        spans = [Span(doc, start, end, label=concept) for start, end, concept in marked]
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans)
        return doc

    def _places(self, text: str, pattern: ConceptPattern) -> list[tuple[int, int]]:
        found = [match.span() for match in pattern.regex.finditer(text) if match[0]]
        if not found:
            return found
        if pattern.excluded is not None:
            barred = [match.span() for match in pattern.excluded.finditer(text)]
            found = [(start, end) for start, end in found if not _inside(start, end, barred)]
        if pattern.guarded:
            found = [place for place in found if self._guard.stands_free(text, *place)]
        return found


def _inside(start: int, end: int, barred: Iterable[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in barred)
