"""What stands on the pages of a PDF: characters with their boxes, rules and pictures."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

THIN = 3.0  # points: what is thinner is a rule
SHORTEST_RULE = 8.0
DESCENT = 0.15  # of the size of a font: so much of a Chinese character is below the line
UPRIGHT = 0.1  # radians
PICTURE = 0.4  # of a page has to be covered
DEEPEST_FORM = 8
MOST_OBJECTS = 50_000
MOST_SEGMENTS = 2000


class Unreadable(Exception):
    """A PDF that gives no text; ``why`` is one of the words of ``reading.FAILURES``."""

    def __init__(self, why: str, page: int = 0) -> None:
        super().__init__(why)
        self.why = why
        self.page = page


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and the room that it takes."""

    text: str
    frame: Frame


@dataclass
class Sheet:
    """A page as it is shown: turned as the file says."""

    number: int  # from 1
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Frame] = field(default_factory=list)
    is_picture: bool = False
    unmapped: int = 0  # characters of which the file does not say what they are


def sheets(data: bytes, most: int) -> Iterator[Sheet]:
    """The pages of a PDF, in order. Raises ``Unreadable``, also for more than ``most`` pages."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD
        raise Unreadable("password" if is_locked else "damaged") from error
    if len(document) > most:
        raise Unreadable("pages")
    if not len(document):
        raise Unreadable("damaged")
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as error:
            raise Unreadable("damaged") from error
        yield _Reader(raw, page, index + 1).sheet()
        page.close()


class _Reader:
    """Reads one page through the functions of pdfium."""

    def __init__(self, raw: Any, page: Any, number: int) -> None:
        self._raw = raw
        self._page = page
        self._turns = page.get_rotation() // 90
        self._box = page.get_bbox()
        self._sheet = Sheet(number, *page.get_size())

    def sheet(self) -> Sheet:
        """The page with all that is on it."""
        text_page = self._page.get_textpage()
        for index in range(text_page.count_chars()):
            self._add_glyph(text_page.raw, index)
        text_page.close()
        self._add_objects()
        return self._sheet

    def _add_glyph(self, text_page: Any, index: int) -> None:
        raw = self._raw
        code = raw.FPDFText_GetUnicode(text_page, index)
        if raw.FPDFText_IsGenerated(text_page, index) or code in (0xD, 0xA):
            return
        text = chr(code)
        if raw.FPDFText_HasUnicodeMapError(text_page, index) == 1 or _is_unknown(text):
            self._sheet.unmapped += 1
            text = "\ufffd"
        angle = raw.FPDFText_GetCharAngle(text_page, index)
        slant = math.remainder(angle, math.pi / 2)
        if abs(slant) < UPRIGHT:  # what is written across the page is a watermark
            self._sheet.glyphs.append(Glyph(text, self._frame(text_page, index, angle)))

    def _frame(self, text_page: Any, index: int, angle: float) -> Frame:
        """The room that a character takes; its height is the size of the font.

        The boxes of pdfium are as high as the font says, and fonts on one line differ.
        """
        raw, box, matrix = self._raw, self._raw.FS_RECTF(), self._raw.FS_MATRIX()
        raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
        low, high = box.bottom, box.top
        if abs(math.remainder(angle, 2 * math.pi)) < UPRIGHT:
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y))
            raw.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix))
            scale = math.hypot(matrix.c, matrix.d)
            size = raw.FPDFText_GetFontSize(text_page, index) * scale
            low, high = y.value - DESCENT * size, y.value + (1 - DESCENT) * size
        return self._turned(box.left, low, box.right, high)

    def _add_objects(self) -> None:
        raw = self._raw
        kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE]
        covered = 0.0
        for count, each in enumerate(self._page.get_objects(kinds, max_depth=DEEPEST_FORM)):
            if count > MOST_OBJECTS:
                break
            if each.type == raw.FPDF_PAGEOBJ_IMAGE:
                frame = self._turned(*each.get_bounds())
                covered += frame.width * frame.height
            else:
                self._sheet.rules += [self._turned(*rule) for rule in _rules(each, raw)]
        self._sheet.is_picture = covered > PICTURE * self._sheet.width * self._sheet.height

    def _turned(self, left: float, bottom: float, right: float, top: float) -> Frame:
        """A rectangle of the file as it is shown."""
        x0, y0, x1, y1 = self._box
        left, right, bottom, top = left - x0, right - x0, bottom - y0, top - y0
        wide, high = x1 - x0, y1 - y0
        shown = (
            (left, high - top, right, high - bottom),
            (bottom, left, top, right),
            (wide - right, bottom, wide - left, top),
            (high - top, wide - right, high - bottom, wide - left),
        )
        return Frame(*shown[self._turns])


def _is_unknown(text: str) -> bool:
    """Whether a character is none that a text would have: unassigned, private or a control."""
    return unicodedata.category(text) in ("Cn", "Co", "Cc", "Cs") and not text.isspace()


def _rules(path: Any, raw: Any) -> list[tuple[float, float, float, float]]:
    """The rules that a path draws, in the terms of the file: itself if thin, otherwise its strokes."""
    left, bottom, right, top = path.get_bounds()
    if min(right - left, top - bottom) <= THIN:
        return list(_straight((left, bottom), (right, top)))
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path.raw, ctypes.byref(fill), ctypes.byref(stroke))
    return list(_strokes(path, raw)) if stroke.value else []


def _strokes(path: Any, raw: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight strokes of a path along the axes: left, bottom, right, top."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = last = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(path.raw), MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _straight(last, point)
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _straight(point, begun)
        last = point


def _straight(
    one: tuple[float, float], other: tuple[float, float]
) -> Iterator[tuple[float, float, float, float]]:
    left, right = sorted((one[0], other[0]))
    bottom, top = sorted((one[1], other[1]))
    if min(right - left, top - bottom) <= THIN and max(right - left, top - bottom) >= SHORTEST_RULE:
        yield left, bottom, right, top
