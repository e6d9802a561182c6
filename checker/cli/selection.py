"""Which rules ``--select`` and ``--ignore`` leave in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from checker.cli.commands import WrongUsage
from checker.cli.usage_errors import closest
from checker.findings import Finding
from checker.reporting.plain import PlainDocument


class Named(Protocol):
    """A rule, as far as a selection looks at it."""

    @property
    def id(self) -> str:
        """``FEE001``."""

    @property
    def topic(self) -> str:
        """``maintenance-fee``."""


@dataclass(frozen=True)
class Selection:
    """Selectors: rule ids, their beginnings (``FEE``) or topics (``maintenance-fee``).

    The more precise selector wins: ``--ignore FEE --select FEE001`` keeps FEE001. Of
    equally precise ones, ``ignore`` wins.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @classmethod
    def parse(cls, select: Iterable[str], ignore: Iterable[str]) -> Selection:
        """Take the values of the options, each a selector or several with commas between."""
        return cls(tuple(_split(select)), tuple(_split(ignore)))

    def verify(self, rules: Sequence[Named]) -> None:
        """Raise ``WrongUsage`` for a selector that no rule answers to."""
        for selector in (*self.select, *self.ignore):
            if not Selection((selector,)).answered(rules):
                known = {name for rule in rules for name in (rule.id, rule.topic)}
                hint = closest(selector, sorted(known))
                raise WrongUsage(
                    f"没有规则或主题“{selector}”（tiaoli rules list 列出全部规则）{hint}"
                )

    def answered(self, rules: Sequence[Named]) -> bool:
        """Whether any rule answers to any of the selectors."""
        selectors = (*self.select, *self.ignore)
        return any(_best(selectors, rule.id, rule.topic) for rule in rules)

    def keeps(self, rule: str, topic: str) -> bool:
        """Whether the rule with this id and topic is in force."""
        chosen = _best(self.select, rule, topic) if self.select else 1
        ignored = _best(self.ignore, rule, topic)
        return chosen > ignored if self.select else not ignored

    def apply(self, document: PlainDocument) -> PlainDocument:
        """The document with the findings of the rules in force."""
        if not self.select and not self.ignore:
            return document
        return replace(document, findings=tuple(f for f in document.findings if self._kept(f)))

    def _kept(self, finding: Finding) -> bool:
        return self.keeps(finding.rule, finding.topic)


def _split(values: Iterable[str]) -> Iterable[str]:
    return (part.strip() for value in values for part in value.split(",") if part.strip())


def _best(selectors: Iterable[str], rule: str, topic: str) -> int:
    return max((_precision(each, rule, topic) for each in selectors), default=0)


def _precision(selector: str, rule: str, topic: str) -> int:
    """0 if the selector does not mean the rule; a topic is less precise than any prefix."""
    if rule.startswith(selector.upper()):
        return 1 + len(selector)
    return int(selector.lower() == topic)
