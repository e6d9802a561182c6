"""pre-commit itself takes the hooks from this project and runs them on a repository of drafts."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from trial import LEVYING, ROOT, git, run, write_drafts

from checker.reading.endings import DRAFTS

pytestmark = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs a clone")
MANIFEST = ROOT / ".pre-commit-hooks.yaml"


def test_the_manifest_is_one() -> None:
    status, said = run([sys.executable, "-m", "pre_commit", "validate-manifest", MANIFEST], ROOT)
    assert status == 0, said


def test_the_hooks_take_every_draft_that_a_folder_gives() -> None:
    for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8")):
        wanted = [ending for ending in DRAFTS if not re.search(hook["files"], f"草案{ending}")]
        assert wanted == [], hook["id"]


def pre_commit(folder: Path, *arguments: str | Path, home: Path | None = None) -> tuple[int, str]:
    """Status and words of pre-commit in a repository; ``home`` is where it keeps environments."""
    keeping = {"PRE_COMMIT_HOME": str(home)} if home else {}
    return run([sys.executable, "-m", "pre_commit", *arguments], folder, keeping)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tracked files as they are now, as a repository of hooks."""
    project = tmp_path_factory.mktemp("hooks") / "project"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, project / name)
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "hooks")
    return project


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with two drafts."""
    folder = write_drafts(tmp_path / "regulations")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "drafts")
    return folder


def use(repository: Path, project: Path) -> None:
    """Have the repository name the hooks of the project in its configuration."""
    hooks = [{"id": "tiaoli"}, {"id": "tiaoli-all"}]
    source = {"repo": str(project), "rev": git(project, "rev-parse", "HEAD"), "hooks": hooks}
    configuration = yaml.safe_dump({"repos": [source]})
    (repository / ".pre-commit-config.yaml").write_text(configuration, encoding="utf-8")
    git(repository, "add", ".")


def test_a_repository_can_try_the_hooks(repository: Path, project: Path) -> None:
    status, said = pre_commit(repository, "try-repo", project, "tiaoli", "--all-files")
    assert (status, "drafts/levy.md:1:" in said, "FEE001" in said) == (1, True, True), said


# One test, so that a run in several processes builds the environment once.
def test_the_hooks_check_what_is_theirs(repository: Path, project: Path, tmp_path: Path) -> None:
    def hook(name: str, *files: str) -> tuple[int, str]:
        return pre_commit(repository, "run", name, "--files", *files, home=tmp_path / "home")

    use(repository, project)
    levy, clean = "drafts/levy.md", "drafts/clean.md"
    status, said = hook("tiaoli", levy, clean)
    assert (status, f"{levy}:1:" in said, "FEE001" in said) == (1, True, True), said
    assert hook("tiaoli", clean)[0] == 0
    assert hook("tiaoli-all", clean)[0] == 1

    (repository / "drafts" / "~$levy.txt").write_text(LEVYING, encoding="utf-8")
    status, said = hook("tiaoli", "drafts/~$levy.txt")
    assert (status, "Skipped" in said) == (0, True), said

    (repository / "tiaoli.toml").write_text('exclude = ["levy.md"]\n', encoding="utf-8")
    assert hook("tiaoli", levy, clean)[0] == 0
    assert hook("tiaoli-all", "tiaoli.toml")[0] == 0
