"""Findings made by hand: on words that a reviewer chose, found again in the next version."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import sha256

from checker.findings import Advice, Basis, Finding, Location, Severity
from checker.model import Node, NodeKind, Regulation, Span
from checker.reviewing.errors import DeskError

BY_HAND = "MANUAL"


def found_by_hand(
    regulation: Regulation,
    span: Span,
    *,
    severity: Severity,
    topic: str,
    message: str,
    advice: str,
    basis: tuple[Basis, ...] = (),
) -> Finding:
    """A finding on the characters of ``span``. Raises ``DeskError`` if they or the words are none."""
    text = regulation.source.text
    if not (0 <= span.start < span.end <= len(text)) or not text[span.start : span.end].strip():
        raise DeskError("没有选中文字；请先在条文里选中有问题的词句，再新增问题。")
    if not message.strip():
        raise DeskError("没有写明问题；请用一句话说明这些词句为什么有问题。")
    quote = text[span.start : span.end]
    finding = Finding(
        rule=BY_HAND,
        topic=topic,
        severity=severity,
        title="人工发现的问题",
        chapter=None,
        article=None,
        paragraph=None,
        item=None,
        quote=quote,
        span=span,
        highlights=(),
        location=Location(1, 1, 1, 1),
        message=message.strip(),
        basis=basis,
        advice=Advice("revise", advice.strip() or "请研究修改。"),
        fingerprint=_fingerprint(message, quote),
    )
    return _placed(finding, regulation, span)


def carried(finding: Finding, regulation: Regulation, used: Counter[str]) -> Finding | None:
    """The same finding in another version, ``None`` if its words are gone or ambiguous there.

    Where the words stand several times, those in the article of the same number are meant;
    ``used`` counts the findings already carried for the same words.
    """
    places = _occurrences(regulation.source.text, finding.quote)
    same = [
        place
        for place in places
        if (node := _innermost(regulation, place)) is not None
        and _label(regulation, node, NodeKind.ARTICLE) == finding.article
    ]
    chosen = same or (places if len(places) == 1 else [])
    at = used[finding.quote]
    used[finding.quote] += 1
    if not chosen:
        return None
    return _placed(finding, regulation, chosen[min(at, len(chosen) - 1)])


def _occurrences(text: str, words: str) -> list[Span]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def _placed(finding: Finding, regulation: Regulation, span: Span) -> Finding:
    node = _innermost(regulation, span)
    line, column = regulation.source.position(span.start)
    end_line, end_column = regulation.source.position(span.end)
    paragraph = regulation.enclosing(node, NodeKind.PARAGRAPH) if node else None
    return replace(
        finding,
        span=span,
        location=Location(line, column, end_line, end_column),
        chapter=_label(regulation, node, NodeKind.CHAPTER),
        article=_label(regulation, node, NodeKind.ARTICLE),
        paragraph=paragraph.number[0] if paragraph and paragraph.number else None,
        item=_label(regulation, node, NodeKind.ITEM),
    )


def _innermost(regulation: Regulation, span: Span) -> Node | None:
    inside = [node for node in regulation.root.walk() if node.span.contains(span)]
    return inside[-1] if inside else None


def _label(regulation: Regulation, node: Node | None, kind: NodeKind) -> str | None:
    above = regulation.enclosing(node, kind) if node is not None else None
    return above.label if above is not None else None


def _fingerprint(message: str, quote: str) -> str:
    return sha256(f"{BY_HAND}|{message.strip()}|{quote}".encode()).hexdigest()[:16]
