"""Usual wordings that are like a finding: from the library of formulations."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import partial_ratio
from rapidfuzz.process import extract

from checker.findings import Finding
from checker.judging import Checker

MOST = 2
LEAST_LIKE = 55  # in percent of rapidfuzz's partial ratio; below that only common words are shared


def similar(checker: Checker, finding: Finding) -> Iterator[str]:
    """The formulations of the finding's rule that are most like its words, the likest first."""
    known = [each.text for each in checker.formulations if each.rule == finding.rule]
    for text, _, _ in extract(
        finding.quote, known, scorer=partial_ratio, limit=MOST, score_cutoff=LEAST_LIKE
    ):
        yield text
