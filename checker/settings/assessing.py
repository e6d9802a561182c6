"""What counts of what a checker finds in one file: not the accepted, and not the unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.findings import Finding
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
    document = _without_accepted(checker, regulation, listed=True)
    if history is None:
        return document
    from checker.settings.since import Comparison, changed_since

    earlier = history.of(regulation.source.path, regulation)
    before = earlier.regulation if earlier is not None else None
    comparison = Comparison(before, regulation)
    found = _everything(_without_accepted(checker, before, listed=False)) if before else []
    path = earlier.path if earlier is not None else None
    return changed_since(history.revision, path, comparison, found, document)


def _without_accepted(checker: Checker, regulation: Regulation, *, listed: bool) -> PlainDocument:
    document = plain_document(checker.check(regulation))
    path = regulation.source.path
    entries = read_list(path) if listed and list_beside(path).is_file() else []
    if not entries and not regulation.source.comments:
        return document
    from checker.settings.suppressing import suppress

    return suppress(document, regulation, {rule.id for rule in checker.rules}, entries)


def _everything(document: PlainDocument) -> list[Finding]:
    """All findings of a version, accepted or not."""
    return [*document.findings, *(each.finding for each in document.suppressed)]
