"""What we wrote into a Word file before is taken out again; all that others wrote stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lxml import etree

from checker.reading.word_blocks import PARAGRAPH, ROW
from checker.reading.word_runs import RUN
from checker.reading.word_xml import Element, qualified
from checker.writing.elements import (
    CHANGES,
    OF_MARK_OR_SECTION,
    PROPERTIES,
    RUN_PROPERTIES,
    TEXT,
    remove,
    set_text,
    unwrap,
)
from checker.writing.hands import (
    DELETED,
    DELETED_NAMES,
    INSERTED,
    PROPERTIES_CHANGE,
    ROW_PROPERTIES,
    join,
    next_paragraph,
)
from checker.writing.marks import AUTHOR, DATE, ID, Comment

MARKS = [qualified(f"comment{name}") for name in ("RangeStart", "RangeEnd", "Reference")]
REFERENCE = MARKS[-1]
RESTORED_NAMES = {new: old for old, new in DELETED_NAMES.items()}
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
PARAGRAPH_IDS = (f"{W15}paraId", "{http://schemas.microsoft.com/office/word/2016/wordml/cid}paraId")
PARENT, DONE = f"{W15}paraIdParent", f"{W15}done"
Signature = tuple[str, str]  # author and date of our changes


class Withdrawal:
    """Takes comments and changes out of trees; ``seams`` are the runs before what it removed."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """``roots`` are the trees in which text stands."""
        self._roots = list(roots)
        self._seams: dict[Element, None] = {}

    def comments(self, comments: Collection[Comment], others: Iterable[Element]) -> None:
        """Remove comments, their marks and what ``others``, the newer parts, keep about them."""
        numbers = {each.number for each in comments}
        for root in self._roots:
            for mark in list(root.iter(*MARKS)):
                if mark.get(ID) in numbers:
                    self._remove_mark(mark)
        gone = {each.paragraph_id for each in comments} - {None}
        for root in others:
            _forget(root, gone)
        for each in comments:
            remove(each.element)

    def changes(self, signatures: Collection[Signature]) -> None:
        """Reject the tracked changes that carry one of these authors and dates."""
        for root in self._roots:
            for change in list(root.iter(INSERTED, DELETED, PROPERTIES_CHANGE)):
                if (change.get(AUTHOR, ""), change.get(DATE, "")) in signatures:
                    self._reject(change)

    def mend(self) -> None:
        """Join runs that only our marks and changes had divided."""
        for run in self._seams:
            follower = run.getnext()
            while follower is not None and _are_alike(run, follower):
                _merge(run, follower)
                follower = run.getnext()

    def _remove_mark(self, mark: Element) -> None:
        run = mark.getparent()
        if mark.tag == REFERENCE and run.tag == RUN and len(_content(run)) == 1:
            mark = run
        self._take(mark)

    def _take(self, element: Element) -> None:
        before = element.getprevious()
        remove(element)
        if before is not None and before.tag == RUN:
            self._seams[before] = None

    def _reject(self, change: Element) -> None:
        holder = change.getparent()
        if change.tag == PROPERTIES_CHANGE:
            _restore_properties(change, holder)
        elif holder.tag in (RUN_PROPERTIES, ROW_PROPERTIES):
            self._reject_mark(change, holder)
        elif change.tag == INSERTED:
            for child in list(change):
                if not _is_ours(child):
                    change.addprevious(child)
            self._take(change)
        else:
            self._restore(change)

    def _restore(self, deletion: Element) -> None:
        for child in deletion.iter(*RESTORED_NAMES):
            child.tag = RESTORED_NAMES[child.tag]
        runs = [each for each in (deletion.getprevious(), *deletion) if each is not None]
        unwrap(deletion)
        self._seams |= {run: None for run in runs if run.tag == RUN}

    def _reject_mark(self, change: Element, holder: Element) -> None:
        """Undo what was said of the mark of a paragraph, or of a row."""
        paragraph = next(change.iterancestors(PARAGRAPH, ROW))
        remove(change)
        for each in (holder, paragraph.find(PROPERTIES)):
            if each is not None and len(each) == 0:
                remove(each)
        follower = next_paragraph(paragraph) if paragraph.tag == PARAGRAPH else None
        if change.tag == INSERTED and follower is not None:
            content = [each for each in paragraph if each.tag != PROPERTIES]
            self._seams |= {each: None for each in content[-1:] if each.tag == RUN}
            join(paragraph, follower)


def _restore_properties(change: Element, properties: Element) -> None:
    """Give a paragraph the properties again that it had before a change."""
    for each in list(properties):
        if each.tag not in OF_MARK_OR_SECTION:
            remove(each)
    old = change.find(PROPERTIES)
    for at, each in enumerate(list(old) if old is not None else ()):
        properties.insert(at, each)
    remove(change)
    if len(properties) == 0:
        remove(properties)


def _is_ours(child: Element) -> bool:
    """Whether something in an insertion of ours was inserted with it."""
    if child.tag in MARKS or child.tag not in (RUN, *CHANGES):
        return False
    return next(child.iter(REFERENCE), None) is None


def _content(run: Element) -> list[Element]:
    return [each for each in run if each.tag != RUN_PROPERTIES]


def _forget(root: Element, gone: Collection[str | None]) -> None:
    for each in list(root):
        ids = {(each.get(name) or "").upper() for name in PARAGRAPH_IDS} - {""}
        if ids & set(gone):
            remove(each)
        elif (each.get(PARENT) or "").upper() in gone:
            del each.attrib[PARENT]


def touched_by_others(others: Iterable[Element]) -> Iterator[str]:
    """The paragraph ids of comments that were answered or resolved."""
    for root in others:
        for each in root:
            if each.get(PARENT):
                yield each.get(PARENT).upper()
            if each.get(DONE) in ("1", "true", "on"):
                yield (each.get(PARAGRAPH_IDS[0]) or "").upper()


def _are_alike(one: Element, other: Element) -> bool:
    """Whether two runs hold nothing but text and look the same."""
    if one.tag != RUN or other.tag != RUN or one.tail or dict(one.attrib) != dict(other.attrib):
        return False
    content = [*_content(one), *_content(other)]
    looks = [_look(each.find(RUN_PROPERTIES)) for each in (one, other)]
    return looks[0] == looks[1] and all(each.tag == TEXT for each in content)


def _look(properties: Element | None) -> bytes:
    return b"" if properties is None else etree.tostring(properties, with_tail=False)


def _merge(run: Element, follower: Element) -> None:
    texts = [*run.findall(TEXT), *follower.findall(TEXT)]
    if texts:
        said = "".join(each.text or "" for each in texts)
        for each in texts[1:]:
            remove(each)
        set_text(texts[0], said)
    remove(follower)
