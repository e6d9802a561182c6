"""A decision becomes typed operations: its lines, its instruments, its instructions, its own clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.amending.instructions import Instructions
from checker.amending.mentions import PLACED, TITLE, Named, named
from checker.amending.operations import (
    ClauseKind,
    Decision,
    Instrument,
    NotUnderstood,
    Operation,
    OwnClause,
    plain_title,
)
from checker.amending.quotations import QUOTED, folded
from checker.model import Regulation, Span

NUMBERED = re.compile(
    r"[\s|]*(?:[（(][一二三四五六七八九十]{1,3}[）)]|第?[一二三四五六七八九十百千零〇]{1,8}[、．]|\d{1,3}[.．、]"
    r"|[（(]\d{1,2}[）)]|[①-⑳]|第[一二三四五六七八九十百]{1,4}条[\s　]+(?=\ue001|将|对|删|增|在|把))[\s|]*"
)
ARTICLE_NUMBERED = re.compile(
    rf"\s*{PLACED}[ \t\u3000]+(?=将|把|对|删[去除]|增加|新增|在{PLACED}|{PLACED})"
)
SUBORDINATE = re.compile(r"[\s|]*(?:[（(]|\d{1,3}[.．、]|[①-⑳])")
ORDERING = re.compile(
    rf"删[去除掉]|废止|取消{PLACED}|改为|合并|作为|移[至到入]|并入|增加|单列|分为"
)
OPERATIVE = re.compile(
    rf"(?:将|把)?{PLACED}(?:.{{0,6}}{QUOTED}|.{{0,4}}(?:修改|改为|作为|增加|删|合并|单|分为))"
    rf"|(?:删去|删除){PLACED}|(?:新增|增加)[一二两三四五六七八九十]+[编章节条款项]"
    rf"|(?:将|把)(?:{QUOTED})"
)
HEADING = re.compile(
    rf"(?:对|将|关于|修改|修正)?\s*{TITLE}\s*(?:的)?[^。；：“”第《》\n]{{0,16}}[：:。]?\s*$"
)
PREAMBLE = re.compile(r"(?:作|修改|修正|修订|决定|如下).{0,12}[：:]\s*$")
LEADING = re.compile(r"决定|修改|修正|修订")
GROUP = re.compile(
    r"(?:对|将)?(?:部分|有关|相关|以下|下列|其他|个别)?(?:条文|条款|文字|内容|规定|章节)?(?:及有关表述)?作(?:出)?(?:以下|如下|出)(?:文字|相应)?(?:的)?修[改正][：:。]?\s*$"
)
NO_HEADING = re.compile(r"重新公布|废止|停止执行|根据本")
EFFECT = re.compile(r"本(?:决定|修正案|办法|条例).{0,12}自(?P<date>.{2,24}?)起(?:施行|生效|实施)")
REPEALED = re.compile(
    r"(?:同时)?(?:废止|停止执行)\s*《|《[^》\n]+》[^。；]{0,20}(?:予以|同时)?废止"
)
REPUBLISHED = re.compile(r"重新公布|重新发布|予以公布")
ORDER = re.compile(
    r"(?:条文|条款|章节|序号|顺序|条、款|款、项|章、条|条目|条序)[^。：“]{0,24}"
    r"(?:相应(?:的)?(?:调整|修改|顺延|变动)|依次(?:调整|顺延)|顺延)"
    r"|(?:调整|理顺)(?:条文|条款)?(?:的)?(?:顺序|序号)"
)
EDITORIAL = re.compile(r"(?:个别|部分|有关|相关)(?:文字|表述|标点|语句)")
REFERRED = re.compile(r"引用|援引|附件|附表")
PASSED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日[^。]{0,60}?(?:通过|公布|发布|批准)")
PROMULGATED = re.compile(r"第\s*\d+\s*号|令第|^\d{4}年\d{1,2}月\d{1,2}日$")
TITLE_END = re.compile(r"(?:决定|修正案)(?:[（(][^（）()]{1,20}[）)])*$")
AMENDMENT = re.compile(r"修正案(?:[（(][^（）()]{1,20}[）)])*$")


def parse_decision(regulation: Regulation) -> Decision:
    """The operations of an amending decision or amendment, with their places.

    Never refuses a text: what orders something and is not understood stands in
    ``not_understood``, and what is no decision has no operations.
    """
    text = regulation.source.spoken.text
    return _Reader(text, regulation.source.path, regulation.title).read()


@dataclass
class _Part:
    title: str
    span: Span
    operations: list[Operation] = field(default_factory=list)


class _Reader:
    def __init__(self, text: str, path: str, title: str) -> None:
        self._text, self._path = text, path
        self._given_title = title
        self._named: Named = named(folded(text))
        self._parts: list[_Part] = []
        self._current: _Part | None = None
        self._clauses: list[OwnClause] = []
        self._missed: list[NotUnderstood] = []

    def read(self) -> Decision:
        lines = list(self._lines())
        first = self._first(lines)
        front = lines[:first]
        title = self._title(front)
        self._front_instruments(front, title)
        instructions = Instructions(self._named)
        for start, end in lines[first:]:
            self._line(start, end, instructions)
        for span in self._named.folded.unclosed:
            self._miss(span, "引号没有关闭：")
        return self._decision(title, front)

    def _decision(self, title: str, front: list[tuple[int, int]]) -> Decision:
        instruments = tuple(Instrument(p.title, p.span, tuple(p.operations)) for p in self._parts)
        return Decision(
            self._path,
            title,
            instruments,
            tuple(self._clauses),
            tuple(sorted(self._missed, key=lambda each: each.span)),
            self._passed(front),
            self._text,
        )

    def _lines(self) -> Iterator[tuple[int, int]]:
        """The lines of the folded text that are not blank; a quotation joins those it stands on."""
        text, at = self._named.text, 0
        joined = -1
        for line in text.splitlines(keepends=True):
            end = at + len(line)
            if line.strip():
                opens_text = (
                    re.search(r"[：:]\s*$", line) and QUOTED in text[end : end + 40].lstrip()[:1]
                )
                start = joined if joined >= 0 else at
                if opens_text:
                    joined = start
                else:
                    joined = -1
                    yield start, at + len(line.rstrip())
            at = end
        if joined >= 0:
            yield joined, at

    def _first(self, lines: list[tuple[int, int]]) -> int:
        """Which line is the first instruction, or the heading of the first part."""
        for index, line in enumerate(lines):
            before = self._plain_line(*lines[index - 1]) if index else ""
            is_led_up_to = PREAMBLE.search(before) and LEADING.search(before)
            if is_led_up_to or self._begins(*line):
                return index
        return len(lines)

    def _begins(self, start: int, end: int) -> bool:
        """Whether a line is the first instruction, or the heading of the first part."""
        words = self._named.text[start:end]
        body = NUMBERED.sub("", words, count=1)
        if NUMBERED.match(words) and (HEADING.match(self._plain(start, end)) or GROUP.match(body)):
            return True
        return OPERATIVE.match(body) is not None or bool(
            NUMBERED.match(words) and re.search(f"修改|增加|删[去除]|{PLACED}|{QUOTED}", body)
        )

    def _plain(self, start: int, end: int) -> str:
        """The words of a line of the decision without its number."""
        span = self._named.span(start, end)
        return NUMBERED.sub("", self._text[span.start : span.end], count=1).strip()

    def _title(self, front: list[tuple[int, int]]) -> str:
        words = ""
        for start, end in front[:6]:
            words += re.sub(r"\s", "", self._plain_line(start, end))
            if TITLE_END.search(words):
                return words
        return self._given_title or words[:100]

    def _plain_line(self, start: int, end: int) -> str:
        span = self._named.span(start, end)
        return self._text[span.start : span.end]

    def _front_instruments(self, front: list[tuple[int, int]], title: str) -> None:
        """What the title or the words before the first instruction say is amended."""
        if AMENDMENT.search(title):
            self._start_part(AMENDMENT.sub("", title), Span(0, 0))
        matches = list(re.finditer(r"(?:修改|修正|修订)[（(]?" + TITLE, title))
        for match in matches:
            self._start_part(match["title"], Span(0, 0))
        for start, end in front:
            words = self._plain_line(start, end)
            base = self._named.span(start, end).start
            for match in re.finditer(rf"对{TITLE}[^《》]{{0,20}}(?:作|进行)", words):
                self._start_part(match["title"], Span(base + match.start(), base + match.end()))
        if self._parts:
            self._current = self._parts[0]

    def _start_part(self, title: str, span: Span) -> None:
        title = re.sub(r"\s", "", title)
        known = [p for p in self._parts if plain_title(p.title) == plain_title(title)]
        if not known:
            known = [_Part(title, span)]
            self._parts.append(known[0])
        self._current = known[0]

    def _line(self, start: int, end: int, instructions: Instructions) -> None:
        words = self._named.text[start:end]
        number = NUMBERED.match(words) or ARTICLE_NUMBERED.match(words)
        begin = start + (number.end() if number else 0)
        heading = HEADING.match(self._plain(start, end))
        is_heading = heading is not None and not NO_HEADING.search(words)
        if heading is not None and is_heading:
            self._start_part(heading["title"], self._named.span(start, end))
        leads_on = is_heading or self._leads_on(self._named.text[begin:end])
        if number or leads_on:
            instructions.forget(keep=number is not None and SUBORDINATE.match(words) is not None)
        if not leads_on and not self._own_clause(begin, end):
            self._instruct(begin, end, instructions)

    def _leads_on(self, words: str) -> bool:
        """Whether a line only leads up to others: 对部分条文作以下修改：."""
        is_preamble = PREAMBLE.search(words) and PLACED not in words and QUOTED not in words
        return bool(is_preamble or GROUP.match(words))

    def _instruct(self, begin: int, end: int, instructions: Instructions) -> None:
        for found in instructions.read(begin, end):
            if isinstance(found, NotUnderstood) and self._take_own(found.span):
                continue
            if isinstance(found, NotUnderstood):
                self._missed.append(
                    NotUnderstood(
                        found.span, found.words, self._current.title if self._current else ""
                    )
                )
                continue
            operation, title = found
            if title:
                self._start_part(title, operation.span)
            if self._current is None:
                self._start_part("", Span(0, 0))
            assert self._current is not None
            self._current.operations.append(operation)

    def _own_clause(self, start: int, end: int) -> bool:
        """Take in a line that speaks of the decision itself or orders what goes without saying."""
        words = self._named.text[start:end]
        if QUOTED in words or (PLACED in words and ORDERING.search(words)):
            return False
        return self._take_own(self._named.span(start, end))

    def _take_own(self, span: Span) -> bool:
        words = self._text[span.start : span.end]
        if "“" in words:
            return False
        kinds = list(_own_kinds(words))
        for kind, date in kinds:
            self._clauses.append(OwnClause(kind, span, words.strip(), date))
        return bool(kinds)

    def _miss(self, span: Span, why: str) -> None:
        self._missed.append(NotUnderstood(span, why + self._text[span.start : span.end][:80]))

    def _passed(self, front: list[tuple[int, int]]) -> str:
        words = "".join(re.sub(r"\s", "", self._plain_line(*line)) for line in front)
        match = PASSED.search(words)
        return match[0] if match else ""


def _own_kinds(words: str) -> Iterator[tuple[ClauseKind, str]]:
    effect = EFFECT.search(words)
    if effect:
        yield ClauseKind.EFFECT, effect["date"]
    if REPEALED.match(words):
        yield ClauseKind.OTHER, ""
    if REPUBLISHED.search(words):
        yield ClauseKind.REPUBLICATION, ""
    if REFERRED.search(words):
        return
    if ORDER.search(words):
        yield ClauseKind.ORDER, ""
    if EDITORIAL.search(words):
        yield ClauseKind.WORDING, ""
