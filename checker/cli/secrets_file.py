"""Where the settings for signing in stand, and what they say before the desk is started."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import ReadError

if TYPE_CHECKING:
    from checker.reviewing.signing_in import SignIn

_PLACE = Path(".streamlit", "secrets.toml")


def places(named: str | None) -> list[Path]:
    """The file that is named, else those that Streamlit knows; later ones go before earlier."""
    return [Path(named).absolute()] if named else [Path.home() / _PLACE, Path.cwd() / _PLACE]


def configured(files: Sequence[Path], *, named: bool) -> SignIn | None:
    """How people sign in; ``None`` where nothing is configured and no file was named.

    Raises ``ReadError`` for a file that cannot be read, ``WrongSignIn`` for what is wrong in it.
    """
    from checker.reviewing.errors import WrongSignIn
    from checker.reviewing.signing_in import sign_in

    secrets: dict[str, Any] = {}
    for file in files:
        if named or file.exists():
            secrets.update(_read(file))
    found = sign_in(secrets)
    if named and found is None:
        raise WrongSignIn(f"{files[0]}：没有 [auth] 表；请按使用手册“条例审查台”一章填写。")
    return found


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadError(str(file), f"{file}：打不开这个文件；请核对路径和读取权限。") from error
    except UnicodeDecodeError as error:
        raise ReadError(str(file), f"{file}：不是 UTF-8 编码；请另存为 UTF-8 后重试。") from error
    except tomllib.TOMLDecodeError as error:
        at = error.args[0].partition("(at line ")[2].partition(",")[0]
        where = f"第 {at} 行" if at.isdigit() else "末尾"
        raise ReadError(
            str(file), f"{file}：{where}不合 TOML 的写法；请检查引号、括号和等号。"
        ) from error
