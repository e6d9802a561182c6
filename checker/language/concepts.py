"""The spaCy component that marks concepts: words with a label from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from checker.language.borders import BorderGuard
from checker.language.lexicon import Concept, LexiconData, expand

# The keys of doc.user_data under which the tokenizer leaves the text, the analyzer the indexes
# of the patterns and cues that may match, and the component what it marked.
TEXT = "text"
CANDIDATES = "candidates"
MARKED = "marked"
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
    def is_restricted(self) -> bool:
        """Whether not every match counts."""
        return self.guarded or bool(self.excluding)

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
    """Marks concepts in a Doc of single characters."""

    def __init__(self, lexicon: LexiconData, guard: BorderGuard) -> None:
        """Compile the lexicon; ``guard`` decides on guarded terms."""
        self.patterns = compile_concepts(lexicon)
        self._guard = guard

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.user_data[MARKED]``, ordered by start; overlapping concepts are kept."""
        text = doc.user_data[TEXT]
        patterns, count = self.patterns, len(self.patterns)
        found: set[Marked] = set()
        for index in doc.user_data[CANDIDATES]:
            if index < count:
                pattern = patterns[index]
                concept = pattern.concept
                places = [match.span() for match in pattern.regex.finditer(text) if match[0]]
                if places and pattern.is_restricted:
                    places = self._allowed(text, pattern, places)
                for start, end in places:
                    found.add((start, end, concept))
        doc.user_data[MARKED] = sorted(found, key=_in_order)
        return doc

    def _allowed(
        self, text: str, pattern: ConceptPattern, places: list[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """The places that no exception bars and whose words stand free where they must."""
        if pattern.excluded is not None:
            barred = [match.span() for match in pattern.excluded.finditer(text)]
            places = [(start, end) for start, end in places if not _inside(start, end, barred)]
        if pattern.guarded:
            places = [place for place in places if self._guard.stands_free(text, *place)]
        return places


def _in_order(mark: Marked) -> tuple[int, int, str]:
    return mark[0], -mark[1], mark[2]


def _inside(start: int, end: int, barred: Iterable[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in barred)
