"""Reading a YAML file: its plain content, or its content in a form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from checker.datafiles.loader import Loader
from checker.errors import RuleError, TiaoliError

Form = TypeVar("Form", bound=BaseModel)


def read_yaml(path: Path, refusal: type[TiaoliError] = RuleError) -> Any:
    """The content of a YAML file in UTF-8, with or without a byte order mark.

    Raises ``refusal`` with file, line, what is wrong and the remedy, in Chinese.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=Loader)
    except OSError as error:
        raise refusal(f"{path}：无法读取；请检查文件的访问权限。") from error
    except (yaml.YAMLError, ValueError, AttributeError, RecursionError) as error:
        from checker.datafiles.yaml_faults import yaml_fault

        raise refusal(f"{path}{yaml_fault(error, path.read_bytes())}") from error


def read_form(path: Path, form: type[Form], refusal: type[TiaoliError] = RuleError) -> Form:
    """The content of a YAML file in a form; an empty file is an empty mapping.

    Raises ``refusal`` with file, line, place, what is wrong and the remedy, in Chinese.
    """
    data = read_yaml(path, refusal)
    return in_form({} if data is None else data, form, path, refusal)


def in_form(
    data: Any,
    form: type[Form],
    path: Path,
    refusal: type[TiaoliError] = RuleError,
    below: Sequence[str] = (),
) -> Form:
    """Data that were read from a YAML file in a form; ``below`` are the keys they stand under.

    Raises ``refusal`` as ``read_form`` does.
    """
    try:
        return form.model_validate(data)
    except ValidationError as error:
        from checker.datafiles.form_faults import form_fault
        from checker.datafiles.places import line_of

        fault = form_fault(error, form, data, below)
        line = line_of(path.read_text(encoding="utf-8-sig"), fault.at)
        raise refusal(f"{path} 第 {line} 行：{fault.sentence}") from error
