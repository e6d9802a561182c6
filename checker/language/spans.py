"""The spaCy component that shows what was marked as spans, for those who look at a Doc."""

from __future__ import annotations

from spacy.tokens import Doc, Span, SpanGroup

from checker.language.concepts import MARKED, Marked
from checker.language.contexts import BELOW, CUES, GOVERNED, NONE

CONCEPTS, CONTEXTS = "concepts", "contexts"  # the names of the span groups


def contexts_of(span: Span) -> frozenset[str]:
    """The names of the contexts that govern a concept span."""
    found: frozenset[str] = span.doc.user_data[GOVERNED].get((span.start, span.end), NONE)
    return found


def list_contexts_of(doc: Doc) -> frozenset[str]:
    """The names of the contexts that a preamble sets for the items below it."""
    found: frozenset[str] = doc.user_data[BELOW]
    return found


if not Span.has_extension("contexts"):
    Span.set_extension("contexts", getter=contexts_of)
    Doc.set_extension("list_contexts", getter=list_contexts_of)


def set_spans(doc: Doc) -> Doc:
    """Set ``doc.spans["concepts"]`` and ``doc.spans["contexts"]`` from what was marked.

    A concept span has ``span._.contexts``, the Doc ``doc._.list_contexts``. Checking does not
    need the spans and leaves them out: making them takes as long as finding the words.
    """
    doc.spans[CONCEPTS] = _group(doc, CONCEPTS, doc.user_data[MARKED])
    doc.spans[CONTEXTS] = _group(doc, CONTEXTS, doc.user_data[CUES])
    return doc


def _group(doc: Doc, name: str, marks: list[Marked]) -> SpanGroup:
    spans = [Span(doc, start, end, label=label) for start, end, label in marks]
    return SpanGroup(doc, name=name, spans=spans)
