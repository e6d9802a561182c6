"""Which lines are what: preface, title, history, contents, divisions, articles, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.model import NodeKind
from checker.structure.rows import CLOSED, Row

INSTRUMENT = re.compile(
    r"(?:条例|办法|规定|规则|细则|法|决定|意见|通知|方案|章程|制度|公约|守则|标准|规程|修正案|公告|通告|简章|解释|要点)"
    r"(?:[（(〔\[][^）)〕\]]{1,40}[）)〕\]])*$"
)
HISTORY = re.compile(
    r"(?:通过|修订|修正|公布|发布|批准|施行|号令|令第|颁布|印发|第.{1,4}号|〔\d{4}〕|\[\d{4}\])|^\d{4}年\d{1,2}月\d{1,2}日$"
)
DATED = re.compile(r"^[（(]|^\d{4}\s*年|^[一二三四五六七八九〇○零]{4}年|^根据")
CONTENTS = re.compile(r"^目[\s　]*[录次]$")
LONGEST_TITLE = 70
HISTORY_REACH = 160
LONGEST_ENTRY = 40


@dataclass
class Part:
    """A stretch of rows: a regulation, or what stands before, between and behind regulations."""

    is_regulation: bool
    rows: list[Row] = field(default_factory=list)
    title: int | None = None  # index of the title in ``rows``


def accepted_articles(rows: Sequence[Row], skipped: set[int]) -> list[int]:
    """The rows that truly open an article; a label at the start of a wrapped line does not."""
    accepted: list[int] = []
    last: tuple[int, ...] = (0,)
    for index, row in enumerate(rows):
        if row.article is None or index in skipped:
            continue
        number = row.article.number
        if number == (1,) or _follows(number, last) or _stands_apart(rows, index):
            accepted.append(index)
            last = number
    return accepted


def _follows(number: tuple[int, ...], last: tuple[int, ...]) -> bool:
    return number[0] == last[0] + 1 or (len(number) > 1 and number[0] == last[0])


def _stands_apart(rows: Sequence[Row], index: int) -> bool:
    before = rows[index - 1] if index else None
    return before is None or before.division is not None or bool(CLOSED.search(before.text))


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
        short = not CLOSED.search(row.text) and len(row.text) <= LONGEST_ENTRY
        return short and (not labels or _looks_like_entry(row))
    again = label.label in labels and label.kind is not NodeKind.SECTION
    return not again and (row.article is None or len(row.text) <= LONGEST_ENTRY)


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


def is_title(row: Row) -> bool:
    """Whether a line reads like the title of an instrument."""
    text = re.sub(r"[\s　]", "", row.text)
    plain = row.article is None and row.division is None and not row.is_attachment
    return (
        plain and len(text) <= LONGEST_TITLE and bool(INSTRUMENT.search(text)) and "，" not in text
    )


def is_history(row: Row) -> bool:
    """Whether a line tells of adoption, amendment or promulgation."""
    if row.is_comment:
        return True
    told = len(row.text) <= HISTORY_REACH and HISTORY.search(row.text) is not None
    return told and not (is_title(row) and not DATED.match(row.text))


def split_parts(rows: Sequence[Row], articles: Sequence[int], contents: set[int]) -> list[Part]:
    """Cut the rows into regulations and the text around them."""
    starts = [_start_of(rows, articles, contents, n) for n in _firsts(rows, articles)]
    parts: list[Part] = []
    if not starts or starts[0] > 0:
        parts.append(Part(False, list(rows[: starts[0] if starts else len(rows)])))
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        part = Part(True, list(rows[start:end]))
        part.title = 0 if is_title(rows[start]) or start == 0 else None
        if part.title == 0 and (rows[start].article or rows[start].division):
            part.title = None
        parts.append(part)
    return parts


def _firsts(rows: Sequence[Row], articles: Sequence[int]) -> list[int]:
    """Positions in ``articles`` at which a regulation begins."""
    firsts = []
    for position, index in enumerate(articles):
        label = rows[index].article
        if position == 0 or (label is not None and label.number == (1,)):
            firsts.append(position)
    return firsts


def _start_of(
    rows: Sequence[Row], articles: Sequence[int], contents: set[int], position: int
) -> int:
    """The row at which the regulation whose first article is given begins: its title."""
    first = articles[position]
    floor = articles[position - 1] + 1 if position else 0
    at = first
    while at > floor and (rows[at - 1].division is not None or at - 1 in contents):
        at -= 1
    for index in range(at - 1, floor - 1, -1):
        if is_title(rows[index]) and not is_history(rows[index]):
            return index
    return at if position else _first_title(rows, at)


def _first_title(rows: Sequence[Row], end: int) -> int:
    """Without a line that reads like a title: the last short line before the history."""
    for index in range(end - 1, -1, -1):
        row = rows[index]
        if not is_history(row) and len(row.text) <= LONGEST_TITLE and not CLOSED.search(row.text):
            return index
    return end
