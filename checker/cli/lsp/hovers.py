"""What an editor shows of the findings under the pointer."""

from __future__ import annotations

from collections.abc import Iterable

from checker.findings import Finding
from checker.reporting.markdown_text import escape
from checker.reporting.vocabulary import SEVERITY


def hover_text(findings: Iterable[Finding]) -> str:
    """Findings in Markdown: rule, message, basis with its words, advice; none gives nothing."""
    return "\n\n---\n\n".join(map(_finding, findings))


def _finding(finding: Finding) -> str:
    head = f"**{SEVERITY[finding.severity]} {finding.rule}　{escape(finding.title)}**"
    basis = [f"> {escape(b.source)} {escape(b.at)}：{escape(b.quote)}" for b in finding.basis]
    advice = f"**建议** {escape(finding.advice.text)}"
    return "\n\n".join([head, escape(finding.message), *basis, advice])
