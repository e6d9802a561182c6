"""New lines in the place of old ones: as few characters as possible are edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from checker.amending.style import Style, stripped
from checker.edits import Edit
from checker.model import Span

TERMINAL = "。；：！？，、.;:!?…|"  # | closes the row of a table
CLOSING = "”’）》」』)"


def rewritten(text: str, span: Span, lines: Sequence[str], style: Style) -> Iterator[Edit]:
    """Edits that put ``lines`` in the place of the lines of a span, each beside its predecessor."""
    old = _lines(text, span)
    if not lines:
        yield Edit(span, "")
        return
    last: Span | None = None
    for before, new in zip_longest(old, lines):
        if before is not None and new is not None:
            yield from _trimmed(text, before, new)
            last = before
        elif before is not None:
            yield Edit(Span(last.end if last else before.start, before.end), "")
            last = before
        else:
            at = last.end if last else span.start
            yield Edit(Span(at, at), style.break_at(span.start) + style.indent + str(new))


def _lines(text: str, span: Span) -> list[Span]:
    found, at = [], span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        if line.strip():
            found.append(stripped(Span(at, at + len(line)), text))
        at += len(line)
    return found


def _trimmed(text: str, span: Span, new: str) -> Iterator[Edit]:
    """The edit without what the old and the new line have in common at their ends."""
    old = text[span.start : span.end]
    if old == new:
        return
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    yield Edit(Span(span.start + head, span.end - tail), new[head : len(new) - tail])


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def ended(lines: Sequence[str], end: str) -> tuple[str, ...]:
    """Lines of which the last ends with a stop; ``end`` is added if it has none."""
    if not lines or not end:
        return tuple(lines)
    last = lines[-1].rstrip()
    bare = last.rstrip(CLOSING)
    if last[-1:] in TERMINAL or (bare[-1:] in "。！？；：" and bare != last):
        return tuple(lines)
    return (*lines[:-1], last + end)


def with_end(lines: Sequence[str], end: str) -> tuple[str, ...]:
    """Lines of which the last ends with a certain stop."""
    if not lines:
        return ()
    last = lines[-1].rstrip()
    return (*lines[:-1], last.rstrip("。；，、;,") + end)
