"""Is a regular expression of a pack sound? What is wrong with it, for its author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re._parser import parse

from checker.datafiles.expression_faults import expression_fault
from checker.errors import RuleError
from checker.judging.pack import Fault
from checker.language.concepts import NEVER
from checker.language.lexicon import LexiconData, expand


def pattern_faults(where: str, source: str, lexicon: LexiconData) -> Iterator[Fault]:
    """What is wrong with an expression that marks words; it may use the macros of a lexicon."""
    try:
        expanded = expand(source, lexicon.macros)
    except RuleError as error:
        yield Fault(where, str(error), blocks=True)
        return
    faults = list(expression_faults(where, expanded))
    if not faults and expanded != NEVER and parse(expanded).getwidth()[0] == 0:
        yield Fault(where, f"正则表达式可以匹配空文本，请至少要求一个字：{source}")
    yield from faults


def expression_faults(where: str, source: str) -> Iterator[Fault]:
    """What is wrong with an expression that may match an empty text."""
    try:
        re.compile(source)  # finds more than parsing alone, as look-behinds of any length
    except (re.error, OverflowError) as error:
        what = f"正则表达式有误，{expression_fault(error)}，请改正：{source}"
        yield Fault(where, what, blocks=True)


def substitution_faults(where: str, find: str, put: str) -> Iterator[Fault]:
    """What is wrong with an expression, or with what is to be put for its matches."""
    faults = list(expression_faults(where, find))
    yield from faults
    try:
        if not faults:
            re.sub(find, put, "")
    except (re.error, IndexError) as error:
        what = f"put 的写法有误，{expression_fault(error)}，请改正：{put}"
        yield Fault(where, what, blocks=True)
