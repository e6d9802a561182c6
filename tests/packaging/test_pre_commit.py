"""pre-commit itself takes the hooks from a clone of this project and runs them on a repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEVYING = "第一条　违反规定生育的，征收社会抚养费。\n第二条　本条例自公布之日起施行。\n"
CLEAN = "第一条　一对夫妻可以生育三个子女。\n第二条　本条例自公布之日起施行。\n"

pytestmark = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs a clone")


def git(folder: Path, *arguments: str) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = ["-c", "user.name=drafter", "-c", "user.email=drafter@example.invalid"]
    subprocess.run(["git", *who, *arguments], cwd=folder, env=own, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with two drafts."""
    folder = tmp_path / "regulations"
    folder.mkdir()
    (folder / "levy.md").write_text(LEVYING, encoding="utf-8")
    (folder / "clean.md").write_text(CLEAN, encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "drafts")
    return folder


def try_repo(repository: Path, home: Path, hook: str, *files: str) -> tuple[int, str]:
    """Status and words of ``pre-commit try-repo`` with this project's committed state."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), hook, "--files", *files],
        cwd=repository,
        env={**own, "PRE_COMMIT_HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environments it builds."""
    return tmp_path_factory.mktemp("pre-commit")


def test_the_hook_fails_on_a_leftover_and_passes_without(repository: Path, home: Path) -> None:
    status, said = try_repo(repository, home, "tiaoli", "levy.md", "clean.md")
    assert (status, "levy.md:1:" in said, "FEE001" in said) == (1, True, True), said
    status, said = try_repo(repository, home, "tiaoli", "clean.md")
    assert status == 0, said
