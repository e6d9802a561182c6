"""The plan laid out: every sequence in its new order, as edits of the base."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.amending.base import DIVISIONS, Amiss, Base, heading_span, items_of, subitems_of
from checker.amending.book import Book, Taken
from checker.amending.contents import titles_in_contents
from checker.amending.flow import Element, Flow
from checker.amending.lists import Stops
from checker.amending.parts import is_item
from checker.amending.phrases import WordEdit
from checker.amending.plan import Coming, Plan
from checker.amending.rewriting import ended, rewritten
from checker.amending.sequence import Member, Thing, arranged, in_place
from checker.amending.style import Style, stripped, with_edits
from checker.amending.wording import article_words
from checker.edits import Edit
from checker.model import Node, NodeKind, Span
from checker.renumbering import Consequences, Dangling, Insertion, renumber

WHOLE_ARTICLE = re.compile(r"第[^条款项]+条(?:之[^条款项]+)?$")
LISTED = (NodeKind.ITEM, NodeKind.SUBITEM)
PLACEHOLDERS = {
    NodeKind.BOOK: "第〇编",
    NodeKind.CHAPTER: "第〇章",
    NodeKind.SECTION: "第〇节",
    NodeKind.ARTICLE: "第〇条",
}


@dataclass
class Row:
    """A sequence inside a provision: its members in order, and where it begins."""

    container: Node
    old: list[Node]
    members: list[Member]
    kept: set[int] = field(default_factory=set)

    @property
    def start(self) -> int:
        """Where its first member begins, or else where its container ends."""
        return self.old[0].start if self.old else self.container.end


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
        self._base, self._plan = base, plan
        self._text = base.text
        self._style = Style(base)
        self._book = Book()
        for each in words:
            self._book.add(each.edit)
        self._words = Taken(
            each.edit.span for each in words if each.edit.span.start < each.edit.span.end
        )
        self._texts: dict[int, str] = {}  # of what is taken out: its text after its edits
        self.placed: dict[int, Edit] = {}
        self._dangling: list[Dangling] = []

    def lay_out(self) -> Laid:
        """All edits. Raises ``Amiss`` where the numbers that the decision says do not fit."""
        rows = [self._row(node) for node in self._containers()]
        flow = Flow(self._base, self._plan)
        elements = flow.elements()
        for row in rows:
            if row.old and row.old[0].kind in LISTED:
                stops = Stops(row.old, self._text, self._style)
                for edit in stops.apply(row.members, self._plan):
                    self._book.add(edit)
        self._rewrite()
        consequences = self._renumber(rows, elements)
        self._follow(consequences)
        for level in ((NodeKind.SUBITEM,), (NodeKind.ITEM,), (NodeKind.PARAGRAPH,)):
            self._emit_rows([row for row in rows if _kind_of(row) in level])
        self._emit_flow(elements)
        dangling = tuple(each for each in self._dangling if not each.is_settled)
        return Laid(self._book.edits, dangling, elements, self.placed, tuple(flow.unsaid))

    # --- sequences inside provisions ----------------------------------------------------------

    def _containers(self) -> list[Node]:
        """The provisions in which something goes, comes or gets another number."""
        found: dict[int, Node] = dict(self._plan.containers)
        for fate in list(self._plan.fates.values()):
            if fate.node.kind in (NodeKind.PARAGRAPH, *LISTED):
                parent = self._base.ancestors(fate.node)[-1]
                found[id(parent)] = parent
        for node in found.values():
            self._check(node)
        return sorted(found.values(), key=lambda node: node.start)

    def _check(self, container: Node) -> None:
        """Nothing may come into what goes or is rewritten as a whole."""
        chain = (*self._base.ancestors(container), container)
        for node in chain:
            fate = self._plan.fates.get(id(node))
            is_closed = fate is not None and (fate.gone or fate.lines is not None)
            if is_closed and node.kind not in DIVISIONS and self._plan.within.get(id(container)):
                raise Amiss(
                    f"{node.label or '所修改的一款'}已被另一条修改处理，不能再增加内容", node.span
                )

    def _row(self, container: Node) -> Row:
        coming = self._plan.within.get(id(container), [])
        if container.kind is NodeKind.ARTICLE:
            old = self._base.paragraphs(container)
        elif container.kind is NodeKind.ITEM:
            old = subitems_of(container)
        else:
            old = items_of(container)
        members = arranged(old, coming, self._plan, self._weight)
        row = Row(container, old, members, in_place(members))
        if container.kind is NodeKind.ARTICLE and not members:
            fate = self._plan.of(container)
            if not fate.gone:
                fate.gone = True
        return row

    def _weight(self, thing: Thing) -> int:
        """How many paragraphs a paragraph becomes."""
        fate = self._plan.fates.get(id(thing))
        lines = thing.lines if isinstance(thing, Coming) else fate.lines if fate else None
        kind = thing.kind
        if kind is not NodeKind.PARAGRAPH or not lines:
            return 1
        return max(1, sum(not is_item(line) for line in lines))

    # --- new text -----------------------------------------------------------------------------

    def _rewrite(self) -> None:
        for fate in self._plan.fates.values():
            if fate.lines is not None and not fate.gone:
                span = self._style.content(fate.node)
                lines = self._ended(fate.lines, span)
                for edit in rewritten(self._text, span, lines, self._style):
                    self._book.add(edit)
        for each in self._plan.rewritten:
            span = stripped(each.span, self._text)
            if not each.lines:
                self._book.add(Edit(each.span, ""))
            for edit in (
                rewritten(self._text, span, self._ended(each.lines, span), self._style)
                if each.lines
                else ()
            ):
                self._book.add(edit)
        for node, title, _ in self._plan.titles:
            self._book.add(self._titled(node, title))
            for edit in titles_in_contents(self._base, node, title):
                self._book.add(edit)
        for fate in self._plan.fates.values():
            if fate.gone and fate.node.kind in DIVISIONS:
                for edit in titles_in_contents(self._base, fate.node, None):
                    self._book.add(edit)

    def _ended(self, lines: tuple[str, ...], span: Span) -> tuple[str, ...]:
        end = self._text[span.end - 1 : span.end]
        return ended(lines, end if end in "。；：，" else "")

    def _titled(self, node: Node, title: str) -> Edit:
        from checker.renumbering.labels import label_at

        span = stripped(heading_span(node, self._text), self._text)
        label = label_at(self._base.source, node.start, node.kind)
        if label is None:
            return Edit(span, title)
        at = label.start + len(label.words)
        rest = stripped(Span(at, span.end), self._text)
        if rest.start >= rest.end:
            return Edit(Span(at, at), f"　{title}")
        return Edit(rest, title)

    # --- what follows -------------------------------------------------------------------------

    def _renumber(self, rows: Sequence[Row], elements: Sequence[Element]) -> Consequences:
        mapping: dict[Node, tuple[int, ...]] = {}
        insertions: list[Insertion] = []
        for row in rows:
            members = [(m.thing, m.number) for m in row.members]
            mapping |= {t: n for t, n in members if isinstance(t, Node)}
            insertions += self._row_insertions(row)
        mapping |= {e.thing: e.number for e in elements if isinstance(e.thing, Node) and e.number}
        deleted: list[Node] = []
        for fate in self._plan.fates.values():
            if fate.gone and fate.node.kind in DIVISIONS:
                mapping[fate.node] = (0,)
            elif fate.gone:
                deleted.append(fate.node)
        insertions += self._flow_insertions(elements)
        return renumber(self._base.regulation, mapping, deleted, insertions)

    def _row_insertions(self, row: Row) -> Iterator[Insertion]:
        at = row.start
        for member in row.members:
            if id(member.thing) in row.kept and isinstance(member.thing, Node):
                at = member.thing.end
            elif isinstance(member.thing, Coming):
                is_item_ = member.thing.kind in LISTED
                text = "（〇）\n" if is_item_ else "款\n" * member.weight
                yield Insertion(at, text, (), (member.number,))

    def _flow_insertions(self, elements: Sequence[Element]) -> Iterator[Insertion]:
        at = self._beginning(elements)
        for element in elements:
            if element.is_kept:
                at = element.end(self._text)
            elif isinstance(element.thing, Coming):
                title = f"　{element.thing.title}" if element.thing.kind in DIVISIONS else ""
                text = f"{PLACEHOLDERS[element.thing.kind]}{title}\n"
                yield Insertion(at, text, (), (element.number,))

    def _follow(self, consequences: Consequences) -> None:
        """Take in the numbers and references that follow, but for what goes or is rewritten."""
        dead = Taken(self._plan.dead(self._text))
        own = Taken(e.span for e in self._book.edits if e.span.start < e.span.end)
        for edit in consequences.edits:
            if not (dead.touches(edit.span) or own.touches(edit.span)):
                self._book.add(edit)
        for each in consequences.dangling:
            edit = self._to_merged(each)
            is_free = not (dead.touches(each.span) or own.touches(each.span))
            if edit is not None and is_free:
                self._book.add(edit)
            elif is_free:
                self._dangling.append(each)

    def _to_merged(self, dangling: Dangling) -> Edit | None:
        """A reference to an article that is merged into another names that one."""
        targets = dangling.reference.targets
        fates = [self._plan.fates.get(id(node)) for node in targets]
        numbers = {fate.into if fate else None for fate in fates}
        number = numbers.pop() if len(numbers) == 1 else None
        is_plain = WHOLE_ARTICLE.match(dangling.reference.text)
        if number is None or dangling.is_settled or is_plain is None:
            return None
        if len(targets) != 1 or targets[0].kind is not NodeKind.ARTICLE:
            return None
        return Edit(dangling.span, article_words(number))

    # --- edits --------------------------------------------------------------------------------

    def _emit_rows(self, rows: Sequence[Row]) -> None:
        rows = [row for row in rows if not self._is_closed(row.container)]
        leaving = [node for row in rows for node in self._leaving(row)]
        self._take(leaving)
        for row in rows:
            self._emit_row(row)

    def _is_closed(self, node: Node) -> bool:
        """Whether a provision goes, or is rewritten, as a whole."""
        chain = (*self._base.ancestors(node), node)
        fates = [self._plan.fates.get(id(n)) for n in chain if n.kind not in DIVISIONS]
        return any(fate and (fate.gone or fate.lines is not None) for fate in fates)

    def _leaving(self, row: Row) -> list[Node]:
        """The old members that do not stay where they are."""
        return [node for node in row.old if id(node) not in row.kept]

    def _take(self, nodes: Sequence[Node]) -> None:
        """Take provisions out: their text after their edits, and the edit that deletes them."""
        fresh = [node for node in nodes if id(node) not in self._texts]
        for node, edits in zip(fresh, self._book.take([n.span for n in fresh]), strict=True):
            self._texts[id(node)] = with_edits(self._text, node.span, edits)

    def _emit_row(self, row: Row) -> None:
        at, is_first = row.start, True
        is_paragraph = _kind_of(row) is NodeKind.PARAGRAPH
        for member in row.members:
            thing = member.thing
            if isinstance(thing, Node) and id(thing) in row.kept:
                if is_first and is_paragraph and thing is not row.old[0]:
                    self._unindent(thing)
                at, is_first = thing.end, False
                continue
            words = self._words_of(member, row)
            follows = is_paragraph and is_first and bool(row.old)
            text = self._line(
                words, at, is_inside=follows, before=row.old[0] if row.old else None, row=row
            )
            self.placed[id(thing)] = self._book.add(Edit(Span(at, at), text))
            if follows:
                is_first = False
        for node in self._leaving(row):
            self._book.add(Edit(node.span, ""))

    def _unindent(self, node: Node) -> None:
        """A paragraph that becomes the first follows the label of its article."""
        start = self._style.content(Node(node.kind, node.start, node.end, node.start)).start
        if start > node.start:
            self._book.add(Edit(Span(node.start, start), ""))

    def _line(self, words: str, at: int, *, is_inside: bool, before: Node | None, row: Row) -> str:
        """Words as a line of their own at an offset: with its break before or behind it."""
        text = self._text
        if is_inside:
            stays = before is not None and id(before) in row.kept
            break_ = self._style.break_at(before.end) if before else "\n"
            return f"{words}{break_}{self._style.indent if stays else ''}"
        if at == len(text) and not text.endswith("\n"):
            return self._style.break_at(row.start) + words
        if at and text[at - 1] not in "\r\n":
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

    def _emit_flow(self, elements: Sequence[Element]) -> None:
        leaving = [e.thing for e in elements if isinstance(e.thing, Node) and not e.is_kept]
        gone = [
            f.node for f in self._plan.fates.values() if f.gone and f.node.kind is NodeKind.ARTICLE
        ]
        headings = [
            f.node for f in self._plan.fates.values() if f.gone and f.node.kind in DIVISIONS
        ]
        self._take([n for n in (*leaving, *gone) if n.kind is NodeKind.ARTICLE])
        at = self._beginning(elements)
        near: Node | None = None
        for element in elements:
            if element.is_kept:
                at = element.end(self._text)
                near = element.thing if isinstance(element.thing, Node) else near
                continue
            words = self._element(element)
            self.placed[id(element.thing)] = self._book.add(
                Edit(Span(at, at), self._block(words, at))
            )
        for node in (*leaving, *gone, *headings):
            is_heading = node.kind in DIVISIONS
            self._book.add(Edit(heading_span(node, self._text) if is_heading else node.span, ""))

    def _beginning(self, elements: Sequence[Element]) -> int:
        """Where the first article or heading of the base begins."""
        old = [*self._base.articles, *self._base.divisions]
        return min((node.start for node in old), default=len(self._text))

    def _block(self, words: str, at: int) -> str:
        if at == len(self._text) and not self._text.endswith("\n"):
            return "\n" + words
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


def _kind_of(row: Row) -> NodeKind:
    if row.container.kind is NodeKind.ARTICLE:
        return NodeKind.PARAGRAPH
    return NodeKind.SUBITEM if row.container.kind is NodeKind.ITEM else NodeKind.ITEM
