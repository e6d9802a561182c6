"""How the base writes its provisions: labels, indents, breaks; new ones are written alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from checker.amending.base import Base, paragraphs_of
from checker.amending.operations import Number
from checker.amending.wording import numeral
from checker.edits import apply
from checker.model import Node, NodeKind, Span
from checker.renumbering.labels import Label, label_at

BLANKS = re.compile(r"[ \t\u3000\xa0]*")
TRAILING = re.compile(r"\s*$")
UNITS = {
    NodeKind.BOOK: "编",
    NodeKind.CHAPTER: "章",
    NodeKind.SECTION: "节",
    NodeKind.ARTICLE: "条",
}


class Style:
    """The customs of a base."""

    def __init__(self, base: Base) -> None:
        """Take the base."""
        self._base, self._text = base, base.text

    @cached_property
    def indent(self) -> str:
        """What stands before a paragraph that does not follow the label of its article."""
        found: Counter[str] = Counter()
        for article in self._base.articles[:50]:
            for node in paragraphs_of(article)[1:]:
                found[self._blanks(node.start)] += 1
        for article in self._base.articles[:10] if not found else []:
            found[self._blanks(article.start)] += 1
        return found.most_common(1)[0][0] if found else ""

    def _blanks(self, at: int) -> str:
        match = BLANKS.match(self._text, at)
        return match[0] if match else ""

    def article(self, number: Number, title: str, near: Node | None) -> str:
        """The label of a new article, with what stands before and behind it."""
        like = near or (self._base.articles[0] if self._base.articles else None)
        if like is None:
            return f"第{numeral(number[0])}条　"
        label = label_at(self._base.source, like.start, like.kind)
        if label is None:
            return f"第{numeral(number[0])}条　"
        opening = self._text[like.start : like.body]
        if like.title:
            behind = self._text[label.start + len(label.words) : like.body]
            opening = opening[: label.start + len(label.words) - like.start]
            opening += behind.replace(like.title, title) if title else self._gap(like)
        return self._with(opening, label, number, like.start)

    def _gap(self, like: Node) -> str:
        return "　"

    def _with(self, opening: str, label: Label, number: Number, start: int) -> str:
        at = label.start - start
        end = at + len(label.words)
        return opening[:at] + label.with_number(number) + opening[end:]

    def heading(self, kind: NodeKind, number: Number, title: str) -> str:
        """The line of a new division."""
        plain = f"第{numeral(number[0])}{UNITS[kind]}"
        numbered = [node for node in self._base.divisions if node.number]
        like = next((node for node in numbered if node.kind is kind), next(iter(numbered), None))
        label = label_at(self._base.source, like.start, like.kind) if like else None
        if like is None or label is None:
            return f"{plain}　{title}"
        before = self._text[like.start : label.start]
        gap = self._blanks(label.start + len(label.words)) or "　"
        same = label.with_number(number) if like.kind is kind else plain
        return f"{before}{same}{gap}{title}"

    def item(self, number: Number, near: Node | None) -> str:
        """The label of a new item, like those of its list."""
        label = label_at(self._base.source, near.start, near.kind) if near else None
        if near is None or label is None:
            return f"{self.indent}（{numeral(number[0])}）"
        opening = self._text[near.start : near.body]
        return self._with(opening, label, number, near.start)

    def lines(self, lines: Sequence[str], at: int) -> str:
        """Lines of one provision: every further one begins like a paragraph of its own."""
        break_ = self.break_at(at)
        return break_.join([lines[0], *(self.indent + line for line in lines[1:])]) if lines else ""

    def break_at(self, end: int) -> str:
        """The line breaks that stand before an offset; one where there is none."""
        at = end
        while at > 0 and self._text[at - 1].isspace():
            at -= 1
        found = self._text[at:end].count("\n")
        return "\n" * max(1, found)

    @cached_property
    def _usual_breaks(self) -> int:
        """How many line breaks stand between two articles, as a rule."""
        found = Counter(self._breaks(article) for article in self._base.articles[:200])
        return found.most_common(1)[0][0] if found else 1

    def _breaks(self, article: Node) -> int:
        words = self._text[article.start : article.end]
        return words[len(words.rstrip()) :].count("\n")

    def end_of(self, article: Node) -> int:
        """Where an article ends: more blank lines behind it belong to the heading that follows."""
        at = stripped(article.span, self._text).end
        for _ in range(self._usual_breaks):
            line = self._text.find("\n", at, article.end)
            at = line + 1 if line >= 0 else article.end
        return at

    def content(self, node: Node) -> Span:
        """The stretch of a provision behind its label, without the blanks around it."""
        return stripped(Span(node.body, node.end), self._text)


def stripped(span: Span, text: str) -> Span:
    """A span without the blanks at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def with_edits(text: str, span: Span, edits: Sequence[object]) -> str:
    """The words of a span after edits inside it, given by their offsets in the whole text."""
    from checker.edits import Edit

    inside = []
    for each in edits:
        assert isinstance(each, Edit)
        inside.append(
            Edit(Span(each.span.start - span.start, each.span.end - span.start), each.new)
        )
    return apply(text[span.start : span.end], inside)
