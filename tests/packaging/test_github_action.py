"""The steps of action.yml, run as GitHub would run them, leave what a workflow needs."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from trial import CLEAN, LEVYING, ROOT, git, is_by_schema, put_program, run, unlocked, write_drafts

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {each["name"]: each for each in ACTION["runs"]["steps"]}
EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")


@dataclass(frozen=True)
class Outcome:
    """What a step left."""

    status: int
    said: str
    outputs: dict[str, str]
    summary: str
    workspace: Path

    def sarif(self) -> dict[str, Any]:
        """The SARIF file."""
        text = (self.workspace / self.outputs["sarif"]).read_text(encoding="utf-8")
        return dict(json.loads(text))


def run_step(name: str, machine: Path, known: dict[str, str]) -> Outcome:
    """Run a step in the workspace of a machine; ``known`` has the values of expressions."""
    files = {name: machine / "temp" / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in files.values():
        path.parent.mkdir(exist_ok=True)
        path.write_text("", encoding="utf-8")
    given = {"github.action_path": str(ROOT), **known}
    environment = {
        "RUNNER_TEMP": str(machine / "temp"),
        "GITHUB_WORKSPACE": str(machine / "workspace"),
        **{name: str(path) for name, path in files.items()},
        **{
            name: EXPRESSION.sub(lambda found: given[found[1]], value)
            for name, value in STEPS[name]["env"].items()
        },
    }
    shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c"]
    status, said = run([*shell, STEPS[name]["run"]], machine / "workspace", environment)
    left = files["GITHUB_OUTPUT"].read_text(encoding="utf-8")
    outputs = dict(line.split("=", 1) for line in left.splitlines())
    summary = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
    return Outcome(status, said, outputs, summary, machine / "workspace")


def run_check(machine: Path, python: str = "", **inputs: str) -> Outcome:
    """Run the step Check with the inputs of a workflow, defaults for the rest."""
    given = {name: str(each.get("default", "")) for name, each in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    known = {f"inputs.{name}": value for name, value in given.items()}
    known["steps.install.outputs.python"] = python or str(python_beside_program(machine / "bin"))
    return run_step("Check", machine, known)


def python_beside_program(folder: Path) -> Path:
    """What the installation of the action gives, without installing."""
    python = put_program(folder) / "python"
    python.symlink_to(sys.executable)
    return python


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine whose workspace has a draft that fails and one that does not."""
    write_drafts(tmp_path / "workspace")
    return tmp_path


def test_the_file_is_an_action_by_its_published_schema() -> None:
    assert is_by_schema(ROOT / "action.yml", "vendor.github-actions") == ""


def test_what_the_first_step_installs_the_second_runs(machine: Path) -> None:
    installed = run_step("Install tiaoli", machine, {})
    assert installed.status == 0, installed.said
    python = installed.outputs["python"]
    assert unlocked(Path(python)) == set()
    outcome = run_check(machine, python, paths="drafts")
    assert (outcome.status, outcome.outputs["errors"]) == (1, "1"), outcome.said


def test_a_finding_fails_the_step_and_is_annotated(machine: Path) -> None:
    outcome = run_check(machine, paths="drafts")
    assert (outcome.status, outcome.outputs["status"]) == (1, "1")
    assert "\n::error file=drafts/levy.md,line=1," in outcome.said
    assert "FEE001" in outcome.summary
    results = outcome.sarif()["runs"][0]["results"]
    assert {result["ruleId"] for result in results if result["level"] == "error"} == {"FEE001"}


def test_findings_are_counted(machine: Path) -> None:
    outputs = run_check(machine, paths="drafts").outputs
    assert outputs.keys() == ACTION["outputs"].keys()
    counted = {name: outputs[name] for name in ("findings", "errors", "warnings", "notes")}
    assert counted == {"findings": "1", "errors": "1", "warnings": "0", "notes": "0"}


def test_a_clean_draft_passes(machine: Path) -> None:
    outcome = run_check(machine, paths="drafts/clean.md")
    assert (outcome.status, outcome.outputs["status"]) == (0, "0")
    assert outcome.outputs["findings"] == "0"


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"fail_on": "never"}, 0),
        ({"annotations": "false", "summary": "false"}, 1),
        ({"paths": "drafts/levy.md\ndrafts/clean.md\n"}, 1),
        ({"paths": "absent"}, 2),
        ({"paths": ""}, 2),
        ({"baseline": "absent.json"}, 2),
    ],
)
def test_inputs_reach_the_command(machine: Path, inputs: dict[str, str], status: int) -> None:
    outcome = run_check(machine, **inputs)
    assert (outcome.status, outcome.outputs["status"]) == (status, str(status))


def test_no_paths_mean_those_of_the_configuration(machine: Path) -> None:
    settings = 'paths = ["drafts/clean.md"]\n'
    (machine / "workspace" / "tiaoli.toml").write_text(settings, encoding="utf-8")
    assert run_check(machine, paths="").status == 0


def test_only_what_changed_since_a_revision_fails(machine: Path) -> None:
    workspace = machine / "workspace"
    git(workspace, "init", "--quiet")
    git(workspace, "add", ".")
    git(workspace, "commit", "--quiet", "--message", "drafts")
    (workspace / "drafts" / "new.md").write_text(CLEAN, encoding="utf-8")
    assert run_check(machine, since="HEAD").status == 0


def test_further_reports_are_written(machine: Path) -> None:
    outcome = run_check(machine, formats="html=report.html\njunit=tests.xml\n", sarif="")
    assert outcome.outputs["sarif"] == ""
    written = {path.name for path in (machine / "workspace").iterdir() if path.is_file()}
    assert written == {"report.html", "tests.xml"}


def test_a_refused_run_promises_no_file(machine: Path) -> None:
    outcome = run_check(machine, config="absent.toml")
    assert (outcome.status, outcome.outputs["sarif"], outcome.outputs["findings"]) == (2, "", "")


@pytest.mark.parametrize(
    "value",
    ["$(touch broken-in)", "`touch broken-in`", "; touch broken-in", "--output=broken-in"],
)
@pytest.mark.parametrize("name", ["paths", "baseline", "since", "sarif", "formats"])
def test_inputs_are_never_read_as_shell_or_options(machine: Path, name: str, value: str) -> None:
    run_check(machine, **{name: value})
    assert not (machine / "workspace" / "broken-in").exists()


def test_inputs_are_used_in_the_environment_only() -> None:
    scripts = [each.get("run", "") for each in STEPS.values()]
    assert [script for script in scripts if "${{" in script] == []


def test_every_input_is_used() -> None:
    text = json.dumps(ACTION["runs"])
    assert [name for name in ACTION["inputs"] if f"inputs.{name}" not in text] == []


def commands_obeyed(said: str) -> list[str]:
    """The workflow commands of a log that GitHub obeys: it takes none while told to stop."""
    obeyed: list[str] = []
    stopped = ""
    for line in map(str.strip, said.splitlines()):
        if stopped and line == f"::{stopped}::":
            stopped = ""
        elif not stopped and line.startswith("::stop-commands::"):
            stopped = line.removeprefix("::stop-commands::")
        elif not stopped and line.startswith(("::", "##[")):
            obeyed.append(line)
    return obeyed


def test_a_draft_gives_github_no_commands(machine: Path) -> None:
    drafts = machine / "workspace" / "drafts"
    (drafts / "levy.md").write_text(f"::error::forged\n{LEVYING}", encoding="utf-8")
    (drafts / "sneaky.md").write_text(
        LEVYING.replace("征收", "征收：\n::add-mask::条例\n"), "utf-8"
    )
    os.makedirs(machine / "workspace" / "::error::forged")
    (machine / "workspace" / "::error::forged" / "a.docx").write_bytes(b"no Word file")
    obeyed = commands_obeyed(run_check(machine).said)
    assert obeyed
    assert {re.split("[ :]", line[2:])[0] for line in obeyed} <= {"error", "warning", "notice"}
    assert [line for line in obeyed if re.match("::error::|::add-mask|##", line)] == []
