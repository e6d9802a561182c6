"""The steps of action.yml, run as GitHub would run them, leave what a workflow needs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
LEVYING = "第一条　违反规定生育的，征收社会抚养费。\n第二条　本条例自公布之日起施行。\n"
CLEAN = "第一条　一对夫妻可以生育三个子女。\n第二条　本条例自公布之日起施行。\n"


@dataclass(frozen=True)
class Outcome:
    """What a run of the action left."""

    status: int
    said: str
    outputs: dict[str, str]
    summary: str
    workspace: Path

    def sarif(self) -> dict[str, Any]:
        """The SARIF file."""
        text = (self.workspace / self.outputs["sarif"]).read_text(encoding="utf-8")
        return dict(json.loads(text))


def step(name: str) -> dict[str, Any]:
    """A step of the action."""
    return next(each for each in ACTION["runs"]["steps"] if each["name"] == name)


def run_check(folder: Path, **inputs: str) -> Outcome:
    """Run the step Check in a workspace with the inputs of a workflow, defaults for the rest."""
    given = {name: str(each.get("default", "")) for name, each in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    known = {f"inputs.{name}": value for name, value in given.items()}
    known["github.action_path"] = str(ROOT)
    temporary = folder / "runner"
    binaries = temporary / "tiaoli" / "bin"
    binaries.mkdir(parents=True)
    script = f'#!/bin/sh\nexec "{sys.executable}" -m checker.cli "$@"\n'
    (binaries / "tiaoli").write_text(script, encoding="utf-8")
    (binaries / "tiaoli").chmod(0o755)
    files = {name: temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in files.values():
        path.touch()
    environment = {
        **os.environ,
        "RUNNER_TEMP": str(temporary),
        "PYTHONPATH": str(ROOT),
        **{name: str(path) for name, path in files.items()},
        **{
            name: EXPRESSION.sub(lambda found: known[found[1]], value)
            for name, value in step("Check")["env"].items()
        },
    }
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step("Check")["run"]],
        cwd=folder / "workspace",
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    said = files["GITHUB_OUTPUT"].read_text(encoding="utf-8")
    outputs = dict(line.split("=", 1) for line in said.splitlines())
    summary = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
    words = done.stdout + done.stderr
    return Outcome(done.returncode, words, outputs, summary, folder / "workspace")


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A workspace with a draft that fails and one that does not."""
    folder = tmp_path / "workspace" / "drafts"
    folder.mkdir(parents=True)
    (folder / "levy.md").write_text(LEVYING, encoding="utf-8")
    (folder / "clean.md").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def test_the_file_is_an_action_by_its_published_schema() -> None:
    checked = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-actions",
    ]
    done = subprocess.run([*checked, ROOT / "action.yml"], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout


def test_a_finding_fails_the_step_and_is_annotated(drafts: Path) -> None:
    outcome = run_check(drafts, paths="drafts")
    assert (outcome.status, outcome.outputs["status"]) == (1, "1")
    assert "::error file=drafts/levy.md,line=1," in outcome.said
    assert "FEE001" in outcome.summary
    results = outcome.sarif()["runs"][0]["results"]
    assert {result["ruleId"] for result in results if result["level"] == "error"} == {"FEE001"}


def test_a_clean_draft_passes(drafts: Path) -> None:
    outcome = run_check(drafts, paths="drafts/clean.md")
    assert (outcome.status, outcome.outputs["status"]) == (0, "0")


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"fail_on": "never"}, 0),
        ({"annotations": "false", "summary": "false"}, 1),
        ({"paths": "drafts/levy.md\ndrafts/clean.md\n"}, 1),
        ({"paths": "absent"}, 2),
    ],
)
def test_inputs_reach_the_command(drafts: Path, inputs: dict[str, str], status: int) -> None:
    outcome = run_check(drafts, **inputs)
    assert (outcome.status, outcome.outputs["status"]) == (status, str(status))


@pytest.mark.parametrize(
    "path", ["$(touch broken-in)", "`touch broken-in`", "; touch broken-in", "--output=broken-in"]
)
def test_inputs_are_never_read_as_shell_or_options(drafts: Path, path: str) -> None:
    run_check(drafts, paths=path, baseline="x; touch broken-in")
    assert not (drafts / "workspace" / "broken-in").exists()


def test_inputs_are_used_in_the_environment_only() -> None:
    scripts = [each.get("run", "") for each in ACTION["runs"]["steps"]]
    assert [script for script in scripts if "${{" in script] == []


def test_every_input_is_used() -> None:
    text = json.dumps(ACTION["runs"])
    assert [name for name in ACTION["inputs"] if f"inputs.{name}" not in text] == []
