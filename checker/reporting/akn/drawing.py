"""Text of the draft as elements: words with their markings, blocks, identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from checker.model import Node, Regulation, SourceText, Span
from checker.reporting.akn.identifiers import Identifiers
from checker.reporting.akn.iris import ontology
from checker.reporting.akn.markings import Marking, Markings
from checker.reporting.xml_text import legal

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
CONTROLS = re.compile("[\x0b\x0c\x1c-\x1f]")  # white space that XML does not allow
BREAK = re.compile(r"[^\S\r\n]*[\r\n]\s*")
NOTHING = "\0"  # stands where a Markdown mark stood; offsets stay
MARKDOWN = re.compile(r"^[ \t]*(?:(?:#{1,6}|>)[ \t]+)+|\*\*|__", re.MULTILINE)


def words_of(source: SourceText) -> str:
    """What a source says, character for character by its offsets, with nothing XML forbids.

    Comments to this program are blank, Markdown's marks of emphasis and headings are ``NOTHING``,
    forbidden characters U+FFFD.
    """
    text = legal(CONTROLS.sub(" ", source.spoken.text))
    if source.format == "md":
        text = MARKDOWN.sub(lambda match: NOTHING * len(match[0]), text)
    return text


def child(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """A new last child in the namespace of Akoma Ntoso."""
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)


class Drawing:
    """What all parts of one XML document share: the words, the identifiers, the links."""

    def __init__(self, regulation: Regulation) -> None:
        """Draw nothing yet."""
        self.regulation = regulation
        self.ids = Identifiers()
        self.organs: dict[str, str] = {}  # identifiers by name
        self.terms: dict[str, str] = {}
        self._words = words_of(regulation.source)
        self._markings = Markings(regulation)
        self._links: list[tuple[etree._Element, str, Node]] = []

    def text(self, span: Span) -> str:
        """The words of a stretch, in one line, without white space around them."""
        words = self._words[span.start : span.end].replace(NOTHING, "")
        return BREAK.sub("", words.strip())

    def trimmed(self, span: Span) -> Span:
        """A stretch without white space around it; empty if it says nothing."""
        words = self._words[span.start : span.end].replace(NOTHING, " ")
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, max(start, span.start + len(words.rstrip())))

    def says_something(self, span: Span) -> bool:
        """Whether a stretch holds more than white space."""
        trimmed = self.trimmed(span)
        return trimmed.start < trimmed.end

    def write(self, element: etree._Element, span: Span, prefix: str) -> None:
        """Write the words of a stretch into an element, with what is marked in them."""
        span = self.trimmed(span)
        self._write(element, span, self._markings.within(span), prefix)

    def _write(
        self, element: etree._Element, span: Span, markings: Iterable[Marking], prefix: str
    ) -> None:
        at = span.start
        for marking in markings:
            self._append(element, Span(at, marking.span.start))
            inner = self._inline(element, marking, prefix)
            self._write(inner, marking.span, marking.inside, prefix)
            at = marking.span.end
        self._append(element, Span(at, span.end))

    def _append(self, element: etree._Element, span: Span) -> None:
        words = BREAK.sub("", self._words[span.start : span.end].replace(NOTHING, ""))
        if len(element):
            element[-1].tail = (element[-1].tail or "") + words
        else:
            element.text = (element.text or "") + words

    def _inline(self, parent: etree._Element, marking: Marking, prefix: str) -> etree._Element:
        element = child(parent, marking.element)
        element.set("eId", self.ids.counted(prefix, marking.element))
        if marking.href:
            element.set("href", marking.href)
        if marking.term:
            element.set("refersTo", f"#{self.term(marking.term)}")
        names = ("from", "upTo") if marking.element == "rref" else ("href",)
        self._links += [
            (element, name, node) for name, node in zip(names, marking.targets, strict=False)
        ]
        return element

    def blocks(self, parent: etree._Element, spans: Iterable[Span], prefix: str) -> None:
        """A block for each stretch that says something."""
        for span in spans:
            if self.says_something(span):
                self.write(child(parent, "p"), span, prefix)

    def organ(self, name: str) -> str:
        """The identifier of an organ."""
        return self.organs.setdefault(name, f"organ_{len(self.organs) + 1}")

    def term(self, name: str) -> str:
        """The identifier of a term."""
        return self.terms.setdefault(name, f"term_{len(self.terms) + 1}")

    def link(self, element: etree._Element, name: str, node: Node) -> None:
        """Let an attribute point to a node as soon as all nodes have identifiers."""
        self._links.append((element, name, node))

    def finish(self, references: etree._Element) -> None:
        """Point every link to its node, and list organs and terms in the references."""
        for element, name, node in self._links:
            element.set(name, f"#{self.ids.of(node)}")
        self._list(references, "TLCOrganization", "organization", self.organs)
        self._list(references, "TLCTerm", "term", self.terms)

    def _list(
        self, references: etree._Element, tag: str, kind: str, entries: dict[str, str]
    ) -> None:
        for name, eid in entries.items():
            shown = legal(name)
            child(references, tag, eId=eid, href=ontology(kind, shown), showAs=shown)
