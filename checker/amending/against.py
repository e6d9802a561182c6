"""How a consolidated text differs from an official one: part by part, and in each by words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from checker.amending.base import Base
from checker.amending.divisions import DIVISIONS, heading_span
from checker.amending.history import note_of
from checker.amending.searching import WIDE
from checker.model import Node, NodeKind, Regulation

LONGEST_COMPARED = 4000  # characters of a part that are compared one by one
NEAR = 2  # differences with no more characters between them are shown as one
AROUND = 8  # characters shown before a difference
QUOTES = str.maketrans('‘’"', "“””")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place at which two texts differ; ``where`` names the part: 题注, 第五条.

    ``is_form`` if they differ in the width or form of signs only. ``before`` are words that stand
    before the place in both.
    """

    where: str
    ours: str
    theirs: str
    before: str = ""
    is_form: bool = False


def differences(ours: Regulation, theirs: Regulation) -> list[Difference]:
    """The differences of two regulations, white space left aside, in the order of the first."""
    one, other = list(_parts(ours)), list(_parts(theirs))
    names = [name for name, _ in one], [name for name, _ in other]
    found: list[Difference] = []
    matcher = SequenceMatcher(None, *names, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            for (name, a), (_, b) in zip(one[i1:i2], other[j1:j2], strict=True):
                found += _compared(name, a, b)
            continue
        found += [Difference(name, words, "") for name, words in one[i1:i2] if words]
        found += [Difference(name, "", words) for name, words in other[j1:j2] if words]
    return found


def _parts(regulation: Regulation) -> Iterator[tuple[str, str]]:
    """The parts of the text by name, without white space."""
    base = Base(regulation)
    note = note_of(base)
    for node in base.root.walk():
        name = _name(node)
        if node in base.preamble:
            name = "题注" if note is not None and note.overlaps(node.span) else "引言"
        if name is not None:
            span = heading_span(node, base.text) if node.kind in DIVISIONS else node.span
            yield name, re.sub(r"\s", "", base.text[span.start : span.end])


def _name(node: Node) -> str | None:
    if node.kind in DIVISIONS or node.kind is NodeKind.ARTICLE:
        return node.label
    return {
        NodeKind.TITLE: "名称",
        NodeKind.HISTORY: "题注",
        NodeKind.CONTENTS: "目录",
        NodeKind.ATTACHMENT: "附件",
    }.get(node.kind)


def _compared(name: str, ours: str, theirs: str) -> Iterator[Difference]:
    if ours == theirs:
        return
    if max(len(ours), len(theirs)) > LONGEST_COMPARED:
        yield Difference(name, ours, theirs)
        return
    for i1, i2, j1, j2 in _joined(SequenceMatcher(None, ours, theirs, autojunk=False)):
        a, b = ours[i1:i2], theirs[j1:j2]
        is_form = _form(a) == _form(b)
        yield Difference(name, a, b, ours[max(0, i1 - AROUND) : i1], is_form)


def _joined(matcher: SequenceMatcher[str]) -> Sequence[tuple[int, int, int, int]]:
    found: list[tuple[int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and i1 - found[-1][1] <= NEAR:
            found[-1] = (found[-1][0], i2, found[-1][2], j2)
        else:
            found.append((i1, i2, j1, j2))
    return found


def _form(words: str) -> str:
    return words.translate(WIDE).translate(QUOTES)
