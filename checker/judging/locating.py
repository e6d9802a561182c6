"""From a match to a finding: exact words, place, fingerprint, related provisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import TypedDict

from checker.findings import Advice, Basis, Finding, Highlight, Location, Related
from checker.judging.matching import Match
from checker.judging.rules import Rule
from checker.language.statements import Statement
from checker.model import Node, NodeKind, Regulation, SourceText, Span

CLAUSE_BREAK = re.compile(r"[，：；。！？]")
NUMBERING = re.compile(
    r"第[〇零一二三四五六七八九十百千两\d]+[编章节条款项目](?:之[一二三四五六七八九十]+)?"
)
STOPS = "。；，：、"  # which of them ends an item changes with the order of the items
LONGEST_RELATED = 60


class _Place(TypedDict):
    chapter: str | None
    article: str | None
    paragraph: int | None
    item: str | None


class FindingMaker:
    """Makes findings of one regulation; fingerprints count equal findings apart."""

    def __init__(self, regulation: Regulation) -> None:
        """Take the regulation the matches come from."""
        self._regulation = regulation
        self._source = regulation.source
        self._seen: Counter[str] = Counter()

    def make(self, rule: Rule, match: Match) -> Finding:
        """The finding that a rule's match is."""
        statement = match.provision.statement
        span = quoted_span(statement, [c.mention.start for c in match.own], _end(match))
        return Finding(
            rule=rule.id,
            topic=rule.topic,
            severity=rule.severity,
            title=rule.title,
            **self._place(statement.node),
            quote=self._source.slice(span),
            span=span,
            highlights=tuple(_highlights(match)),
            location=location_of(self._source, span),
            message=rule.message,
            basis=tuple(Basis(b.source, b.at, b.quote) for b in rule.basis),
            advice=Advice(rule.advice.action, rule.advice.text),
            fingerprint=self._fingerprint(rule.id, statement),
            related=tuple(self._related(match)),
        )

    def _place(self, node: Node) -> _Place:
        chapter = self._regulation.enclosing(node, NodeKind.CHAPTER)
        article = self._regulation.enclosing(node, NodeKind.ARTICLE)
        paragraph = self._regulation.enclosing(node, NodeKind.PARAGRAPH)
        item = self._regulation.enclosing(node, NodeKind.ITEM)
        return {
            "chapter": chapter.label if chapter else None,
            "article": article.label if article else None,
            "paragraph": paragraph.number[0] if paragraph and paragraph.number else None,
            "item": item.label if item else None,
        }

    def _fingerprint(self, rule: str, statement: Statement) -> str:
        words = NUMBERING.sub("第条", statement.text.text).rstrip(STOPS)
        key = f"{rule}|{words}"
        self._seen[key] += 1
        return sha256(f"{key}|{self._seen[key]}".encode()).hexdigest()[:16]

    def _related(self, match: Match) -> Iterable[Related]:
        shown: set[int] = set()
        for carried in match.flowed:
            if id(carried.statement) in shown or carried.statement is match.provision.statement:
                continue
            shown.add(id(carried.statement))
            article = carried.statement.article
            yield Related(
                article.label if article else "",
                _shortened(self._source, carried.statement),
                carried.via.value,
            )


def _end(match: Match) -> int:
    return max(carried.mention.end for carried in match.own)


def quoted_span(statement: Statement, starts: list[int], end: int) -> Span:
    """The clauses of a statement that hold its characters from the first start to ``end``."""
    text = statement.text.text
    first = max((b.end() for b in CLAUSE_BREAK.finditer(text, 0, min(starts))), default=0)
    after = CLAUSE_BREAK.search(text, end)
    return statement.span(first, after.start() if after else len(text))


def location_of(source: SourceText, span: Span) -> Location:
    """Lines and columns of a span; the end is exclusive."""
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end - 1)
    return Location(line, column, end_line, end_column + 1)


def _highlights(match: Match) -> Iterable[Highlight]:
    spans = {
        (match.provision.statement.span(c.mention.start, c.mention.end), c.mention.concept)
        for c in match.own
    }
    for span, concept in sorted(spans):
        yield Highlight(span.start, span.end, concept)


def _shortened(source: SourceText, statement: Statement) -> str:
    text = source.slice(statement.span(0, len(statement.text.text)))
    return text if len(text) <= LONGEST_RELATED else text[:LONGEST_RELATED] + "…"
