"""PDF files for the tests, drawn with reportlab: wrapped, in columns, with tables and margins."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT, SIZE, LEADING = "STSong-Light", 16, 28
WIDTH, HEIGHT = A4
LEFT, TOP, BOTTOM = 80.0, HEIGHT - 105, 100.0
FORBIDDEN_FIRST = "，。；：、！？）》”"

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def drawn(*pages: Callable[[Canvas], object], encrypt: str | None = None) -> bytes:
    """A file with a page for each function that draws one."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=encrypt)
    for draw in pages:
        canvas.setFont(FONT, SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def wrapped(text: str, letters: int, indent: int = 2) -> list[str]:
    """The lines of a paragraph with room for so many Chinese letters, its first line indented."""
    lines, line, room = [], "", float(letters - indent)
    for letter in text:
        is_over = pdfmetrics.stringWidth(line + letter, FONT, 1) > room + 0.01
        if is_over and letter not in FORBIDDEN_FIRST:  # stops hang over the margin
            lines.append(line)
            line, room = "", float(letters)
        line += letter
    return [*lines, line]


def set_lines(
    paragraphs: Iterable[str], letters: int = 27, indent: int = 2
) -> list[tuple[float, str]]:
    """The lines of paragraphs with the places at which they begin, in letters."""
    return [
        (indent if first == 0 else 0, line)
        for text in paragraphs
        for first, line in enumerate(wrapped(text, letters, indent))
    ]


def page_of(
    lines: Iterable[tuple[float, str]], left: float = LEFT, top: float = TOP, size: float = SIZE
) -> Callable[[Canvas], None]:
    """Draws lines one below the other."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, size)
        for number, (indent, line) in enumerate(lines):
            canvas.drawString(left + indent * size, top - number * LEADING * size / SIZE, line)

    return draw


def together(*draws: Callable[[Canvas], object]) -> Callable[[Canvas], None]:
    """Draws several things on one page."""

    def draw(canvas: Canvas) -> None:
        for each in draws:
            each(canvas)

    return draw


def at(x: float, y: float, text: str, size: float = 14) -> Callable[[Canvas], None]:
    """Draws a text at a place."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, size)
        canvas.drawString(x, y, text)

    return draw


def document(
    paragraphs: Iterable[str],
    lines_on_page: int = 22,
    margin: Callable[[int, int], Callable[[Canvas], object]] | None = None,
    indent: int = 2,
) -> bytes:
    """Paragraphs on as many pages as they need; ``margin`` draws headers and footers."""
    lines = set_lines(paragraphs, indent=indent)
    starts = range(0, len(lines), lines_on_page)
    pages = []
    for number, start in enumerate(starts, 1):
        body = page_of(lines[start : start + lines_on_page])
        pages.append(together(body, margin(number, len(starts))) if margin else body)
    return drawn(*pages)
