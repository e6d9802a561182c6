"""A web page as source text."""

from __future__ import annotations

import json
from typing import Any

from checker.errors import ReadError
from checker.model import Anchor, Line, Piece, PieceKind, SourceText
from checker.reading.child import told_by
from checker.reading.confined import Limits
from checker.reading.html.encoding import decoded
from checker.reading.revisions import Revisions

PART = "html"
LARGEST_PAGE = 32 * 1024 * 1024
LIMITS = Limits(seconds=20, memory=2048 << 20, output=256 << 20)
SKIPPED = {Revisions.FINAL: ["del"], Revisions.ORIGINAL: ["ins"], Revisions.BOTH: []}


def read_html(
    data: bytes, name: str, revisions: Revisions, *, charset: str = "", format: str = "html"
) -> SourceText:
    """The regulation on a web page, without navigation, buttons and footers.

    ``charset`` is what came with the page. No script is run and nothing is fetched. Raises
    ``ReadError`` if the bytes are no text, or the page is out of proportion.
    """
    if len(data) > LARGEST_PAGE:
        raise ReadError(name, f"{name}：网页超过 {LARGEST_PAGE >> 20} MB；请另存为 .docx。")
    given = {"text": decoded(data, name, charset), "skipped": SKIPPED[revisions]}
    told = told_by("checker.reading.html.parsing", json.dumps(given).encode(), name, "网页", LIMITS)
    lines: list[Line] = []
    at = 0
    for each in told:
        lines.append(Line(len(lines) + 1, at, each["text"], _anchor(each)))
        at += len(each["text"]) + 1
    text = "\n".join([line.text for line in lines])
    return SourceText(name, format, text, tuple(lines))


def _anchor(told: dict[str, Any]) -> Anchor:
    label, length = told["label"], len(told["text"])
    number = Piece(0, label, None, 0, PieceKind.NUMBER)
    pieces = (number, Piece(label, length, None)) if label else ()
    return Anchor(PART, told["block"], pieces, told["cell"] and tuple(told["cell"]))
