"""The spaCy component that marks contexts: which concepts are abolished, prohibited, past …

The method is ConText's: a cue sets a context, the context has a reach and a scope, some
words end it, and only the concepts it is about are governed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, SpanGroup

from checker.language.concepts import MARKED, TEXT, Marked
from checker.language.lexicon import Context, Cue, LexiconData, expand
from checker.language.prefilter import Prefilter

CONTEXT_GROUP = "contexts"
GOVERNED = "governed"  # the key of doc.user_data for the contexts of the words of concepts
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
    """Gives every concept span its contexts: ``span._.contexts``, a frozenset of names."""

    def __init__(self, lexicon: LexiconData) -> None:
        """Compile the cues and make known the extension attributes."""
        self.cues = compile_cues(lexicon)
        self.prefilter = Prefilter([cue.source for cue in self.cues])
        if not Span.has_extension("contexts"):
            Span.set_extension("contexts", getter=contexts_of)
            Doc.set_extension("list_contexts", default=NONE)

    def may_govern_items(self, text: str) -> bool:
        """Whether a cue that governs the items of a list may stand in a text."""
        return any(self.cues[index].cue.items for index in self.prefilter.candidates(text))

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["contexts"]``, ``span._.contexts`` and ``doc._.list_contexts``."""
        text = doc.user_data[TEXT]
        marks: list[Span] = []
        governed: dict[tuple[int, int], frozenset[str]] = {}
        below: set[str] = set()
        concepts = doc.user_data[MARKED]
        for index in sorted(self.prefilter.candidates(text)):
            cue = self.cues[index]
            for match in cue.regex.finditer(text):
                marks.append(Span(doc, match.start(), match.end(), label=cue.context))
                if cue.cue.items:
                    below.add(cue.context)
                for words in _governed(concepts, cue, _range(text, match, cue)):
                    governed[words] = governed.get(words, NONE) | {cue.context}
        doc.spans[CONTEXT_GROUP] = SpanGroup(doc, name=CONTEXT_GROUP, spans=marks)
        doc.user_data[GOVERNED] = governed
        if below:
            doc._.list_contexts = frozenset(below)
        return doc


def contexts_of(span: Span) -> frozenset[str]:
    """The names of the contexts that govern a concept span."""
    found: frozenset[str] = span.doc.user_data[GOVERNED].get((span.start, span.end), NONE)
    return found


def _range(text: str, match: re.Match[str], cue: CompiledCue) -> tuple[int, int]:
    """The characters that a cue governs."""
    first, last = (0, len(text)) if cue.cue.scope == "statement" else _clause(text, match)
    if cue.stops is not None:
        first, last = _cut(text, match, cue.stops, first, last)
    reach = cue.cue.reach
    if reach == "span":
        return match.span()
    return (
        match.start() if reach == "after" else first,
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
