"""The findings about suppressions themselves: SUP001 to SUP004."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from hashlib import sha256

from checker.datafiles.nearest import nearest
from checker.findings import Advice, Basis, Finding, Suppression
from checker.judging.locating import location_of
from checker.model import NodeKind, Regulation, Span
from checker.settings.directives import covered, innermost
from checker.settings.suppression_rules import (
    DOCUMENTED,
    NO_REASON,
    SOURCE,
    UNCLEAR,
    UNKNOWN_RULE,
    UNUSED,
    SuppressionRule,
)


class FaultMaker:
    """Makes the findings about the suppressions of one text; ``found`` has them."""

    def __init__(self, regulation: Regulation) -> None:
        """Take the text in which, or beside which, the suppressions stand."""
        self._regulation = regulation
        self._seen: Counter[str] = Counter()
        self.found: list[Finding] = []

    def no_reason(self, at: Span, suppression: Suppression) -> None:
        """A suppression gives no reason."""
        self._add(NO_REASON, at, f"{suppression.place}的豁免没有写明理由，不起作用。")

    def unknown_rule(
        self, at: Span, suppression: Suppression, rule: str, rules: Collection[str]
    ) -> None:
        """A suppression names a rule that there is not."""
        hint = nearest(rule, sorted(rules))
        self._add(UNKNOWN_RULE, at, f"{suppression.place}豁免的规则“{rule}”不存在{hint}")

    def unused(self, at: Span, suppression: Suppression, what: str) -> None:
        """A suppression no longer takes away any finding."""
        named = f"对“{what}”的" if what else "的"
        self._add(UNUSED, at, f"{suppression.place}{named}豁免没有对应的问题，已不再需要。")

    def unclear(self, at: Span, fault: str) -> None:
        """A comment cannot be understood."""
        line = self._regulation.source.position(at.start)[0]
        self._add(UNCLEAR, at, f"第 {line} 行的豁免不起作用：{fault}。")

    def _add(self, rule: SuppressionRule, at: Span, message: str) -> None:
        source = self._regulation.source
        key = f"{rule.id}|{message.split('行', 1)[-1]}|{source.slice(at)}"
        self._seen[key] += 1
        chapter, article = self._label(at, NodeKind.CHAPTER), self._label(at, NodeKind.ARTICLE)
        self.found.append(
            Finding(
                rule=rule.id,
                topic=rule.topic,
                severity=rule.severity,
                title=rule.title,
                chapter=chapter,
                article=article,
                paragraph=None,
                item=None,
                quote=source.slice(at),
                span=at,
                highlights=(),
                location=location_of(source, at),
                message=message,
                basis=(Basis(SOURCE, DOCUMENTED, rule.asked),),
                advice=Advice("revise" if rule is not UNUSED else "delete", rule.advice),
                fingerprint=sha256(f"{key}|{self._seen[key]}".encode()).hexdigest()[:16],
            )
        )

    def _label(self, at: Span, kind: NodeKind) -> str | None:
        is_comment = at in self._regulation.source.comments
        start = covered(self._regulation, at).start if is_comment else at.start
        node = innermost(self._regulation.root, start)
        found = self._regulation.enclosing(node, kind)
        return found.label if found else None
