"""What git knows of a folder: its repository, a revision, the bytes of a file then.

The executable ``git`` is asked: it reads every kind of repository there is (worktrees, packs,
partial clones), and who has a repository has it.
"""

from __future__ import annotations

import os
import subprocess
from functools import cached_property
from pathlib import Path

from checker.errors import TiaoliError

DISTRUST = b"dubious ownership"
OF_HOOKS = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}


class GitError(TiaoliError):
    """Git cannot answer; the message says why and what to do."""


class Repository:
    """The git repository around a folder."""

    def __init__(self, folder: str | Path) -> None:
        """``folder`` exists; raises ``GitError`` if it is in no repository or git is missing."""
        self._folder = str(folder)
        self._complaint = b""
        name = os.path.abspath(folder)
        top = self._ask("rev-parse", "--show-toplevel")
        if top is None and DISTRUST in self._complaint:
            remedy = f"请核实后运行 git config --global --add safe.directory {name}"
            raise GitError(f"{name}：git 不信任属于其他用户的仓库；{remedy}。")
        if top is None:
            raise GitError(
                f"{name}：不在 git 仓库中，不能使用 --since；请在仓库中运行，或者去掉 --since。"
            )
        self.top = Path(os.fsdecode(top).rstrip("\n"))

    def revision(self, name: str) -> str:
        """The id of the commit that a revision names; raises ``GitError`` if there is none."""
        found = self._ask(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
        if not found:
            remedy = (
                "请核对分支、标签或提交编号；浅克隆的仓库请先取回历史（git fetch --unshallow）。"
            )
            raise GitError(f"git 仓库 {self.top} 中没有版本“{name}”；{remedy}")
        return found.decode().strip()

    def path_of(self, file: str | Path) -> str:
        """The path of a file from the top of the repository, with slashes."""
        real = Path(os.path.realpath(os.path.dirname(os.path.abspath(file)))) / Path(file).name
        return Path(os.path.relpath(real, os.path.realpath(self.top))).as_posix()

    def files_at(self, commit: str) -> frozenset[str]:
        """The paths of all files of a commit."""
        listed = self._ask("ls-tree", "-r", "-z", "--full-tree", "--name-only", commit) or b""
        return frozenset(os.fsdecode(each) for each in listed.split(b"\0") if each)

    def content(self, commit: str, path: str) -> bytes:
        """The bytes of a file in a commit; raises ``GitError`` if they cannot be read."""
        found = self._ask("cat-file", "blob", f"{commit}:{path}")
        if found is None:
            raise GitError(
                f"{path}：无法从 git 读取版本 {commit[:12]} 的内容；请检查仓库是否完整。"
            )
        return found

    def exists_now(self, path: str) -> bool:
        """Whether a path of the repository is a file in the working tree."""
        return (self.top / path).is_file()

    def _ask(self, *arguments: str) -> bytes | None:
        """What git answers; ``None`` if it refuses."""
        try:
            done = subprocess.run(
                ["git", *arguments],
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError as error:
            raise GitError("找不到 git 程序，不能使用 --since；请先安装 git。") from error
        self._complaint = done.stderr
        return done.stdout if done.returncode == 0 else None

    @cached_property
    def _environment(self) -> dict[str, str]:
        """Git speaks plainly, locks nothing, asks nobody, and looks for the folder's repository.

        Git itself sets variables that name another one when it runs the program as a hook.
        """
        plain = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
        kept = {name: value for name, value in os.environ.items() if name not in OF_HOOKS}
        return {**kept, **plain}
