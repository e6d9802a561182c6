"""Which lines are what: preface, title, history, contents, divisions, articles, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.structure.rows import CLOSED, Row
from checker.structure.wrapping import LEFT_OPEN

INSTRUMENT = re.compile(
    r"(?:条例|办法|规定|规则|细则|法|决定|意见|通知|方案|章程|制度|公约|守则|标准|规程|修正案|公告|通告|简章|解释|要点)"
    r"(?:[（(〔\[][^）)〕\]]{1,40}[）)〕\]])*$"
)
HISTORY = re.compile(
    r"(?:通过|修订|修正|公布|发布|批准|施行|号令|令第|颁布|印发|第.{1,4}号|〔\d{4}〕|\[\d{4}\])|^\d{4}年\d{1,2}月\d{1,2}日$"
)
ANNEX_MARK = re.compile(r"^附[\s\d件]{0,4}[：:]\s*")
ANNEXED = re.compile(
    rf"{ANNEX_MARK.pattern}[^，。；\d]{{2,60}}(?:条例|办法|规定|规则|细则|规程|守则|公约|方案)(?:[（(][^）)]{{1,20}}[）)])?$"
)
OPENED = re.compile(r"^[（(]\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[^）)]*$")
DATED = re.compile(r"^[（(]|^\d{4}\s*年|^[一二三四五六七八九〇○零]{4}年|^根据")
YEAR = re.compile(r"\d{4}\s*年|[〔\[（(]\d{4}[〕\]）)]|[一二三四五六七八九〇○零]{4}年")
UNFINISHED = re.compile(r"(?:[年月、，（(《]|根据|\d)$")
TITLE_GOES_ON = re.compile(r"^(?:的|关于|》|〉)")
TITLE_LEFT_OPEN = re.compile(r"(?:关于|修改|修订|废止|印发|实施|的|和|、|[《〈][^》〉]{0,40})$")
LONGEST_TITLE = 70
HISTORY_REACH = 160
LONGEST_UNDATED_HISTORY = 24


@dataclass
class Part:
    """A stretch of rows: a regulation, or what stands before, between and behind regulations."""

    is_regulation: bool
    rows: list[Row] = field(default_factory=list)
    title_rows: int = 0  # how many of the rows are its title

    @property
    def title(self) -> str:
        """The title without white space; empty if there is none."""
        text = "".join(row.text for row in self.rows[: self.title_rows])
        return re.sub(r"\s", "", ANNEX_MARK.sub("", text))


def accepted_articles(rows: Sequence[Row], skipped: set[int]) -> list[int]:
    """The rows that truly open an article; a label at the start of a wrapped line does not."""
    accepted: list[int] = []
    last: tuple[int, ...] = (0,)
    for index, row in enumerate(rows):
        if row.article is None or index in skipped or _is_cited(rows, index):
            continue
        number = row.article.number
        if number == (1,) or _follows(number, last) or _stands_apart(rows, index):
            accepted.append(index)
            last = number
    return accepted


def _follows(number: tuple[int, ...], last: tuple[int, ...]) -> bool:
    return number[0] == last[0] + 1 or (len(number) > 1 and number[0] == last[0])


def _is_cited(rows: Sequence[Row], index: int) -> bool:
    """Whether the line before leads up to the number of an article."""
    before = rows[index - 1] if index else None
    if before is None or before.division is not None or before.text.endswith("，"):
        return False
    return LEFT_OPEN.search(before.text) is not None


def _stands_apart(rows: Sequence[Row], index: int) -> bool:
    before = rows[index - 1] if index else None
    if before is None or before.division is not None or CLOSED.search(before.text):
        return True
    return is_title(before) or is_history(before)  # an excerpt may begin with any number


def is_title(row: Row) -> bool:
    """Whether a line reads like the title of an instrument."""
    text = re.sub(r"[\s　]", "", row.text)
    plain = row.article is None and row.division is None and not row.is_attachment
    return (
        plain and len(text) <= LONGEST_TITLE and bool(INSTRUMENT.search(text)) and "，" not in text
    )


def is_heading_title(row: Row) -> bool:
    """Whether a line is the title of what follows, perhaps with the mark of an annex: 附：…办法."""
    return is_title(row) or (row.is_attachment and ANNEXED.match(row.text) is not None)


def is_history(row: Row) -> bool:
    """Whether a line tells of adoption, amendment or promulgation."""
    if row.is_comment:
        return True
    if row.opens or len(row.text) > HISTORY_REACH:
        return False
    if HISTORY.search(row.text) is None:
        return OPENED.match(row.text) is not None
    if DATED.match(row.text):
        return True
    is_short = len(row.text) <= LONGEST_UNDATED_HISTORY and not row.text.endswith("。")
    return (is_short or YEAR.search(row.text) is not None) and not is_title(row)


def history_goes_on(before: str, row: Row) -> bool:
    """Whether a line goes on with the history of which ``before`` is the text so far."""
    if row.opens or is_title(row):
        return False
    is_open = before.count("（") + before.count("(") > before.count("）") + before.count(")")
    return is_open or UNFINISHED.search(before) is not None


def split_parts(rows: Sequence[Row], articles: Sequence[int], contents: set[int]) -> list[Part]:
    """Cut the rows into regulations and the text around them."""
    starts = [_start_of(rows, articles, contents, n) for n in _firsts(rows, articles)]
    parts: list[Part] = []
    if not starts or starts[0] > 0:
        parts.append(Part(False, list(rows[: starts[0] if starts else len(rows)])))
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        part = Part(True, list(rows[start:end]))
        part.title_rows = _title_rows(part.rows, start == 0)
        parts.append(part)
    return parts


def _title_rows(rows: Sequence[Row], is_first: bool) -> int:
    """How many rows the title takes: one that reads like a title ends it."""
    if rows[0].article or rows[0].division:
        return 0
    for index, row in enumerate(rows[:3]):
        if is_heading_title(row):
            return index + 1
        if not _title_goes_on(row, rows[index + 1 : index + 2]):
            break
    return 1 if is_first else 0


def _title_goes_on(row: Row, following: Sequence[Row]) -> bool:
    """Whether a line is the first half of the title that the next one ends."""
    if row.opens or len(row.text) > LONGEST_TITLE or not following or not is_title(following[0]):
        return False
    return bool(TITLE_LEFT_OPEN.search(row.text) or TITLE_GOES_ON.match(following[0].text))


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
        if is_heading_title(rows[index]) and not is_history(rows[index]):
            goes_on = index > floor and _title_goes_on(rows[index - 1], rows[index : index + 1])
            return index - goes_on
    return at if position else _first_title(rows, at)


def _first_title(rows: Sequence[Row], end: int) -> int:
    """Without a line that reads like a title: the last short line before the history."""
    for index in range(end - 1, -1, -1):
        row = rows[index]
        if not is_history(row) and len(row.text) <= LONGEST_TITLE and not CLOSED.search(row.text):
            return index
    return end
