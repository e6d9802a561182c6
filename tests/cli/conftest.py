"""Drafts to check, and the command as users start it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_drafts import DATED, DECOUPLED, LEVYING, Check, Run

from checker.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a draft that levies, one that is clean and one that is dated."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("levy", LEVYING), ("clean", DECOUPLED), ("dated", DATED)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """``tiaoli check --format json`` in this process: exit status and report."""

    def run(*arguments: str) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        status = main(["check", "--format", "json", *arguments])
        return status, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def tiaoli() -> Run:
    """The command in a process of its own."""

    def run(
        *arguments: str, stdin: bytes = b"", cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "checker.cli", *arguments],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
            timeout=120,
            check=False,
        )

    return run
