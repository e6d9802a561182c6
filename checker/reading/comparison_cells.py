"""What a cell of a comparison table says: a provision, that nothing changes, that it is deleted."""

from __future__ import annotations

import re
from enum import Enum, auto

from checker.reading.numerals import NUMERAL

SPACE = r"[\s\u3000*_]*"
NUMBER = rf"{NUMERAL}(?:{SPACE}{NUMERAL}){{0,8}}"
ARTICLE = re.compile(rf"{SPACE}(第{SPACE}{NUMBER}{SPACE}条(?:{SPACE}之{SPACE}{NUMERAL}{{1,3}})?)")
DIVISION = re.compile(rf"{SPACE}(?:第{SPACE}{NUMBER}{SPACE}[编章节]|[总附罚分]{SPACE}则{SPACE}$)")
PLACE = rf"(?:第{SPACE}{NUMBER}{SPACE}[条款项目]|（{SPACE}{NUMBER}{SPACE}）|{NUMBER}[、．.])"
MOVED = rf"(?:(?:条?序号?|条文)?(?:调整|改|变更|作|顺延)为?{SPACE}第{SPACE}{NUMBER}{SPACE}条{SPACE}[，,。；;]?)?"
WHAT = r"(?:本条|该条|此条|整条|全条|全文|条文|内容|原条文|其余|其他|各款|各项)*"
UNCHANGED = re.compile(
    rf"(?:{PLACE}{SPACE})*[（(〔\[]?{MOVED}{SPACE}{WHAT}{SPACE}"
    r"(?:同左|同前|同原条?文?|同现行条?(?:文|例|规定)?|与现行(?:条文|规定)一致|[无未不没][作有做]?任?何?(?:修改|变化|变动|改动|修订|调整|变更)"
    rf"|不[变改动]|未[变改动]|(?:维持|保留)(?:原|现行)?(?:条文|规定|内容|状|文)?(?:不变)?){SPACE}[）)〕\]]?{SPACE}[。.]?"
)
DELETED = re.compile(
    rf"(?:{PLACE}{SPACE})*[（(〔\[]?{WHAT}(?:已|拟|建议|予以)?(?:删除|删去|删掉){WHAT}{SPACE}[）)〕\]]?{SPACE}[。.]?"
)
BLANK = re.compile(r"[\s\u3000*_/／\-—－–无]*")
LONGEST_MARK = 40


class Said(Enum):
    """What a cell says."""

    PROVISION = auto()
    UNCHANGED = auto()
    DELETED = auto()
    NOTHING = auto()


def said_by(text: str) -> Said:
    """What a cell says; a word of its own is no provision: 同左, （删除）, ——."""
    if BLANK.fullmatch(text):
        return Said.NOTHING
    words = text.strip().strip("*_ ")
    if len(words) <= LONGEST_MARK:
        if UNCHANGED.fullmatch(words):
            return Said.UNCHANGED
        if DELETED.fullmatch(words):
            return Said.DELETED
    return Said.PROVISION


def is_partly_unchanged(text: str) -> bool:
    """Whether a line of a provision only says that a paragraph or an item stays: （二）同左."""
    return any(said_by(line) is Said.UNCHANGED for line in re.split(r"\n|<br\s*/?>", text))


def articles_in(text: str) -> list[str]:
    """The labels of the articles that lines of a cell begin with, without white space."""
    found = (ARTICLE.match(line) for line in re.split(r"\n|<br\s*/?>", text))
    return [re.sub(r"[\s*_]", "", match[1]) for match in found if match]


def is_division(text: str) -> bool:
    """Whether a cell is nothing but the heading of a part, chapter or section."""
    return DIVISION.match(text) is not None and len(text) <= LONGEST_MARK and "条" not in text
