"""The text of one Word paragraph, run by run, with tracked changes, fields and hidden text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import PieceKind
from checker.reading.revisions import Revisions
from checker.reading.word_changes import Change
from checker.reading.word_runs import (
    ALTERNATIVES,
    FORMULA_RUN,
    RUN,
    alternative,
    closed_fields,
    signs,
)
from checker.reading.word_styles import Styles
from checker.reading.word_xml import Element, is_on, qualified, value_of

BOX = qualified("txbxContent")
RUBY, RUBY_TEXT = qualified("ruby"), qualified("rt")
PROPERTIES, RUN_PROPERTIES = qualified("pPr"), qualified("rPr")
SKIPPED = {BOX, RUBY_TEXT, PROPERTIES, RUN_PROPERTIES}


@dataclass(frozen=True, slots=True)
class RunText:
    """The text of a run, or the rest of it from ``offset``.

    ``run`` is its index among all runs of the paragraph, ``None`` for a run of a formula.
    """

    run: int | None
    text: str
    kind: PieceKind
    offset: int = 0


def run_texts(
    paragraph: Element, around: Change, revisions: Revisions, styles: Styles
) -> Iterator[RunText]:
    """The texts of a paragraph's runs, in order; text boxes inside it are left out.

    ``around`` is the change that the whole paragraph stands in.
    """
    indexes = {run: index for index, run in enumerate(paragraph.iter(RUN))}
    hidden = styles.is_hidden(styles.paragraph_style(paragraph.find(PROPERTIES))) or False
    for run, change, shown in run_signs(paragraph, around):
        text = "".join(sign for _, sign in shown)
        if text and change.is_in(revisions):
            yield RunText(indexes.get(run), text, _kind(run, change, hidden, styles))


def run_signs(
    paragraph: Element, around: Change
) -> Iterator[tuple[Element, Change, list[tuple[Element, str]]]]:
    """The runs of a paragraph with the changes around them and what each child of them shows."""
    closed = closed_fields(paragraph)
    open_fields: list[Element] = []
    for run, change in _runs(paragraph, around):
        yield run, change, list(signs(run, closed, open_fields))


def _runs(paragraph: Element, around: Change) -> Iterator[tuple[Element, Change]]:
    """The runs of a paragraph and of its formulas, with the changes around them."""
    stack: list[tuple[Element, Change]] = [(paragraph, around)]
    while stack:
        element, change = stack.pop()
        if element.tag == RUN or element.tag == FORMULA_RUN:
            yield element, change
            inner = list(element.iterchildren(RUBY))  # the text under a reading aid
        elif element.tag == ALTERNATIVES:
            inner = alternative(element)
        else:
            inner = [each for each in element if each.tag not in SKIPPED]
            change = change.inside(element)
        stack.extend((each, change) for each in reversed(inner))


def _kind(run: Element, change: Change, hidden: bool, styles: Styles) -> PieceKind:
    """The kind of a run's text; ``hidden`` is what the style of the paragraph says."""
    properties = run.find(RUN_PROPERTIES)
    said = is_on(properties, "vanish")
    if said is None:
        said = styles.is_hidden(value_of(properties, "rStyle"))
    is_hidden = hidden if said is None else said
    return PieceKind.HIDDEN if is_hidden and not change.deleted else change.kind
