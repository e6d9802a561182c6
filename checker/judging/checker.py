"""The checker: rule packs once loaded, held against any number of regulations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.findings import DocumentReport, Severity
from checker.judging.blaming import blaming
from checker.judging.coverage import cover, load_requirements
from checker.judging.facts import facts_of, load_facts
from checker.judging.locating import FindingMaker
from checker.judging.matching import Pattern
from checker.judging.plan import Hit, Plan
from checker.judging.rules import Rule, load_rules, version_of
from checker.judging.similarity import Formulation, load_similarity
from checker.language.lexicon import load_lexicon
from checker.language.pipeline import Analyzer
from checker.language.provisions import AnalysedText, Provision, concept_bits
from checker.model import Regulation
from checker.resources import formulations_directory, rules_directory


class Checker:
    """Holds the rules of all loaded packs against parsed files. Safe to reuse, not to pickle."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Load the packs in ``folders``, later ones extending and changing earlier ones.

        Raises ``RuleError`` if a pack is wrong.
        """
        self.folders = tuple(folders)
        with blaming(self.folders):
            self._load(self.folders)

    def _load(self, folders: Sequence[Path]) -> None:
        self.rules = load_rules(folders)
        self.version = version_of(folders)
        self.lexicon = load_lexicon(folders)
        bits = concept_bits(self.lexicon)
        self.requirements = load_requirements(folders, bits)
        self.facts = load_facts(folders)
        self.analyzer = Analyzer(self.lexicon, rules_directory() / "lexicon" / "words.txt")
        self._similarity = load_similarity(folders, formulations_directory())
        self._by_id = {rule.id: rule for rule in self.rules}
        self.patterns = [(rule, Pattern(rule.when, rule.unless, bits)) for rule in self.rules]

    @classmethod
    def load(cls, rules: Sequence[Path] = ()) -> Checker:
        """A checker with the national pack and the packs in the folders ``rules``."""
        return cls([rules_directory(), *rules])

    @property
    def formulations(self) -> tuple[Formulation, ...]:
        """The library of leftovers in their usual words."""
        return self._similarity.formulations

    def check(self, regulation: Regulation) -> DocumentReport:
        """Findings, in the order of the text, and coverage of a parsed file.

        Raises ``RuleError`` if an expression of a pack is wrong.
        """
        with blaming(self.folders):
            return self._check(regulation)

    def analysed(self, regulation: Regulation) -> tuple[AnalysedText, frozenset[str]]:
        """What a parsed file says, and the facts that hold of it: all that rules look at."""
        text = AnalysedText(regulation, self.analyzer, self.lexicon)
        return text, facts_of(text, self.facts)

    def _check(self, regulation: Regulation) -> DocumentReport:
        text, facts = self.analysed(regulation)
        applying = [(rule, pattern) for rule, pattern in self.patterns if _applies(rule, facts)]
        plan = Plan(applying, text.said)
        maker = FindingMaker(regulation)
        findings = [
            maker.make(rule, match)
            for provision in text.provisions
            for rule, match in self._judge(provision, plan, facts)
        ]
        findings.sort(key=lambda finding: (finding.span, finding.severity.rank, finding.rule))
        coverage = cover(text, self.requirements, facts)
        return DocumentReport(regulation.source.path, regulation, tuple(findings), coverage)

    def _judge(self, provision: Provision, plan: Plan, facts: frozenset[str]) -> list[Hit]:
        """What the rules say of a provision; where they are silent, what it is like."""
        hits = _settle(plan.hits(provision))
        alike = list(self._similarity.names_in(provision))
        if not hits:
            near = self._similarity.formulation_of(provision)
            alike += [near] if near is not None else []
        said = {rule.id for rule, _ in hits}
        for known, match in alike:
            rule = self._by_id.get(known)
            if rule is not None and known not in said and _applies(rule, facts):
                hits.append((rule, match))
        return hits


def _applies(rule: Rule, facts: frozenset[str]) -> bool:
    return facts.issuperset(rule.document.having) and facts.isdisjoint(rule.document.lacking)


def _settle(hits: list[Hit]) -> list[Hit]:
    """Drop what a more specific rule says better and what an error already says."""
    overridden = {known for rule, _ in hits for known in rule.overrides}
    kept = [(rule, match) for rule, match in hits if rule.id not in overridden]
    if any(rule.severity is Severity.ERROR for rule, _ in kept):
        kept = [(rule, match) for rule, match in kept if not rule.yields_to_errors]
    return kept
