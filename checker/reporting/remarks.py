"""What formats for other programs say in words of a finding and of what a draft lacks."""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings import Coverage, CoverageStatus, Finding
from checker.reporting import vocabulary
from checker.reporting.columns import cut, harmless
from checker.reporting.place import within_article
from checker.reporting.plain import PlainDocument

LONGEST_QUOTE = 160  # in columns of a terminal: two a Chinese character


def address(finding: Finding) -> str:
    """Where a finding stands, as a citation: ``第三十六条第二款第三项``; may be empty."""
    return (finding.article or "") + within_article(finding)


def one_line(text: str) -> str:
    """The text on one line, without what could steer a terminal or a log."""
    return " ".join(harmless(text).split())


def words(finding: Finding) -> str:
    """The words of the source that are at fault, on one line, cut if they are many."""
    return cut(one_line(finding.quote), LONGEST_QUOTE)


def remarks(finding: Finding) -> Iterator[str]:
    """What there is to say of a finding, a line each: the message, the words, basis, advice."""
    yield one_line(finding.message)
    yield f"原文：“{words(finding)}”"
    for basis in finding.basis:
        yield f"依据：{one_line(vocabulary.cite(basis))}"
    yield f"建议：{one_line(finding.advice.text)}"
    for related in finding.related:
        quote = cut(one_line(related.quote), LONGEST_QUOTE)
        yield f"相关：{related.article}“{quote}”（{vocabulary.why(related.why)}）"


def headline(finding: Finding) -> str:
    """Message, place and words of a finding in one line."""
    place = address(finding)
    return f"{place + '：' if place else ''}{one_line(finding.message)}原文：“{words(finding)}”。"


def absent(document: PlainDocument) -> list[Coverage]:
    """What the notice asks for and the draft lacks."""
    return [each for each in document.coverage if each.status is CoverageStatus.ABSENT]


def missing_id(coverage: Coverage) -> str:
    """What stands for a rule where a requirement of the notice is not met."""
    return f"missing/{coverage.requirement}"


def missing_title(coverage: Coverage) -> str:
    """The title of a lacking requirement, as rules have titles."""
    return f"缺少通知要求的内容：{one_line(coverage.title)}"


def missing_remarks(coverage: Coverage) -> Iterator[str]:
    """What there is to say of a lacking requirement, a line each."""
    yield f"{missing_title(coverage)}。"
    yield f"依据：{one_line(vocabulary.cite(coverage.basis))}"
    yield f"建议：{one_line(coverage.advice)}"
