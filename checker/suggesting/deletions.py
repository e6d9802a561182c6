"""Edits that take statements out: whole provisions with their lines, or sentences of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from checker.edits import Edit
from checker.language.statements import Statement
from checker.model import Node, NodeKind, Span
from checker.suggesting.draft import Draft, span_of, whole

DIVISIONS = {NodeKind.BOOK, NodeKind.CHAPTER, NodeKind.SECTION}
LABELLED = {NodeKind.ITEM, NodeKind.SUBITEM}
WHOLE = DIVISIONS | LABELLED | {NodeKind.ARTICLE, NodeKind.PARAGRAPH, NodeKind.TAIL}
STOPS = {"；": "。", ";": "."}
FULL_STOPS = "。."
SENTENCE_ENDS = "。；：，！？"
BLANKS = " \t\u3000\u00a0"


def nodes_gone(gone: set[int], draft: Draft) -> list[Node]:
    """The largest provisions all of whose statements are gone, in the order of the text."""
    found: list[Node] = []
    stack = [draft.regulation.root]
    while stack:
        node = stack.pop()
        said = said_by(node, draft)
        if node.kind in WHOLE and said and all(id(each) in gone for each in said):
            found.append(node)
        else:
            stack.extend(reversed(node.children))
    return found


def said_by(node: Node, draft: Draft) -> list[Statement]:
    """The statements of a provision, without headings and what is signed at its end."""
    said = [each for each in draft.below.get(id(node), ()) if not each.is_heading]
    while len(said) > 1 and _is_signature(said[-1], said[0]):
        said.pop()
    return said


def _is_signature(statement: Statement, first: Statement) -> bool:
    """Whether a statement is a line of its own that is no sentence: who issued the text, and when."""
    return statement.node is not first.node and statement.text.text[-1] not in SENTENCE_ENDS


def deletions(gone: set[int], nodes: Sequence[Node], draft: Draft) -> Iterator[Edit]:
    """The edits that take the statements out; ``nodes`` are those that go as a whole."""
    inside = {id(each) for node in nodes for each in draft.below[id(node)]}
    for node in nodes:
        yield Edit(_lines_of(node, draft), "")
    yield from _closed_lists(nodes, draft)
    for own in draft.of_node.values():
        here = [each for each in own if id(each) in gone and id(each) not in inside]
        if here:
            yield from _sentences(own, gone)


def _lines_of(node: Node, draft: Draft) -> Span:
    """A provision with its lines; the first paragraph of an article leaves its label to the next."""
    text = draft.text
    words = Span(node.start, max(span_of(each).end for each in said_by(node, draft)))
    start = text.rfind("\n", 0, node.start) + 1
    behind = text.find("\n", words.end) + 1
    if text[start : node.start].strip(BLANKS) or text[words.end : behind or None].strip():
        return _inside_line(node, words, draft)
    if not behind:  # the last line of the text goes with the break before it
        return Span(max(0, start - 1), len(text))
    if _is_blank_before(start, text):
        behind += _blank_line(behind, text)
    return Span(start, behind)


def _is_blank_before(start: int, text: str) -> bool:
    return start == 0 or text[:start].endswith(("\n\n", "\n\r\n"))


def _blank_line(start: int, text: str) -> int:
    """The length of the empty line that begins at an offset, 0 if there is none."""
    return 1 if text.startswith("\n", start) else 2 if text.startswith("\r\n", start) else 0


def _inside_line(node: Node, words: Span, draft: Draft) -> Span:
    """A provision that shares its first line with a label: what follows moves up to it."""
    above = draft.regulation.ancestors(node)[-1]
    after = [each for each in above.children if each.start > node.start]
    if after and not draft.text[words.end : after[0].start].strip():
        return Span(node.start, after[0].start + _indent(after[0], draft.text))
    return Span(node.start, words.end)


def _indent(node: Node, text: str) -> int:
    words = text[node.start : node.end]
    return len(words) - len(words.lstrip(BLANKS))


def _closed_lists(nodes: Iterable[Node], draft: Draft) -> Iterator[Edit]:
    """Where the end of a list goes, its full stop goes to what is the last item now."""
    items = [node for node in nodes if node.kind in LABELLED]
    gone = {id(node) for node in items}
    for above in {id(a): a for a in (draft.regulation.ancestors(n)[-1] for n in items)}.values():
        listed = [each for each in above.children if each.kind in LABELLED]
        left = [each for each in listed if id(each) not in gone]
        if left and left[-1] is not listed[-1]:
            yield from _stopped(whole(left[-1], draft.text), whole(listed[-1], draft.text), draft)


def _stopped(kept: Span, gone: Span, draft: Draft) -> Iterator[Edit]:
    """The full stop of a stretch that goes, for the one that is the last now."""
    text = draft.text
    last = text[kept.end - 1]
    if last in STOPS and text[gone.end - 1] in FULL_STOPS:
        yield Edit(Span(kept.end - 1, kept.end), text[gone.end - 1])


def _sentences(own: Sequence[Statement], gone: set[int]) -> Iterator[Edit]:
    """Runs of statements of one provision that go, others staying."""
    runs = [(key, list(run)) for key, run in groupby(own, key=lambda each: id(each) in gone)]
    for at, (is_gone, run) in enumerate(runs):
        if not is_gone:
            continue
        span = Span(span_of(run[0]).start, span_of(run[-1]).end)
        before = runs[at - 1][1][-1] if at > 0 else None
        if before is not None and at == len(runs) - 1 and _goes_on(before, run[-1]):
            stop = before.text.offsets[-1]
            yield Edit(Span(stop, stop + 1), run[-1].text.text[-1])
        yield Edit(span, "")


def _goes_on(kept: Statement, gone: Statement) -> bool:
    return kept.text.text[-1] in STOPS and gone.text.text[-1] in FULL_STOPS
