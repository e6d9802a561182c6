"""Styled lines of text, and how they reach a stream with or without colour."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO

from checker.reporting.columns import harmless, width, wrap

DEFAULT_WIDTH = 100
NARROWEST, WIDEST = 40, 120

_STYLES = {
    "path": "bold",
    "heading": "bold cyan",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold blue",
    "good": "green",
    "mark": "bold red underline",
    "dim": "dim",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line in one style; ``style`` is a key of the style table or empty."""

    text: str
    style: str = ""


Line = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What the stream offers: columns, and whether colour tells anything there."""

    columns: int = DEFAULT_WIDTH
    colour: bool = False


def layout_of(stream: IO[str]) -> Layout:
    """The layout for a stream: coloured and as wide as the window only on a terminal.

    ``NO_COLOR``, ``TERM=dumb``, ``FORCE_COLOR`` and ``COLUMNS`` are honoured.
    """
    from rich.console import Console

    console = Console(file=stream)
    colour = console.is_terminal and not console.no_color and console.color_system is not None
    known = stream.isatty() or os.environ.get("COLUMNS", "").isdigit()
    columns = console.width if known else DEFAULT_WIDTH
    return Layout(min(max(columns, NARROWEST), WIDEST), colour)


def line(text: str, style: str = "") -> Line:
    """A line in one style."""
    return (Segment(harmless(text), style),)


def hanging(lead: Sequence[Segment], body: Sequence[Segment], layout: Layout) -> list[Line]:
    """``lead`` and behind it ``body``, wrapped so that no line of it begins left of it."""
    indent = sum(width(segment.text) for segment in lead)
    spans = wrap("".join(segment.text for segment in body), max(10, layout.columns - indent))
    rows = [_sliced(body, span.start, span.end) for span in spans]
    margin = Segment(" " * indent)
    return [(*lead, *rows[0]), *((margin, *row) for row in rows[1:])]


def _sliced(segments: Sequence[Segment], start: int, end: int) -> list[Segment]:
    """The characters ``[start, end)`` of the segments, with their styles."""
    parts, at = [], 0
    for segment in segments:
        first, last = max(start - at, 0), min(end - at, len(segment.text))
        if first < last:
            parts.append(Segment(segment.text[first:last], segment.style))
        at += len(segment.text)
    return parts


def plain(lines: Iterable[Line]) -> str:
    """The lines as text without styles, each with a line break and without blanks at its end."""
    return "".join("".join(s.text for s in row).rstrip() + "\n" for row in lines)


def coloured(lines: Iterable[Line], stream: IO[str]) -> None:
    """Write the lines to a terminal in their styles; nothing in them is taken for markup."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for row in lines:
        text = Text.assemble(*((s.text, _STYLES.get(s.style, "")) for s in row))
        console.print(text, soft_wrap=True)
