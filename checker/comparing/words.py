"""Which words differ between two passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from checker.comparing.comparison import Difference, Sort
from checker.comparing.tokens import Token
from checker.model import Span

LARGEST = 40_000_000  # pairs of words; what is larger differs as a whole
SENTENCE_ENDS = frozenset("。；？！：")
BRACKETS = (("(", ")"), ("《", "》"), ("“", "”"), ("‘", "’"))  # NFKC
KEPT = 0.3  # of the longer: if less of a sentence stays, all of it is marked
SHORT = 3  # so many times longer must the marks on both sides be to swallow what is between


@dataclass(frozen=True, slots=True)
class Hunk:
    """Half-open ranges of indices of tokens, ``[a, a_end)`` replaced by ``[b, b_end)``."""

    a: int
    a_end: int
    b: int
    b_end: int


def differences(
    old_text: str, new_text: str, old: Sequence[Token], new: Sequence[Token]
) -> list[Difference]:
    """The differences of two passages, in order; what is between them is the same in both.

    Putting the new words of each in the place of its old words makes the new passage of the old.
    """
    hunks = list(_whole_sentences(list(_joined(_hunks(old, new), old, new)), old, new))
    found: list[Difference] = []
    a = b = 0
    for hunk in [*hunks, Hunk(len(old), len(old), len(new), len(new))]:
        for one, other in zip(old[a : hunk.a], new[b : hunk.b], strict=True):
            found += _inside_equal(old_text, new_text, one, other)
        if hunk.a < hunk.a_end or hunk.b < hunk.b_end:
            found.append(Difference(_span(old, hunk.a, hunk.a_end), _span(new, hunk.b, hunk.b_end)))
        a, b = hunk.a_end, hunk.b_end
    return found


def _span(tokens: Sequence[Token], first: int, last: int) -> Span:
    """The stretch of some tokens; of none the place where they would be."""
    if first < last:
        return Span(tokens[first].span.start, tokens[last - 1].span.end)
    at = tokens[first - 1].span.end if first else tokens[0].span.start if tokens else 0
    return Span(at, at)


def _inside_equal(old: str, new: str, one: Token, other: Token) -> Iterator[Difference]:
    """What differs in spite of equal keys: the form, and numbers in references that followed."""
    gaps = Span(one.span.start, one.start), Span(other.span.start, other.start)
    words = Span(one.start, one.span.end), Span(other.start, other.span.end)
    for (a, b), sort in ((gaps, Sort.FORM), (words, _sort(one))):
        if old[a.start : a.end] != new[b.start : b.end]:
            yield Difference(a, b, sort)


def _sort(token: Token) -> Sort:
    """What it means that words with equal keys are not the same: a word is its own key."""
    return Sort.FORM if isinstance(token.key, str) else Sort.REFERENCE


def _hunks(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Hunk]:
    """The stretches that differ, with as many words left as can be."""
    first, last = _common(old, new)
    a_end, b_end = len(old) - last, len(new) - last
    if (a_end - first) * (b_end - first) > LARGEST:
        yield Hunk(first, a_end, first, b_end)
        return
    one = [hash(token.key) for token in old[first:a_end]]
    other = [hash(token.key) for token in new[first:b_end]]
    a = b = first
    for step in Indel.opcodes(one, other):
        if step.tag == "equal":
            if a < step.src_start + first or b < step.dest_start + first:
                yield Hunk(a, step.src_start + first, b, step.dest_start + first)
            a, b = step.src_end + first, step.dest_end + first
    if a < a_end or b < b_end:
        yield Hunk(a, a_end, b, b_end)


def _common(old: Sequence[Token], new: Sequence[Token]) -> tuple[int, int]:
    """How many tokens are equal at the start and at the end."""
    shorter = min(len(old), len(new))
    first = 0
    while first < shorter and old[first].key == new[first].key:
        first += 1
    last = 0
    while last < shorter - first and old[-1 - last].key == new[-1 - last].key:
        last += 1
    return first, last


def _joined(hunks: Iterator[Hunk], old: Sequence[Token], new: Sequence[Token]) -> Iterator[Hunk]:
    """Hunks with so little between them that it would only disturb the reader, as one."""
    before: Hunk | None = None
    for hunk in hunks:
        if before is not None:
            between = _length(old, before.a_end, hunk.a)
            is_little = between * SHORT <= min(_weight(before, old, new), _weight(hunk, old, new))
            if (
                is_little
                or _is_open(old[before.a : before.a_end])
                or _is_open(new[before.b : before.b_end])
            ):
                before = Hunk(before.a, hunk.a_end, before.b, hunk.b_end)
                continue
            yield before
        before = hunk
    if before is not None:
        yield before


def _is_open(tokens: Sequence[Token]) -> bool:
    """Whether a bracket or a quotation begins in some words that does not end in them."""
    keys = [token.key for token in tokens]
    return any(keys.count(one) > keys.count(other) for one, other in BRACKETS)


def _length(tokens: Sequence[Token], first: int, last: int) -> int:
    return sum(token.span.end - token.start for token in tokens[first:last])


def _weight(hunk: Hunk, old: Sequence[Token], new: Sequence[Token]) -> int:
    return max(_length(old, hunk.a, hunk.a_end), _length(new, hunk.b, hunk.b_end))


def _whole_sentences(
    hunks: Sequence[Hunk], old: Sequence[Token], new: Sequence[Token]
) -> Iterator[Hunk]:
    """The hunks; those of a sentence of which nearly nothing stays are one."""
    waiting: list[Hunk] = []
    start, rest = (0, 0), list(hunks)
    for end in _sentence_ends(hunks, old, len(new)):
        while rest and rest[0].a_end <= end[0] and rest[0].b_end <= end[1]:
            waiting.append(rest.pop(0))
        yield from _one_sentence(start, end, waiting, old, new)
        start, waiting = end, []


def _sentence_ends(
    hunks: Sequence[Hunk], old: Sequence[Token], new_length: int
) -> Iterator[tuple[int, int]]:
    """Where sentences end in both passages at once, as indices of the tokens there; last their ends."""
    a = b = 0
    for hunk in [*hunks, Hunk(len(old), len(old), new_length, new_length)]:
        for at in range(a, hunk.a):
            if old[at].key in SENTENCE_ENDS:
                yield at, b + at - a
        a, b = hunk.a_end, hunk.b_end
    yield len(old), new_length


def _one_sentence(
    start: tuple[int, int],
    end: tuple[int, int],
    hunks: Sequence[Hunk],
    old: Sequence[Token],
    new: Sequence[Token],
) -> Iterator[Hunk]:
    skipped = 1 if start != (0, 0) or _ends_at(start, old) else 0
    a, b = start[0] + skipped, start[1] + skipped
    whole = max(_length(old, a, end[0]), _length(new, b, end[1]))
    gone = sum(_length(old, each.a, each.a_end) for each in hunks)
    kept = _length(old, a, end[0]) - gone
    if len(hunks) > 1 and kept < KEPT * whole:
        yield Hunk(a, end[0], b, end[1])
    else:
        yield from hunks


def _ends_at(start: tuple[int, int], old: Sequence[Token]) -> bool:
    return (
        bool(old) and start[0] < len(old) and old[start[0]].key in SENTENCE_ENDS and start != (0, 0)
    )
