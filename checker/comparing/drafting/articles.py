"""What a decision says of an article that changed: in the smallest formula that says it all."""

from __future__ import annotations

from collections.abc import Sequence

from checker.comparing.comparison import Comparison, Row
from checker.comparing.drafting.blocks import Block, passages_in
from checker.comparing.drafting.items import ItemChange, item_change
from checker.comparing.drafting.quoting import (
    count,
    introduced,
    items_quoted,
    lines_of,
    ordinals,
    singly,
)


class Changing:
    """The lines of the instruction for one article that is still one article."""

    def __init__(self, comparison: Comparison, row: Row, *, into: str = "") -> None:
        """``into`` is the chapter to which it goes, if that is another one."""
        self._comparison, self._row, self._into = comparison, row, into
        self._old, self._new = row.old[0].label, row.new[0].label
        self._text = comparison.new.source.spoken.text

    @property
    def _renaming(self) -> str:
        """将第二十条改为第二十一条， if its new number or place has to be said."""
        new = self._into + self._new
        return f"将{self._old}改为{new}，" if new != self._old else ""

    def moved(self) -> list[str]:
        """It goes elsewhere as it is."""
        return [self._renaming.removesuffix("，") + "。"]

    def whole(self) -> list[str]:
        """The article is replaced."""
        lines = lines_of(self._text, passages_in(self._row.parts))
        return introduced(f"{self._renaming or f'将{self._old}'}修改为：", lines)

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
        numbers = [each.new.number[0] for each in added if each.new is not None]
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            return None
        lines = [line for each in added for line in self._lines(each)]
        start = self._renaming or self._old
        places = ordinals(numbers, "款")
        return introduced(f"{start}增加{count(len(numbers))}款，作为{places}：", lines)

    def _gone(self, gone: Sequence[Block]) -> list[str]:
        numbers = [each.old.number[0] for each in gone if each.old is not None]
        return [self._deletion(singly(numbers, "款"), is_first=True)]

    def _deletion(self, places: str, *, is_first: bool) -> str:
        if is_first and not self._renaming:
            return f"删去{self._old}{places}。"
        return f"{self._renaming if is_first else ''}删去{places}。"

    def _replaced(self, changed: Sequence[Block], of: int) -> list[str] | None:
        """Some paragraphs, or items in them; in each line but the first the article is not named."""
        if len(changed) > max(1, of // 2):
            return None
        lines: list[str] = []
        for at, block in enumerate(changed):
            name = singly([block.old.number[0]], "款") if of > 1 and block.old else ""
            items = item_change(self._comparison, block)
            if items is not None:
                lines += self._items(items, name, is_first=not at)
            elif of == 1:
                return None
            else:
                subject = self._subject(name, is_first=not at)
                lines += introduced(f"{subject}修改为：", self._lines(block))
        return lines

    def _subject(self, name: str, *, is_first: bool) -> str:
        """将第二条第二款, 将第二条改为第三条，第二款, or in a later line only 将第二款."""
        if is_first and self._renaming:
            return f"{self._renaming}{name}"
        return f"将{self._old if is_first else ''}{name}"

    def _items(self, change: ItemChange, name: str, *, is_first: bool) -> list[str]:
        if change.is_gone:
            return [self._deletion(name + singly(change.numbers, "项"), is_first=is_first)]
        lines = lines_of(self._text, passages_in(change.parts))
        subject = self._subject(name, is_first=is_first)
        places = ordinals(change.numbers, "项")
        if not change.is_added:
            return items_quoted(f"{subject}{places}修改为：", lines)
        if not self._renaming or not is_first:
            subject = subject.removeprefix("将")
        number = count(len(change.numbers))
        return items_quoted(f"{subject}增加{number}项，作为{places}：", lines)

    def _lines(self, block: Block) -> list[str]:
        return lines_of(self._text, passages_in(block.parts))
