"""New text in its place: rewritten provisions, new titles of divisions."""

from __future__ import annotations

from collections.abc import Iterator

from checker.amending.base import Base
from checker.amending.contents import titles_in_contents
from checker.amending.divisions import DIVISIONS, heading_span
from checker.amending.plan import Plan, Rewritten
from checker.amending.rewriting import ended, rewritten
from checker.amending.style import Style, stripped
from checker.edits import Edit
from checker.model import Node, Span
from checker.renumbering.labels import label_at


class Renewing:
    """The edits that put new text in the place of old text."""

    def __init__(self, base: Base, plan: Plan, style: Style) -> None:
        """Take the base, the plan and the customs of the base."""
        self._base, self._plan, self._style = base, plan, style
        self._text = base.text

    def edits(self) -> Iterator[Edit]:
        """All of them."""
        for fate in self._plan.fates.values():
            if fate.lines is not None and not fate.gone:
                yield from self._lines(self._style.content(fate.node), fate.lines)
            elif fate.gone and fate.node.kind in DIVISIONS:
                yield from titles_in_contents(self._base, fate.node, None)
        for each in self._plan.rewritten:
            yield from self._stretch(each)
        for node, title, _ in self._plan.titles:
            yield self._titled(node, title)
            yield from titles_in_contents(self._base, node, title)

    def _lines(self, span: Span, lines: tuple[str, ...]) -> Iterator[Edit]:
        end = self._text[span.end - 1 : span.end]
        stopped = ended(lines, end if end in "。；：，" else "")
        yield from rewritten(self._text, span, stopped, self._style)

    def _stretch(self, each: Rewritten) -> Iterator[Edit]:
        if each.lines:
            yield from self._lines(stripped(each.span, self._text), each.lines)
        else:
            yield Edit(each.span, "")

    def _titled(self, node: Node, title: str) -> Edit:
        span = stripped(heading_span(node, self._text), self._text)
        label = label_at(self._base.source, node.start, node.kind)
        if label is None:
            return Edit(span, title)
        at = label.start + len(label.words)
        rest = stripped(Span(at, span.end), self._text)
        if rest.start >= rest.end:
            return Edit(Span(at, at), f"　{title}")
        return Edit(rest, title)
