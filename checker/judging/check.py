"""The whole line in one call: files in, a report out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.errors import ReadError
from checker.findings import DocumentReport, Report, Unreadable
from checker.judging.checker import Checker
from checker.reading import Revisions, read
from checker.structure import parse


def check(
    *paths: str | Path,
    rules: Sequence[Path] = (),
    revisions: Revisions = Revisions.FINAL,
    column: str | None = None,
    checker: Checker | None = None,
) -> Report:
    """Check files (see ``checker.reading.endings``) against the national pack and the packs in ``rules``.

    A file that cannot be read is listed in ``report.unreadable``; the others are checked all
    the same. ``revisions`` says how to read tracked changes in Word files, ``column`` which column of
    comparison tables to check (heading, or number from 1). Pass a ``checker`` to reuse rules.

    Raises ``RuleError`` if a pack is wrong.
    """
    loaded = checker or Checker.load(rules)
    documents: list[DocumentReport] = []
    unreadable: list[Unreadable] = []
    for path in paths:
        try:
            documents.append(loaded.check(parse(read(path, revisions=revisions, column=column))))
        except ReadError as error:
            unreadable.append(Unreadable(str(path), str(error)))
    return Report(tuple(documents), tuple(unreadable), loaded.version)
