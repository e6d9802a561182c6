"""Where the results of a SARIF log stand: files, regions of texts, provisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.findings import Finding
from checker.model import Span
from checker.reporting import vocabulary
from checker.reporting.place import within_article
from checker.reporting.plain import PlainDocument
from checker.reporting.sarif_text import message
from checker.reporting.uris import is_relative, uri
from checker.reporting.utf16 import Region, Utf16Text

ROOT = "SRCROOT"


def file(path: str) -> dict[str, Any]:
    """An artifact location: relative to the working folder if the file lies in it."""
    reference = uri(path)
    return {"uri": reference, **({"uriBaseId": ROOT} if is_relative(reference) else {})}


class Places:
    """The locations of one document.

    A Word file has no lines that another program could count: there the provision, as a
    logical location, says where a finding stands.
    """

    def __init__(self, document: PlainDocument, index: int) -> None:
        """``index`` is that of the document among the artifacts of the log."""
        self._document = document
        self._artifact = {**file(document.path), "index": index}
        self._text = Utf16Text(document.text) if document.has_lines else None

    def of(self, finding: Finding) -> dict[str, Any]:
        """The location of a finding, with its offending words as annotations."""
        place: dict[str, Any] = {"artifactLocation": self._artifact}
        location: dict[str, Any] = {"physicalLocation": place}
        if self._text is not None:
            snippet = {"snippet": {"text": finding.quote}}
            place["region"] = _region(self._text.region(finding.span)) | snippet
            if marks := list(self._marks(self._text, finding)):
                location["annotations"] = marks
        if provisions := self._provisions(finding):
            location["logicalLocations"] = provisions
        return location

    def whole(self) -> dict[str, Any]:
        """The document as a whole; for a text its first line, which viewers can show."""
        start = {"region": {"startLine": 1}} if self._text is not None else {}
        return {"physicalLocation": {"artifactLocation": self._artifact, **start}}

    def related(self, finding: Finding) -> Iterator[dict[str, Any]]:
        """The other provisions a finding rests on, and why."""
        for number, each in enumerate(finding.related, 1):
            named = {"name": each.article, "kind": "article"}
            yield {
                "id": number,
                "physicalLocation": {"artifactLocation": self._artifact},
                **({"logicalLocations": [named]} if each.article else {}),
                "message": message(f"{vocabulary.why(each.why)}：“{each.quote}”"),
            }

    def _marks(self, text: Utf16Text, finding: Finding) -> Iterator[dict[str, Any]]:
        spans = dict.fromkeys(Span(mark.start, mark.end) for mark in finding.highlights)
        for span in spans:  # each once: the annotations of a location must differ
            words = self._document.text[span.start : span.end]
            yield _region(text.region(span)) | {"message": message(words)}

    def _provisions(self, finding: Finding) -> list[dict[str, Any]]:
        """The article of a finding and the paragraph or item in it, from outside inwards."""
        chapter = finding.chapter or ""
        article = [(finding.article, finding.article, "article")] if finding.article else []
        inner = within_article(finding)
        kind = "item" if finding.item else "paragraph"
        exact = [(inner, f"{finding.article or ''}{inner}", kind)] if inner else []
        return [
            {"name": name, "fullyQualifiedName": f"{chapter}{full}", "kind": kind}
            for name, full, kind in [*article, *exact]
        ]


def _region(region: Region) -> dict[str, Any]:
    return {
        "startLine": region.start_line,
        "startColumn": region.start_column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": region.offset,
        "charLength": region.length,
    }
