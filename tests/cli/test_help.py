"""The help of every command: Chinese, complete, within the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from checker.cli import main
from checker.cli.app import tiaoli
from checker.reporting.columns import width

# Names that stay as they are: formats, file endings, examples.
FILES = {"git", "toml", "pyproject", "tiaoli", "baseline", "json", "paths", "update"}
FORMATS = {"txt", "md", "docx", "docm", "doc", "wps", "rtf", "odt", "pdf", "html", "htm", "bak"}
NAMES = FILES | FORMATS | {"Word", "FEE", "FEE001", "stdin", "JSON", "NO_COLOR"}

NAMES |= {"Akoma", "Ntoso", "XML", "parse"}
NAMES |= {"postgresql", "TIAOLI", "DATABASE", "URL", "secrets", "streamlit", "Ctrl", "C"}


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        for name, member in command.commands.items():
            yield from commands(member, (*path, name))


def command_at(path: tuple[str, ...]) -> click.Command:
    command: click.Command = tiaoli
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    return command


def own_words(command: click.Command) -> set[str]:
    """The Latin words that a command's syntax brings along."""
    texts = [command.name or ""]
    if isinstance(command, click.Group):
        texts += command.commands
    for param in command.params:
        texts += param.opts
        texts += getattr(param.type, "words", ())
    return {word for text in texts for word in re.findall(r"[A-Za-z]+", text)}


ALL = list(commands(tiaoli))


@pytest.fixture(params=ALL, ids=lambda path: " ".join(("tiaoli", *path)))
def path(request: pytest.FixtureRequest) -> tuple[str, ...]:
    given: tuple[str, ...] = request.param
    return given


def test_help_is_chinese(path: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*path, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"用法：{' '.join(('tiaoli', *path))} ")
    known = NAMES | {"help", "version"} | set(path) | own_words(command_at(path))
    assert set(re.findall(r"[A-Za-z]+\d*", shown)) - known == set()


def test_help_names_everything(path: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    main([*path, "--help"])
    shown = capsys.readouterr().out
    command = command_at(path)
    assert all(name in shown for param in command.params for name in param.opts if "-" in name)
    assert "显示本帮助后退出" in shown
    if isinstance(command, click.Group):
        for name in command.commands:
            assert re.search(rf"^  {name} ", shown, re.MULTILINE)


@pytest.mark.parametrize("columns", [60, 100])
def test_help_fits_the_columns(
    path: tuple[str, ...],
    columns: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    main([*path, "--help"])
    assert max(width(row) for row in capsys.readouterr().out.splitlines()) <= columns


@pytest.mark.parametrize("group", [(), ("rules",)])
def test_a_group_alone_shows_its_help_and_fails(
    group: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list(group)) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("用法：tiaoli ")


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(r"tiaoli \d\S*\n", capsys.readouterr().out)
