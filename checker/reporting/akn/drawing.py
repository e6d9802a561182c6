"""Text of the draft as elements: words with their markings, blocks, identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from lxml import etree

from checker.model import Node, Regulation, SourceText, Span
from checker.reporting.akn.identifiers import Identifiers
from checker.reporting.akn.iris import ontology
from checker.reporting.akn.markings import Marking, Markings
from checker.reporting.xml_text import legal

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
CONTROLS = re.compile("[\x0b\x0c\x1c-\x1f]")  # white space that XML does not allow
BREAK = re.compile(r"[\r\n]+")
LATIN = re.compile(r"[A-Za-z0-9,.;:]{2}")
NOTHING = "\0"  # stands where a Markdown mark stood; offsets stay
HEADED = re.compile(r"^[ \t]*(?:(?:#{1,6}|>)[ \t]+)+", re.MULTILINE)
STRONG = re.compile(r"(?<!\*)\*\*([^*\n]{1,400})\*\*(?!\*)|(?<!_)__([^_\n]{1,400})__(?!_)")


def words_of(source: SourceText) -> str:
    """What a source says, character for character by its offsets, with nothing XML forbids.

    Comments to this program are blank, Markdown's marks of headings, quotations and strong words are ``NOTHING``,
    forbidden characters U+FFFD.
    """
    text = legal(CONTROLS.sub(" ", source.spoken.text))
    if source.format == "md":
        text = HEADED.sub(lambda match: NOTHING * len(match[0]), text)
        text = STRONG.sub(lambda match: f"{NOTHING * 2}{match[0][2:-2]}{NOTHING * 2}", text)
    return text


def akoma_ntoso() -> etree._Element:
    """The outermost element, whose namespace is that of everything inside."""
    return etree.fromstring(f'<akomaNtoso xmlns="{NAMESPACE}"/>')


def child(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """A new last child in the namespace of Akoma Ntoso."""
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)


def joined(words: str) -> str:
    """Words in one line: Chinese lines are joined by nothing, Latin words by a blank."""
    lines = BREAK.split(words)
    if len(lines) == 1:
        return words
    lines = [lines[0].rstrip(), *map(str.strip, lines[1:-1]), lines[-1].lstrip()]
    pieces = lines[:1]
    for before, line in pairwise(lines):
        pieces += [" ", line] if LATIN.fullmatch(before[-1:] + line[:1]) else [line]
    return "".join(pieces)


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
        return joined(words.strip())

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
        at, last = span.start, None
        for marking in markings:
            self._append(element, last, Span(at, marking.span.start))
            last = self._inline(element, marking, prefix)
            self._write(last, marking.span, marking.inside, prefix)
            at = marking.span.end
        self._append(element, last, Span(at, span.end))

    def _append(self, element: etree._Element, last: etree._Element | None, span: Span) -> None:
        """Words behind the last element inside, or at the beginning of an element."""
        words = joined(self._words[span.start : span.end].replace(NOTHING, ""))
        if last is not None:
            last.tail = words
        else:
            element.text = words

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
