"""A source text becomes the tree of its provisions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import DocumentKind, Node, NodeKind, Regulation, SourceText
from checker.structure.abbreviations import find_abbreviations
from checker.structure.events import LEVELS, Opening, build
from checker.structure.passages import PassageReader
from checker.structure.references import find_references
from checker.structure.rows import Row, rows_of
from checker.structure.sections import (
    Part,
    accepted_articles,
    contents_rows,
    is_history,
    is_title,
    split_parts,
)

NOTICE = re.compile(r"(?:通知|公告|通告|意见|方案|简章|函|批复|办事指南)(?:[（(].{1,30}[）)])?$")
DECISION = re.compile(r"修改.*的决定|修正案|的决定(?:[（(].{1,30}[）)])?$")
FRONT = LEVELS[NodeKind.BOOK]


def parse(source: SourceText) -> Regulation:
    """The tree, references and abbreviations of a source text. Never refuses a text."""
    rows = rows_of(source)
    contents = contents_rows(rows)
    articles = accepted_articles(rows, contents)
    if len(articles) < 1:
        openings, title = _without_articles(rows)
    else:
        openings, title = _with_articles(rows, articles, contents)
    root = build(openings, len(source.text))
    return Regulation(
        source,
        root,
        title,
        _kind(title, bool(articles)),
        find_references(source, root),
        find_abbreviations(source),
    )


def render(node: Node, source: SourceText) -> str:
    """The text of a node, printed from the tree: own stretches and children, in order."""
    pieces: list[str] = []
    stack: list[Node | tuple[int, int]] = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, tuple):
            pieces.append(source.text[current[0] : current[1]])
            continue
        parts: list[Node | tuple[int, int]] = [(s.start, s.end) for s in current.own_spans()]
        parts += current.children
        parts.sort(key=lambda part: part[0] if isinstance(part, tuple) else part.start)
        stack.extend(reversed(parts))
    return "".join(pieces)


def _kind(title: str, has_articles: bool) -> DocumentKind:
    if DECISION.search(title):
        return DocumentKind.DECISION
    if has_articles:
        return DocumentKind.REGULATION
    return DocumentKind.NOTICE if NOTICE.search(title) else DocumentKind.OTHER


def _without_articles(rows: Sequence[Row]) -> tuple[list[Opening], str]:
    openings: list[Opening] = []
    title = ""
    body = 0
    for index, row in enumerate(rows[:6]):
        if is_title(row) or (index == 0 and len(row.text) <= 50 and row.item is None):
            openings.append(_front(NodeKind.TITLE, row, 1))
            title = re.sub(r"\s", "", row.text)
            body = index + 1
            break
        openings.append(_front(NodeKind.PARAGRAPH, row, 1))
        body = index + 1
    openings += _outline(rows[body:], 2)
    return openings, title


def _with_articles(
    rows: Sequence[Row], articles: Sequence[int], contents: set[int]
) -> tuple[list[Opening], str]:
    accepted = {id(rows[index]) for index in articles}
    listed = {id(rows[index]) for index in contents}
    openings: list[Opening] = []
    title = ""
    for part in split_parts(rows, articles, contents):
        if part.is_regulation:
            openings += _regulation(part, accepted, listed)
            title = title or _title_of(part)
        else:
            openings += _outline(part.rows, 1)
    return openings, title


def _title_of(part: Part) -> str:
    return re.sub(r"[\s　]", "", part.rows[part.title].text) if part.title is not None else ""


def _regulation(part: Part, accepted: set[int], listed: set[int]) -> list[Opening]:
    rows = part.rows
    start = rows[0].line.start
    openings = [Opening(NodeKind.REGULATION, LEVELS[NodeKind.REGULATION], start, start)]
    at = 0
    if part.title is not None:
        openings.append(_front(NodeKind.TITLE, rows[0], FRONT))
        at = 1
    while at < len(rows):
        at = _next(rows, at, openings, accepted, listed)
    return openings


def _next(
    rows: list[Row], at: int, openings: list[Opening], accepted: set[int], listed: set[int]
) -> int:
    """Open what begins at a row; returns the row behind it."""
    row = rows[at]
    if id(row) in listed:
        end = _while(rows, at, lambda r: id(r) in listed)
        openings.append(_front(NodeKind.CONTENTS, row, FRONT))
        return end
    if id(row) in accepted:
        end = _while(rows, at + 1, lambda r: _is_plain(r, accepted, listed))
        openings += _article(rows[at:end])
        return end
    if row.division is not None:
        label = row.division
        start = row.line.start
        body = start + label.body
        openings.append(
            Opening(
                label.kind, LEVELS[label.kind], start, body, label.label, label.number, label.title
            )
        )
        return at + 1
    if row.is_attachment and any(o.kind is NodeKind.ARTICLE for o in openings):
        end = _while(rows, at + 1, lambda r: not r.is_attachment)
        openings.append(_front(NodeKind.ATTACHMENT, row, LEVELS[NodeKind.ATTACHMENT]))
        openings += _outline(rows[at + 1 : end], LEVELS[NodeKind.ATTACHMENT] + 1)
        return end
    kind = NodeKind.HISTORY if is_history(row) else NodeKind.PARAGRAPH
    openings.append(_front(kind, row, LEVELS[NodeKind.ARTICLE]))
    return at + 1


def _is_plain(row: Row, accepted: set[int], listed: set[int]) -> bool:
    if id(row) in accepted or id(row) in listed or row.division is not None:
        return False
    return not row.is_attachment


def _while(rows: list[Row], at: int, holds: object) -> int:
    assert callable(holds)
    while at < len(rows) and holds(rows[at]):
        at += 1
    return at


def _article(rows: list[Row]) -> list[Opening]:
    row = rows[0]
    label = row.article
    assert label is not None
    start = row.line.start
    opening = Opening(
        NodeKind.ARTICLE,
        LEVELS[NodeKind.ARTICLE],
        start,
        start + label.body,
        label.label,
        label.number,
        label.title,
    )
    reader = PassageReader()
    reader.open_article(row, label)
    reader.read(rows[1:])
    return [opening, *reader.openings]


def _outline(rows: Sequence[Row], base: int) -> list[Opening]:
    reader = PassageReader(base, outline=True)
    reader.read(rows)
    return reader.openings


def _front(kind: NodeKind, row: Row, level: int) -> Opening:
    start = row.line.start
    return Opening(kind, level, start, start)
