"""Where a finding stands inside its article, in the words of a citation: 第二款第三项."""

from __future__ import annotations

import re

from checker.findings import Finding
from checker.reading.numerals import to_chinese

_BRACKETED = re.compile(r"^[（(](?P<number>[一二三四五六七八九十百]+)[)）]$")


def within_article(finding: Finding) -> str:
    """Paragraph and item of a finding; empty for an article as a whole."""
    return cited(finding.article, finding.paragraph, finding.item)


def cited(article: str | None, paragraph: int | None, item: str | None) -> str:
    """Paragraph and item inside an article: ``第二款第三项``.

    The first paragraph goes unnamed, for an article of one paragraph has no 第一款. In
    a text without articles a paragraph is ``第五段``.
    """
    if article is None:
        return (paragraph_name(paragraph, "段") if paragraph else "") + _item(item)
    return (paragraph_name(paragraph, "款") if paragraph and paragraph > 1 else "") + _item(item)


def paragraph_name(number: int, word: str) -> str:
    """``第二款``, ``第十二段``; in digits beyond 9999, for which there is no short numeral."""
    return f"第{to_chinese(number) if number < 10_000 else number}{word}"


def _item(label: str | None) -> str:
    if not label:
        return ""
    bracketed = _BRACKETED.match(label)
    return f"第{bracketed['number']}项" if bracketed else f"“{label}”项"
