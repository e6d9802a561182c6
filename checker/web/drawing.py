"""A statement with its concepts and contexts, drawn with displaCy: marked words, named below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from checker.judging.why import Explained, Reason

if TYPE_CHECKING:
    from spacy.tokens import Doc

# As displaCy's own, but sized by the names (which otherwise cover each other) and with classes
# for day, night and paper; a name is there twice, once unseen to make room.
_TEMPLATES = {
    "span": '<span class="marked" style="height: {total_height}px">{text}{span_slices}{span_starts}</span>',
    "slice": '<span class="slice" style="background: {bg}; top: {top_offset}px"></span>',
    "start": (
        '<span class="room">{label}{kb_link}</span>'
        '<span class="start" style="background: {bg}; top: {top_offset}px">'
        '<span class="name" style="background: {bg}">{label}</span></span>'
    ),
}
_OPTIONS = {
    "template": _TEMPLATES,
    "top_offset": 32,
    "top_offset_step": 22,
    "span_label_offset": 14,
}
_CONCEPT, _CONTEXT = "var(--tiaoli-concept)", "var(--tiaoli-context)"
_NEAR = frozenset(Reason) - {Reason.LACKING, Reason.NOTHING}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words ``[start, end)`` and what they are called."""

    start: int
    end: int
    name: str
    is_context: bool = False


def marks_of(explained: Explained, doc: Doc, glosses: Mapping[str, str]) -> list[Mark]:
    """The concepts that decide about a provision, all if none does; and the cues of contexts.

    ``doc`` is the statement's own, ``glosses`` say what concepts and contexts are.
    """
    own = explained.provision.own
    deciding = {
        carried.mention.concept
        for verdict in explained.verdicts
        if verdict.reason in _NEAR
        for carried in (*verdict.found, *verdict.opposing)
    }
    shown = [each.mention for each in own if each.mention.concept in deciding]
    concepts = shown or [each.mention for each in own]
    marks = {Mark(m.start, m.end, glosses.get(m.concept, m.concept)) for m in concepts}
    cues = doc.spans["contexts"]
    marks |= {Mark(c.start, c.end, glosses.get(c.label_, c.label_), True) for c in cues}
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.name))


def drawing(text: str, marks: Iterable[Mark]) -> str:
    """HTML of the text with its marks; the text and the names are escaped."""
    from spacy import displacy

    kept = [mark for mark in marks if mark.start < mark.end]
    cuts = sorted({0, len(text), *(at for mark in kept for at in (mark.start, mark.end))})
    tokens = [text[start:end] for start, end in pairwise(cuts)]
    spans = [_span(mark, cuts) for mark in kept]
    parsed = {"text": text, "tokens": tokens, "spans": spans}
    colours = {_label(each): _CONTEXT if each.is_context else _CONCEPT for each in kept}
    options = {**_OPTIONS, "colors": colours}
    html: str = displacy.render(
        parsed, style="span", manual=True, page=False, jupyter=False, options=options
    )
    return html


def _span(mark: Mark, cuts: list[int]) -> dict[str, Any]:
    first, last = cuts.index(mark.start), cuts.index(mark.end)
    return {"start_token": first, "end_token": last, "label": _label(mark)}


def _label(mark: Mark) -> str:
    """The name with the sign of its sort, so that colour is not all that tells them apart."""
    return escape(f"{'▷' if mark.is_context else '◆'}{mark.name}")
