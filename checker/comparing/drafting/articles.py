"""What a decision says of an article that changed: in the smallest formula that says it all."""

from __future__ import annotations

from collections.abc import Sequence

from checker.comparing.comparison import Comparison, Part, Passage, Row
from checker.comparing.drafting.blocks import Block, differs_only_in_stops, passages_in
from checker.comparing.drafting.quoting import (
    count,
    introduced,
    items_quoted,
    lines_of,
    ordinals,
)
from checker.model import Node, NodeKind


class Changing:
    """The lines of the instruction for one article that is still one article."""

    def __init__(self, comparison: Comparison, row: Row, *, into: str = "") -> None:
        """``into`` is the chapter to which it goes, if that is another one."""
        self._comparison, self._row, self._into = comparison, row, into
        self._old, self._new = row.old[0].label, row.new[0].label
        self._texts = comparison.old.source.spoken.text, comparison.new.source.spoken.text

    @property
    def _is_named(self) -> bool:
        """Whether its new number or place has to be said."""
        return self._old != self._new or bool(self._into)

    @property
    def _renaming(self) -> str:
        if not self._is_named:
            return ""
        place = f"，列入{self._into}" if self._into else ""
        return (
            f"将{self._old}改为{self._new}{place}，"
            if self._old != self._new
            else (f"将{self._old}{place.removeprefix('，')}，")
        )

    def moved(self) -> list[str]:
        """It goes elsewhere as it is."""
        return [self._renaming.removesuffix("，") + "。"]

    def whole(self) -> list[str]:
        """The article is replaced."""
        lines = lines_of(self._texts[1], _new_passages(self._row.parts))
        start = self._renaming if self._is_named else f"将{self._old}"
        return introduced(f"{start}修改为：", lines)

    def by_blocks(self, blocks: Sequence[Block]) -> list[str] | None:
        """Paragraphs replaced, added or taken out; ``None`` if that would not be clear."""
        added = [each for each in blocks if each.old is None]
        gone = [each for each in blocks if each.new is None]
        changed = [each for each in blocks if each.old and each.new and each.is_changed]
        if sum(map(bool, (added, gone, changed))) != 1:
            return None
        if added:
            return self._added(added)
        if gone:
            return self._gone(gone)
        return self._replaced(changed, len(blocks))

    def _added(self, added: Sequence[Block]) -> list[str] | None:
        nodes = [each.new for each in added if each.new is not None]
        numbers = [each.number[0] for each in nodes]
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            return None
        lines = [line for each in added for line in self._lines(each)]
        start = self._renaming or self._old
        places = ordinals(numbers, "款")
        return introduced(f"{start}增加{count(len(numbers))}款，作为{places}：", lines)

    def _gone(self, gone: Sequence[Block]) -> list[str]:
        numbers = [each.old.number[0] for each in gone if each.old is not None]
        places = "、".join(ordinals([number], "款") for number in numbers)
        if self._is_named:
            return [f"{self._renaming}删去{places}。"]
        return [f"删去{self._old}{places}。"]

    def _replaced(self, changed: Sequence[Block], of: int) -> list[str] | None:
        if len(changed) > max(1, of // 2):
            return None
        lines: list[str] = []
        for at, block in enumerate(changed):
            assert block.old is not None
            name = f"{ordinals([block.old.number[0]], '款')}" if of > 1 else ""
            made = self._items(block, name, is_first=not at)
            if made is None:
                if of == 1:
                    return None
                made = introduced(
                    f"{self._subject(name, is_first=not at)}修改为：", self._lines(block)
                )
            lines += made
        return lines

    def _subject(self, name: str, *, is_first: bool) -> str:
        """将第二条第二款, 将第二条改为第三条，第二款, or in a later line only 第二款."""
        if not is_first:
            return name
        return f"{self._renaming}{name}" if self._is_named else f"将{self._old}{name}"

    def _items(self, block: Block, name: str, *, is_first: bool) -> list[str] | None:
        """Items added, taken out or replaced, if nothing else in the paragraph differs."""
        old, new = self._comparison.old, self._comparison.new
        changed = [
            each
            for each in block.parts
            if each.is_changed and not differs_only_in_stops(old, new, each)
        ]
        if not changed or any(_item(each) is None for each in changed):
            return None
        if not _is_plain(changed):
            return None
        subject = self._subject(name, is_first=is_first)
        numbers = [node.number[0] for node in map(_item, changed) if node is not None]
        if changed[0].old is None:
            return self._items_added(
                changed, numbers, subject.removeprefix("将") if not self._is_named else subject
            )
        if changed[0].new is None:
            return self._items_gone(numbers, name, is_first=is_first)
        if len(changed) > 1 or any(each.is_changed for each in block.parts if each not in changed):
            return None
        lines = lines_of(self._texts[1], _new_passages(changed))
        return items_quoted(f"{subject}{ordinals(numbers, '项')}修改为：", lines)

    def _items_added(
        self, added: Sequence[Part], numbers: list[int], subject: str
    ) -> list[str] | None:
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            return None
        lines = lines_of(self._texts[1], _new_passages(added))
        places = ordinals(numbers, "项")
        return items_quoted(f"{subject}增加{count(len(numbers))}项，作为{places}：", lines)

    def _items_gone(self, numbers: Sequence[int], name: str, *, is_first: bool) -> list[str]:
        places = "、".join(ordinals([number], "项") for number in numbers)
        if not is_first:
            return [f"删去{name}{places}。"]
        if self._is_named:
            return [f"{self._renaming}删去{name}{places}。"]
        return [f"删去{self._old}{name}{places}。"]

    def _lines(self, block: Block) -> list[str]:
        passages = passages_in(self._comparison.new, block.parts, new=True)
        return lines_of(self._texts[1], passages)


def _new_passages(parts: Sequence[Part]) -> list[Passage]:
    return [each.new for each in parts if each.new is not None]


def _item(part: Part) -> Node | None:
    """The item whose words a part is, if it is one of the first level without any below it."""
    passage = part.new or part.old
    if passage is None or passage.node.kind is not NodeKind.ITEM or passage.node.children:
        return None
    return passage.node


def _is_plain(changed: Sequence[Part]) -> bool:
    """Whether all are of one sort: added, gone or changed."""
    sorts = {(each.old is None, each.new is None) for each in changed}
    return len(sorts) == 1
