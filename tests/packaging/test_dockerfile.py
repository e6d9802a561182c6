"""The image is built from files that are there and runs as nobody in particular."""

from __future__ import annotations

import fnmatch
import json
import re
import shutil
import subprocess
import venv
from pathlib import Path

import pytest
from trial import ROOT, run, unlocked, write_drafts

TEXT = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.M)
LINES = TEXT.replace("\\\n", " ").splitlines()
INSTRUCTIONS = [tuple(line.split(None, 1)) for line in LINES if line.strip()]
LAST = max(at for at, (name, _) in enumerate(INSTRUCTIONS) if name == "FROM")
BUILD, FINAL = INSTRUCTIONS[:LAST], INSTRUCTIONS[LAST:]
KNOWN = {"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "ENTRYPOINT", "CMD"}


def copied() -> list[str]:
    """What the image takes from the project."""
    return [source for name, rest in BUILD if name == "COPY" for source in rest.split()[:-1]]


def test_it_is_made_of_known_instructions() -> None:
    assert {name for name, _ in INSTRUCTIONS} == KNOWN


def test_what_it_copies_exists() -> None:
    assert copied()
    assert [source for source in copied() if not (ROOT / source).exists()] == []


def test_what_it_copies_is_in_its_context() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    allowed = [line.removeprefix("!") for line in ignored if line.startswith("!")]
    assert ignored[0] == "*"
    assert [s for s in copied() if not any(fnmatch.fnmatch(s, each) for each in allowed)] == []


def test_the_last_stage_has_no_root_and_no_build_tools() -> None:
    user = dict(FINAL)["USER"]
    assert user.isdigit()
    assert int(user) > 0
    assert not any(name == "RUN" for name, _ in FINAL)


class Image:
    """The build stage carried out in a folder, by an environment in place of the base image."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "source"
        self.program = folder / "opt" / "tiaoli" / "bin" / "tiaoli"
        self.source.mkdir()
        venv.create(folder / "base", with_pip=True)
        for name, rest in BUILD:
            if name == "COPY":
                self._copy(*rest.split())
            elif name == "RUN":
                self._run(rest)

    def _copy(self, *names: str) -> None:
        for each in names[:-1]:
            target = self.source / names[-1]
            if (ROOT / each).is_dir():
                shutil.copytree(ROOT / each, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / each, target)

    def _run(self, script: str) -> None:
        here = re.sub(r"(?<= )/(opt|wheel)\b", rf"{self.folder}/\1", f" {script}")
        path = f"{self.folder / 'base' / 'bin'}:/usr/bin:/bin"
        status, said = run(["sh", "-c", here], self.source, {"PATH": path})
        assert status == 0, said


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    """What the image would hold."""
    return Image(tmp_path_factory.mktemp("image"))


def isolated() -> list[str]:
    """What a command is put behind to have no network; nothing where the system cannot."""
    without = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare"):
        return []
    return [] if subprocess.run([*without, "true"], capture_output=True).returncode else without


def test_what_it_builds_checks_drafts_without_network_and_home(
    image: Image, tmp_path: Path
) -> None:
    write_drafts(tmp_path)
    assert unlocked(image.program.with_name("python")) == set()
    assert json.loads(dict(FINAL)["ENTRYPOINT"]) == [image.program.name]
    status, said = run(
        [*isolated(), image.program, "check", "."], tmp_path, {"HOME": "/nonexistent"}
    )
    assert (status, "FEE001" in said) == (1, True), said
    status, said = run([image.program, *json.loads(dict(FINAL)["CMD"])], tmp_path)
    assert (status, "check" in said) == (0, True), said


def test_what_it_builds_needs_nothing_of_the_source(image: Image, tmp_path: Path) -> None:
    write_drafts(tmp_path)
    asked = "from checker import resources; print(resources.rules_directory())"
    status, said = run([image.program.with_name("python"), "-c", asked], tmp_path)
    assert (status, said.startswith(str(image.program.parents[1]))) == (0, True), said
