"""What the clauses on whole provisions order: 修改为, 删去, 增加, 改为第X条, 合并."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from checker.amending.clauses import Form
from checker.amending.mentions import Named, inherited
from checker.amending.operations import (
    PATH,
    Level,
    NamedPlace,
    Operation,
    OperationKind,
)
from checker.amending.saying import DIVISIONS, Saying
from checker.reading.numerals import to_int

LEVELS = {
    "编": Level.BOOK,
    "章": Level.CHAPTER,
    "节": Level.SECTION,
    "条": Level.ARTICLE,
    "款": Level.PARAGRAPH,
    "段": Level.PARAGRAPH,
    "项": Level.ITEM,
    "目": Level.SUBITEM,
}


class ProvisionOrders:
    """Reads the clauses on whole provisions."""

    def __init__(self, words: Named, said: Saying) -> None:
        """Take the folded words of the decision, and what was said before."""
        self._words, self._said = words, said
        self.handlers: dict[Form, Callable[[re.Match[str]], Iterator[Operation]]] = {
            Form.SPLIT: self._split,
            Form.MERGE: self._merge,
            Form.SINGLE: self._single,
            Form.INCLUDE: self._include,
            Form.RENUMBER: self._renumber,
            Form.GO_INTO: self._go_into,
            Form.JOIN_DIVISION: self._join_division,
            Form.REPLACE: self._replace,
            Form.INSERT: self._insert,
            Form.DELETE: self._delete,
        }

    def _split(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place"))
        self._said.speak_of(places)
        targets = self._said.targets(match) or _numbered_on(places, match)
        if places and len(targets) > 1:
            text = self._said.quoted(match, "text")
            yield self._said.operation(
                OperationKind.SPLIT, match, places=places, targets=targets, text=text
            )

    def _merge(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place"))
        self._said.speak_of(places)
        targets = self._said.targets(match) or tuple(replace(p, is_new=True) for p in places[:1])
        if len(places) > 1 and len(targets) == 1:
            text = self._said.quoted(match, "text")
            yield self._said.operation(
                OperationKind.MERGE, match, places=places, targets=targets, text=text
            )
            self._said.speak_of_target(places, targets)
            if places[0].level in DIVISIONS:
                self._said.subject = places[0]

    def _single(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place"))
        self._said.speak_of(places)
        targets = self._said.targets(match)
        if places and targets:
            text = self._said.quoted(match, "text")
            yield self._said.operation(
                OperationKind.MOVE, match, places=places, targets=targets, text=text
            )
            self._said.subject = targets[-1]

    def _include(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place")) if match["place"] else ()
        self._said.speak_of(places)
        targets = self._said.targets(match) or self._said.targets(match, "own")
        if places and targets:
            kind = OperationKind.RENUMBER
            yield self._said.operation(
                kind, match, places=places, targets=targets, includes=targets
            )

    def _renumber(self, match: re.Match[str]) -> Iterator[Operation]:
        is_said = "place" in match.re.groupindex
        places = self._said.named(self._said.mention(match, "place") if is_said else None)
        if not places:
            return
        self._said.speak_of(places)
        into, targets = self._into(match)
        if places[0].level is Level.ARTICLE and targets and targets[0].level in DIVISIONS:
            return
        if len(places) != len(targets):
            yield from self._split(match) if len(places) == 1 else self._merge(match)
            return
        pairs = list(zip(places, targets, strict=True))
        is_moved = any(a.level is not b.level or _upper(a) != _upper(b) for a, b in pairs)
        kind = OperationKind.MOVE if is_moved else OperationKind.RENUMBER
        text = self._said.quoted(match, "text")
        yield self._said.operation(
            kind, match, places=places, targets=targets, text=text, into=into
        )
        if is_moved:
            self._said.speak_of_target(places, targets)

    def _into(self, match: re.Match[str]) -> tuple[NamedPlace | None, tuple[NamedPlace, ...]]:
        """The division that 移至第二章，作为第七条 names, and the places to come."""
        mention = self._said.mention(match, "into")
        into = self._said.named(mention)[0] if mention and mention.places else None
        targets = self._said.mention(match, "targets")
        if into is None or into.level in DIVISIONS or targets is None:
            is_division = into is not None and into.level in DIVISIONS
            return (into if is_division else None), self._said.targets(match)
        new = replace(into, is_new=True)
        return None, tuple(replace(inherited(p, new), is_new=True) for p in targets.places)

    def _go_into(self, match: re.Match[str]) -> Iterator[Operation]:
        """将第八条移至第二章: the article keeps its place among the articles."""
        places = self._said.named(self._said.mention(match, "place"))
        into, _ = self._into(match)
        if not places or into is None or any(each.level is not Level.ARTICLE for each in places):
            return
        self._said.speak_of(places)
        text = self._said.quoted(match, "text")
        kind = OperationKind.MOVE
        yield self._said.operation(kind, match, places=places, text=text, into=into)

    def _join_division(self, match: re.Match[str]) -> Iterator[Operation]:
        places = self._said.named(self._said.mention(match, "place"))
        targets = tuple(replace(t, is_new=False) for t in self._said.targets(match))
        if places and len(targets) == 1 and places[0].level in DIVISIONS:
            yield self._said.operation(OperationKind.MERGE, match, places=places, targets=targets)

    def _replace(self, match: re.Match[str]) -> Iterator[Operation]:
        mention = self._said.mention(match, "place") if "place" in match.re.groupindex else None
        places = self._said.named(mention)
        text = self._said.quoted(match, "text")
        if not places or text is None or places[0].level is Level.WHOLE:
            return
        if "place" in match.re.groupindex:
            self._said.speak_of(places)
        if places[0].is_heading or places[0].level is Level.TITLE:
            yield self._said.operation(OperationKind.RENAME, match, places=places, new=text)
            return
        yield self._said.operation(OperationKind.REPLACE, match, places=places, text=text)

    def _insert(self, match: re.Match[str]) -> Iterator[Operation]:
        if match["direct"]:
            yield from self._insert_direct(match)
            return
        unit = LEVELS[match["unit"][-1]]
        within = self._said.within(match, unit)
        targets = self._said.targets_within(match, within)
        targets = targets or self._said.targets_within(match, within, "afterwards")
        text, title = self._said.quoted(match, "text"), self._said.quoted(match, "title")
        if text is None and (title is None or unit not in DIVISIONS):
            return
        yield self._said.operation(
            OperationKind.INSERT,
            match,
            places=within,
            targets=targets,
            text=text,
            new=title,
            unit=unit,
            count=_count(match["count"]),
            is_after=bool(match["side"]) and match["side"].endswith("后"),
            is_before=bool(match["side"]) and match["side"].endswith("前"),
            includes=self._said.targets(match, "includes"),
        )
        if unit is Level.ARTICLE and targets:
            self._said.subject = targets[-1]

    def _insert_direct(self, match: re.Match[str]) -> Iterator[Operation]:
        """增加第三款：…, without a count."""
        if match["place"]:
            self._said.speak_of(self._said.named(self._said.mention(match, "place")))
        targets, text = self._said.targets(match, "direct"), self._said.quoted(match, "text")
        if not targets or text is None:
            return
        unit = targets[0].level
        upper = targets[0].above(unit)
        within = (replace(upper, is_new=False),) if upper.level in PATH else ()
        yield self._said.operation(
            OperationKind.INSERT,
            match,
            places=within,
            targets=targets,
            text=text,
            unit=unit,
            count=len(targets),
        )

    def _delete(self, match: re.Match[str]) -> Iterator[Operation]:
        self._said.speak_of(
            self._said.named(self._said.mention(match, "within"))
            if "within" in match.re.groupindex
            else ()
        )
        places = self._said.named(self._said.mention(match, "place"))
        self._said.speak_of(places)
        if places and places[0].level is not Level.WHOLE:
            yield self._said.operation(OperationKind.DELETE, match, places=places)


def _numbered_on(places: tuple[NamedPlace, ...], match: re.Match[str]) -> tuple[NamedPlace, ...]:
    """分为两款 without numbers: those that go on from the provision that is divided."""
    if len(places) != 1 or "unit" not in match.re.groupindex:
        return ()
    place, level = places[0], LEVELS[match["unit"][-1]]
    number = getattr(place, level.value, None)
    if place.level is not level or not number or place.level in DIVISIONS:
        return ()
    more = range(_count(match["count"]))
    if isinstance(number, tuple):
        numbers: list[Any] = [(number[0] + each, *number[1:]) for each in more]
    else:
        numbers = [number + each for each in more]
    values: list[dict[str, Any]] = [{level.value: each} for each in numbers]
    return tuple(replace(place, is_new=True, **each) for each in values)


def _upper(place: NamedPlace) -> tuple[object, ...]:
    above = place.above(place.level)
    names = ("article", "paragraph", "item", "subitem")
    return tuple(getattr(above, name) for name in names)


def _count(words: str) -> int:
    try:
        return max(1, to_int(words))
    except ValueError:
        return 1
