"""What an edit really changes: the characters that differ, cut at the borders of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from checker.edits import Edit, in_order
from checker.model import Span

LONGEST = 20_000  # characters compared one by one; of longer texts all that differs is replaced
SHORTEST_KEPT = 2  # equal characters between two changes that are worth keeping apart


def smallest(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """The edits as many small ones, in order; none of them touches another.

    Raises ``ValueError`` if two edits overlap or one lies outside of the text.
    """
    found: list[Edit] = []
    for edit in _joined(in_order(edits, len(text))):
        found += _changes(text, edit)
    return [_slid(text, each) for each in _joined(found)]


def _joined(edits: Iterable[Edit]) -> list[Edit]:
    """The edits, those that touch each other as one."""
    found: list[Edit] = []
    for edit in edits:
        if found and found[-1].span.end == edit.span.start:
            last = found.pop()
            edit = Edit(Span(last.span.start, edit.span.end), last.new + edit.new)
        found.append(edit)
    return found


def _changes(text: str, edit: Edit) -> Iterator[Edit]:
    """The changes of an edit: line by line where it goes over several lines."""
    old = text[edit.span.start : edit.span.end]
    if "\n" not in old and "\n" not in edit.new:
        yield from _in_line(edit.span.start, old, edit.new)
        return
    before, after = old.splitlines(keepends=True), edit.new.splitlines(keepends=True)
    starts = [edit.span.start]
    for each in before:
        starts.append(starts[-1] + len(each))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what != "equal":
            yield from _in_lines(starts[i], before[i:j], after[k:m])


def _in_lines(start: int, before: list[str], after: list[str]) -> Iterator[Edit]:
    """Line against line where they are as many, otherwise all at once."""
    if len(before) != len(after):
        yield from _in_line(start, "".join(before), "".join(after))
        return
    for old, new in zip(before, after, strict=True):
        yield from _in_line(start, old, new)
        start += len(old)


def _in_line(start: int, old: str, new: str) -> Iterator[Edit]:
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    start += head
    if not old and not new:
        return
    if not old or not new or len(old) + len(new) > LONGEST:
        yield Edit(Span(start, start + len(old)), new)
        return
    for i, j, k, m in _blocks(old, new):
        yield Edit(Span(start + i, start + j), new[k:m])


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return at


def _blocks(old: str, new: str) -> list[tuple[int, int, int, int]]:
    """The stretches in which two texts differ, those joined that hardly anything divides."""
    from rapidfuzz.distance import Levenshtein

    found: list[tuple[int, int, int, int]] = []
    for each in Levenshtein.opcodes(old, new):
        if each.tag == "equal":
            continue
        i, k = each.src_start, each.dest_start
        if found and i - found[-1][1] < SHORTEST_KEPT and "\n" not in old[found[-1][1] : i]:
            i, _, k, _ = found.pop()
        found.append((i, each.src_end, k, each.dest_end))
    return found


def _slid(text: str, edit: Edit) -> Edit:
    r"""An insertion of whole lines, moved so that it begins where a line begins or ends.

    ``条之一\n第`` between ``第`` and ``三条`` is the same as ``第条之一\n`` before ``第三条``.
    """
    start, new = edit.span.start, edit.new
    if edit.span.end > start or "\n" not in new:
        return edit
    while start and text[start - 1] == new[-1] and "\n" not in (text[start - 1], new[0]):
        start, new = start - 1, new[-1] + new[:-1]
    if start and text[start - 1] != "\n" and new[0] != "\n":
        return edit
    return Edit(Span(start, start), new)
