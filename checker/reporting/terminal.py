"""A report for readers: by file, chapter and article, each finding with its basis and advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.findings import Coverage, CoverageStatus, Finding, Severity
from checker.model import Span
from checker.reporting import vocabulary
from checker.reporting.aside import render_aside, render_remarks
from checker.reporting.columns import harmless
from checker.reporting.excerpt import Excerpt, excerpt
from checker.reporting.lines import Layout, Line, Segment, hanging, line
from checker.reporting.place import within_article
from checker.reporting.plain import PlainDocument, PlainReport

LONGEST_EXCERPT = 120
_MARGIN = Segment(" " * 6)


def render_terminal(report: PlainReport, layout: Layout) -> Iterator[Line]:
    """The lines of the whole report, without those about unreadable files."""
    for document in report.documents:
        yield from _document(document, layout)
        yield line("")
    yield from _summary(report, layout)


def _document(document: PlainDocument, layout: Layout) -> Iterator[Line]:
    title = f"　{document.title}" if document.title else ""
    kind = vocabulary.DOCUMENT[document.kind]
    head = [Segment(harmless(document.path), "path"), Segment(f"{harmless(title)}（{kind}）")]
    yield from hanging((), head, layout)
    yield from render_remarks(document, layout)
    if not document.findings:
        yield line("  未发现问题。", "good")
    for chapter, findings in groupby(document.findings, lambda f: _chapter(document, f)):
        if chapter:
            yield from _heading(2, chapter, layout)
        for article, found in groupby(findings, lambda f: _article(document, f)):
            if article:
                yield from _heading(4, article, layout)
            for finding in found:
                yield from _finding(document, finding, layout)
    yield from render_aside(document, layout)
    yield from _coverage(document.coverage, layout)


def _heading(indent: int, text: str, layout: Layout) -> list[Line]:
    return hanging([Segment(" " * indent)], [Segment(harmless(text), "heading")], layout)


def _chapter(document: PlainDocument, finding: Finding) -> str:
    return document.heading(finding.chapter, finding.span.start) if finding.chapter else ""


def _article(document: PlainDocument, finding: Finding) -> str:
    return document.heading(finding.article, finding.span.start) if finding.article else ""


def _finding(document: PlainDocument, finding: Finding, layout: Layout) -> Iterator[Line]:
    severity = Segment(vocabulary.SEVERITY[finding.severity], finding.severity.value)
    at = f"第 {finding.location.line} 行第 {finding.location.column} 列"
    place = "，".join(part for part in (within_article(finding), at) if part)
    title = [Segment(f"{finding.rule} {harmless(finding.title)}"), Segment(f"　{place}", "dim")]
    yield from hanging((_MARGIN, severity, Segment(" ")), title, layout)
    marks = [Span(mark.start, mark.end) for mark in finding.highlights]
    found = excerpt(document.text, finding.span, marks, LONGEST_EXCERPT)
    yield from hanging((_MARGIN, Segment("  ")), marked(found, layout.colour), layout)
    for label, text in _remarks(finding):
        yield from _remark(label, text, layout)


def _remarks(finding: Finding) -> Iterator[tuple[str, str]]:
    """What is said of a finding, each with its label."""
    if finding.origin is not None:
        yield "来源", vocabulary.ORIGIN[finding.origin]
    yield "说明", finding.message
    for basis in finding.basis:
        yield "依据", vocabulary.cite(basis)
    yield "建议", finding.advice.text
    for related in finding.related:
        yield "相关", f"{related.article}“{related.quote}”（{vocabulary.why(related.why)}）"


def _remark(label: str, text: str, layout: Layout) -> list[Line]:
    lead = (_MARGIN, Segment(f"  {label}："))
    return hanging(lead, [Segment(harmless(text))], layout)


def marked(found: Excerpt, colour: bool) -> list[Segment]:
    """An excerpt with its marks coloured, or in brackets that do not occur in it."""
    opening, closing = ("", "") if colour else _brackets(found.text)
    segments, at = [], 0
    for mark in found.marks:
        segments.append(Segment(found.text[at : mark.start]))
        words = found.text[mark.start : mark.end]
        segments.append(Segment(f"{opening}{words}{closing}", "mark"))
        at = mark.end
    return [*segments, Segment(found.text[at:])]


def _brackets(text: str) -> tuple[str, str]:
    pairs = (("【", "】"), ("〖", "〗"), ("⟦", "⟧"))
    free = (pair for pair in pairs if pair[0] not in text and pair[1] not in text)
    return next(free, pairs[-1])


def _coverage(coverage: Sequence[Coverage], layout: Layout) -> Iterator[Line]:
    asked = [each for each in coverage if each.status is not CoverageStatus.NOT_APPLICABLE]
    if not asked:
        return
    absent = sum(each.status is CoverageStatus.ABSENT for each in asked)
    heading = f"通知要求对照：已有 {len(asked) - absent} 项，缺失 {absent} 项"
    yield from _heading(2, heading, layout)
    for each in asked:
        yield from _requirement(each, layout)


def _requirement(coverage: Coverage, layout: Layout) -> Iterator[Line]:
    present = coverage.status is CoverageStatus.PRESENT
    status = Segment(vocabulary.STATUS[coverage.status], "good" if present else "error")
    article = f"　{coverage.article}" if coverage.article else ""
    title = Segment(f" {harmless(coverage.title + article)}")
    yield from hanging((Segment("    "), status), [title], layout)
    if not present:
        yield from _remark("依据", vocabulary.cite(coverage.basis), layout)
        yield from _remark("建议", coverage.advice, layout)


def _summary(report: PlainReport, layout: Layout) -> Iterator[Line]:
    counts = [(severity, report.count(severity)) for severity in Severity]
    words = "，".join(f"{vocabulary.SEVERITY[severity]} {count}" for severity, count in counts)
    style = next((severity.value for severity, count in counts if count), "good")
    missed = f"；{len(report.unreadable)} 个文件未能检查" if report.unreadable else ""
    sentence = f"共检查 {len(report.documents)} 个文件：{words}{missed}。"
    yield from hanging((), [Segment(sentence, style)], layout)
