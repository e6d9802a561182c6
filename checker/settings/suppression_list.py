"""The list of accepted findings beside a file: ``draft.docx.tiaoli.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from checker.settings.faults import SettingsError, what_is_wrong

if TYPE_CHECKING:
    from checker.settings.forms import SuppressionEntry

SUFFIX = ".tiaoli.yaml"


def list_beside(path: str) -> Path:
    """Where the list of a file is, if it has one."""
    return Path(f"{path}{SUFFIX}")


def read_list(path: str) -> list[SuppressionEntry]:
    """The entries beside a file, none if there is no list.

    Raises ``SettingsError`` naming the list, the entry and the remedy.
    """
    beside = list_beside(path)
    return _validated(_content(beside), beside) if beside.is_file() else []


def _content(path: Path) -> object:
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at = f"第 {mark.line + 1} 行" if mark else "有一处"
        raise SettingsError(f"{path}：{at}不符合 YAML 的写法；请改正。") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}：不是 UTF-8 编码的文本；请另存为 UTF-8 编码。") from error
    except OSError as error:
        raise SettingsError(f"{path}：无法读取；请检查文件的访问权限。") from error


def _validated(data: object, path: Path) -> list[SuppressionEntry]:
    from pydantic import ValidationError

    from checker.settings.forms import SuppressionEntry, SuppressionList

    try:
        return SuppressionList.model_validate(data or []).root
    except ValidationError as error:
        keys = [str(each.alias) for each in SuppressionEntry.model_fields.values()]
        place, what = what_is_wrong(error, {"": keys, **_tables(data, keys)})
        if not place:
            raise SettingsError(f"{path}：内容应为列表，每项写明一个问题和理由。") from error
        if len(place) == 1:
            what = "应写 fingerprint，或者同时写 rule 和 article；请改正。"
        raise SettingsError(f"{path} 第 {int(place[0]) + 1} 项：{what}") from error


def _tables(data: object, keys: list[str]) -> dict[str, list[str]]:
    """Each entry of the list is a table with the same keys."""
    return {str(at): keys for at in range(len(data))} if isinstance(data, list) else {}
