"""Which findings count in a report, and with which severity: selection, severities, baseline."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.selection import Named, Selection
from checker.datafiles.nearest import nearest
from checker.findings import Finding, Removed, Severity, Suppressed
from checker.reporting.plain import PlainDocument

if TYPE_CHECKING:
    from checker.settings.baseline import Known
    from checker.settings.in_force import InForce


class Counting:
    """What the settings of one file leave of its findings."""

    def __init__(self, held: InForce, rules: Sequence[Named]) -> None:
        """Take the settings; raises ``TiaoliError`` if they name a rule that there is not."""
        self._severities = {rule: Severity(each) for rule, each in held.severities().items()}
        self._selections = [Selection.parse(held["select"], held["ignore"])]
        self._selections += [Selection(each.select, each.ignore) for each in held.narrowings]
        _verify(held, rules, self._selections)

    def apply(self, document: PlainDocument) -> PlainDocument:
        """The document with the findings that count, each with the severity it has here."""
        change = document.change
        if change is not None:
            removed = (
                Removed(self._graded(each.finding), each.now)
                for each in change.removed
                if self._keeps(each.finding)
            )
            change = replace(change, removed=tuple(removed))
        return replace(
            document,
            findings=tuple(self._graded(f) for f in document.findings if self._keeps(f)),
            suppressed=tuple(
                Suppressed(self._graded(each.finding), each.suppression)
                for each in document.suppressed
                if self._keeps(each.finding)
            ),
            change=change,
        )

    def _keeps(self, finding: Finding) -> bool:
        return all(each.keeps(finding.rule, finding.topic) for each in self._selections)

    def _graded(self, finding: Finding) -> Finding:
        severity = self._severities.get(finding.rule, finding.severity)
        return finding if severity is finding.severity else replace(finding, severity=severity)


def _verify(held: InForce, rules: Sequence[Named], selections: Sequence[Selection]) -> None:
    if held.config is not None:
        _verify_written(held, rules)
    selections[0].verify(rules)
    _verify_severities(held, rules)


def _verify_written(held: InForce, rules: Sequence[Named]) -> None:
    """Raise ``SettingsError`` for a selector of the configuration that no rule answers to."""
    config = held.config
    assert config is not None
    for key in ("select", "ignore"):
        if held.settings[key].origin == config.place(key):
            for at, selector in enumerate(held[key]):
                _verify_one(held, selector, rules, key, at)
        for narrowing in held.narrowings:
            for at, selector in enumerate(getattr(narrowing, key)):
                _verify_one(held, selector, rules, "per-path", narrowing.at, key, at)


def _verify_one(held: InForce, selector: str, rules: Sequence[Named], *key: str | int) -> None:
    assert held.config is not None
    if not Selection((selector,)).answered(rules):
        known = sorted({name for rule in rules for name in (rule.id, rule.topic)})
        raise held.config.fault(f"没有规则或主题“{selector}”{nearest(selector, known)}", *key)


def _verify_severities(held: InForce, rules: Sequence[Named]) -> None:
    known = {rule.id for rule in rules}
    tables: list[tuple[Mapping[str, str], tuple[str | int, ...]]]
    tables = [(held["severity"], ("severity",))]
    tables += [(each.severity, ("per-path", each.at, "severity")) for each in held.narrowings]
    for table, place in tables:
        for rule in table:
            if rule not in known and held.config is not None:
                what = f"没有规则“{rule}”{nearest(rule, sorted(known))}"
                raise held.config.fault(what, *place, rule)


def without_known(
    documents: Sequence[PlainDocument], baselines: Iterable[str | None]
) -> tuple[PlainDocument, ...]:
    """The documents without what the baseline of each (``None``: none) knows, in their order."""
    found = list(documents)
    members: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for at, baseline in enumerate(baselines):
        if baseline is not None:
            real = os.path.realpath(baseline)
            names.setdefault(real, baseline)
            members.setdefault(real, []).append(at)
    for real, places in members.items():
        known = hold(Path(names[real]), [documents[at] for at in places])
        for at, document in zip(places, known.documents, strict=True):
            found[at] = document
    return tuple(found)


def hold(path: Path, documents: Sequence[PlainDocument]) -> Known:
    """Documents held against the baseline in a file; raises ``SettingsError``."""
    from checker.settings.baseline import Baseline

    return Baseline.read(path).hold(documents)
