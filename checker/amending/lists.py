"""The stops of the items of a list: ； behind each and 。 behind the last, as the base has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.amending.plan import Coming, Plan
from checker.amending.rewriting import ended, with_end
from checker.amending.sequence import Member
from checker.amending.style import Style
from checker.edits import Edit
from checker.model import Node, Span

BETWEEN, LAST = "；;，,、", "。；;，,."


class Stops:
    """The stops of one list."""

    def __init__(self, old: Sequence[Node], text: str, style: Style) -> None:
        """Take the items of the base."""
        self._old, self._text, self._style = old, text, style
        between = [self._end(each) for each in old[:-1]]
        usual = Counter(c for c in between if c and c in BETWEEN + LAST).most_common(1)
        self._between = usual[0][0] if usual else "；"
        last = self._end(old[-1]) if old else "。"
        self._last = last if last and last in LAST else "。"

    def _end(self, node: Node) -> str:
        span = self._style.content(node)
        return self._text[span.end - 1 : span.end] if span.end > span.start else ""

    def apply(self, members: Sequence[Member], plan: Plan) -> Iterator[Edit]:
        """Give what comes in and what is rewritten its stop; the edits for what only moved."""
        for at, member in enumerate(members):
            is_last = at == len(members) - 1
            wanted = self._last if is_last else self._between
            thing = member.thing
            if isinstance(thing, Coming):
                thing.lines = self._lines(thing.lines, wanted, is_last)
                continue
            fate = plan.fates.get(id(thing))
            if fate is not None and fate.lines is not None:
                fate.lines = self._lines(fate.lines, wanted, is_last)
            elif (thing is self._old[-1]) is not is_last:
                yield from self._kept(thing, wanted)

    def _lines(self, lines: tuple[str, ...], wanted: str, is_last: bool) -> tuple[str, ...]:
        if not lines:
            return lines
        end = lines[-1].rstrip()[-1:]
        is_wrong = (
            (end == "。" != self._between)
            if not is_last
            else (end in BETWEEN and self._last == "。")
        )
        return with_end(lines, wanted) if is_wrong else ended(lines, wanted)

    def _kept(self, node: Node, wanted: str) -> Iterator[Edit]:
        span = self._style.content(node)
        end = self._text[span.end - 1 : span.end]
        if end and end in BETWEEN + LAST and end != wanted:
            yield Edit(Span(span.end - 1, span.end), wanted)
