"""A regulation cut into statements: the smallest texts that say something by themselves.

A statement is a piece of a paragraph or item between 。；！？ in normal form. It knows the
preamble it hangs on (``lead``), the statement before it in the same paragraph and, for
text behind a list, the items it goes back to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.model import Node, NodeKind, Regulation, Span
from checker.reading.normal import NormalText, normalise

BREAK = re.compile(r"[。；！？]+[”’」』）]*")
ANNOUNCED = re.compile(r"下列|以下|如下")
SENTENCE_END = "。！？"
LONGEST = 4000
SILENT = {NodeKind.HISTORY, NodeKind.CONTENTS, NodeKind.TITLE}
LISTED = {NodeKind.ITEM, NodeKind.SUBITEM}
UNITS = {NodeKind.BOOK, NodeKind.CHAPTER, NodeKind.SECTION, NodeKind.HEADING}


@dataclass(eq=False)
class Statement:
    """One statement in normal form; offsets in it count characters of ``text.text``."""

    node: Node
    article: Node | None
    text: NormalText
    sentence: int  # which sentence of its node it belongs to, from 0
    lead: tuple[Statement, ...] = ()  # the preamble: the statements the list hangs on
    before: tuple[Statement, ...] = ()  # the one before it in the same paragraph, if any
    recalls: tuple[Statement, ...] = ()  # for a tail: the list it goes back to
    is_heading: bool = False
    opens_list: bool = False
    children: list[Statement] = field(default_factory=list, repr=False)

    def span(self, start: int, end: int) -> Span:
        """The span of the source behind the characters ``[start, end)`` of the statement."""
        return self.text.span(start, end)


def statements_of(regulation: Regulation) -> list[Statement]:
    """All statements of a parsed file, in document order; titles and history are left out."""
    return _Cutter(regulation).cut()


class _Cutter:
    def __init__(self, regulation: Regulation) -> None:
        self.source = regulation.source.spoken.text
        self.root = regulation.root
        self.result: list[Statement] = []

    def cut(self) -> list[Statement]:
        stack: list[tuple[Node, Node | None, tuple[Statement, ...]]] = [(self.root, None, ())]
        while stack:
            node, article, lead = stack.pop()
            if node.kind in SILENT:
                continue
            if node.kind is NodeKind.ARTICLE:
                article = node
            own = self._own(node, article, lead)
            below = self._lead_of(node, own) or lead
            stack.extend((child, article, below) for child in reversed(node.children))
        self.result.sort(key=lambda statement: statement.text.offsets[0])
        _link_tails(self.result)
        return self.result

    def _own(
        self, node: Node, article: Node | None, lead: tuple[Statement, ...]
    ) -> list[Statement]:
        made: list[Statement] = []
        for span in node.own_spans():
            start = max(span.start, node.body)
            if start < span.end:
                made += self._split(node, article, lead, start, span.end, len(made))
        self.result += made
        return made

    def _split(
        self,
        node: Node,
        article: Node | None,
        lead: tuple[Statement, ...],
        start: int,
        end: int,
        sentence: int,
    ) -> list[Statement]:
        whole = normalise(self.source[start:end], start)
        made: list[Statement] = []
        for first, last in _pieces(whole.text):
            piece = NormalText(whole.text[first:last], whole.offsets[first:last])
            statement = Statement(node, article, piece, sentence, lead, tuple(made[-1:]))
            statement.is_heading = node.kind in UNITS
            made.append(statement)
            if piece.text[-1] in SENTENCE_END:
                sentence += 1
        return made

    @staticmethod
    def _lead_of(node: Node, own: list[Statement]) -> tuple[Statement, ...]:
        listed = [c for c in node.children if c.kind in LISTED or node.kind in LISTED]
        if not listed or not own:
            return ()
        if listed[0].kind not in LISTED and own[-1].text.text[-1] in "。；":
            return ()
        before = [s for s in own if s.text.offsets[0] < listed[0].start]
        if not before:
            return ()
        chain = _announcement(before)
        for statement in chain:
            statement.opens_list = True
        return (*before[0].lead, *chain)


def _announcement(before: list[Statement]) -> list[Statement]:
    """What of the statements before a list announces it: the last sentence, or the end of it."""
    chain = [s for s in before if s.sentence == before[-1].sentence]
    announcing = [i for i, s in enumerate(chain) if ANNOUNCED.search(s.text.text)]
    return chain[announcing[-1] :] if announcing else chain


def _pieces(text: str) -> list[tuple[int, int]]:
    """The borders of the statements of a normal form, without empty ones."""
    pieces: list[tuple[int, int]] = []
    at = 0
    for match in BREAK.finditer(text):
        if match.start() > at:
            pieces += _portions(text, at, match.end())
        at = match.end()
    if at < len(text):
        pieces += _portions(text, at, len(text))
    return pieces


def _portions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A piece, cut behind a comma where it is longer than any sentence that makes sense."""
    while end - start > LONGEST:
        comma = text.rfind("，", start, start + LONGEST)
        cut = comma + 1 if comma >= start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _link_tails(statements: list[Statement]) -> None:
    """Let every tail recall the list before it."""
    items: dict[int, list[Statement]] = {}
    for statement in statements:
        for lead in statement.lead[-1:]:
            items.setdefault(id(lead.node), []).append(statement)
    opened: Statement | None = None
    for statement in statements:
        if statement.opens_list:
            opened = statement
        elif statement.node.kind is NodeKind.TAIL and opened is not None:
            statement.recalls = (opened, *items.get(id(opened.node), ()))
