"""The script of the GitLab template, run as a runner would, gives the reports it promises."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "ci" / "gitlab.yml"
JOB: dict[str, Any] = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))[".tiaoli"]
LEVYING = "第一条　违反规定生育的，征收社会抚养费。\n第二条　本条例自公布之日起施行。\n"


def run_job(folder: Path, **variables: str) -> int:
    """Run the script of the job in a folder; the exit status."""
    binaries = folder / "bin"
    binaries.mkdir()
    script = f'#!/bin/sh\nexec "{sys.executable}" -m checker.cli "$@"\n'
    (binaries / "tiaoli").write_text(script, encoding="utf-8")
    (binaries / "tiaoli").chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        **JOB["variables"],
        **variables,
    }
    script = "\n".join(JOB["script"])
    done = subprocess.run(
        ["sh", "-e", "-c", script], cwd=folder, env=environment, capture_output=True
    )
    return done.returncode


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with a draft that fails."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "levy.md").write_text(LEVYING, encoding="utf-8")
    return tmp_path


def test_the_job_is_one_by_the_published_schema() -> None:
    checked = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    done = subprocess.run([*checked, TEMPLATE], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout


def test_findings_fail_the_job_and_are_in_both_reports(drafts: Path) -> None:
    assert run_job(drafts, TIAOLI_PATHS="drafts") == 1
    reports = JOB["artifacts"]["reports"]
    quality = json.loads((drafts / reports["codequality"]).read_text(encoding="utf-8"))
    assert "FEE001" in {each["check_name"] for each in quality}
    tests = etree.parse(drafts / reports["junit"])
    assert tests.findall(".//failure")


def test_variables_reach_the_command(drafts: Path) -> None:
    assert run_job(drafts, TIAOLI_PATHS="drafts", TIAOLI_FAIL_ON="never") == 0
