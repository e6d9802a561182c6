"""``tiaoli config``: which settings hold for a file, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import options
from checker.cli.commands import ChineseCommand, DescribedArgument
from checker.cli.output import Output

if TYPE_CHECKING:
    from checker.reporting.lines import Layout, Line
    from checker.settings.in_force import InForce


@click.command(cls=ChineseCommand)
@click.argument(
    "path",
    cls=DescribedArgument,
    required=False,
    default=".",
    metavar="[文件]",
    description="看对这个文件或文件夹起作用的设置；不写则为当前文件夹",
)
@options.fail_on_option
@options.select_option
@options.ignore_option
@options.packs_option
@options.baseline_option
@options.revisions_option
@options.config_option
@options.no_config_option
@click.option("--json", "as_json", is_flag=True, help="以 JSON 显示，供程序处理")
def config(**values: Any) -> int:
    """显示起作用的设置，以及每项来自默认、配置文件的哪一行，还是命令行选项。"""
    from checker.cli.planning import resolver

    path = values["path"]
    held = resolver(values["config"], values["no_config"]).of(Path(path))

    def lines(layout: Layout) -> Iterator[Line]:
        return _lines(path, held)

    Output().put("json" if values["as_json"] else "text", lambda: _data(path, held), lines)
    return 0


def _rows(held: InForce) -> Iterator[tuple[str, Any, str]]:
    """Each setting: its key, its value, where it comes from."""
    for key, setting in held.settings.items():
        yield key, setting.value, setting.origin
    for narrowing in held.narrowings:
        for key in ("select", "ignore", "severity"):
            if value := getattr(narrowing, key):
                yield f"per-path.{key}", value, narrowing.origin


def _data(path: str, held: InForce) -> dict[str, Any]:
    from checker.reporting.plain import printable_path

    rows = [{"key": key, "value": value, "origin": origin} for key, value, origin in _rows(held)]
    return {
        "path": printable_path(path),
        "config": str(held.config.path) if held.config else None,
        "settings": rows,
    }


def _lines(path: str, held: InForce) -> Iterator[Line]:
    from checker.reporting.columns import harmless, pad, width
    from checker.reporting.lines import Segment, line
    from checker.reporting.plain import printable_path

    file = str(held.config.path) if held.config else "没有"
    yield line(harmless(f"{printable_path(path)}　配置文件：{file}"), "heading")
    rows = [(key, _written(value), origin) for key, value, origin in _rows(held)]
    keys = max(width(key) for key, _, _ in rows)
    values = min(max(width(value) for _, value, _ in rows), 48)
    for key, value, origin in rows:
        style = "dim" if origin == "默认" else ""
        start = Segment(f"  {pad(key, keys)}  {pad(harmless(value), values)}  ")
        yield (start, Segment(harmless(f"# {origin}"), style))


def _written(value: Any) -> str:
    """A value as TOML writes it; a setting without value is ``-``."""
    import json

    if value is None:
        return "-"
    if isinstance(value, dict):
        inside = ", ".join(f"{key} = {_written(each)}" for key, each in value.items())
        return f"{{{inside}}}"
    return json.dumps(value, ensure_ascii=False)
