"""What falls with a statement: what leans on it, hangs on it or has nothing left to say without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.judging.wording import Wording
from checker.language.statements import Statement
from checker.suggesting.draft import Draft


def closure(gone: Iterable[Statement], draft: Draft, wording: Wording) -> set[int]:
    """The ids of the statements that go, with all that has to go with them."""
    found: set[int] = set()
    waiting = list(gone)
    while waiting:
        each = waiting.pop()
        if id(each) not in found:
            found.add(id(each))
            waiting += _falling(each, found, draft, wording)
    return found


def _falling(
    gone: Statement, found: set[int], draft: Draft, wording: Wording
) -> Iterator[Statement]:
    yield from draft.hanging.get(id(gone), ())
    yield from draft.tails.get(id(gone), ())
    yield from _leaning(gone, draft, wording)
    for opening in (*gone.lead[-1:], *gone.recalls[:1]):
        if _is_empty(opening, found, draft):
            yield opening


def _leaning(gone: Statement, draft: Draft, wording: Wording) -> Iterator[Statement]:
    own = draft.of_node[id(gone.node)]
    at = next(i for i, each in enumerate(own) if each is gone)
    for each in own[at + 1 : at + 2]:
        if wording.leans(each.text.text):
            yield each


def _is_empty(opening: Statement, found: set[int], draft: Draft) -> bool:
    """Whether all of a list is gone, or all of the text behind it that says what follows."""
    lists = (draft.hanging.get(id(opening)), draft.tails.get(id(opening)))
    return any(each and all(id(one) in found for one in each) for each in lists)
