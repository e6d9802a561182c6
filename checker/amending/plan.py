"""What is to become of each provision of the base: its fate, and what comes in beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.amending.base import DIVISIONS, heading_span
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
        taken = self._taken()
        gone = [f.node for f in self.fates.values() if f.gone and id(f.node) not in taken]
        spans = [heading_span(n, text) if n.kind in DIVISIONS else n.span for n in gone]
        spans += [Span(f.node.body, f.node.end) for f in self.fates.values() if f.lines is not None]
        spans += [each.span for each in self.rewritten]
        return merged(spans)

    def _taken(self) -> set[int]:
        """The provisions whose words something that comes in takes along."""
        parts = (part for article in self.articles for part in article.inner)
        bare = (each for each in (*self.coming(), *parts) if not each.lines)
        return {id(node) for each in bare for node in each.origin}

    def coming(self) -> Iterator[Coming]:
        """All that comes in."""
        yield from self.divisions
        yield from self.articles
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
