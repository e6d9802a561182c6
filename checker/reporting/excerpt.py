"""The sentence in which a finding stands, with its offending words, short enough to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.model import Span
from checker.reporting.columns import harmless

SENTENCE_ENDS = "。！？；\n"
GAP = "…"
_BLANKS = " \t\r\u3000\xa0"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a source text on one line, and the spans of it that are marked."""

    text: str
    marks: tuple[Span, ...]


def excerpt(text: str, span: Span, marks: Iterable[Span], limit: int) -> Excerpt:
    """The sentences of ``text`` around ``span`` and ``marks``, cut to about ``limit`` characters.

    Without marks, ``span`` itself is marked. What is cut is replaced by …; the words
    next to the marks stay, so that a long sentence shows what matters in it. Line
    breaks and the blanks around them are dropped, control characters made harmless.
    """
    wanted = _merge(marks) or [span]
    windows = _merge(_sentence(text, each, limit) for each in (span, *wanted))
    if sum(each.end - each.start for each in windows) > limit:
        windows = _cut(windows, wanted, limit)
    return _compose(text, windows, wanted)


def _merge(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one; empty ones left out."""
    merged: list[Span] = []
    for span in sorted(s for s in spans if s.start < s.end):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _sentence(text: str, span: Span, limit: int) -> Span:
    """The sentence that holds ``span``; no more than ``limit`` characters to either side."""
    floor = max(0, span.start - limit)
    start = max(text.rfind(mark, floor, span.start) for mark in SENTENCE_ENDS) + 1
    ceiling = min(len(text), span.end + limit)
    if text[span.end - 1 : span.end] in SENTENCE_ENDS:
        return Span(max(start, floor), span.end)
    ends = [text.find(mark, span.end, ceiling) for mark in SENTENCE_ENDS]
    end = min((end + 1 for end in ends if end >= 0), default=ceiling)
    return Span(max(start, floor), end)


def _cut(windows: list[Span], marks: Sequence[Span], limit: int) -> list[Span]:
    """Stretches around the marks, as wide as ``limit`` allows, inside the windows."""
    marks = _shortened(marks, limit)
    for padding in range(limit // (2 * len(marks)) + 1, -1, -4):
        padded = _merge(_clip(mark, padding, windows) for mark in marks)
        if sum(each.end - each.start for each in padded) <= limit:
            return padded
    return _merge(marks)


def _shortened(marks: Sequence[Span], limit: int) -> list[Span]:
    """The marks, of which those too long for ``limit`` keep only beginning and end."""
    half = max(1, limit // (3 * len(marks)))
    short: list[Span] = []
    for mark in marks:
        if mark.end - mark.start <= 2 * half:
            short.append(mark)
        else:
            short += [Span(mark.start, mark.start + half), Span(mark.end - half, mark.end)]
    return short


def _clip(mark: Span, padding: int, windows: Sequence[Span]) -> Span:
    start, end = max(0, mark.start - padding), mark.end + padding
    for window in windows:
        if window.start <= mark.start and mark.end <= window.end:
            return Span(max(start, window.start), min(end, window.end))
    return mark


def _compose(text: str, windows: Sequence[Span], marks: Sequence[Span]) -> Excerpt:
    """The windows as one line; each mark cut to what is shown of it."""
    pieces: list[str] = []
    shown: list[Span] = []
    length, at = 0, 0
    for window in windows:
        if _leaves_out(text, at, window.start):
            pieces.append(GAP)
            length += len(GAP)
        for line in _lines(text, window):
            pieces.append(text[line.start : line.end])
            shown += _shifted(marks, line, length - line.start)
            length += line.end - line.start
        at = window.end
    if _breaks_off(text, at):
        pieces.append(GAP)
    return Excerpt(harmless("".join(pieces)), tuple(_merge(shown)))


def _lines(text: str, window: Span) -> Iterable[Span]:
    """The lines of the window without the blanks at their borders."""
    start = window.start
    for line in text[window.start : window.end].split("\n"):
        stripped = line.strip(_BLANKS)
        first = start + len(line) - len(line.lstrip(_BLANKS))
        if stripped:
            yield Span(first, first + len(stripped))
        start += len(line) + 1


def _shifted(marks: Sequence[Span], line: Span, by: int) -> Iterable[Span]:
    for mark in marks:
        if mark.overlaps(line):
            yield Span(max(mark.start, line.start) + by, min(mark.end, line.end) + by)


def _leaves_out(text: str, at: int, start: int) -> bool:
    """Whether words are missing in front of ``start``, where ``at`` was the last end."""
    if at > 0:
        return bool(text[at:start].strip())
    return start > 0 and text[start - 1] not in SENTENCE_ENDS


def _breaks_off(text: str, end: int) -> bool:
    return end < len(text) and text[end] != "\n" and text[end - 1] not in SENTENCE_ENDS
