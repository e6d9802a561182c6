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
        text = doc.text
        spans: list[Span] = []
        for index in sorted(self.prefilter.candidates(text)):
            spans.extend(self._spans(doc, text, self.patterns[index]))
        spans.sort(key=lambda span: (span.start, -span.end, span.label_))
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans)
        return doc

    def _spans(self, doc: Doc, text: str, pattern: ConceptPattern) -> Iterator[Span]:
        barred: list[tuple[int, int]] | None = None
        for match in pattern.regex.finditer(text):
            if match.start() == match.end():
                continue
            if pattern.excluded is not None:
                if barred is None:
                    barred = [found.span() for found in pattern.excluded.finditer(text)]
                if any(a <= match.start() and match.end() <= b for a, b in barred):
                    continue
            if pattern.guarded and not self._guard.stands_free(text, *match.span()):
                continue
            span = doc.char_span(*match.span(), label=pattern.concept, alignment_mode="expand")
            if span is not None:
                yield span
