"""How a decision quotes provisions: which lines they have, and which quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.comparing.comparison import Passage
from checker.model import NodeKind
from checker.reading.numerals import to_chinese

INNER = str.maketrans("“”‘’", "‘’“”")
STOPS = "；。"
WHITE = str.maketrans("", "", "\r\n")


def line_of(text: str, passage: Passage) -> str:
    """The words of a passage on one line."""
    words = text[passage.span.start : passage.span.end]
    return "".join(line.strip(" \t\u3000") for line in words.splitlines())


def lines_of(text: str, passages: Iterable[Passage]) -> list[str]:
    """The lines of passages; the title of an article stands before its first paragraph."""
    lines: list[str] = []
    title = ""
    for passage in passages:
        line = line_of(text, passage)
        if passage.node.kind is NodeKind.ARTICLE and line and not lines and not title:
            title = line
            continue
        lines.append(title + line)
        title = ""
    return [*lines, title] if title else lines


def phrase(words: str) -> str:
    """Words in quotation marks."""
    return f"“{words.translate(INNER)}”"


def quotation(lines: Sequence[str]) -> list[str]:
    """Whole provisions in quotation marks: each line opens with one, the last closes."""
    quoted = [f"“{line.translate(INNER)}" for line in lines]
    quoted[-1] += "”"
    return quoted


def introduced(introduction: str, lines: Sequence[str]) -> list[str]:
    """An instruction that ends with a quotation beginning on its own line."""
    first, *more = quotation(lines)
    return [introduction + first, *more]


def items_quoted(introduction: str, lines: Sequence[str]) -> list[str]:
    """The same for items, whose last stop is not quoted: it follows from their place."""
    *before, last = introduced(introduction, [*lines[:-1], lines[-1].rstrip(STOPS)])
    return [*before, f"{last}。"]


def count(number: int) -> str:
    """A number before a measure word: 一, 两, 三."""
    return "两" if number == 2 else to_chinese(number)


def ordinals(numbers: Sequence[int], unit: str) -> str:
    """第二款、第三款; more in a row are 第二款至第五款."""
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"第{to_chinese(numbers[0])}{unit}至第{to_chinese(numbers[-1])}{unit}"
    return singly(numbers, unit)


def singly(numbers: Sequence[int], unit: str) -> str:
    """第二款、第三款、第四款."""
    return "、".join(f"第{to_chinese(number)}{unit}" for number in numbers)
