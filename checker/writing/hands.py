"""How a change is put into a Word file: at once, or as a tracked change to accept or reject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from checker.reading.word_xml import Element, qualified
from checker.writing.elements import (
    CHANGES,
    PARAGRAPH,
    PROPERTIES,
    RUN,
    TEXT,
    make,
    out_of_changes,
    own_properties,
    properties_of_mark,
    properties_of_paragraph,
    put,
    put_first,
    remove,
    unnumber,
)

ROW, ROW_PROPERTIES, TABLE = qualified("tr"), qualified("trPr"), qualified("tbl")
BEFORE_ROW_PROPERTIES = qualified("tblPrEx")
INSERTED, DELETED = qualified("ins"), qualified("del")
PROPERTIES_CHANGE = qualified("pPrChange")
HOLLOW = CHANGES | {qualified("hyperlink"), qualified("smartTag"), qualified("fldSimple")}
DELETED_NAMES = {TEXT: qualified("delText"), qualified("instrText"): qualified("delInstrText")}
BETWEEN = {qualified("proofErr"), qualified("bookmarkStart"), qualified("bookmarkEnd")} | {
    qualified(f"commentRange{end}") for end in ("Start", "End")
}


class Hand(Protocol):
    """The one who changes: runs, marks of paragraphs, rows."""

    is_traceless: bool

    def delete(self, runs: Sequence[Element]) -> None:
        """Take runs away."""

    def insert(self, runs: Sequence[Element], place: Element, *, behind: bool) -> None:
        """Put new runs behind or before a run."""

    def append(self, runs: Sequence[Element], paragraph: Element) -> None:
        """Put new runs at the end of a paragraph."""

    def begin(self, runs: Sequence[Element], paragraph: Element) -> None:
        """Put new runs at the beginning of a paragraph."""

    def mark_as_new(self, paragraph: Element) -> None:
        """Say that a whole new paragraph is new."""

    def insert_mark(self, paragraph: Element) -> None:
        """Say that the end of this new paragraph is new."""

    def delete_mark(self, paragraph: Element) -> None:
        """Let a paragraph go on with the next one."""

    def unnumber(self, paragraph: Element) -> None:
        """Take an emptied paragraph, which has to stay, out of its list."""

    def delete_row(self, row: Element) -> None:
        """Take a row of a table away."""

    def finish(self) -> None:
        """Do what has to wait until all else is done."""


class Direct:
    """Changes without a trace."""

    is_traceless = True

    def __init__(self) -> None:
        self._marks: list[Element] = []
        self._rows: list[Element] = []

    def delete(self, runs: Sequence[Element]) -> None:
        """Remove the runs, and what only held them."""
        for run in runs:
            parent = run.getparent()
            remove(run)
            while parent.tag in HOLLOW and len(parent) == 0:
                run, parent = parent, parent.getparent()
                remove(run)

    def insert(self, runs: Sequence[Element], place: Element, *, behind: bool) -> None:
        """Put the runs beside the place."""
        put(runs, place, behind=behind)

    def append(self, runs: Sequence[Element], paragraph: Element) -> None:
        """Put the runs at the end."""
        paragraph.extend(runs)

    def begin(self, runs: Sequence[Element], paragraph: Element) -> None:
        """Put the runs behind the properties."""
        put_first(runs, paragraph)

    def mark_as_new(self, paragraph: Element) -> None:
        """Nothing: it looks like all others."""

    def insert_mark(self, paragraph: Element) -> None:
        """Nothing: a new paragraph ends as all do."""

    def delete_mark(self, paragraph: Element) -> None:
        """Remember it until the texts are done."""
        self._marks.append(paragraph)

    def unnumber(self, paragraph: Element) -> None:
        """Take it out of its list."""
        unnumber(paragraph)

    def delete_row(self, row: Element) -> None:
        """Remember it until the texts are done."""
        self._rows.append(row)

    def finish(self) -> None:
        """Join the paragraphs, from the last to the first, and remove the rows.

        What is joined looks like the first paragraph of which something is left.
        """
        for paragraph in reversed(self._marks):
            follower = next_paragraph(paragraph)
            if follower is not None:
                if next(paragraph.iter(RUN), None) is not None:
                    _bequeath(paragraph, follower)
                join(paragraph, follower)
        for row in self._rows:
            table = row.getparent()
            remove(row)
            if next(table.iter(ROW), None) is None:
                remove(table)


class Tracked:
    """Changes that a reader of the file accepts or rejects."""

    is_traceless = False

    def __init__(self, author: str, date: str, ids: Iterator[int]) -> None:
        """The changes carry this author and date; ``ids`` are free ones."""
        self._author, self._date, self._ids = author, date, ids

    def delete(self, runs: Sequence[Element]) -> None:
        """Mark the runs as deleted, neighbours together."""
        last: Element | None = None
        for run in runs:
            if last is not None and last.getnext() is run:
                last.append(run)
            else:
                last = self._change("del")
                run.addprevious(last)
                last.append(run)
            _rename(run)

    def insert(self, runs: Sequence[Element], place: Element, *, behind: bool) -> None:
        """Put the runs beside the place, outside of the changes that hold it."""
        put([self._inserted(runs)], out_of_changes(place, behind=behind), behind=behind)

    def append(self, runs: Sequence[Element], paragraph: Element) -> None:
        """Put the runs at the end."""
        paragraph.append(self._inserted(runs))

    def begin(self, runs: Sequence[Element], paragraph: Element) -> None:
        """Put the runs behind the properties."""
        put_first([self._inserted(runs)], paragraph)

    def mark_as_new(self, paragraph: Element) -> None:
        """Mark both the text and the end of the paragraph as inserted."""
        runs = [each for each in paragraph if each.tag == RUN]
        if runs:
            self.append(runs, paragraph)
        self.insert_mark(paragraph)

    def insert_mark(self, paragraph: Element) -> None:
        """Mark the end of the paragraph as inserted."""
        properties_of_mark(paragraph).insert(0, self._change("ins"))

    def delete_mark(self, paragraph: Element) -> None:
        """Mark the end of the paragraph as deleted."""
        mark = properties_of_mark(paragraph)
        mark.insert(sum(each.tag == INSERTED for each in mark), self._change("del"))

    def unnumber(self, paragraph: Element) -> None:
        """Take it out of its list by a tracked change of its properties, if it has none yet."""
        properties = properties_of_paragraph(paragraph)
        if properties.find(PROPERTIES_CHANGE) is not None:
            return
        change = self._change("pPrChange")
        change.append(own_properties(properties))
        unnumber(paragraph)
        properties.append(change)

    def delete_row(self, row: Element) -> None:
        """Mark the row as deleted."""
        properties = row.find(ROW_PROPERTIES)
        if properties is None:
            properties = make("trPr")
            row.insert(sum(each.tag == BEFORE_ROW_PROPERTIES for each in row), properties)
        old = properties.find(qualified("trPrChange"))
        change = self._change("del")
        properties.append(change) if old is None else old.addprevious(change)

    def finish(self) -> None:
        """Nothing waits."""

    def _inserted(self, runs: Iterable[Element]) -> Element:
        change = self._change("ins")
        change.extend(runs)
        return change

    def _change(self, name: str) -> Element:
        return make(name, id=str(next(self._ids)), author=self._author, date=self._date)


def _rename(run: Element) -> None:
    for child in run:
        child.tag = DELETED_NAMES.get(child.tag, child.tag)


def next_paragraph(paragraph: Element) -> Element | None:
    """The paragraph that follows at once, so that both can be joined."""
    for each in paragraph.itersiblings():
        if each.tag not in BETWEEN:
            return each if each.tag == PARAGRAPH else None
    return None


def join(paragraph: Element, follower: Element) -> None:
    """Let the content of a paragraph begin the next one, whose mark and properties stay."""
    put_first([each for each in paragraph if each.tag != PROPERTIES], follower)
    remove(paragraph)


def _bequeath(paragraph: Element, follower: Element) -> None:
    """Give the next paragraph the properties of this one; a section break stays."""
    own, properties = paragraph.find(PROPERTIES), follower.find(PROPERTIES)
    section = None if properties is None else properties.find(qualified("sectPr"))
    if own is not None and section is None:
        if properties is not None:
            remove(properties)
        follower.insert(0, own)
