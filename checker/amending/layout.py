"""The plan laid out: every sequence in its new order, as edits of the base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.amending.base import LISTED, Base
from checker.amending.book import Book, Taken
from checker.amending.divisions import DIVISIONS, heading_span
from checker.amending.flow import Element, Flow
from checker.amending.following import Following
from checker.amending.lists import Stops
from checker.amending.phrases import WordEdit
from checker.amending.plan import Coming, Plan
from checker.amending.renewing import Renewing
from checker.amending.rewriting import ended
from checker.amending.rows import Row, Rows
from checker.amending.sequence import Member, Thing
from checker.amending.style import Style, stripped, with_edits
from checker.edits import Edit
from checker.model import Node, NodeKind, Span
from checker.renumbering import Dangling

INNERMOST_FIRST = (NodeKind.SUBITEM, NodeKind.ITEM, NodeKind.PARAGRAPH)


@dataclass(eq=False)
class Laid:
    """The result: the edits, the references that name nothing any more, and what stands where."""

    edits: list[Edit]
    dangling: tuple[Dangling, ...]
    elements: list[Element]
    placed: dict[int, Edit]  # by the identity of what is not in its place: the edit that puts it in
    unsaid: tuple[tuple[Member, Member], ...]  # articles, each with the division chosen for it


class Layout:
    """Lays a plan out."""

    def __init__(self, base: Base, plan: Plan, words: Sequence[WordEdit]) -> None:
        """Take the base, the plan, and the edits of words."""
        self._base, self._plan, self._words = base, plan, words
        self._text = base.text
        self._style = Style(base)
        self._book = Book()
        self._texts: dict[int, str] = {}  # of what is taken out: its text after its edits
        self._placed: dict[int, Edit] = {}

    def lay_out(self) -> Laid:
        """All edits. Raises ``Amiss`` where the numbers that the decision says do not fit."""
        finder = Rows(self._base, self._plan)
        rows, flow = finder.all(), Flow(self._base, self._plan)
        elements = flow.elements()
        self._add([each.edit for each in self._words])
        worded = Taken(each.edit.span for each in self._words)
        for row in rows:
            if row.old and row.kind in LISTED:
                stops = Stops(row.old, self._text, self._style).apply(row.members, self._plan)
                self._add([edit for edit in stops if not worded.touches(edit.span)])
        self._add(list(Renewing(self._base, self._plan, self._style).edits()))
        dangling = Following(self._base, self._plan).take_in(rows, elements, self._book)
        open_rows = [row for row in rows if not finder.is_closed(row.container)]
        for kind in INNERMOST_FIRST:
            self._emit_rows([row for row in open_rows if row.kind is kind])
        self._emit_flow(elements)
        unsaid = tuple(flow.unsaid)
        return Laid(self._book.edits, tuple(dangling), elements, self._placed, unsaid)

    def _add(self, edits: Sequence[Edit]) -> None:
        for edit in edits:
            self._book.add(edit)

    # --- what comes and goes inside provisions --------------------------------------------------

    def _emit_rows(self, rows: Sequence[Row]) -> None:
        self._take([node for row in rows for node in row.leaving])
        for row in rows:
            self._emit_row(row)

    def _emit_row(self, row: Row) -> None:
        members = list(row.members)
        at = row.start
        if row.kind is NodeKind.PARAGRAPH and row.old:
            members = self._emit_beside_label(row)
        for member in members:
            thing = member.thing
            if isinstance(thing, Node) and id(thing) in row.kept:
                at = thing.end
            else:
                text = self._line(self._words_of(member, row), at, row)
                self._placed[id(thing)] = self._book.add(Edit(Span(at, at), text))
        self._add([Edit(node.span, "") for node in row.leaving])

    def _emit_beside_label(self, row: Row) -> list[Member]:
        """What comes in before all paragraphs that stay follows the label; gives the other members."""
        stays = (at for at, m in enumerate(row.members) if id(m.thing) in row.kept)
        count = next(stays, len(row.members))
        first, behind = row.members[:count], row.members[count:]
        if not first:
            if behind and behind[0].thing is not row.old[0]:
                self._unindent(behind[0].thing)
            return behind
        words = self._style.break_at(row.old[0].end).join(self._words_of(m, row) for m in first)
        indent = self._style.indent if id(row.old[0]) in row.kept else ""
        text = words + self._style.break_at(row.old[0].end) + indent
        edit = self._book.add(Edit(Span(row.start, row.start), text))
        self._placed |= {id(member.thing): edit for member in first}
        return behind

    def _take(self, nodes: Sequence[Node]) -> None:
        """Take provisions out: their text after their edits, and the edit that deletes them."""
        fresh = [node for node in nodes if id(node) not in self._texts]
        for node, edits in zip(fresh, self._book.take([n.span for n in fresh]), strict=True):
            self._texts[id(node)] = with_edits(self._text, node.span, edits)

    def _unindent(self, node: Thing) -> None:
        """A paragraph that becomes the first follows the label of its article."""
        assert isinstance(node, Node)
        start = self._style.content(Node(node.kind, node.start, node.end, node.start)).start
        if start > node.start:
            self._book.add(Edit(Span(node.start, start), ""))

    def _line(self, words: str, at: int, row: Row) -> str:
        """Words as a line of their own at an offset: with its break before or behind it."""
        if at == len(self._text) and not self._text.endswith("\n"):
            return self._style.break_at(row.start) + words
        if at and self._text[at - 1] not in "\r\n":
            return words
        return words + self._style.break_at(at)

    def _words_of(self, member: Member, row: Row) -> str:
        """The text of what comes in or moves, without the break behind it."""
        thing = member.thing
        if isinstance(thing, Node):
            return self._texts[id(thing)].rstrip("\n")
        lines = self._coming_lines(thing)
        if thing.kind in LISTED:
            near = row.old[0] if row.old else None
            return self._style.item(member.number, near) + self._style.lines(lines, row.start)
        is_first = member is row.members[0] and bool(row.old)
        indent = "" if is_first else self._style.indent
        return indent + self._style.lines(ended(lines, "。"), row.start)

    def _coming_lines(self, coming: Coming) -> tuple[str, ...]:
        if coming.lines or not coming.origin:
            return coming.lines
        return tuple(line for node in coming.origin for line in self._origin_lines(node))

    def _origin_lines(self, node: Node) -> list[str]:
        self._take([node])
        words = self._texts[id(node)]
        label = self._text[node.start : node.body]
        if node.kind is not NodeKind.PARAGRAPH and words.startswith(label[:2]):
            words = words[len(label) :] if words.startswith(label) else words
        return [line.strip() for line in words.splitlines() if line.strip()]

    # --- articles and headings ------------------------------------------------------------------

    def _emit_flow(self, elements: Sequence[Element]) -> None:
        gone = [fate.node for fate in self._plan.fates.values() if fate.gone]
        leaving = [e.thing for e in elements if isinstance(e.thing, Node) and not e.is_kept]
        leaving += [node for node in gone if node.kind in (NodeKind.ARTICLE, *DIVISIONS)]
        self._take([node for node in leaving if node.kind is NodeKind.ARTICLE])
        at = self._base.beginning
        for element in elements:
            if element.is_kept:
                at = self._end(element)
                continue
            edit = Edit(Span(at, at), self._block(self._element(element), at))
            self._placed[id(element.thing)] = self._book.add(edit)
        for node in leaving:
            is_heading = node.kind in DIVISIONS
            own = Span(node.start, self._style.end_of(node))
            self._book.add(Edit(heading_span(node, self._text) if is_heading else own, ""))

    def _end(self, element: Element) -> int:
        """Where an element that stays ends, and what comes behind it begins."""
        thing = element.thing
        if isinstance(thing, Node) and thing.kind is NodeKind.ARTICLE:
            return self._style.end_of(thing)
        return element.end(self._text)

    def _block(self, words: str, at: int) -> str:
        if at == len(self._text) and not self._text.endswith("\n"):
            last = max((node.start for node in self._base.articles), default=0)
            return self._style.break_at(last) + words
        return words + (self._style.break_at(at) if at else "\n")

    def _element(self, element: Element) -> str:
        thing = element.thing
        if isinstance(thing, Node):
            if thing.kind in DIVISIONS:
                span = stripped(heading_span(thing, self._text), self._text)
                edits = self._book.take([span])[0]
                return with_edits(self._text, span, edits)
            return self._texts[id(thing)].rstrip("\n")
        if thing.kind in DIVISIONS:
            return self._style.heading(thing.kind, element.number, thing.title)
        lines = self._coming_lines(thing)
        for each in sorted(thing.inner, key=lambda one: one.number or (0,)):
            lines = (*lines, *ended(self._coming_lines(each), "。"))
        opening = self._style.article(element.number, thing.title, None)
        start = self._base.articles[0].end if self._base.articles else 0
        return opening + self._style.lines(ended(lines, "。"), start)
