"""A report of one line a finding, for editors and scripts."""

from __future__ import annotations

from collections.abc import Iterator

from checker.reporting import vocabulary
from checker.reporting.columns import harmless
from checker.reporting.lines import Line, Segment
from checker.reporting.plain import PlainReport


def render_concise(report: PlainReport) -> Iterator[Line]:
    """``path:line:column: 规则 级别 message`` for each finding, and nothing else."""
    for document in report.documents:
        for finding in document.findings:
            place = f"{document.path}:{finding.location.line}:{finding.location.column}:"
            yield (
                Segment(f"{harmless(place)} {finding.rule} "),
                Segment(vocabulary.SEVERITY[finding.severity], finding.severity.value),
                Segment(f" {harmless(finding.message)}"),
            )
