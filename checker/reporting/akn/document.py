"""A parsed file as one Akoma Ntoso document: an act, a document, or a collection of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from checker.model import DocumentKind, Node, NodeKind, Regulation, Span
from checker.reporting.akn.drawing import Drawing, akoma_ntoso, child
from checker.reporting.akn.front import FRONT, Front, divisions_of
from checker.reporting.akn.history import Event, creation, events_of, version
from checker.reporting.akn.identification import MAIN, PROGRAM, identify
from checker.reporting.akn.identifiers import inside
from checker.reporting.akn.iris import Work
from checker.reporting.akn.parts import Part, parts_of
from checker.reporting.akn.provisions import DIVISIONS, Provisions
from checker.reporting.akn.setting import set_out
from checker.structure.sections import ANNEX_MARK

DRAFT = re.compile(r"草案|征求意见稿|送审稿|审议稿|讨论稿|建议稿")
PROGRAM_IRI = "/akn/ontology/process/tiaoli"
STARTS = DIVISIONS | {NodeKind.ARTICLE, NodeKind.ATTACHMENT}  # here the body of an act begins


def render_akn(regulation: Regulation) -> str:
    """The file as XML text, valid against the schema of Akoma Ntoso 3.0, whatever the text is.

    The words of the elements are the words of the file. The same file gives the same XML.
    """
    root = akoma_ntoso()
    drawing = Drawing(regulation)
    meta = _Composer(drawing).compose(root)
    references = child(meta, "references", source=f"#{PROGRAM}")
    child(references, "TLCProcess", eId=PROGRAM, href=PROGRAM_IRI, showAs=PROGRAM)
    drawing.finish(references)
    return set_out(root)


class _Composer:
    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._regulation = drawing.regulation

    def compose(self, root: etree._Element) -> etree._Element:
        """Write the outermost document and give its metadata back."""
        parts = parts_of(self._drawing, self._regulation.root, 0)
        self._drawing.ids.keep(self._regulation.root, PROGRAM)
        regulations = [part for part in parts if _is_regulation(part)]
        if not regulations:
            work = Work("doc", self._regulation.title)
            return self._document(root, work, parts, "", self._regulation.kind.value)
        if len(parts) == 1:
            return self._act(root, parts[0], "")
        return self._collection(root, parts)

    def _collection(self, root: etree._Element, parts: Sequence[Part]) -> etree._Element:
        """Regulations beside other texts: a component for each, in the order of the file."""
        work = Work("documentCollection", self._regulation.title)
        collection = child(root, work.type, name="collection")
        meta = identify(collection, self._drawing, work)
        body = child(collection, "collectionBody", eId=self._drawing.ids.only("", "collectionBody"))
        for is_act, some in groupby(parts, key=_is_regulation):
            for group in [[part] for part in some] if is_act else [list(some)]:
                eid = self._drawing.ids.counted("", "component")
                component = child(body, "component", eId=eid)
                if is_act:
                    self._act(component, group[0], eid)
                else:
                    self._document(component, work, group, eid, "text", component=f"!{eid}")
        return meta

    def _act(self, parent: etree._Element, part: Part, prefix: str) -> etree._Element:
        """A regulation; a bill if its title says that it is a draft."""
        assert isinstance(part, Node)
        parts = parts_of(self._drawing, part, part.start)
        self._drawing.ids.keep(part, inside(prefix, "body"))
        title = self._title(parts)
        events = self._events(parts)
        type = "bill" if DRAFT.search(title) else "act"
        work = Work(type, title, creation(events), version(events))
        return self._document(parent, work, parts, prefix, DocumentKind.REGULATION.value)

    def _document(
        self,
        parent: etree._Element,
        work: Work,
        parts: Sequence[Part],
        prefix: str,
        name: str,
        component: str = MAIN,
    ) -> etree._Element:
        """A document with its front, its body and its attachments; its metadata comes back."""
        is_act = component == MAIN and work.type in ("act", "bill")
        document = child(parent, work.type if is_act else "doc", name=name)
        meta = identify(document, self._drawing, work, component)
        begin, end = _front_of(parts, is_act), _attachments_of(parts)
        Front(self._drawing, prefix, divisions_of(parts)).draw(document, parts[:begin])
        tag = "body" if is_act else "mainBody"
        body = child(document, tag, eId=self._drawing.ids.only(prefix, "body"))
        Provisions(self._drawing, prefix).draw(body, parts[begin:end], prefix)
        if not len(body):
            eid = self._drawing.ids.counted(prefix, "hcontainer")
            empty = child(body, "hcontainer", eId=eid, name="empty")
            child(child(empty, "content", eId=inside(eid, "content")), "p")
        if parts[end:]:
            attachments = child(document, "attachments")
            for part in parts[end:]:
                self._attachment(attachments, part, work, prefix)
        return meta

    def _attachment(self, parent: etree._Element, part: Part, work: Work, prefix: str) -> None:
        """An annex: its first lines are the heading, what they head is a document of its own."""
        assert isinstance(part, Node)
        eid = self._drawing.ids.counted(prefix, "attachment")
        self._drawing.ids.keep(part, eid)
        attachment = child(parent, "attachment", eId=eid)
        parts = parts_of(self._drawing, part, part.start)
        if parts and isinstance(parts[0], Span):
            self._drawing.write(child(attachment, "heading"), parts[0], eid)
            parts = parts[1:]
        name = NodeKind.ATTACHMENT.value
        self._document(attachment, work, parts, eid, name, component=f"!{eid}")

    def _title(self, parts: Sequence[Part]) -> str:
        for part in parts:
            if isinstance(part, Node) and part.kind is NodeKind.TITLE:
                return re.sub(r"\s", "", ANNEX_MARK.sub("", self._drawing.text(part.span)))
        return ""

    def _events(self, parts: Sequence[Part]) -> list[Event]:
        notes = (p.span for p in parts if isinstance(p, Node) and p.kind is NodeKind.HISTORY)
        return events_of(" ".join(map(self._drawing.text, notes)))


def _is_regulation(part: Part) -> bool:
    return isinstance(part, Node) and part.kind is NodeKind.REGULATION


def _front_of(parts: Sequence[Part], is_act: bool) -> int:
    """How many parts stand before the body: to the first provision, or to the title."""
    wanted = STARTS if is_act else FRONT
    for at, part in enumerate(parts):
        if isinstance(part, Node) and part.kind in wanted:
            return at if is_act else at + 1
    return len(parts) if is_act else 0


def _attachments_of(parts: Sequence[Part]) -> int:
    """Where the annexes at the end begin."""
    end = len(parts)
    while end and isinstance(last := parts[end - 1], Node) and last.kind is NodeKind.ATTACHMENT:
        end -= 1
    return end
