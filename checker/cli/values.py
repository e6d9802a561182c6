"""The kinds of value that options take; what is wrong with a value is said in Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click


class OneOf(click.ParamType[str]):
    """One of a few words, written exactly so."""

    name = "word"

    def __init__(self, words: Sequence[str]) -> None:
        """Take the words in the order in which the help names them."""
        self.words = tuple(words)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value itself; fails if it is none of the words."""
        if value not in self.words:
            self.fail(f"“{value}”不在可选范围（{'、'.join(self.words)}）之内", param, ctx)
        return value

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The words, as the help shows them."""
        return "|".join(self.words)


class Count(click.ParamType[int]):
    """A whole number from 1 to 9999."""

    name = "count"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number; fails for anything else."""
        if isinstance(value, int):
            return value
        if not re.fullmatch(r"0*[1-9][0-9]{0,3}", value, re.ASCII):
            self.fail(f"“{value}”不是 1 至 9999 的整数", param, ctx)
        return int(value)


class Port(click.ParamType[int]):
    """A port of this machine: a whole number from 1 to 65535."""

    name = "port"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number; fails for anything else."""
        if isinstance(value, int):
            return value
        if not re.fullmatch(r"[1-9][0-9]{0,4}", value, re.ASCII) or int(value) > 65535:
            self.fail(f"“{value}”不是 1 至 65535 的整数", param, ctx)
        return int(value)


class Folder(click.ParamType[Path]):
    """A folder that exists."""

    name = "folder"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """The path of the folder; fails if there is none."""
        path = Path(value)
        if not path.is_dir():
            self.fail(f"“{value}”不是已有的文件夹，请核对路径", param, ctx)
        return path


class ReportFormat(click.ParamType[str]):
    """A format of a report, ``html``, or with the file it goes to, ``html=report.html``."""

    name = "format"

    def __init__(self, words: Sequence[str]) -> None:
        """Take the names of the formats in the order in which messages name them."""
        self.words = tuple(words)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value itself; fails for an unknown format and for a file without a name."""
        format, file = split_format(value)
        if format not in self.words:
            known = "、".join(self.words)
            self.fail(f"“{format}”不在可选范围（{known}）之内", param, ctx)
        if file == "":
            self.fail(f"“{value}”没有写出文件名", param, ctx)
        return value


def split_format(value: str) -> tuple[str, str | None]:
    """The format and its file; ``None`` for the file where none is named."""
    format, equals, file = value.partition("=")
    return format, file if equals else None
