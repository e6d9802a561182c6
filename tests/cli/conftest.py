"""Drafts to check, and the command as users start it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main

LEVYING = """甲省人口与计划生育条例

第一章　总则

第一条　为了促进人口长期均衡发展，根据有关法律，结合本省实际，制定本条例。

第二章　法律责任

第二条　违反本条例规定生育子女的，由县级人民政府卫生健康主管部门征收社会抚养费。

第三条　本条例自公布之日起施行。
"""
DECOUPLED = """甲省人口与计划生育条例

第一条　为了促进人口长期均衡发展，根据有关法律，结合本省实际，制定本条例。

第二条　不得将入户、入学、入职等与个人生育情况挂钩。

第三条　本条例自公布之日起施行。
"""
DATED = DECOUPLED.replace("促进人口长期均衡发展", "控制人口数量")

Check = Callable[..., tuple[int, dict[str, Any]]]
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


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
