"""Drafts for the tests of suggestions, and what becomes of them."""

from __future__ import annotations

from functools import cache

from checker import Checker, parse
from checker.edits import apply
from checker.findings import DocumentReport, Severity
from checker.reading import read_bytes
from checker.suggesting import Suggested, suggest

TITLE = "示例省人口与计划生育条例"


@cache
def checker() -> Checker:
    """One checker for all tests."""
    return Checker.load()


def checked(text: str, name: str = "draft.txt") -> DocumentReport:
    """What a check says of a text."""
    return checker().check(parse(read_bytes(text.encode(), name)))


def mended(text: str, name: str = "draft.txt") -> str:
    """The text with all suggestions accepted."""
    report = checked(text, name)
    return apply(report.regulation.source.text, suggest(checker(), report).edits)


def suggested(text: str) -> Suggested:
    """What is suggested for a text."""
    return suggest(checker(), checked(text))


def errors(text: str, name: str = "draft.txt") -> list[str]:
    """The rules that say that something is an error in a text."""
    found = checked(text, name).findings
    return [each.rule for each in found if each.severity is Severity.ERROR]


def regulation(*articles: str) -> str:
    """A regulation of another kind (so that it lacks nothing) with these articles."""
    labels = "一二三四五六七八九十"
    rows = [f"第{labels[i]}条　{each}" for i, each in enumerate(articles)]
    return "\n".join(["示例市流动人口服务规定", "", *rows, ""])
