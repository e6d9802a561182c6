"""What is asked of every revision: the rules REV001 to REV004, which no rule pack changes."""

from __future__ import annotations

from dataclasses import dataclass

from checker.findings import Advice, Basis, Finding, Severity
from checker.judging.locating import location_of
from checker.model import Node, NodeKind, Regulation, Span

NOTICE = "国卫人口发〔2021〕24号"
ITEM = "二（一）"
TOPIC = "revision"


@dataclass(frozen=True, slots=True)
class RevisionRule:
    """A rule about what a decision leaves behind."""

    id: str
    title: str
    severity: Severity
    quote: str  # of the notice
    advice: str
    topic: str = TOPIC

    @property
    def basis(self) -> tuple[Basis, ...]:
        """The words of the notice that the rule rests on."""
        return (Basis(NOTICE, ITEM, self.quote),)

    def finding(self, span: Span, regulation: Regulation, message: str, key: str) -> Finding:
        """A finding of this rule on some words of the consolidated text."""
        place = _place(span, regulation)
        return Finding(
            rule=self.id,
            topic=self.topic,
            severity=self.severity,
            title=self.title,
            chapter=place.get(NodeKind.CHAPTER),
            article=place.get(NodeKind.ARTICLE),
            paragraph=None,
            item=None,
            quote=regulation.source.slice(span),
            span=span,
            highlights=(),
            location=location_of(regulation.source, span),
            message=message,
            basis=self.basis,
            advice=Advice("revise", self.advice),
            fingerprint=key,
        )


def _place(span: Span, regulation: Regulation) -> dict[NodeKind, str]:
    """The labels of the chapter and the article around a span."""
    found: dict[NodeKind, str] = {}
    stack: list[Node] = [regulation.root]
    while stack:
        node = stack.pop()
        if node.start <= span.start < node.end:
            found[node.kind] = node.label
            stack.extend(node.children)
    return found


FORGOTTEN = RevisionRule(
    "REV001",
    "被遗忘的条文",
    Severity.ERROR,
    "清理和废止相关处罚规定",
    "在修改决定中增加一项，修改或者删去本条。",
)
LOST = RevisionRule(
    "REV002",
    "引用的条文不存在",
    Severity.ERROR,
    "遵循法制统一原则",
    "在修改决定中一并修改这里的引用。",
)
ASTRAY = RevisionRule(
    "REV003",
    "引用指向了别的条文",
    Severity.ERROR,
    "遵循法制统一原则",
    "核对条文顺序调整以后的条号，在修改决定中一并修改这里的引用。",
)
UNEVEN = RevisionRule(
    "REV004",
    "名称没有统一修改",
    Severity.WARNING,
    "遵循法制统一原则",
    "在修改决定中一并修改这里的名称，或者写明全文统一修改。",
)
REVISION_RULES = (FORGOTTEN, LOST, ASTRAY, UNEVEN)
