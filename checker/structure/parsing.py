"""A source text becomes the tree of its provisions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import DocumentKind, Node, NodeKind, Regulation, SourceText
from checker.structure.abbreviations import find_abbreviations
from checker.structure.arrangement import outline, regulation_openings
from checker.structure.contents import contents_rows
from checker.structure.events import Opening, build
from checker.structure.headings import mark_headings
from checker.structure.references import find_references
from checker.structure.rows import Row, rows_of
from checker.structure.sections import accepted_articles, is_title, split_parts
from checker.structure.wrapping import Layout, layout_of

NOTICE = re.compile(r"(?:通知|公告|通告|意见|方案|简章|函|批复|办事指南)(?:[（(].{1,30}[）)])?$")
DECISION = re.compile(r"修改.*的决定|修正案|的决定(?:[（(].{1,30}[）)])?$")
LONGEST_UNKNOWN_TITLE = 50
LAST_TITLE = 6  # a title stands among so many first rows


def parse(source: SourceText) -> Regulation:
    """The tree, references and abbreviations of a source text. Never refuses a text."""
    spoken = source.spoken
    rows = rows_of(spoken)
    layout = layout_of(rows)
    contents = contents_rows(rows)
    articles = accepted_articles(rows, contents)
    if articles:
        mark_headings(rows, articles)
        openings, title = _with_articles(rows, articles, contents, layout)
    else:
        openings, title = _without_articles(rows, layout)
    root = build(openings, len(source.text))
    abbreviations = find_abbreviations(spoken)
    return Regulation(
        source,
        root,
        title,
        _kind(title, bool(articles)),
        find_references(spoken, root, abbreviations),
        abbreviations,
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


def _without_articles(rows: Sequence[Row], layout: Layout) -> tuple[list[Opening], str]:
    at = _title_at(rows)
    if at is None:
        return outline(rows, 1, layout), ""
    start = rows[at].line.start
    title = Opening(NodeKind.TITLE, 1, start, start)
    front, body = outline(rows[:at], 1, layout), outline(rows[at + 1 :], 1, layout)
    return [*front, title, *body], re.sub(r"\s", "", rows[at].text)


def _title_at(rows: Sequence[Row]) -> int | None:
    """The row of the title: one that reads like it, or else the first if it is no sentence."""
    if len(rows) < 2:
        return None
    if _may_be_title(rows[0]):
        return 0
    return next((at for at, row in enumerate(rows[:LAST_TITLE]) if is_title(row)), None)


def _may_be_title(row: Row) -> bool:
    if row.opens or row.is_table_row or len(row.text) > LONGEST_UNKNOWN_TITLE:
        return False
    return not row.text.endswith(("。", "；", "：", "，", ":", ";"))


def _with_articles(
    rows: Sequence[Row], articles: Sequence[int], contents: set[int], layout: Layout
) -> tuple[list[Opening], str]:
    accepted = {id(rows[index]) for index in articles}
    listed = {id(rows[index]) for index in contents}
    openings: list[Opening] = []
    title = ""
    for part in split_parts(rows, articles, contents):
        if part.is_regulation:
            openings += regulation_openings(part, accepted, listed, layout)
            title = title or part.title
        else:
            openings += outline(part.rows, 1, layout)
    return openings, title
