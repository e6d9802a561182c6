"""Takes accepted findings out of the count, and reports acceptances that are wrong or stale."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.findings import Finding, Suppressed, Suppression, SuppressionKind
from checker.model import Regulation, Span
from checker.reporting.plain import PlainDocument
from checker.settings.directives import Directive, directives_of
from checker.settings.suppression_faults import FaultMaker
from checker.settings.suppression_list import list_beside

if TYPE_CHECKING:
    from checker.settings.forms import SuppressionEntry


@dataclass
class _Claim:
    """One acceptance of one rule (of all, if ``rule`` is empty), and whether it was of use."""

    suppression: Suppression
    at: Span  # what a fault of the claim quotes
    rule: str = ""
    covers: Span | None = None  # ``None``: by article or fingerprint
    article: str = ""
    fingerprint: str = ""
    used: bool = field(default=False)

    def takes(self, finding: Finding) -> bool:
        if self.fingerprint:
            return finding.fingerprint == self.fingerprint
        if self.rule and finding.rule != self.rule:
            return False
        if self.covers is None:
            return finding.article == self.article
        return self.covers.start <= finding.span.start < self.covers.end


def suppress(
    document: PlainDocument,
    regulation: Regulation,
    rules: Collection[str],
    entries: Sequence[SuppressionEntry] = (),
) -> PlainDocument:
    """The document with accepted findings set aside and the faults of acceptances added.

    ``rules`` are the ids of all rules, ``entries`` the list beside the file. An acceptance
    without a reason takes no effect.
    """
    if not regulation.source.comments and not entries:
        return document
    faults = FaultMaker(regulation)
    claims = _from_comments(regulation, rules, faults) + _from_list(
        document.path, regulation, entries, rules, faults
    )
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in document.findings:
        takers = [claim for claim in claims if claim.takes(finding)]
        for claim in takers:
            claim.used = True
        if takers:
            suppressed.append(Suppressed(finding, takers[0].suppression))
        else:
            kept.append(finding)
    for claim in claims:
        if not claim.used:
            faults.unused(claim.at, claim.suppression, claim.rule or claim.fingerprint)
    findings = sorted([*kept, *faults.found], key=lambda f: (f.span, f.severity.rank, f.rule))
    return replace(document, findings=tuple(findings), suppressed=tuple(suppressed))


def _from_comments(
    regulation: Regulation, rules: Collection[str], faults: FaultMaker
) -> list[_Claim]:
    claims: list[_Claim] = []
    for directive in directives_of(regulation):
        claims += _claims(directive, regulation, rules, faults)
    return claims


def _claims(
    directive: Directive, regulation: Regulation, rules: Collection[str], faults: FaultMaker
) -> list[_Claim]:
    span = directive.span
    place = f"第 {regulation.source.position(span.start)[0]} 行"
    suppression = Suppression(SuppressionKind.COMMENT, directive.reason, place)
    if directive.fault:
        faults.unclear(span, directive.fault)
        return []
    unknown = [rule for rule in directive.rules if rule not in rules]
    for rule in unknown:
        faults.unknown_rule(span, suppression, rule, rules)
    if not directive.reason:
        faults.no_reason(span, suppression)
        return []
    named = directive.rules or ("",)
    covers = directive.covers
    return [_Claim(suppression, span, rule, covers) for rule in named if rule not in unknown]


def _from_list(
    path: str,
    regulation: Regulation,
    entries: Sequence[SuppressionEntry],
    rules: Collection[str],
    faults: FaultMaker,
) -> list[_Claim]:
    name = Path(list_beside(path)).name
    claims: list[_Claim] = []
    for number, entry in enumerate(entries, 1):
        reason = entry.reason.strip()
        suppression = Suppression(SuppressionKind.FILE, reason, f"{name} 第 {number} 项")
        at = _place_of(regulation, entry.article)
        rule = (entry.rule or "").upper()
        if rule and rule not in rules:
            faults.unknown_rule(at, suppression, rule, rules)
        elif not reason:
            faults.no_reason(at, suppression)
        else:
            claims.append(
                _Claim(suppression, at, rule, None, entry.article or "", entry.fingerprint or "")
            )
    return claims


def _place_of(regulation: Regulation, article: str | None) -> Span:
    """Where in the text a fault of an entry is shown: its article, else the first words."""
    source = regulation.source
    nodes = (node for node in regulation.articles() if node.label == article)
    start = next((node.start for node in nodes), 0)
    lines = (line for line in source.lines if line.end > start and line.text.strip())
    line = next(lines, source.lines[0])
    lead = len(line.text) - len(line.text.lstrip())
    return Span(line.start + lead, line.start + len(line.text.rstrip()))
