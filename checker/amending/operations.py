"""What a decision orders: its instruments, its operations, its own clauses, what was not understood.

The terms are those of drafting: a provision is replaced, deleted, inserted, split, merged, moved or
gets another number; words in it are replaced, deleted or inserted; a heading is renamed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from checker.model import Span

LAST = -1  # 最后一款: the last of its kind
Number = tuple[int, ...]
MARKS = str.maketrans("〈〉", "《》")


class OperationKind(StrEnum):
    """What is done."""

    REPLACE = "replace"  # 修改为
    DELETE = "delete"  # 删去
    INSERT = "insert"  # 增加
    SPLIT = "split"  # 改为两条
    MERGE = "merge"  # 合并
    MOVE = "move"  # 移作, 单列一条, 改为第X条第Y款
    RENUMBER = "renumber"  # 改为第X条
    RENAME = "rename"  # 章名, 名称, 将本条例中的“A”修改为“B”


class Level(StrEnum):
    """On which level a named place lies."""

    WHOLE = "whole"  # 本条例
    TITLE = "title"  # 名称
    PREAMBLE = "preamble"  # 引言
    ANNEX = "annex"
    BOOK = "book"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUBITEM = "subitem"
    SEGMENT = "segment"  # 第一自然段: one of the lines of a paragraph that has items
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place in the regulation as the decision names it; ``None`` is what it does not say.

    ``is_new`` if the numbers are those after the decision (作为第三款), not those before it;
    ``is_old`` if the decision says that they are those before it.
    """

    level: Level
    span: Span = field(default=Span(0, 0), compare=False)  # of the words in the decision
    book: int | None = None
    chapter: int | None = None
    section: int | None = None
    article: Number | None = None
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None
    segment: int | None = None
    sentence: int | None = None
    is_heading: bool = False  # 第二章章名
    is_new: bool = False
    is_old: bool = False  # 原第三条
    name: str = ""  # the title of a division: 附则, 第六章“法律责任”
    annex: int | None = None  # 附件二第三项; 0 if it has no number

    def above(self, level: Level) -> NamedPlace:
        """The same place without what is named on ``level`` and below it."""
        order = [each.value for each in PATH]
        if level.value not in order:
            return self
        cut = order.index(level.value)
        kept = [name for name in order[:cut] if getattr(self, name) is not None]
        blank: dict[str, Any] = dict.fromkeys(order[cut:])
        new_level = Level(kept[-1]) if kept else Level.WHOLE
        return replace(self, level=new_level, **blank)

    def named(self) -> str:
        """The place in the words of legislation: 第十条第二款第一项."""
        from checker.amending.wording import place_words

        return place_words(self)


PATH = (
    Level.BOOK,
    Level.CHAPTER,
    Level.SECTION,
    Level.ARTICLE,
    Level.PARAGRAPH,
    Level.ITEM,
    Level.SUBITEM,
    Level.SEGMENT,
    Level.SENTENCE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Quoted words: their lines without the quotation marks, and where they stand in the decision."""

    span: Span
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words as one string."""
        return "".join(self.lines)


@dataclass(frozen=True, slots=True)
class Operation:
    """One order of a decision; ``span`` and ``instruction`` are its place and words there.

    ``places`` are named by the numbers before the decision. Where ``old`` is set, words are
    replaced, deleted or inserted there; otherwise whole provisions.
    """

    kind: OperationKind
    span: Span
    instruction: str
    places: tuple[NamedPlace, ...] = ()
    targets: tuple[NamedPlace, ...] = ()  # 作为第三十一条、第三十二条: by the numbers to come
    text: Wording | None = None  # the new provisions
    old: Wording | None = None  # words that are replaced, deleted or beside which words come in
    new: Wording | None = None  # the words that come in
    is_before: bool = False  # 前增加
    is_after: bool = False  # 在第X条后增加: ``places`` are what comes before
    is_each: bool = False  # 中的: every occurrence is meant
    is_at_end: bool = False  # 末尾的: the last occurrence; where ``old`` is empty, the end itself
    unit: Level | None = None  # what is inserted: 一条, 两款
    count: int = 1
    includes: tuple[NamedPlace, ...] = ()  # 包括第一条至第七条, 列入本章
    into: NamedPlace | None = None  # 移至第二章: the division or article, as it is now


class ClauseKind(StrEnum):
    """What a clause of the decision says of the decision itself."""

    EFFECT = "effect"  # 本决定自…起施行
    REPUBLICATION = "republication"  # 重新公布
    ORDER = "order"  # 对条文顺序作相应调整
    WORDING = "wording"  # 对个别文字作相应修改
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OwnClause:
    """A clause of the decision itself; ``date`` is that of its effect, as written."""

    kind: ClauseKind
    span: Span
    words: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Words of the decision that order something, or may, and were not understood."""

    span: Span
    words: str
    instrument: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law or regulation that the decision amends, and what it orders for it."""

    title: str
    span: Span
    operations: tuple[Operation, ...] = ()


@dataclass(frozen=True)
class Decision:
    """A parsed amending decision (修改决定) or amendment (修正案).

    ``passed`` is what it says of its adoption or promulgation: 2021年4月29日…通过.
    """

    path: str
    title: str
    instruments: tuple[Instrument, ...] = ()
    clauses: tuple[OwnClause, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    passed: str = ""
    text: str = field(default="", repr=False)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The operations of all instruments, in order."""
        return tuple(each for one in self.instruments for each in one.operations)

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset of the decision."""
        line = self.text.count("\n", 0, offset)
        return line + 1, offset - (self.text.rfind("\n", 0, offset) + 1) + 1

    def part_for(self, title: str) -> Instrument | None:
        """The part that amends the regulation of a title; ``None`` if there is none."""
        wanted = plain_title(title)
        for each in self.instruments:
            if plain_title(each.title) == wanted:
                return each
        if wanted:
            for each in self.instruments:
                name = plain_title(each.title)
                if name and (name.endswith(wanted) or wanted.endswith(name)):
                    return each
        return None


def plain_title(title: str) -> str:
    """A title as it is compared: without blanks, brackets around it and 中华人民共和国."""
    words = re.sub(r"\s", "", title.translate(MARKS)).strip("《》")
    words = re.sub(r"[（(](?:草案|修正草案|修改稿|试行|\d{4}[^）)]*)[）)]$", "", words)
    return words.replace("《", "").replace("》", "").removeprefix("中华人民共和国")
