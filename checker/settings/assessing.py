"""What counts of what a checker finds in one file: not the accepted, and not the unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.findings import DocumentReport, Finding
from checker.judging import Checker
from checker.model import Regulation
from checker.reporting.plain import PlainDocument, plain_document
from checker.settings.suppression_list import list_beside, read_list

if TYPE_CHECKING:
    from checker.settings.earlier import History


def assess(
    checker: Checker, regulation: Regulation, history: History | None = None
) -> PlainDocument:
    """Check a parsed file and set aside what its comments and the list beside it accept.

    With ``history`` only what is new since its revision is left. Raises ``SettingsError`` for a
    wrong list, ``GitError`` if git cannot answer.
    """
    document = without_accepted(checker.check(regulation), checker)
    if history is None:
        return document
    from checker.settings.since import Comparison, changed_since

    earlier = history.of(regulation.source.path, regulation)
    before = earlier.regulation if earlier is not None else None
    comparison = Comparison(before, regulation)
    found: list[Finding] = []
    if before is not None:
        found = _everything(without_accepted(checker.check(before), checker, listed=False))
    path = earlier.path if earlier is not None else None
    return changed_since(history.revision, path, comparison, found, document)


def without_accepted(
    report: DocumentReport, checker: Checker, *, listed: bool = True
) -> PlainDocument:
    """What a check says of a file, without what its comments accept and, if ``listed``, its list.

    Raises ``SettingsError`` for a wrong list.
    """
    document, regulation = plain_document(report), report.regulation
    path = regulation.source.path
    entries = read_list(path) if listed and list_beside(path).is_file() else []
    if not entries and not regulation.source.comments:
        return document
    from checker.settings.suppressing import suppress

    return suppress(document, regulation, {rule.id for rule in checker.rules}, entries)


def _everything(document: PlainDocument) -> list[Finding]:
    """All findings of a version, accepted or not."""
    return [*document.findings, *(each.finding for each in document.suppressed)]
