"""How text with wide characters fills the columns of a terminal: width, wrapping, cutting."""

from __future__ import annotations

from rich.cells import cell_len, get_character_cell_size

from checker.model import Span

# Punctuation that must not begin a line, and punctuation that must not end one.
_NEVER_FIRST = frozenset("，。、；：！？）》】〗」』”’…,.;:!?)]}%％")
_NEVER_LAST = frozenset("（《【〖「『“‘([{")
_CONTROL = dict.fromkeys((*range(32), *range(127, 160)), "�")
_BIDI = dict.fromkeys((1564, 8206, 8207, *range(8234, 8239)), "�")
_ISOLATES = dict.fromkeys(range(8294, 8298), "�")
_HARMLESS = {**_CONTROL, **_BIDI, **_ISOLATES, ord("\t"): " ", ord("\n"): " ", ord("\r"): " "}


def harmless(text: str) -> str:
    """``text`` with the same length that cannot steer a terminal.

    Control characters and characters that turn the writing direction become U+FFFD,
    line breaks and tabs a space.
    """
    return text.translate(_HARMLESS)


def width(text: str) -> int:
    """How many columns ``text`` takes; a Chinese character takes two."""
    return cell_len(text)


def pad(text: str, columns: int) -> str:
    """``text`` with spaces behind it, up to at least ``columns`` columns."""
    return text + " " * max(0, columns - width(text))


def cut(text: str, columns: int) -> str:
    """The beginning of ``text`` that fits into ``columns``, with … where something is missing."""
    if width(text) <= columns:
        return text
    return text[: _fitting(text, 0, max(1, columns - 1))] + "…"


def wrap(text: str, columns: int) -> list[Span]:
    """The lines into which ``text`` falls, as spans of it; at least one, none empty but of ``""``.

    A line takes at most ``columns`` columns (a single character may take more), words
    of Latin letters and digits stay whole where they fit, and no line begins with a
    closing or ends with an opening punctuation mark where that can be avoided.
    """
    lines, start = [], 0
    while start < len(text):
        end = _fitting(text, start, columns)
        if end < len(text):
            end = _pleasing(text, start, end)
        lines.append(Span(start, end))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return lines or [Span(0, 0)]


def _fitting(text: str, start: int, columns: int) -> int:
    """The end of the longest stretch from ``start`` that fits, at least one character."""
    used, end = 0, start
    while end < len(text):
        used += get_character_cell_size(text[end])
        if used > columns:
            break
        end += 1
    return max(end, start + 1)


def _pleasing(text: str, start: int, end: int) -> int:
    """The last good place for a break in the second half of ``[start, end]``, else ``end``."""
    for place in range(end, start + (end - start) // 2, -1):
        if _may_break(text[place - 1], text[place]):
            return place
    return end


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return not (_is_word(before) and _is_word(after))


def _is_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in "-_./")
