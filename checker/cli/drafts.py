"""One file as a draft to be changed: its bytes, its text, and the findings that count in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import ReadError
from checker.findings import DocumentReport
from checker.model import SourceText
from checker.reading import read_bytes, read_file
from checker.structure import parse

if TYPE_CHECKING:
    from checker.judging import Checker
    from checker.reporting.plain import PlainDocument
    from checker.settings.in_force import InForce

WORD = "docx"
WRITABLE = ("txt", "md", WORD)


@dataclass(frozen=True)
class CheckedDraft:
    """A file, what a check says of it, and what of that counts by the settings."""

    data: bytes
    report: DocumentReport
    document: PlainDocument


def checked_draft(
    path: str, checker: Checker, held: InForce, column: str | None = None
) -> CheckedDraft:
    """Read and check a file that can be written back, without suggestions made by earlier runs.

    ``column`` is that of comparison tables which is the regulation, as for ``read``. Raises
    ``TiaoliError`` if it cannot be read or has a format that is only read.
    """
    from checker.cli.counting import Counting, without_known
    from checker.settings.assessing import without_accepted
    from checker.settings.suppression_rules import SUPPRESSION_RULES

    data, source = _draft(path, column)
    report = checker.check(parse(source))
    counting = Counting(held, [*checker.rules, *SUPPRESSION_RULES])
    document = counting.apply(without_accepted(report, checker))
    if held["baseline"] is not None:
        document = without_known([document], [held["baseline"]])[0]
    return CheckedDraft(data, report, document)


def _draft(path: str, column: str | None) -> tuple[bytes, SourceText]:
    data = read_file(path)
    source = read_bytes(data, path, column=column)
    if source.format not in WRITABLE:
        ending = Path(path).suffix
        raise ReadError(path, f"{path}：{ending} 文件只能检查，不能写回；请另存为 .docx 后重试。")
    if source.format == WORD:
        from checker.writing import without_suggestions

        bare = without_suggestions(data, path)
        if bare != data:
            return bare, read_bytes(bare, path, column=column)
    return data, source
