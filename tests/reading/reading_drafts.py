"""Drafts as files: the texts of ``corpus/`` written with python-docx, and what is read of a file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from docx import Document

from checker.judging import Checker
from checker.model import SourceText
from checker.structure import parse

CORPUS = Path(__file__).parents[2] / "corpus"
SAMPLES = sorted((CORPUS / "samples").glob("*.txt"))
TEXTS = sorted((CORPUS / "evaluation" / "texts").glob("*.txt"))


def as_word(text: Path, folder: Path) -> Path:
    """The text as a Word file, line by line."""
    document = Document()
    for line in text.read_text(encoding="utf-8").splitlines():
        document.add_paragraph(line)
    path = folder / f"{text.stem}.docx"
    document.save(str(path))
    return path


def bare(text: str) -> str:
    """A text without white space."""
    return re.sub(r"\s", "", text)


def shown(source: SourceText) -> list[str]:
    """The lines of a source that are not blank, without white space."""
    return [bare(line.text) for line in source.lines if line.text.strip()]


def tree(source: SourceText) -> list[tuple[str, str, str]]:
    """Kind, label and text of each node, in order."""
    return [
        (node.kind, node.label, bare(source.slice(node.span))) for node in parse(source).root.walk()
    ]


def findings(source: SourceText) -> list[tuple[str, str | None, str]]:
    """What is found in a text: rule, article, words."""
    found = checker().check(parse(source)).findings
    return [(each.rule, each.article, bare(each.quote)) for each in found]


@cache
def checker() -> Checker:
    """The checker with the national rules."""
    return Checker.load()
