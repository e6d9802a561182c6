"""The spaCy component that marks contexts: which concepts are abolished, prohibited, past …

The method is ConText's: a cue sets a context, the context has a reach and a scope, some
words end it, and only the concepts it is about are governed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from checker.language.concepts import CANDIDATES, MARKED, TEXT, Marked
from checker.language.lexicon import Context, Cue, LexiconData, expand

CUES = "cues"  # the key of doc.user_data for the cues found, as they stand in the text
GOVERNED = "governed"  # and for the contexts of the words of concepts
BELOW = "below"  # and for the contexts that also govern the items below
NONE: frozenset[str] = frozenset()
CLAUSE_BREAK = re.compile(r"[，：。；！？]")


@dataclass(frozen=True)
class CompiledCue:
    """A cue of a context; compiled when a text first needs it."""

    context: str
    cue: Cue
    source: str
    stopping: str  # a pattern, empty if nothing stops the context

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The cue itself."""
        return re.compile(self.source)

    @cached_property
    def stops(self) -> re.Pattern[str] | None:
        """The words that end its scope."""
        return re.compile(self.stopping) if self.stopping else None


def compile_cues(lexicon: LexiconData) -> list[CompiledCue]:
    """All cues of a lexicon, in its order."""
    return [
        _compiled(name, context, cue, lexicon)
        for name, context in lexicon.contexts.items()
        for cue in context.cues
    ]


def _compiled(name: str, context: Context, cue: Cue, lexicon: LexiconData) -> CompiledCue:
    stopping = "|".join(expand(stop, lexicon.macros) for stop in context.stops)
    return CompiledCue(name, cue, expand(cue.pattern, lexicon.macros), stopping)


class ContextMarker:
    """Gives the words of every concept their contexts."""

    def __init__(self, lexicon: LexiconData, first: int) -> None:
        """Compile the cues; ``first`` is the index of the first of them among the candidates."""
        self.cues = compile_cues(lexicon)
        self._first = first
        self.governing_items = frozenset(
            first + index for index, cue in enumerate(self.cues) if cue.cue.items
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set what ``doc.user_data`` holds under ``CUES``, ``GOVERNED`` and ``BELOW``."""
        text, concepts = doc.user_data[TEXT], doc.user_data[MARKED]
        marks: list[Marked] = []
        governed: dict[tuple[int, int], frozenset[str]] = {}
        below: set[str] = set()
        for cue in self._candidates(doc):
            for match in cue.regex.finditer(text):
                marks.append((*match.span(), cue.context))
                if cue.cue.items:
                    below.add(cue.context)
                for words in _governed(concepts, cue, _range(text, match, cue)):
                    governed[words] = governed.get(words, NONE) | {cue.context}
        doc.user_data[CUES] = marks
        doc.user_data[GOVERNED] = governed
        doc.user_data[BELOW] = frozenset(below)
        return doc

    def _candidates(self, doc: Doc) -> list[CompiledCue]:
        first = self._first
        return [
            self.cues[index - first]
            for index in sorted(doc.user_data[CANDIDATES])
            if index >= first
        ]


def _range(text: str, match: re.Match[str], cue: CompiledCue) -> tuple[int, int]:
    """The characters that a cue governs."""
    first, last = (0, len(text)) if cue.cue.scope == "statement" else _clause(text, match)
    if cue.stops is not None:
        first, last = _cut(text, match, cue.stops, first, last)
    reach = cue.cue.reach
    if reach == "span":
        return match.span()
    starts = {"after": match.start(), "behind": match.end()}
    return (
        starts.get(reach, first),
        match.end() if reach == "before" else last,
    )


def _clause(text: str, match: re.Match[str]) -> tuple[int, int]:
    first = max((b.end() for b in CLAUSE_BREAK.finditer(text, 0, match.start())), default=0)
    after = CLAUSE_BREAK.search(text, match.end())
    return first, after.start() if after else len(text)


def _cut(
    text: str, match: re.Match[str], stops: re.Pattern[str], first: int, last: int
) -> tuple[int, int]:
    """Narrow a scope to the nearest words that end it on either side of the cue."""
    before = [found.end() for found in stops.finditer(text, first, match.start())]
    after = stops.search(text, match.end(), last)
    return (before[-1] if before else first, after.start() if after else last)


def _governed(
    concepts: Iterable[Marked], cue: CompiledCue, reach: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The words that a cue governs; every concept that the same words express goes with them."""
    first, last = reach
    wanted = cue.cue.concepts
    return (
        (start, end)
        for start, end, label in concepts
        if first <= start and end <= last and (not wanted or label in wanted)
    )
