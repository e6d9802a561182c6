"""What the heading of a column says of a comparison table: the old text, the new one, or neither."""

from __future__ import annotations

import re
from enum import StrEnum

LONGEST = 120  # characters of a heading; more is a provision
BLANKS = re.compile(r"[\s*_#:：]")
VERSIONS = r"条文|条款|条例|规定|法规|办法|细则|文本|内容|原文|规章|表述|版本|稿"
# Headings that speak of the change but stand over reasons, before those over provisions.
ASIDE = re.compile(
    r"理由|说明|依据|备注|原因|解释|目的|上位法|参考|参照|情况|序号|编号|章节|条序|条号|条目|类型|类别|意见$|单位"
)
OLD = re.compile(
    rf"现行|原(?:{VERSIONS}|法|文|有)|^原$|修[订改正](?:之)?前|修[订改正]以前|旧(?:{VERSIONS}|法)|现(?:{VERSIONS})"
)
NEW = re.compile(
    rf"修[订改正](?:之|以)?后|修[订改正]为|改为|修[订改正](?:建议)?(?:{VERSIONS}|草案|案)|修[订改正]$"
    rf"|草案|[一二三四五]审(?:稿|$)|讨论稿|征求意见稿|送审稿|审议稿|建议稿|表决稿|新(?:{VERSIONS}|法)"
)
PROVISION = re.compile(r"第[〇零一二三四五六七八九十百\d]+[编章节条款项]|[。；]")
AFTERWARDS = re.compile(r"后|改为|修[订改正]为")
BRACKETED = re.compile(r"[（(〔\[].*?[）)〕\]]|《[^》]*》")


class Heading(StrEnum):
    """What stands under a heading."""

    OLD = "old"
    NEW = "new"
    ASIDE = "aside"  # numbers, reasons, remarks
    UNKNOWN = "unknown"


def heading_of(text: str) -> Heading:
    """What a heading such as ``修改后条文`` stands over.

    Brackets and names in them count only where nothing else does; a provision is no heading.
    """
    words = bare(text)
    if not words or len(words) > LONGEST or PROVISION.search(words):
        return Heading.UNKNOWN
    for said in (BRACKETED.sub("", words), words):
        for pattern, kind in ((ASIDE, Heading.ASIDE), (OLD, Heading.OLD), (NEW, Heading.NEW)):
            if pattern.search(said):
                return kind
    return Heading.UNKNOWN


def is_final(text: str) -> bool:
    """Whether a heading over a new text says that it is what comes of the change: 修改后."""
    return AFTERWARDS.search(bare(text)) is not None


def bare(text: str) -> str:
    """A heading without white space and marks."""
    return BLANKS.sub("", text)
