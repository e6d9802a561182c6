"""Files of settings as users write them, and checking with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main

Write = Callable[[str, str], Path]
Report = Callable[..., dict[str, Any]]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a text file below a new working folder."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """The command in this process: exit status, standard output, standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(list(arguments))
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return run


@pytest.fixture
def checked(run: Callable[..., tuple[int, str, str]]) -> Report:
    """The report of ``tiaoli check --format json`` on files, with its ``status``."""

    def check(*arguments: str) -> dict[str, Any]:
        status, out, err = run("check", "--format", "json", *arguments)
        data: dict[str, Any] = json.loads(out) if out else {"documents": [], "error": err}
        return {**data, "status": status}

    return check
