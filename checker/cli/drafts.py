"""One file as a draft to be changed: its bytes, its text, and the findings that count in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import ReadError
from checker.findings import DocumentReport, Finding
from checker.reading import read_bytes, read_file
from checker.structure import parse

if TYPE_CHECKING:
    from checker.judging import Checker
    from checker.settings.in_force import InForce

WRITABLE = ("txt", "md", "docx")


@dataclass(frozen=True)
class CheckedDraft:
    """A file, what a check says of it, and what of that counts by the settings."""

    data: bytes
    report: DocumentReport
    findings: tuple[Finding, ...]


def checked_draft(path: str, checker: Checker, held: InForce) -> CheckedDraft:
    """Read and check a file that can be written back.

    Raises ``TiaoliError`` if it cannot be read or has a format that is only read.
    """
    from checker.cli.counting import Counting
    from checker.settings.assessing import assess
    from checker.settings.suppression_rules import SUPPRESSION_RULES

    data = read_file(path)
    source = read_bytes(data, path)
    if source.format not in WRITABLE:
        ending = Path(path).suffix
        raise ReadError(path, f"{path}：{ending} 文件只能检查，不能写回；请另存为 .docx 后重试。")
    regulation = parse(source)
    counting = Counting(held, [*checker.rules, *SUPPRESSION_RULES])
    counted = counting.apply(assess(checker, regulation)).findings
    return CheckedDraft(data, checker.check(regulation), counted)
