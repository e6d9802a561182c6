"""What the command loads, and when: a cold start is mostly imports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = {"spacy", "jieba", "docx", "lxml", "pydantic", "yaml", "rich.console", "multiprocessing"}


def loaded_by(statements: str, cwd: Path) -> set[str]:
    """The names of the modules that a fresh interpreter has after these statements."""
    code = f"import sys, json\n{statements}\nprint(json.dumps(sorted(sys.modules)))"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        timeout=60,
    )
    return set(json.loads(ended.stdout.splitlines()[-1]))


def test_nothing_heavy_is_loaded_before_there_is_work(tmp_path: Path) -> None:
    assert loaded_by("import checker.cli", tmp_path) & HEAVY == set()


def test_help_and_wrong_usage_need_no_rules(tmp_path: Path) -> None:
    for arguments in (["--version"], ["check", "--help"], ["check", "--nope"]):
        statements = f"from checker.cli import main\nmain({arguments!r})"
        assert loaded_by(statements, tmp_path) & HEAVY == set(), arguments


def test_settings_cost_only_those_who_use_them(folder: Path) -> None:
    statements = "from checker.cli import main\nmain(['check', '-q', '--no-config', 'clean.txt'])"
    parts = ("git", "earlier", "since", "baseline", "suppressing", "directives", "forms")
    unused = {"tomllib", "pathspec", *(f"checker.settings.{part}" for part in parts)}
    assert loaded_by(statements, folder) & unused == set()
