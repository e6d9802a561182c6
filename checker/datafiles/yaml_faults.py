"""What is wrong with a text that is no YAML? The words of PyYAML and libyaml in Chinese."""

from __future__ import annotations

import re

import yaml
from yaml.reader import Reader

from checker.datafiles.loader import TWICE

QUOTE = "请给整段文字加引号"
# What the two parsers say (libyaml, PyYAML's own), what it means to an author, the remedy.
PROBLEMS: tuple[tuple[str, str, str], ...] = (
    (
        r"cannot start any token|tab character",
        "有制表符，或者文字以 @、`、% 等符号开头",
        "请用空格缩进，或者给文字加引号",
    ),
    (
        r"mapping values are not allowed",
        "这个冒号的位置不对",
        "请核对缩进，文字中的冒号和空格连用时给文字加引号",
    ),
    (
        r"expected ',' or '([\]}])'",
        "括号没有闭合，或者两项之间缺少逗号",
        "请补上逗号或者右括号",
    ),
    (r"unexpected end of stream", "引号没有闭合", "请补上后一个引号"),
    (
        r"unknown escape|hexadecimal|hexdecimal",
        "双引号中的反斜杠写法不对",
        "请改用单引号，或者写两个反斜杠",
    ),
    (
        r"undefined alias|duplicate anchor|alphabetic or numeric character",
        "文字以 * 或者 & 开头，被当成了引用",
        QUOTE,
    ),
    (
        r"constructor for the tag|tag URI|expected URI|tag handle|while scanning a tag",
        "文字以 ! 开头，被当成了类型",
        QUOTE,
    ),
    (r"unhashable key", "键写成了列表或者“键: 值”", "请改成一段文字，以花括号开头的文字请加引号"),
    (
        r"another document|document (?:indicator|separator|start)|directive",
        "有多余的 --- 或者以 % 开头的行",
        "请删去，一个文件只能有一份内容",
    ),
    (r"expected ':'", "这一行的键后面没有冒号", "请补上冒号和空格"),
    (
        r"expected (?:key|'-' indicator|<block end>)|sequence entries are not allowed",
        "缩进不一致，或者引号后面还有文字",
        "请让同一级的各行左端对齐，或者给整段文字加引号",
    ),
    (r"comment or line break|chomping", "| 或者 > 后面还有文字", "请把文字写到下一行，或者加引号"),
    (r"node content", "这里缺少内容，或者多了一个括号或逗号", "请补上内容，或者删去多余的符号"),
    (r"for merging", "<< 的用法不对", QUOTE),
)
OTHERWISE = ("不符合 YAML 的写法", "请核对缩进、引号和括号")


def yaml_fault(error: Exception, content: bytes) -> str:
    """Where and what: the sentence about a file, to be put behind its name.

    ``error`` is what loading ``content`` as YAML in UTF-8 raised.
    """
    if isinstance(error, UnicodeDecodeError):
        line = content[: error.start].count(b"\n") + 1
        return f" 第 {line} 行：不是 UTF-8 编码的文字；请另存为 UTF-8 编码。"
    if isinstance(error, yaml.reader.ReaderError):
        return _control_character(content.decode("utf-8-sig"))
    if isinstance(error, yaml.MarkedYAMLError):
        return _marked(error)
    if isinstance(error, RecursionError):
        return "：括号或者列表的层次过深；请减少层次。"
    return "：有的值像日期或者数字，却不成立；请给它加引号。"


def _marked(error: yaml.MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    where = f" 第 {mark.line + 1} 行第 {mark.column + 1} 列" if mark is not None else ""
    what, remedy = _translated(f"{error.problem} {error.context or ''}".strip())
    return f"{where}：{what}；{remedy}。"


def _translated(problem: str) -> tuple[str, str]:
    if problem.startswith(TWICE):
        return (
            f"“{problem.removeprefix(TWICE)}”在同一处写了两次，前一次不起作用",
            "请合并，或者删去一个",
        )
    for pattern, what, remedy in PROBLEMS:
        if re.search(pattern, problem):
            return what, remedy
    return OTHERWISE


def _control_character(text: str) -> str:
    found = Reader.NON_PRINTABLE.search(text)
    if found is None:
        return f"：{'；'.join(OTHERWISE)}。"
    line = text.count("\n", 0, found.start()) + 1
    return f" 第 {line} 行：有不能显示的控制字符 U+{ord(found[0]):04X}；请删去。"
