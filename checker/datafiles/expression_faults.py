"""What is wrong with a regular expression? The words of ``re`` in Chinese."""

from __future__ import annotations

import re

# What Python's parser and compiler of expressions say, what it means to an author.
PROBLEMS: tuple[tuple[str, str], ...] = (
    (r"missing \)|unterminated subpattern|unexpected end of pattern", "左括号没有闭合"),
    (r"unbalanced parenthesis", "多了一个右括号"),
    (r"unterminated character set", "左方括号没有闭合"),
    (r"nothing to repeat|multiple repeat|min repeat greater|repetition number", "重复符号用得不对"),
    (r"look-behind requires fixed-width", "向前查找（?<= 或者 ?<!）的长度不固定"),
    (r"bad escape|incomplete escape|undefined character", "反斜杠后面的字符不对"),
    (r"bad character range", "方括号中的范围前后颠倒"),
    (
        r"group|unknown extension|global flags|missing :|flag",
        "括号开头的问号写法不对，或者引用了不存在的组",
    ),
)
OTHERWISE = "写法不对"


def expression_fault(error: Exception) -> str:
    """What is wrong, without place and remedy; ``error`` is what compiling raised."""
    said = str(error)
    return next((what for pattern, what in PROBLEMS if re.search(pattern, said)), OTHERWISE)
