"""The step "Check" of action.yml: one run of tiaoli from the inputs of a workflow.

The inputs are read from the environment and handed to the program as arguments; no shell ever
sees them. What the program prints may quote a draft from somebody else's branch, so GitHub is
told to take nothing in it for a workflow command; the annotations, whose texts are escaped, follow.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

WITH_VALUE = {
    "CONFIG": "--config",
    "BASELINE": "--baseline",
    "SINCE": "--since",
    "FAIL_ON": "--fail-on",
}
COUNTS = ("errors", "warnings", "notes")


def lines(name: str) -> list[str]:
    """The lines of an input that say something."""
    return [line.strip() for line in os.environ[name].splitlines() if line.strip()]


def arguments(reports: Path) -> list[str]:
    """The arguments of the program; reports for this step go into the folder ``reports``."""
    formats = ["text", f"json={reports / 'report.json'}", *lines("FORMATS")]
    formats += [f"sarif={path}" for path in lines("SARIF")]
    formats += [f"github={reports / 'annotations'}"] if os.environ["ANNOTATIONS"] == "true" else []
    formats += [f"markdown={reports / 'summary.md'}"] if os.environ["SUMMARY"] == "true" else []
    options = [f"--format={each}" for each in formats]
    options += [f"{option}={value}" for name, option in WITH_VALUE.items() for value in lines(name)]
    return ["check", *options, "--", *lines("PATHS")]


def run(reports: Path) -> int:
    """Run the program beside this Python, its words shown as they are; the exit status."""
    program = shutil.which("tiaoli", path=Path(sys.executable).parent)
    if program is None:
        sys.exit(f"no tiaoli beside {sys.executable}: the step that installs it has failed")
    token = secrets.token_hex(16)
    print(f"::stop-commands::{token}", flush=True)
    status = subprocess.run([program, *arguments(reports)], stderr=subprocess.STDOUT).returncode
    print(f"\n::{token}::", flush=True)
    return status


def outputs(reports: Path, status: int) -> dict[str, object]:
    """The outputs of the action; a run that was refused wrote no report and counts nothing."""
    if not (reports / "report.json").exists():
        return {"status": status, "sarif": "", "findings": "", **dict.fromkeys(COUNTS, "")}
    report: dict[str, Any] = json.loads((reports / "report.json").read_text(encoding="utf-8"))
    counted = {name: report["summary"][name] for name in COUNTS}
    sarif = "".join(lines("SARIF")[:1])
    return {"status": status, "sarif": sarif, "findings": sum(counted.values()), **counted}


def hand_over(reports: Path, status: int) -> None:
    """Give GitHub the annotations, the summary of the step and the outputs."""
    if (reports / "annotations").exists():
        sys.stdout.buffer.write((reports / "annotations").read_bytes())
    if (reports / "summary.md").exists():
        with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("ab") as file:
            file.write((reports / "summary.md").read_bytes())
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in outputs(reports, status).items())


def main() -> int:
    """The whole step; its exit status is that of the program."""
    with tempfile.TemporaryDirectory(dir=os.environ["RUNNER_TEMP"]) as folder:
        status = run(Path(folder))
        hand_over(Path(folder), status)
    return status


if __name__ == "__main__":
    sys.exit(main())
