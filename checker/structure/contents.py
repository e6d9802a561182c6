"""Which lines make a table of contents, with or without the heading 目录?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import NodeKind
from checker.structure.rows import Row

CONTENTS = re.compile(r"^目[\s　]*[录錄次]$")
SENTENCE_ENDS = ("。", "；", "：", "！", "？", "，", ":", ";")
LONGEST_ENTRY = 40


def contents_rows(rows: Sequence[Row]) -> set[int]:
    """The rows of tables of contents, with or without the heading 目录."""
    found: set[int] = set()
    for index, row in enumerate(rows):
        if index in found:
            continue
        if CONTENTS.match(row.text):
            found |= _contents_from(rows, index, index + 1)
        elif row.division is not None and _is_bare_run(rows, index):
            found |= _contents_from(rows, index, index)
    return found


def _contents_from(rows: Sequence[Row], index: int, first: int) -> set[int]:
    labels: set[str] = set()
    at = first
    while at < len(rows) and _goes_on(rows[at], labels):
        label = rows[at].division or rows[at].article
        if label is not None:
            labels.add(label.label)
        at += 1
    return set(range(index, at)) if labels else {index}


def _goes_on(row: Row, labels: set[str]) -> bool:
    """Whether a table of contents with these labels goes on with a row."""
    label = row.division or row.article
    if label is None:
        return _is_entry(row) and (not labels or _looks_like_entry(row))
    if row.article is not None:
        return label.label not in labels and _is_entry(row)
    if _are_articles(labels):
        return False
    return label.label not in labels or label.kind is NodeKind.SECTION


def _are_articles(labels: set[str]) -> bool:
    return bool(labels) and all(each.endswith("条") for each in labels)


def _is_entry(row: Row) -> bool:
    return len(row.text) <= LONGEST_ENTRY and not row.text.endswith(SENTENCE_ENDS)


def _looks_like_entry(row: Row) -> bool:
    return bool(re.search(r"[.…·]{2,}|\d+$|^附[\s　]*则|^附件", row.text)) or len(row.text) <= 6


def _is_bare_run(rows: Sequence[Row], index: int) -> bool:
    """Whether three headings of chapters follow one another and the first comes again."""
    run = rows[index : index + 3]
    if len(run) < 3 or any(row.division is None for row in run):
        return False
    first = rows[index].division
    assert first is not None
    if len({row.division.kind for row in run if row.division}) > 1:
        return False
    later = rows[index + 3 : index + 200]
    return any(row.division is not None and row.division.label == first.label for row in later)
