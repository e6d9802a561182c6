"""Where a finding stands inside its article, in the words of a citation: 第二款第三项."""

from __future__ import annotations

import re

from checker.findings import Finding

_DIGITS = "零一二三四五六七八九"
_BRACKETED = re.compile(r"^[（(](?P<number>[一二三四五六七八九十百]+)[)）]$")


def within_article(finding: Finding) -> str:
    """Paragraph and item of a finding; empty for an article as a whole."""
    return cited(finding.article, finding.paragraph, finding.item)


def cited(article: str | None, paragraph: int | None, item: str | None) -> str:
    """Paragraph and item inside an article: ``第二款第三项``.

    The first paragraph goes unnamed, for an article of one paragraph has no 第一款. In
    a text without articles a paragraph is ``第五段``.
    """
    number = paragraph or 0
    if article is None:
        return (f"第{chinese(number)}段" if number else "") + _item(item)
    return (f"第{chinese(number)}款" if number > 1 else "") + _item(item)


def _item(label: str | None) -> str:
    if not label:
        return ""
    bracketed = _BRACKETED.match(label)
    return f"第{bracketed['number']}项" if bracketed else f"“{label}”项"


def chinese(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals, a greater one in digits: 十二, 二十, 120."""
    if not 0 < number < 100:
        return f" {number} "
    tens, units = divmod(number, 10)
    return _tens(tens) + (_DIGITS[units] if units or not tens else "")


def _tens(tens: int) -> str:
    return "" if not tens else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
