"""What a rule says to readers of reports: its title, basis and advice, not when it speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from checker.findings import Advice, Basis, Severity

if TYPE_CHECKING:
    from checker.judging.rules import Rule


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A rule without its conditions; ``severity`` is the one it has if nobody changed it."""

    id: str
    topic: str
    severity: Severity
    title: str
    message: str
    basis: tuple[Basis, ...]
    advice: Advice


def rule_note(rule: Rule) -> RuleNote:
    """What a rule of a pack says."""
    basis = tuple(Basis(each.source, each.at, each.quote) for each in rule.basis)
    advice = Advice(rule.advice.action, rule.advice.text)
    return RuleNote(rule.id, rule.topic, rule.severity, rule.title, rule.message, basis, advice)


class FixedRule(Protocol):
    """A rule of the program itself, which no pack changes: about suppressions, about revisions."""

    @property
    def id(self) -> str:
        """Its number."""

    @property
    def topic(self) -> str:
        """Its topic."""

    @property
    def severity(self) -> Severity:
        """How grave it is."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def advice(self) -> str:
        """What to do, in Chinese."""


def fixed_rule_note(rule: FixedRule, message: str, basis: tuple[Basis, ...]) -> RuleNote:
    """What a rule of the program itself says."""
    advice = Advice("revise", rule.advice)
    return RuleNote(rule.id, rule.topic, rule.severity, rule.title, message, basis, advice)
