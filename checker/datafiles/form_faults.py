"""What is wrong with data that do not have their form? The words of pydantic in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from checker.datafiles.nearest import nearest
from checker.datafiles.places import KEY, KeyPath, in_words, without_kinds

HAN = re.compile(r"[\u4e00-\u9fff]")
WHOLE_FILE = "整个文件"
MAPPING = ("应由键和值组成", "请对照 schema 文件夹中的格式改写")
TRUTH = ("应为 true 或者 false", "请改正")
WHOLE_NUMBER = ("应为整数", "请改正")

# By pydantic's type of error: what is wrong, with the error's own context filled in; the remedy.
FAULTS: Mapping[str, tuple[str, str]] = {
    "list_type": ("应为列表", '请写成 ["甲", "乙"] 这样的列表'),
    "dict_type": MAPPING,
    "model_type": MAPPING,
    "model_attributes_type": MAPPING,
    "mapping_type": MAPPING,
    "bool_type": TRUTH,
    "bool_parsing": TRUTH,
    "int_type": WHOLE_NUMBER,
    "int_parsing": WHOLE_NUMBER,
    "int_from_float": WHOLE_NUMBER,
    "int_parsing_size": ("数字过大", "请改正"),
    "too_short": ("至少要有 {min_length} 项", "请补上"),
    "too_long": ("最多只能有 {max_length} 项", "请删减"),
    "string_too_short": ("至少要有 {min_length} 个字", "请补足"),
    "string_too_long": ("最多只能有 {max_length} 个字", "请缩短"),
    "string_pattern_mismatch": ("不符合格式 {pattern}", "请改正"),
    "greater_than_equal": ("不能小于 {ge}", "请改正"),
    "less_than_equal": ("不能大于 {le}", "请改正"),
}
OTHERWISE = ("不合要求的形式", "请对照 schema 文件夹中的格式改正")

# What stands where words should: how to name it, what to do about it.
NO_WORDS: tuple[tuple[type | tuple[type, ...], str, str], ...] = (
    (type(None), "没有内容", "请补上"),
    (bool, "写的却是真假值", "请加引号"),
    ((int, float), "写的却是数字", "请加引号"),
    (date, "写的却是日期", "请加引号"),
    (list, "写的却是列表", "请改成一段文字；以方括号开头的文字请加引号"),
    (dict, "写的却是“键: 值”", "若文字中有冒号，请给整段文字加引号"),
)


@dataclass(frozen=True, slots=True)
class FormFault:
    """What is wrong: the path of keys it is at, and a sentence with place and remedy."""

    at: KeyPath
    sentence: str


def form_fault(
    error: ValidationError, form: type[BaseModel], data: Any, below: Sequence[str] = ()
) -> FormFault:
    """The first mistake that pydantic found in the data of a form; unknown keys come first.

    ``below`` are the keys of the file under which the data stand.
    """
    first = min(error.errors(), key=lambda each: each["type"] != "extra_forbidden")
    for key in reversed(below):
        data = {key: data}
    path = without_kinds((*below, *first["loc"]), data)
    loc = path[len(below) :]
    mistake = _Mistake(first["type"], first["input"], first.get("ctx", {}), loc, form)
    say = SPECIAL.get(mistake.kind, _by_table)
    if say in (_unknown_key, _missing):  # what is said of a key is said of what it stands in
        return FormFault(path, say(mistake, in_words(path[:-1], data)))
    return FormFault(path, say(mistake, in_words(path, data)))


@dataclass(frozen=True, slots=True)
class _Mistake:
    """What pydantic says: its type, the value, more about it, where it is in which form."""

    kind: str
    value: Any
    more: Mapping[str, Any]
    loc: KeyPath
    form: type[BaseModel]


def _of(place: str) -> str:
    """A place before what is said of it, set off from it by a space as numbers and letters are."""
    place = place or WHOLE_FILE
    return f"{place} " if place[-1].isascii() else place


def _by_table(mistake: _Mistake, place: str) -> str:
    what, remedy = FAULTS.get(mistake.kind, OTHERWISE)
    return f"{_of(place)}{what.format(**mistake.more)}；{remedy}。"


def _unknown_key(mistake: _Mistake, place: str) -> str:
    *parent, key = mistake.loc
    where = f"{_of(place)}中" if place else ""
    return f"{where}没有“{key}”这个键{nearest(str(key), _keys(mistake.form, parent))}"


def _missing(mistake: _Mistake, place: str) -> str:
    return f"{_of(place)}缺少“{mistake.loc[-1]}”；请补上。"


def _no_words(mistake: _Mistake, place: str) -> str:
    """Something else where words should be."""
    what = "这个键" if mistake.loc[-1:] == (KEY,) else ""
    for kind, found, remedy in NO_WORDS:
        if isinstance(mistake.value, kind):
            return f"{_of(place)}{what}应为文字，{found}；{remedy}。"
    return f"{_of(place)}{what}应为文字；请改正。"


def _not_among(mistake: _Mistake, place: str) -> str:
    """A word that is none of a few."""
    known = re.findall(r"'([^']*)'", mistake.more["expected"])
    return f"{_of(place)}不能是“{mistake.value}”{nearest(str(mistake.value), known)}"


def _own_check(mistake: _Mistake, place: str) -> str:
    """A check of the form itself, whose words are Chinese."""
    said = str(mistake.more.get("error", ""))
    return f"{_of(place)}{said if HAN.search(said) else '；'.join(OTHERWISE)}。"


SPECIAL: Mapping[str, Callable[[_Mistake, str], str]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "string_type": _no_words,
    "literal_error": _not_among,
    "enum": _not_among,
    "value_error": _own_check,
    "assertion_error": _own_check,
}


def _keys(form: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that the form has at a path, from its JSON Schema; none if it has any keys."""
    whole = form.model_json_schema(by_alias=True)
    here = whole
    for step in path:
        here = _resolved(whole, _step(_resolved(whole, here), step))
    return list(_resolved(whole, here).get("properties", {}))


def _step(schema: Mapping[str, Any], step: str | int) -> dict[str, Any]:
    known = schema.get("properties", {}).get(step)
    below = known or schema.get("items" if isinstance(step, int) else "additionalProperties")
    return below if isinstance(below, dict) else {}


def _resolved(whole: Mapping[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    reference = schema.get("$ref", "")
    return whole["$defs"][reference.rsplit("/", 1)[-1]] if reference else schema
