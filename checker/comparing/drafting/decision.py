"""What a draft of an amending decision consists of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.reading.numerals import to_chinese


@dataclass(frozen=True, slots=True)
class Instruction:
    """One numbered instruction: its lines, each a paragraph of the decision."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """The draft of a decision; blanks to fill in are 【】.

    ``left`` says in Chinese, a sentence each, what differs between the versions and is not said
    in the decision.
    """

    title: str
    opening: str
    instructions: tuple[Instruction, ...]
    closing: tuple[str, ...]
    left: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """The paragraphs of the decision behind its title; a single instruction has no number."""
        yield self.opening
        for number, instruction in enumerate(self.instructions, 1):
            label = f"{to_chinese(number)}、" if len(self.instructions) > 1 else ""
            first, *more = instruction.lines
            yield f"{label}{first}"
            yield from more
        yield from self.closing

    def text(self) -> str:
        """The whole decision as plain text."""
        return "".join(f"{line}\n" for line in (self.title, *self.lines()))
