"""Drafts as files: the texts of ``corpus/`` written with python-docx, and what is read of a file."""

from __future__ import annotations

import re
from pathlib import Path

from docx import Document

from checker import check
from checker.reading import read
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


def lines_of(path: Path) -> list[str]:
    """The lines of a file that are not blank, without white space."""
    return [bare(line.text) for line in read(path).lines if line.text.strip()]


def tree_of(path: Path) -> list[tuple[str, str, str]]:
    """Kind, label and text of each node of a file, in order."""
    regulation = parse(read(path))
    return [
        (node.kind, node.label, bare(regulation.source.slice(node.span)))
        for node in regulation.root.walk()
    ]


def findings_of(path: Path) -> list[tuple[str, str | None, str]]:
    """What is found in a file: rule, article, words."""
    report = check(path)
    assert not report.unreadable
    [document] = report.documents
    return [(each.rule, each.article, bare(each.quote)) for each in document.findings]
