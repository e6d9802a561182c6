"""A report with everything in it that a format has to show, and words that try to break out."""

from __future__ import annotations

from dataclasses import replace

from report_samples import AIM, HUKOU, LEVY, NOTICE, TEXT, document, finding, report

from checker.findings import (
    Advice,
    Basis,
    Coverage,
    CoverageStatus,
    Finding,
    Severity,
    Suppressed,
    Suppression,
    SuppressionKind,
    Unreadable,
)
from checker.model import DocumentKind, Span
from checker.remarks import ReadingRemark, RemarkKind
from checker.reporting.plain import PlainDocument, PlainReport
from checker.reporting.rule_notes import RuleNote

# 𠮷 lies outside the basic plane: one code point, two UTF-16 code units.
ASTRAL = "𠮷水县条例\r\n第一条　𠮷水县征收社会抚养费。\r\n"
SPOKEN = finding("征收社会抚养费", [("征收", "levy")], "FEE001", text=ASTRAL)
ACCEPTED = Suppressed(AIM, Suppression(SuppressionKind.COMMENT, "另行修订", "第 4 行"))
KNOWN = Suppressed(HUKOU, Suppression(SuppressionKind.BASELINE, "", "tiaoli-baseline.json"))
HIDDEN = ReadingRemark(RemarkKind.HIDDEN, "第 3 行有隐藏文字（“征收”）。", 3)
GONE = Unreadable("扫描件.docx", "扫描件.docx：没有文字；请先做文字识别。")
SILENT = RuleNote(
    "SCH001",
    "school-enrolment",
    Severity.ERROR,
    "入学挂钩",
    "本条将入学与生育情况挂钩。",
    (NOTICE,),
    Advice("delete", "删除本条。"),
)


def word(*findings: Finding) -> PlainDocument:
    """A Word file with these findings."""
    return replace(document(findings, path="drafts/修订 草案.docx"), format="docx")


def rich() -> PlainReport:
    """A text with accepted findings, one with wide characters, a Word file, one unreadable."""
    accepted = replace(document((LEVY,)), suppressed=(ACCEPTED, KNOWN))
    astral = replace(document((SPOKEN,), text=ASTRAL, covered=(), path="𠮷.md"), format="md")
    remarked = replace(word(LEVY), remarks=(HIDDEN,))
    full = report(accepted, astral, remarked, unreadable=(GONE,))
    return replace(full, rules=(SILENT,))


def hostile(text: str, path: str = "drafts/draft.txt") -> PlainReport:
    """A report whose every word that can come from a file or a rule pack is ``text``."""
    basis = Basis(text, text, text)
    found = replace(
        finding(text, [(text, text)], "FEE001", text=text),
        title=text,
        chapter=text,
        article=text,
        item=text,
        topic=text,
        message=text,
        basis=(basis,),
        advice=Advice("delete", text),
    )
    lacking = Coverage("parental-leave", text, CoverageStatus.ABSENT, None, None, basis, text)
    checked = PlainDocument(path, text, DocumentKind.REGULATION, text, (), (found,), (lacking,))
    accepted = Suppressed(found, Suppression(SuppressionKind.FILE, text, path))
    missed = Unreadable(path, text)
    remark = ReadingRemark(RemarkKind.COMPARISON, text)
    full = replace(checked, suppressed=(accepted,), remarks=(remark,))
    return report(full, unreadable=(missed,))


def within(text: str, words: str) -> Span:
    """Where ``words`` stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


__all__ = ["TEXT", "hostile", "rich", "within", "word"]
