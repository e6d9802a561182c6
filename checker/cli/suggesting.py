"""The suggestions for a draft that can be written into its file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.cli.output import say

if TYPE_CHECKING:
    from checker.cli.drafts import CheckedDraft
    from checker.judging import Checker
    from checker.suggesting import Suggested

Written = Callable[["Suggested | None"], bytes]


def written_suggestions(
    draft: CheckedDraft, checker: Checker, complete: bool, write: Written
) -> tuple[bytes, Suggested | None]:
    """The file with as many suggestions as ``write`` can write into it, and those.

    The user is told of what cannot be written. Raises ``TiaoliError``, as ``write`` does where it
    has none to write.
    """
    from checker.suggesting.fitting import fitting

    findings = draft.document.findings
    return fitting(checker, draft.report, findings, write, complete=complete, say=say)
