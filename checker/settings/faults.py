"""What is wrong with a file of settings, in Chinese, with the line and the nearest right word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from checker.errors import TiaoliError

if TYPE_CHECKING:
    from pydantic import ValidationError

ALIKE = 60  # of 100, below which two words have nothing in common
KINDS = {
    "string_type": "应为字符串",
    "string_too_short": "不能为空",
    "value_error": "不能为空",
    "list_type": "应为列表",
    "too_short": "不能是空列表",
    "dict_type": "应为表",
    "model_type": "应为表",
    "missing": "不能缺少",
}


class SettingsError(TiaoliError):
    """A file of settings that is wrong; the message names the file, the line and the remedy."""


def nearest(word: str, known: Iterable[str]) -> str:
    """``，是否想用“…”？`` for the known word most like ``word``; a remedy if none is like it."""
    from rapidfuzz import process

    choices = list(known)
    found = process.extractOne(word, choices, score_cutoff=ALIKE)
    if found is not None:
        return f"，是否想用“{found[0]}”？"
    return f"；可用的有{'、'.join(choices)}。" if len(choices) < 20 else "；请核对写法。"


def what_is_wrong(error: ValidationError, keys: Mapping[str, Iterable[str]]) -> tuple[Any, str]:
    """The place of the first mistake that pydantic found, and a sentence about it.

    ``keys`` gives the known keys of each table, by the name of the table (``""`` for the
    whole file).
    """
    first = min(error.errors(), key=lambda each: each["type"] != "extra_forbidden")
    path = first["loc"]
    name = ".".join(str(step) for step in path if isinstance(step, str))
    if first["type"] == "extra_forbidden":
        table = str(path[0]) if len(path) > 1 else ""
        named = len(path) > 1 and isinstance(path[0], str)
        where = f"{table} 中" if named and table in keys else ""
        return path, f"{where}没有设置项“{path[-1]}”{nearest(str(path[-1]), keys.get(table, ()))}"
    if first["type"] in ("literal_error", "enum"):
        allowed = (
            first["ctx"]["expected"].replace("'", "").replace(" or ", "、").replace(", ", "、")
        )
        return path, f"“{name}”的取值“{first['input']}”不在可选范围（{allowed}）之内；请改正。"
    reason = KINDS.get(first["type"], "的写法有误")
    return path, f"“{name}”{reason}；请改正。"
