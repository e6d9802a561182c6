"""Usual wordings that are like a finding: from the library of formulations."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from checker.findings import Finding
from checker.judging import Checker

MOST = 2
LEAST_LIKE = 35  # in percent of rapidfuzz's ratio; below that two sentences share only common words


def similar(checker: Checker, finding: Finding) -> Iterator[str]:
    """The formulations of the finding's rule that are most like its words, the likest first."""
    known = [each.text for each in checker.formulations if each.rule == finding.rule]
    for text, _, _ in extract(
        finding.quote, known, scorer=ratio, limit=MOST, score_cutoff=LEAST_LIKE
    ):
        yield text
