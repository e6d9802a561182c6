"""The script of the GitLab template, run as a runner would, gives the reports it promises."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from trial import ROOT, git, is_by_schema, put_program, run, write_drafts

TEMPLATE = ROOT / "ci" / "gitlab.yml"
JOB: dict[str, Any] = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))[".tiaoli"]


def run_job(folder: Path, **variables: str) -> tuple[int, str]:
    """Run the job in a folder, on an image that has the program; its status and log."""
    binaries = [put_program(folder / "image"), Path(sys.executable).parent, os.environ["PATH"]]
    environment = {
        "PATH": os.pathsep.join(map(str, binaries)),
        **JOB["variables"],
        **variables,
    }
    script = "\n".join([*JOB["before_script"], *JOB["script"]])
    return run(["sh", "-e", "-c", script], folder, environment)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a draft that fails and one that does not."""
    return write_drafts(tmp_path)


def test_the_job_is_one_by_the_published_schema() -> None:
    assert is_by_schema(TEMPLATE, "vendor.gitlab-ci") == ""


def test_findings_fail_the_job_and_are_in_both_reports(project: Path) -> None:
    status, said = run_job(project, TIAOLI_PATHS="drafts")
    assert (status, "FEE001" in said) == (1, True), said
    reports = JOB["artifacts"]["reports"]
    quality = json.loads((project / reports["codequality"]).read_text(encoding="utf-8"))
    assert "FEE001" in {each["check_name"] for each in quality}
    tests = etree.parse(project / reports["junit"])
    assert tests.findall(".//failure")


def test_the_reports_are_kept_when_the_job_fails() -> None:
    assert JOB["artifacts"]["when"] == "always"


@pytest.mark.parametrize(
    ("variables", "status"),
    [
        ({"TIAOLI_FAIL_ON": "never"}, 0),
        ({"TIAOLI_PATHS": "drafts/clean.md drafts/levy.md"}, 1),
        ({"TIAOLI_PATHS": "drafts/clean.md"}, 0),
        ({"TIAOLI_PATHS": ""}, 2),
        ({"TIAOLI_CONFIG": "absent.toml"}, 2),
        ({"TIAOLI_BASELINE": "absent.json"}, 2),
        ({"TIAOLI_SINCE": "HEAD"}, 0),
    ],
)
def test_variables_reach_the_command(project: Path, variables: dict[str, str], status: int) -> None:
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "drafts")
    assert run_job(project, **variables)[0] == status


def test_what_is_to_be_installed_goes_to_pip(project: Path) -> None:
    status, said = run_job(project, TIAOLI_PACKAGE="absent/tiaoli-0-py3-none-any.whl")
    assert (status, "absent/tiaoli-0-py3-none-any.whl" in said) == (1, True), said
    assert not (project / JOB["artifacts"]["reports"]["junit"]).exists()
