"""What is to become of each provision of the base: its fate, and what comes in beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.amending.divisions import DIVISIONS, heading_span
from checker.amending.operations import Number, Operation
from checker.model import Node, NodeKind, Span


@dataclass(eq=False)
class Fate:
    """What the decision orders for a provision of the base."""

    node: Node
    gone: bool = False
    number: Number | None = None  # the number that the decision gives it
    into: Number | None = None  # of an article that goes: the one that it is merged into
    lines: tuple[str, ...] | None = None  # its new text without its label
    home: Node | None = (
        None  # the division of the base into which an article, or one that goes, moves
    )
    chapter: tuple[int, ...] = ()  # or the numbers to come of the book, chapter and section
    by: list[Operation] = field(default_factory=list)


@dataclass(eq=False)
class Coming:
    """A provision that comes in: new, or one of the base that comes from elsewhere (``origin``)."""

    kind: NodeKind
    by: Operation
    lines: tuple[str, ...] = ()
    number: Number | None = None
    title: str = ""
    origin: tuple[Node, ...] = ()
    after: Node | None = None
    before: Node | None = None
    division: Coming | None = None  # the new division in which an article begins
    home: Node | None = None  # or a division of the base
    chapter: tuple[int, ...] = ()  # or the numbers to come of the book, chapter and section
    includes: tuple[Number, ...] = ()  # of a division: the articles to come in it
    members: list[Node] = field(default_factory=list)  # and those of the base that it takes in
    inner: list[Coming] = field(default_factory=list)  # paragraphs of an article put together


@dataclass(eq=False)
class Rewritten:
    """Lines in the place of a stretch of the base that is no provision: a preamble, a heading."""

    span: Span
    lines: tuple[str, ...]
    by: Operation


class Plan:
    """The fates of the provisions of a base, and what comes in."""

    def __init__(self) -> None:
        """Begin with nothing ordered."""
        self.fates: dict[int, Fate] = {}
        self.articles: list[Coming] = []
        self.divisions: list[Coming] = []
        self.within: dict[int, list[Coming]] = {}  # by the identity of the container
        self.containers: dict[int, Node] = {}
        self.rewritten: list[Rewritten] = []
        self.titles: list[tuple[Node, str, Operation]] = []  # new titles of divisions

    def of(self, node: Node) -> Fate:
        """The fate of a provision, to be changed."""
        return self.fates.setdefault(id(node), Fate(node))

    def is_gone(self, node: Node) -> bool:
        """Whether a provision goes."""
        fate = self.fates.get(id(node))
        return fate is not None and fate.gone

    def put_in(self, container: Node, coming: Coming) -> None:
        """Let something come in as one of the parts of a provision."""
        self.within.setdefault(id(container), []).append(coming)
        self.containers[id(container)] = container

    def dead(self, text: str) -> list[Span]:
        """The stretches of the base that go or get a new text, in order, merged."""
        taken = {id(node) for each in self.coming() if not each.lines for node in each.origin}
        fates = [each for each in self.fates.values() if id(each.node) not in taken]
        gone = [each.node for each in fates if each.gone]
        spans = [heading_span(n, text) if n.kind in DIVISIONS else n.span for n in gone]
        spans += [Span(f.node.body, f.node.end) for f in fates if f.lines is not None]
        spans += [each.span for each in self.rewritten]
        return merged(spans)

    def coming(self) -> Iterator[Coming]:
        """All that comes in."""
        yield from self.divisions
        for article in self.articles:
            yield article
            yield from article.inner
        for each in self.within.values():
            yield from each


def merged(spans: list[Span]) -> list[Span]:
    """The spans in order, those that overlap or touch as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
