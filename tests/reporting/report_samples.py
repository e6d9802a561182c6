"""Reports for the tests of the reporters, over a text written for them."""

from __future__ import annotations

from checker.findings import (
    Advice,
    Basis,
    Coverage,
    CoverageStatus,
    Finding,
    Highlight,
    Location,
    Related,
    Severity,
    Unreadable,
)
from checker.model import DocumentKind, Span
from checker.reporting.plain import Division, PlainDocument, PlainReport

TEXT = """甲省人口与计划生育条例

第一章　总则
第二条　各级人民政府应当控制人口数量。

第六章　法律责任
第三十六条　违反本条例规定生育子女的，由县级人民政府卫生健康主管部门征收社会抚养费。
有前款规定行为的，还应当承担下列后果：
（一）是国家工作人员的，给予开除处分；
（二）其子女不予办理入户手续。
"""
NOTICE = Basis("国卫人口发〔2021〕24号", "二（一）", "取消社会抚养费，清理和废止相关处罚规定")


def finding(
    quote: str,
    marks: list[tuple[str, str]],
    rule: str,
    severity: Severity = Severity.ERROR,
    place: tuple[str | None, str | None, int | None, str | None] = (None, None, None, None),
    text: str = TEXT,
    related: tuple[Related, ...] = (),
) -> Finding:
    """A finding on ``quote``; ``marks`` are words of it and their concepts."""
    start = text.index(quote)
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    chapter, article, paragraph, item = place
    spans = [(start + quote.index(words), len(words), concept) for words, concept in marks]
    return Finding(
        rule=rule,
        topic="maintenance-fee",
        severity=severity,
        title="征收社会抚养费",
        chapter=chapter,
        article=article,
        paragraph=paragraph,
        item=item,
        quote=quote,
        span=Span(start, start + len(quote)),
        highlights=tuple(Highlight(at, at + length, name) for at, length, name in spans),
        location=Location(line, column, line, column + len(quote)),
        message="本条仍规定征收社会抚养费。",
        basis=(NOTICE,),
        advice=Advice("delete", "删除本条。"),
        fingerprint=f"{rule}-{start}",
        related=related,
    )


AIM = finding(
    "应当控制人口数量",
    [("控制人口数量", "aim")],
    "AIM001",
    Severity.WARNING,
    ("第一章", "第二条", 1, None),
)
LEVY = finding(
    "由县级人民政府卫生健康主管部门征收社会抚养费",
    [("征收", "levy"), ("社会抚养费", "maintenance-fee")],
    "FEE001",
    place=("第六章", "第三十六条", 1, None),
    related=(Related("第二十一条", "生育第二个子女应当取得生育证", "reference"),),
)
HUKOU = finding(
    "其子女不予办理入户手续",
    [("不予办理入户", "hukou")],
    "HUK001",
    Severity.NOTE,
    ("第六章", "第三十六条", 2, "（二）"),
)


def coverage(name: str, title: str, status: CoverageStatus, article: str | None) -> Coverage:
    """A line of the coverage table."""
    basis = Basis("国卫人口发〔2021〕24号", "二（一）", "依法实施三孩生育政策")
    return Coverage(name, title, status, article, None, basis, f"增加{title}的规定。")


COVERAGE = (
    coverage("three-child-policy", "三孩生育政策", CoverageStatus.PRESENT, "第十五条"),
    coverage("parental-leave", "育儿假", CoverageStatus.ABSENT, None),
)


def document(
    findings: tuple[Finding, ...] = (AIM, LEVY, HUKOU),
    text: str = TEXT,
    covered: tuple[Coverage, ...] = COVERAGE,
    path: str = "drafts/draft.txt",
) -> PlainDocument:
    """A checked draft of two chapters."""
    chapters = tuple(
        Division(text.index(label), text.index(end) if end else len(text), label, heading)
        for label, end, heading in (
            ("第一章", "第六章", "第一章 总则"),
            ("第六章", None, "第六章 法律责任"),
        )
        if label in text
    )
    title = "甲省人口与计划生育条例"
    return PlainDocument(path, title, DocumentKind.REGULATION, text, chapters, findings, covered)


def report(*documents: PlainDocument, unreadable: tuple[Unreadable, ...] = ()) -> PlainReport:
    """A report of these documents, of the sample alone if none is given."""
    return PlainReport(documents or (document(),), unreadable, "3f2a9c")
