"""Where a comment hangs: marks around exactly the words of its span, and its reference."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model import Span
from checker.reading.word_blocks import PARAGRAPH
from checker.reading.word_text import BOX
from checker.reading.word_xml import Element, qualified
from checker.writing.elements import RUN, make, out_of_changes, put_first
from checker.writing.fragments import Fragments
from checker.writing.layout import NOTES, Layout, Stretch

NOTE_ID = qualified("id")
TRANSPARENT = {qualified(name) for name in ("hyperlink", "smartTag", "fldSimple")}
REFERENCES = {
    qualified("footnote"): qualified("footnoteReference"),
    qualified("endnote"): qualified("endnoteReference"),
}


class Anchors:
    """Puts the marks of comments into the document."""

    def __init__(
        self, layout: Layout, fragments: Fragments, body: Element, style: str | None
    ) -> None:
        """``body`` is the root of the main document, ``style`` the one for references."""
        self._layout, self._fragments = layout, fragments
        self._body, self._style = body, style

    def hang(self, number: str, span: Span) -> None:
        """Hang the comment with this id on the characters of a span.

        Word has no comments in notes and text boxes: there the mark of the note in the body, or
        what holds the box, is commented.
        """
        paragraph = self._layout.paragraph(self._layout.source.line_at(span.start))
        stretches = list(self._layout.stretches(span))
        if stretches:
            paragraph = stretches[0].paragraph
        holder = _holder(paragraph)
        runs: list[Element] = []
        if holder is None:
            runs = self._runs(each for each in stretches if _holder(each.paragraph) is None)
        while holder is not None:
            runs, paragraph = self._outside(holder)
            holder = _holder(paragraph)
        if runs:
            self._around(number, runs[0], runs[-1])
        else:
            put_first(self._marks(number), paragraph)

    def _runs(self, stretches: Iterable[Stretch]) -> list[Element]:
        """The runs that hold these characters and no others."""
        found: list[Element] = []
        for stretch in stretches:
            pieces = self._fragments.between(stretch.run, stretch.start, stretch.end)
            found += [_outermost(each.element) for each in pieces]
        return found

    def _outside(self, holder: Element) -> tuple[list[Element], Element]:
        """What is commented instead of the words in a note or a box."""
        if holder.tag == BOX:
            run = next(holder.iterancestors(RUN), None)
            paragraph = next(holder.iterancestors(PARAGRAPH))
            return ([] if run is None else [run]), paragraph
        for mark in self._body.iter(REFERENCES[holder.tag]):
            if mark.get(NOTE_ID) == holder.get(NOTE_ID):
                return [next(mark.iterancestors(RUN))], next(mark.iterancestors(PARAGRAPH))
        return [], next(self._body.iter(PARAGRAPH))

    def _around(self, number: str, first: Element, last: Element) -> None:
        start, end, reference = self._marks(number)
        _edge(first, behind=False).addprevious(start)
        place = _edge(last, behind=True)
        place.addnext(end)
        end.addnext(reference)

    def _marks(self, number: str) -> list[Element]:
        """The marks of a comment and the run with its reference."""
        reference = make("r")
        if self._style is not None:
            properties = make("rPr")
            properties.append(make("rStyle", val=self._style))
            reference.append(properties)
        reference.append(make("commentReference", id=number))
        return [
            make("commentRangeStart", id=number),
            make("commentRangeEnd", id=number),
            reference,
        ]


def _holder(paragraph: Element) -> Element | None:
    """The text box or the note in which a paragraph stands, ``None`` in the body."""
    return next(paragraph.iterancestors(BOX, *NOTES), None)


def _outermost(run: Element) -> Element:
    """The run itself, or the one that it stands in as the text under a reading aid."""
    for each in run.iterancestors():
        if each.tag == PARAGRAPH:
            break
        if each.tag == RUN:
            run = each
    return run


def _edge(run: Element, *, behind: bool) -> Element:
    """The element beside which a mark stands: outside of changes, and of links that end here."""
    place = run
    while True:
        place = out_of_changes(place, behind=behind)
        parent = place.getparent()
        neighbour = place.getnext() if behind else place.getprevious()
        if parent.tag not in TRANSPARENT or neighbour is not None:
            return place
        place = parent
