"""What docs/ci.md shows and lists is what there is."""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import yaml
from trial import ROOT, run

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
SECTIONS = {part.split("\n", 1)[0].strip(): part for part in PAGE.split("\n## ")[1:]}


def load(path: str) -> Any:
    """A YAML file of the project."""
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def recipe(section: str) -> Any:
    """The YAML that a section shows."""
    found = re.search(r"^```yaml\n(.*?)^```", SECTIONS[section], re.M | re.S)
    assert found
    return yaml.safe_load(found[1])


def listed(section: str) -> set[str]:
    """The names in the first columns of the tables of a section."""
    rows = re.findall(r"^\| (`.*?) \|", SECTIONS[section], re.M)
    return {name for row in rows for name in re.findall("`(.*?)`", row)}


def test_the_action_is_shown_with_its_inputs_and_outputs() -> None:
    action = load("action.yml")
    steps = recipe("GitHub Actions")["jobs"]["tiaoli"]["steps"]
    (used,) = (step for step in steps if "/tiaoli@" in step["uses"])
    assert set(used["with"]) <= set(action["inputs"])
    shown = set(re.findall(r"steps\.tiaoli\.outputs\.(\w+)", PAGE))
    assert {"sarif"} == shown
    assert listed("GitHub Actions") == set(action["inputs"]) | set(action["outputs"])


def test_the_defaults_of_the_action_are_those_listed() -> None:
    rows = re.findall(r"^\| (`.*?) \| .* \| (\S+) \|$", SECTIONS["GitHub Actions"], re.M)
    told = {name: default for names, default in rows for name in re.findall("`(.*?)`", names)}
    inputs = load("action.yml")["inputs"].items()
    assert told == {name: f"`{i['default']}`" if i["default"] else "空" for name, i in inputs}


def test_the_variables_of_the_template_are_those_listed() -> None:
    ours = {name for name in load("ci/gitlab.yml")[".tiaoli"]["variables"] if "TIAOLI" in name}
    assert set(recipe("GitLab")["regulations"]["variables"]) <= ours
    assert listed("GitLab") == ours


def test_the_hooks_are_those_listed() -> None:
    hooks = {hook["id"] for hook in load(".pre-commit-hooks.yaml")}
    (source,) = recipe("pre-commit")["repos"]
    assert {hook["id"] for hook in source["hooks"]} <= hooks
    assert listed("pre-commit") == hooks


def test_the_scripts_are_typed() -> None:
    mypy = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.devnull]
    status, said = run([*mypy, "github_check.py"], ROOT / "ci")
    assert status == 0, said
