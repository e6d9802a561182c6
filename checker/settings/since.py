"""What changed in a text since a revision: articles by their content, not by their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.findings import Change, Finding, Removed
from checker.judging.locating import NUMBERING  # a renumbering says nothing new
from checker.model import Regulation, Span
from checker.reading.normal import normalise
from checker.reporting.plain import PlainDocument

ALIKE = 55  # of 100; below that an article is another one, not the same one changed


@dataclass(frozen=True, slots=True)
class Unit:
    """An article, or a line outside of articles; ``words`` are without its own label."""

    span: Span
    label: str
    words: str


def units_of(regulation: Regulation) -> list[Unit]:
    """The whole text in units, in order; none is without words."""
    spoken = regulation.source.spoken
    articles = regulation.articles()
    found = [_unit(spoken.text, each.span, each.body, each.label) for each in articles]
    inside = iter([*(each.span for each in articles), Span(len(spoken.text) + 1, -1)])
    current = next(inside)
    for line in spoken.lines:
        while current.end <= line.start and current.end >= 0:
            current = next(inside)
        if line.start < current.start:
            found.append(_unit(spoken.text, Span(line.start, line.end), line.start, ""))
    return sorted((unit for unit in found if unit.words), key=lambda unit: unit.span)


def _unit(text: str, span: Span, body: int, label: str) -> Unit:
    words = NUMBERING.sub("第条", normalise(text[body : span.end], body).text)
    return Unit(span, label, words)


class Comparison:
    """Two versions of a text: which units are new or changed, and what became of the old ones."""

    def __init__(self, before: Regulation | None, after: Regulation) -> None:
        """``before`` is ``None`` for a file that did not exist."""
        self._old = units_of(before) if before is not None else []
        self._new = units_of(after)
        left = Counter(unit.words for unit in self._old)
        self._changed: list[Unit] = []
        for unit in self._new:
            if left[unit.words] > 0:
                left[unit.words] -= 1
            else:
                self._changed.append(unit)

    def is_changed(self, offset: int) -> bool:
        """Whether the unit of the new text at an offset is new or changed."""
        return any(unit.span.start <= offset < unit.span.end for unit in self._changed)

    def now(self, offset: int) -> str | None:
        """The label of the article that the old unit at an offset has become, if there is one."""
        old = next((u for u in self._old if u.span.start <= offset < u.span.end), None)
        if old is None:
            return None
        same = next((u for u in self._new if u.words == old.words), None)
        found = same or self._most_alike(old)
        return found.label or None if found is not None else None

    def _most_alike(self, old: Unit) -> Unit | None:
        from rapidfuzz import fuzz, process

        words = [unit.words for unit in self._changed]
        found = process.extractOne(old.words, words, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return self._changed[found[2]] if found is not None else None


def changed_since(
    revision: str,
    path: str | None,
    comparison: Comparison,
    before: Sequence[Finding],
    document: PlainDocument,
) -> PlainDocument:
    """The document with only what is new since a revision, and with what the change removed.

    ``before`` are all findings of the old version, which was called ``path``. Findings stay if
    their article changed, and also if it did not but the finding is new: a change elsewhere
    made it.
    """
    left = Counter(finding.fingerprint for finding in before)
    kept = [
        finding
        for finding in document.findings
        if not left[finding.fingerprint] or comparison.is_changed(finding.span.start)
    ]
    suppressed = [
        each
        for each in document.suppressed
        if not left[each.finding.fingerprint] or comparison.is_changed(each.finding.span.start)
    ]
    removed = tuple(_removed(comparison, before, document))
    unchanged = len(document.findings) - len(kept)
    change = Change(revision, path, unchanged, removed)
    return replace(document, findings=tuple(kept), suppressed=tuple(suppressed), change=change)


def _removed(
    comparison: Comparison, before: Sequence[Finding], document: PlainDocument
) -> Iterator[Removed]:
    everything = (*document.findings, *(each.finding for each in document.suppressed))
    left = Counter(finding.fingerprint for finding in everything)
    for finding in before:
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
        else:
            yield Removed(finding, comparison.now(finding.span.start))
