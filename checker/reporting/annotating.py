"""From findings to remarks: what a comment in the draft says of each, and of what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from checker.edits import Remark
from checker.findings import Coverage, Finding
from checker.model import NodeKind, Regulation, Span
from checker.renumbering import Dangling
from checker.reporting import vocabulary
from checker.reporting.columns import cut
from checker.reporting.plain import PlainDocument
from checker.reporting.remarks import LONGEST_QUOTE, absent, one_line

if TYPE_CHECKING:
    from checker.suggesting import Suggested
    from checker.writing import Author

MISSING = "通知要求对照"
More = Callable[[Finding], Iterable[str]]


def annotated(
    data: bytes,
    regulation: Regulation,
    document: PlainDocument,
    suggested: Suggested | None = None,
    *,
    by: Author,
    more: More = lambda finding: (),
) -> bytes:
    """A Word file with a comment for each finding of ``document`` and what it lacks.

    ``regulation`` is what was read from ``data``; suggestions become tracked changes, ``more``
    gives further lines of the comment on a finding. Raises ``TiaoliError`` if it cannot be written.
    """
    from checker.writing import write

    remarks = [*remarks_on(document, title_of(regulation), more)]
    remarks += remarks_on_references(suggested.dangling if suggested else ())
    edits = suggested.edits if suggested else ()
    return write(data, regulation.source, edits, remarks, by=by, tracked=True)


def remarks_on(
    document: PlainDocument, title: Span, more: More = lambda finding: ()
) -> Iterator[Remark]:
    """A remark for each finding that counts, and one at the title for all that is missing."""
    missing = absent(document)
    if missing:
        yield Remark(title, tuple(_missing_lines(missing)), MISSING)
    for finding in document.findings:
        key = f"{finding.rule} · {finding.fingerprint}"
        yield Remark(finding.span, (*_lines(finding), *map(one_line, more(finding))), key)


def remarks_on_references(dangling: Iterable[Dangling]) -> Iterator[Remark]:
    """A remark on each reference to provisions that suggestions take out."""
    for number, each in enumerate(dangling, 1):
        gone = "、".join(dict.fromkeys(node.label for node in each.gone if node.label))
        line = f"所引用的{gone or '规定'}已建议删除，请核对这里的引用。"
        yield Remark(each.span, ("【引用】" + line,), f"引用 · {each.reference.text} · {number}")


def title_of(regulation: Regulation) -> Span:
    """Where the title stands, or the first line that is not blank."""
    source = regulation.source
    titles = (node for node in regulation.root.walk() if node.kind is NodeKind.TITLE)
    first = next(titles, None)
    at = source.line_at(first.start) if first is not None else source.lines[0]
    for line in source.lines[at.number - 1 :]:
        if line.text.strip():
            words = line.text.strip()
            start = line.start + line.text.index(words)
            return Span(start, start + len(words))
    return Span(at.start, at.end)


def _lines(finding: Finding) -> Iterator[str]:
    severity = vocabulary.SEVERITY[finding.severity]
    yield f"【{severity}】{finding.rule} {one_line(finding.title)}"
    yield f"说明：{one_line(finding.message)}"
    for basis in finding.basis:
        yield f"依据：{one_line(vocabulary.cite(basis))}"
    yield f"建议：{one_line(finding.advice.text)}"
    for related in finding.related:
        quote = cut(one_line(related.quote), LONGEST_QUOTE)
        yield f"相关：{related.article}“{quote}”（{vocabulary.why(related.why)}）"


def _missing_lines(missing: list[Coverage]) -> Iterator[str]:
    yield f"【缺失】通知要求规定、草案没有写的内容，共 {len(missing)} 项："
    for at, each in enumerate(missing, 1):
        yield f"{at}. {one_line(each.title)}"
        yield f"依据：{one_line(vocabulary.cite(each.basis))}"
        yield f"建议：{one_line(each.advice)}"
